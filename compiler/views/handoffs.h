// Hand-offs of a process: where a deal passes from one role to another.
#pragma once

#include "model/model.h"

typedef struct Handoff {
    uint32_t number; // from 1, the same in every picture and handout of the process
    const Outcome *outcome;
    const Stage *stage; // it leaves; of an anytime: the first of the giver's stages it leaves
    const Role *giver, *receiver;
} Handoff;

typedef struct HandoffList {
    Handoff *at;
    uint32_t count;
} HandoffList;

// All hand-offs: first those of the stages' own outcomes, in the order of the file, then those of
// anytimes, which have one entry for each role that gives.
HandoffList handoffs_of(const Process *process, Arena *arena);
