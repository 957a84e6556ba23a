// Sorts out things that may be alike, quickly: those with one hash. Whoever asks compares the two,
// for a hash says only that they may be.
#pragma once

#include "base/str.h"

typedef struct SievePlace {
    uint64_t hash;
    const void *thing;
    uint32_t round;
} SievePlace;

typedef struct Sieve {
    Arena *arena;
    uint64_t seed;
    SievePlace *places;
    uint32_t capacity; // a power of two, at least twice the things of a round
    uint32_t round;
} Sieve;

void sieve_start(Sieve *sieve, Arena *arena);

// Forgets what was added. At most `most` things may be added before the next round.
void sieve_round(Sieve *sieve, uint32_t most);

// The first thing of this round with this hash; NULL if this is the first, which is then kept.
const void *sieve_add(Sieve *sieve, uint64_t hash, const void *thing);

// The hash of a text goes on with a character (Fowler, Noll and Vo, FNV-1a).
static inline uint64_t hash_start(void)
{
    return UINT64_C(14695981039346656037);
}

static inline uint64_t hash_next(uint64_t hash, int32_t character)
{
    return (hash ^ (uint32_t)character) * UINT64_C(1099511628211);
}
