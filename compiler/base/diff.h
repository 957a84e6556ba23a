// What differs between two texts, line by line.
#pragma once

#include "base/str.h"

// A run of lines, from 0, that became another; one of the two may be empty.
typedef struct LineChange {
    uint32_t old_first, old_count;
    uint32_t new_first, new_count;
} LineChange;

// The lines of both texts, each with its line end (LF, or what is left at the end), and what
// changed between them, in order. Between two changes stands at least one line that both have.
typedef struct Diff {
    StrList old_lines, new_lines;
    LineChange *changes;
    uint32_t change_count;
} Diff;

// Compares two texts. Lines that only one place of both texts has are taken as the same line, and
// what lies between such lines is compared in the same way (patience diff): the result reads well,
// and a large file takes little more time than sorting its lines.
Diff diff_lines(Arena *arena, Str old_text, Str new_text);
