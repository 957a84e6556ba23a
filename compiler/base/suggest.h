// "Did you mean": the best of the names that fit.
#pragma once

#include "base/str.h"

typedef struct Candidate {
    Str name;
    Str label; // what people see; empty if there is none
    const void *thing;
} Candidate;

typedef struct Suggestion {
    const Candidate *candidate; // NULL: none is near
    bool is_certain;            // the only one that differs only in capitals or is one letter away
                                // (in a word of four letters or more)
} Suggestion;

// The nearest candidate to `wrong` by restricted Damerau-Levenshtein distance on characters (limit
// a third of the length, at least 1), also by label, capitals, plural and initials (`AE` for
// `account-executive`). The work is bounded: `*budget` comparisons of characters are spent over
// all calls of a compilation, then nothing more is suggested. The first of equals wins.
Suggestion suggest(Str wrong, const Candidate *candidates, uint32_t count, uint64_t *budget);
