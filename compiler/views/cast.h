// Whose part something in a view is: the roles for which it stands out.
//
// A page marks what it shows with them, so that a reader can pick a role and see its part.
#pragma once

#include "base/str.h"

typedef struct Role Role;   // see model/model.h
typedef struct Stage Stage; // the same

// By Role.index, a bit a role.
typedef struct Cast {
    uint32_t word_count;
    uint64_t words[];
} Cast;

// Nobody's part yet, of a model with so many roles. NULL for 0: then nothing is marked, and all that
// is done to it below does nothing.
Cast *cast_new(uint32_t role_count, Arena *arena);

// Adds a role, which may be NULL; adds all of another cast, which may be NULL.
void cast_add(Cast *cast, const Role *role);
void cast_join(Cast *cast, const Cast *other);

bool cast_has(const Cast *cast, const Role *role);

// Those who take part in a stage: for whom it stands out (page_takes_part).
Cast *cast_of_stage(uint32_t role_count, const Stage *stage, Arena *arena);
