// Memory that is handed out in slices and given back all at once.
//
// There is one arena a source file (text, tokens, tree) and one a compilation (model, findings,
// shapes). Nothing in an arena is freed singly. When the system has no memory left, the arena
// jumps to the place its owner set up with setjmp; callers therefore never see NULL.
#pragma once

#include <setjmp.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *blocks;     // the newest first
    char *next;             // the first free byte of the newest block
    size_t left;            // free bytes behind `next`
    jmp_buf *out_of_memory; // where to go when the system has no memory left
} Arena;

// Starts an empty arena; it takes memory only when asked for some.
void arena_start(Arena *arena, jmp_buf *out_of_memory);

// Gives `size` zeroed bytes, aligned for pointers, doubles and 64-bit integers. Never returns NULL.
void *arena_take(Arena *arena, size_t size);

// Gives `count` zeroed objects of `size` bytes each; a product that overflows counts as no memory.
void *arena_take_many(Arena *arena, size_t count, size_t size);

// Returns a copy of `length` bytes with a NUL behind them.
char *arena_copy(Arena *arena, const char *bytes, size_t length);

// Goes where the arena goes without memory; for those who find that out by themselves.
_Noreturn void arena_give_up(Arena *arena);

// Gives everything back and leaves the arena empty.
void arena_free(Arena *arena);

#define ARENA_NEW(arena, Type)         ((Type *)arena_take((arena), sizeof(Type)))
#define ARENA_MANY(arena, count, Type) ((Type *)arena_take_many((arena), (count), sizeof(Type)))
