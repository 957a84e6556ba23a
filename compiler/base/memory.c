// Memory for libraries, or the end.
//
// The one place besides main where the process ends; nothing else can be done inside a library that
// takes every answer for memory.
#include "base/memory.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

enum { STATUS_NO_MEMORY = 4 };

void memory_end(void)
{
    static const char line[] = "stagecraft: not enough memory\n";
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0) {
        _exit(STATUS_NO_MEMORY); // nobody listens
    }
    _exit(STATUS_NO_MEMORY);
}

static void *memory_or_end(void *memory)
{
    if (!memory) {
        memory_end();
    }
    return memory;
}

void *memory_take(size_t count, size_t size)
{
    return memory_or_end(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *memory_resize(void *memory, size_t size)
{
    return memory_or_end(realloc(memory, size > 0 ? size : 1));
}

void memory_give(void *memory)
{
    free(memory);
}

static size_t share_of_limit(size_t bytes)
{
    enum { SHARES = 16 };
    struct rlimit most;
    bool is_limited = getrlimit(RLIMIT_AS, &most) == 0 && most.rlim_cur != RLIM_INFINITY;
    return is_limited && bytes > most.rlim_cur / SHARES ? (size_t)most.rlim_cur / SHARES : bytes;
}

// One piece is taken and given back: what is below its end stays with the process, as one stretch.
void memory_expect(size_t bytes)
{
    enum { NEVER = 1 << 30, MOST_TOGETHER = 32 << 20, LARGE_PAGE = 2 << 20 };
    bytes = share_of_limit(bytes);
    mallopt(M_TRIM_THRESHOLD, NEVER);
    mallopt(M_MMAP_THRESHOLD, MOST_TOGETHER);
    void *all = malloc(bytes);
    if (!all) {
        return;
    }
    uintptr_t start = ((uintptr_t)all + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    uintptr_t end = ((uintptr_t)all + bytes) / LARGE_PAGE * LARGE_PAGE;
    if (start < end) {
        madvise((void *)start, end - start, MADV_HUGEPAGE);
    }
    free(all);
}
