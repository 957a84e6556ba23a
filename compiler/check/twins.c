// Things that share a text: a table of interned texts, whose slots count only in the round in which
// they were written. Interned texts bring a seeded hash with them.
#include "check/twins.h"

enum { FIRST_CAPACITY = 64 };

void twins_start(Twins *twins, Arena *arena)
{
    *twins = (Twins){.capacity = FIRST_CAPACITY};
    names_start(&twins->names, arena);
    twins->slots = ARENA_MANY(arena, FIRST_CAPACITY, TwinSlot);
}

void twins_round(Twins *twins, uint32_t most)
{
    uint32_t capacity = twins->capacity;
    while (capacity / 2 < most) {
        capacity *= 2;
    }
    if (capacity > twins->capacity) {
        twins->slots = ARENA_MANY(twins->names.arena, capacity, TwinSlot);
        twins->capacity = capacity;
    }
    twins->round++;
}

// The slot of a text: its own, or the free one that it would take.
static TwinSlot *slot_of(Twins *twins, const Name *key)
{
    uint32_t index = key->hash & (twins->capacity - 1);
    while (twins->slots[index].round == twins->round && twins->slots[index].key != key) {
        index = (index + 1) & (twins->capacity - 1);
    }
    return &twins->slots[index];
}

const void *twins_add(Twins *twins, Str text, const void *thing)
{
    if (text.length == 0) {
        return NULL;
    }
    const Name *key = name_intern(&twins->names, text);
    TwinSlot *slot = slot_of(twins, key);
    if (slot->round == twins->round) {
        return slot->thing;
    }
    *slot = (TwinSlot){key, thing, twins->round};
    return NULL;
}

const void *twins_find(Twins *twins, Str text)
{
    TwinSlot *slot = slot_of(twins, name_intern(&twins->names, text));
    return slot->round == twins->round ? slot->thing : NULL;
}
