// The view `flow`: a process as a flowchart.
#pragma once

#include "model/odds.h"
#include "views/options.h"

// Makes the picture's shape of a sound process with at least one stage. `odds` may be unknown; the
// picture then shows no share of all deals. By itself it is full up to 12 stages, a card up to 24,
// then titles. Everything lives in the arena.
Graph *flow_graph(const Process *process, const Odds *odds, const ViewOptions *options,
                  Arena *arena);
