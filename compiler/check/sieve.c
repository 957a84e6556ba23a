// A table by hash. Its seed decides where a hash lies, so that nobody can choose texts that crowd
// it; texts with the very same hash share a place, and cost nothing.
#include "check/sieve.h"

enum { FIRST_CAPACITY = 64 };

void sieve_start(Sieve *sieve, Arena *arena)
{
    Names names;
    names_start(&names, arena);
    *sieve = (Sieve){.arena = arena, .seed = names.seed | 1, .capacity = FIRST_CAPACITY};
    sieve->places = ARENA_MANY(arena, FIRST_CAPACITY, SievePlace);
}

void sieve_round(Sieve *sieve, uint32_t most)
{
    uint32_t capacity = sieve->capacity;
    while (capacity / 2 < most) {
        capacity *= 2;
    }
    if (capacity > sieve->capacity) {
        sieve->places = ARENA_MANY(sieve->arena, capacity, SievePlace);
        sieve->capacity = capacity;
    }
    sieve->round++;
}

const void *sieve_add(Sieve *sieve, uint64_t hash, const void *thing)
{
    uint32_t index = (uint32_t)((hash * sieve->seed) >> 32) & (sieve->capacity - 1);
    SievePlace *place = &sieve->places[index];
    while (place->round == sieve->round && place->hash != hash) {
        index = (index + 1) & (sieve->capacity - 1);
        place = &sieve->places[index];
    }
    if (place->round == sieve->round) {
        return place->thing;
    }
    *place = (SievePlace){hash, thing, sieve->round};
    return NULL;
}
