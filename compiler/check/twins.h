// Finds things that share a text, in time that grows with the texts alone.
//
// The table is used anew, round by round: for each process, say, or each block.
#pragma once

#include "base/str.h"

typedef struct TwinSlot {
    const Name *key;
    const void *thing;
    uint32_t round;
} TwinSlot;

typedef struct Twins {
    Names names;
    TwinSlot *slots;
    uint32_t capacity; // a power of two, at least twice the things of a round
    uint32_t round;
} Twins;

void twins_start(Twins *twins, Arena *arena);

// Forgets what was added. At most `most` things may be added before the next round.
void twins_round(Twins *twins, uint32_t most);

// The first thing of this round that was added under an equal text (in Unicode NFC); NULL if this
// is the first, which is then kept. Empty texts have no twins.
const void *twins_add(Twins *twins, Str text, const void *thing);

// What was added under an equal text; NULL if nothing was.
const void *twins_find(Twins *twins, Str text);
