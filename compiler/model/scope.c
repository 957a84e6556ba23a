// Scopes: an open-addressing table keyed by interned names. Nothing ever walks it.

#include "model/scope.h"

static uint32_t scope_hash(uint32_t kind, const void *key)
{
    uint64_t bits = ((uint64_t)(uintptr_t)key >> 3) ^ ((uint64_t)kind << 40);
    bits *= 0x9e3779b97f4a7c15U; // spreads addresses; the names behind them are hashed with a seed
    return (uint32_t)(bits >> 32);
}

static ScopeSlot *scope_slot(const Scope *scope, uint32_t kind, const void *key)
{
    uint32_t index = scope_hash(kind, key) & (scope->capacity - 1);
    while (scope->slots[index].declaration != NULL
           && (scope->slots[index].key != key || scope->slots[index].kind != kind)) {
        index = (index + 1) & (scope->capacity - 1);
    }
    return &scope->slots[index];
}

Declaration *scope_find(const Scope *scope, uint32_t kind, const void *key)
{
    return scope->capacity == 0 ? NULL : scope_slot(scope, kind, key)->declaration;
}

static bool is_full(const Scope *scope, uint32_t count)
{
    return (uint64_t)count * 4 >= (uint64_t)scope->capacity * 3;
}

void scope_start(Scope *scope, Arena *arena, uint32_t count)
{
    *scope = (Scope){.arena = arena};
    while (count > 0 && is_full(scope, count - 1)) {
        scope->capacity = scope->capacity == 0 ? 16 : scope->capacity * 2;
    }
    scope->slots = count == 0 ? NULL : ARENA_MANY(arena, scope->capacity, ScopeSlot);
}

static void scope_grow(Scope *scope)
{
    Scope larger;
    scope_start(&larger, scope->arena, scope->count + 1);
    for (uint32_t i = 0; i < scope->capacity; i++) {
        if (larger.slots != NULL && scope->slots[i].declaration != NULL) {
            *scope_slot(&larger, scope->slots[i].kind, scope->slots[i].key) = scope->slots[i];
        }
    }
    larger.count = scope->count;
    *scope = larger;
}

Declaration *scope_add(Scope *scope, uint32_t kind, const void *key, Declaration *declaration)
{
    if (is_full(scope, scope->count)) {
        scope_grow(scope);
    }
    ScopeSlot *slot = scope_slot(scope, kind, key);
    if (slot->declaration == NULL) {
        *slot = (ScopeSlot){key, kind, declaration};
        scope->count++;
    }
    return slot->declaration;
}
