// The ways out of every stage, and which share of visits takes each.
#pragma once

#include "model/lookup.h"

enum { WAYS_LIMIT = 4000000 }; // ways out of all stages together

// Gives each stage of a process its ways, anytimes included, with their shares. Shares that do not
// come to 100% are reported, once a stage, or once an anytime. *ways_left counts down over a
// compilation; over the limit, one finding, and the rest of the stages have their own outcomes
// only.
void shares_of_process(Resolver *resolver, Process *process, uint32_t *ways_left);
