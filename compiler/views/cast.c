// Whose part something in a view is.
#include "views/cast.h"

#include "model/model.h"

enum { WORD = 64 };

Cast *cast_new(uint32_t role_count, Arena *arena)
{
    uint32_t words = (role_count + WORD - 1) / WORD;
    if (words == 0) {
        return NULL;
    }
    Cast *cast = arena_take(arena, sizeof *cast + words * sizeof cast->words[0]);
    cast->word_count = words;
    return cast;
}

void cast_add(Cast *cast, const Role *role)
{
    if (cast && role && role->index / WORD < cast->word_count) {
        cast->words[role->index / WORD] |= (uint64_t)1 << role->index % WORD;
    }
}

void cast_join(Cast *cast, const Cast *other)
{
    for (uint32_t i = 0; cast && other && i < cast->word_count && i < other->word_count; i++) {
        cast->words[i] |= other->words[i];
    }
}

bool cast_has(const Cast *cast, const Role *role)
{
    return role->index / WORD < cast->word_count
           && (cast->words[role->index / WORD] >> role->index % WORD & 1) != 0;
}

Cast *cast_of_stage(uint32_t role_count, const Stage *stage, Arena *arena)
{
    Cast *cast = cast_new(role_count, arena);
    RoleList roles = cast ? stage_participants(stage, arena) : (RoleList){NULL, 0};
    for (uint32_t i = 0; i < roles.count; i++) {
        cast_add(cast, roles.at[i]);
    }
    return cast;
}
