// Values and texts: the parts of a statement, read from their tokens.
//
// Each reader gives what was written in its unit. Mistakes are reported where `findings` is not
// NULL; the check of forms reads everything once with findings, the resolver later without.
#pragma once

#include "model/model.h"

// What a statement asks of a value.
typedef enum ValueWanted {
    WANTED_ANY,    // whatever is there
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

// What a statement asks of the value of one of its parts.
ValueWanted value_wanted(const Statement *statement, const Part *part);

// Reads the value of a part. VALUE_NONE where it is mistaken, or not what is wanted: nothing but its
// text is known then.
Value value_read(const Statement *statement, const Part *part, ValueWanted wanted, Arena *arena,
                 Findings *findings);

// Reads a text: quotes off, escapes resolved, the common indentation of block text removed.
Str text_read(const Statement *statement, const Part *part, Arena *arena, Findings *findings);
