// Values as people write them in their own country or in short, and how they are written here.
//
// `45,5 %`, `2,5 Tage`, `2 – 5 days`, `1.200 pro Monat`, `48.000,00 €`, `24k Euro`.
#pragma once

#include "base/arena.h"
#include "base/str.h"

typedef enum OddKind {
    ODD_NUMBER, // with or without a unit word
    ODD_PERCENT,
    ODD_MONEY,
    ODD_DURATION,
    ODD_RATE,
} OddKind;

// What is odd about a value; the first that holds is what is said of it.
typedef enum OddSlip {
#define SLIP(id, rule, headline) ODD_##id,
#include "syntax/odd_slips.def"
#undef SLIP
    ODD_SLIP_COUNT,
} OddSlip;

typedef struct OddValue {
    size_t length; // of the text that the value takes
    OddKind kind;
    bool is_range;
    bool is_certain;   // one thing can be meant
    bool fits_grammar; // one number and at most a word and a period
    bool has[ODD_SLIP_COUNT];
    Str number; // the first number, as it is written here
    Str right;  // the value, as it is written here; empty: it has two units
    Str other;  // what else it may mean; empty: nothing
} OddValue;

// Reads the value that a text starts with. False if there is none that can be told, or nothing is
// odd about it.
bool odd_value_read(Str text, Arena *arena, OddValue *value);

enum {
    ODD_LONGEST = 96, // bytes of a value that are looked at
    ODD_MOST = 20000, // of a file that are read; nobody is shown what would be said of more
};
