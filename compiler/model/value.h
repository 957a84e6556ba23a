// Values and texts: the parts of a statement, read from their tokens.
//
// Each reader gives what was written in its unit. Mistakes are reported where `findings` is not
// NULL; the check of forms reads everything once with findings, the resolver later without.
#pragma once

#include "model/model.h"

// What a statement asks of a value.
typedef enum ValueWanted {
    WANTED_ANY,    // whatever is there: for reading again what the forms have checked
    WANTED_TARGET, // percent, number, money, one duration or rate
    WANTED_PERCENT,
    WANTED_COUNT, // a number above zero, of people
    WANTED_DAY,   // a whole number from zero
    WANTED_MONEY,
    WANTED_DURATION,
    WANTED_RANGE, // a duration that may be a range
    WANTED_RATE,
    WANTED_DATE,
} ValueWanted;

// Reads the value of a part. VALUE_NONE where it is mistaken.
Value value_read(const Statement *statement, const Part *part, ValueWanted wanted,
                 Findings *findings);

// Reads a text: quotes off, escapes resolved, the common indentation of block text removed.
Str text_read(const Statement *statement, const Part *part, Arena *arena, Findings *findings);
