// Fingerprints of lines, by which code scanning knows a finding again when lines move.
#pragma once

#include "base/finding.h"

// What code scanning calls primaryLocationLineHash: the hash of a line, and which of the lines of
// the same hash it is, from 1.
typedef struct Fingerprint {
    uint32_t line;
    uint32_t nth;
    uint64_t hash;
} Fingerprint;

typedef struct Fingerprints {
    const Source *source;
    Fingerprint *at; // sorted by line
    uint32_t count;
} Fingerprints;

// The fingerprints of the lines on which the findings of a source begin: of `first` and of those
// behind it, as far as they are of the same source. Takes two passes over the source.
Fingerprints fingerprints_make(const Finding *first, Arena *arena);

// That of a line, or NULL.
const Fingerprint *fingerprint_find(const Fingerprints *fingerprints, uint32_t line);
