// Names that may stand once in a block: one table for all blocks, whose slots count only in the
// round in which they were written. So a block costs its own names and nothing else.

#include "model/name_set.h"

typedef struct NameSlot {
    const Entity *entity;
    uint32_t round;
} NameSlot;

typedef struct NameSet {
    NameSlot *slots;
    uint32_t capacity; // a power of two, at least twice the names of a block
    uint32_t round;
} NameSet;

void name_set_start(Resolver *resolver, uint32_t count)
{
    if (resolver->names == NULL) {
        resolver->names = ARENA_NEW(resolver->arena, NameSet);
    }
    NameSet *set = resolver->names;
    if (set->capacity < 2 * count) {
        uint32_t capacity = 64;
        while (capacity < 2 * count) {
            capacity *= 2;
        }
        set->slots = ARENA_MANY(resolver->arena, capacity, NameSlot);
        set->capacity = capacity;
    }
    set->round++;
}

const Entity *name_set_add(Resolver *resolver, const Entity *entity)
{
    NameSet *set = resolver->names;
    if (entity->name->length == 0) {
        return NULL;
    }
    uint32_t index = entity->name->hash & (set->capacity - 1);
    while (set->slots[index].round == set->round) {
        if (set->slots[index].entity->name == entity->name) {
            return set->slots[index].entity;
        }
        index = (index + 1) & (set->capacity - 1);
    }
    set->slots[index] = (NameSlot){entity, set->round};
    return NULL;
}
