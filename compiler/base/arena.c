// Arenas: slices cut from blocks that the system gives zeroed.
//
// Blocks start small and grow by half, so that a small file takes little and a large one needs few
// blocks. A request that would waste much of a block gets a block of its own, which is put behind
// the newest one, so that what is left of that is still used. calloc leaves large blocks untouched
// until somebody writes to them.
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sys/mman.h>

// Under the address sanitizer a few bytes behind each slice are watched; else this does nothing.
#if defined(__SANITIZE_ADDRESS__)
#define IS_WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_WATCHED 1
#endif
#endif
#ifdef IS_WATCHED
#include <sanitizer/asan_interface.h>
enum { GUARD = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GUARD = 0 };
#endif

enum {
    FIRST_BLOCK = 64 * 1024,
    LARGEST_BLOCK = 16 * 1024 * 1024,
    HUGE_PAGE = 2 * 1024 * 1024,
    ALIGNMENT = 8, // of pointers, doubles and 64-bit integers: nothing here needs more
};

struct ArenaBlock {
    ArenaBlock *older;
    size_t next_size; // of the block that will be taken after this one
    alignas(8) char bytes[];
};

void arena_start(Arena *arena, jmp_buf *out_of_memory)
{
    *arena = (Arena){.out_of_memory = out_of_memory};
}

void arena_give_up(Arena *arena)
{
    if (!arena->out_of_memory) {
        abort();
    }
    longjmp(*arena->out_of_memory, 1);
}

// Asks for large pages in a large block: a third less time goes into giving memory out. The system
// may say no; nothing depends on it.
static void ask_for_huge_pages(void *block, size_t size)
{
    if (size < (size_t)4 * HUGE_PAGE) {
        return;
    }
    uintptr_t start = ((uintptr_t)block + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    uintptr_t end = ((uintptr_t)block + size) / HUGE_PAGE * HUGE_PAGE;
    madvise((void *)start, end - start, MADV_HUGEPAGE);
}

static ArenaBlock *take_block(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(ArenaBlock)) {
        arena_give_up(arena);
    }
    ArenaBlock *block = calloc(1, sizeof(ArenaBlock) + size);
    if (!block) {
        arena_give_up(arena);
    }
    ask_for_huge_pages(block, sizeof(ArenaBlock) + size);
    return block;
}

// A block for one large slice, behind the newest one.
static void *take_alone(Arena *arena, size_t size)
{
    ArenaBlock *block = take_block(arena, size);
    if (arena->blocks) {
        block->older = arena->blocks->older;
        arena->blocks->older = block;
    } else {
        block->next_size = FIRST_BLOCK;
        arena->blocks = block;
    }
    return block->bytes;
}

static void start_block(Arena *arena)
{
    size_t size = arena->blocks ? arena->blocks->next_size : FIRST_BLOCK;
    ArenaBlock *block = take_block(arena, size);
    block->older = arena->blocks;
    block->next_size = size + size / 2 < LARGEST_BLOCK ? size + size / 2 : LARGEST_BLOCK;
    arena->blocks = block;
    arena->next = block->bytes;
    arena->left = size;
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
}

void *arena_take(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT - GUARD) {
        arena_give_up(arena);
    }
    size_t wanted = size;
    size = size == 0 ? ALIGNMENT : (size + GUARD + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size > arena->left) {
        if (size > FIRST_BLOCK / 4) {
            return take_alone(arena, size);
        }
        start_block(arena);
    }
    void *slice = arena->next;
    arena->next += size;
    arena->left -= size;
    ASAN_UNPOISON_MEMORY_REGION(slice, wanted);
    return slice;
}

void *arena_take_many(Arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena_give_up(arena);
    }
    return arena_take(arena, count * size);
}

char *arena_copy(Arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX) {
        arena_give_up(arena);
    }
    char *copy = arena_take(arena, length + 1);
    if (length > 0) {
        memcpy(copy, bytes, length);
    }
    return copy;
}

void arena_free(Arena *arena)
{
    ArenaBlock *block = arena->blocks;
    while (block) {
        ArenaBlock *older = block->older;
        free(block);
        block = older;
    }
    arena_start(arena, arena->out_of_memory);
}
