// The view `flow`: a process as a flowchart.
#pragma once

#include "model/odds.h"
#include "views/graph.h"

typedef enum FlowDetail {
    FLOW_DETAIL_AUTO,  // full up to 12 stages, card up to 24, then title
    FLOW_DETAIL_TITLE, // number, title and share of all deals
    FLOW_DETAIL_CARD,  // and owner and exit criteria
    FLOW_DETAIL_FULL,  // and who helps, skills and time
} FlowDetail;

typedef struct FlowOptions {
    FlowDetail detail;
    Direction direction;
    uint32_t width; // in pixels; 0: what fits a landscape page best
} FlowOptions;

// Makes the picture's shape of a sound process with at least one stage. `odds` may be unknown; the
// picture then shows no share of all deals. Everything lives in the arena.
Graph *flow_graph(const Process *process, const Odds *odds, const FlowOptions *options,
                  Arena *arena);
