// Digits as people of other countries write them: `48.000,00`, `1'200`, `24 000`, full-width ones.
#pragma once

#include "base/arena.h"
#include "base/str.h"

// What stands between the digits is a blank, or one of `.,'_`.
typedef struct Digits {
    char clean[48]; // the digits and signs in plain characters: ' ' for any blank
    size_t count;
    size_t length; // in the text
    bool is_wide;  // full-width ones are among them
} Digits;

typedef struct Reading {
    Str right, other; // `other`: as a fraction, where it may be thousands too
    bool has_comma;   // before a fraction
    bool has_groups;  // thousands set apart by what is not `_`
} Reading;

// How many bytes a blank takes, of whatever kind, at the start of a text; 0 where there is none.
size_t odd_blank(Str text);

// Takes the digits at the start of a text. False if there are none, or too many.
bool odd_digits_take(Str text, Digits *digits);

// What the digits mean. `is_exact`: a sign before three digits is no doubt (`2.125k`, `2,125%`).
// False if they can be nothing.
bool odd_digits_read(const Digits *digits, bool is_exact, Arena *arena, Reading *reading);
