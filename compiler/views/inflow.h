// What enters a process in a period: its own volume, what other processes hand on to it, and what
// begins there when a deal ends elsewhere.
#pragma once

#include "model/odds.h"

// What comes from one process to one stage.
typedef struct InflowPart {
    const Process *from; // NULL: the process's own volume
    const Stage *entry;
    double share; // of all that enters
} InflowPart;

typedef struct Inflow {
    double amount; // deals in a period; below 0: not known
    Unit period;
    InflowPart *parts;
    uint32_t part_count;
    bool
        is_endless; // it is not known, for a circle of processes from which (almost) nothing is lost
    bool is_assumed; // what others hand on rests on assumed shares
    bool is_partial; // too many ways lead here for all to be counted
    Odds odds;       // of all that enters, wherever it does; without an amount: from the start
} Inflow;

// Adds up what enters in the long run; processes may lead to one another in circles. Rates of money are
// no volumes. Everything lives in the arena.
Inflow inflow_of(const Model *model, const Process *process, Arena *arena);
