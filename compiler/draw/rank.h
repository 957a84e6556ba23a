// Where Graphviz would put the nodes: its ranks decide by which step of the main line everything else
// stands. In which order it stands there follows from the source alone, so that a change of the
// process moves little.
#pragma once

#include "draw/plan.h"

// Positions along the main line, one a node; NULL if the layout could not be had (the
// message then says why, for a warning).
double *rank_nodes(const Plan *plan, Str *message);
