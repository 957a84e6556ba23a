// The way back from a child process: what it sends is summed, so that the parent can tell whether
// all of it came over.
#pragma once

#include <stdint.h>

typedef struct Channel {
    int descriptor;
    uint64_t sum; // of all bytes so far, after Fowler, Noll and Vo (FNV-1a)
} Channel;
