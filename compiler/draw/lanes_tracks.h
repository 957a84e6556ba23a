// Tracks: parallel places in a room, for stretches of lines that must not lie on one another.
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Stretch {
    double low, high;
    uint64_t key;  // of what may lie on top of one another
    uint32_t room; // the gutter or gap that it lies in
    int sort;      // those of a lower sort choose their tracks first;
    double order;  // of one sort, those of a lower order
    uint32_t *track;
} Stretch;

typedef struct StretchList {
    Stretch *at;
    uint32_t count;
} StretchList;

// Gives each stretch the first track of its room on which it meets no other; tells by room how many
// tracks are taken. Orders the list.
void stretches_place(StretchList *list, uint32_t *tracks);
