// Where Graphviz would put the nodes: its ranks and orders decide by which step of the main line,
// and in which order, everything else stands.
#pragma once

#include "draw/plan.h"

// Positions along and across the main line, one a node; NULL if the layout could not be had (the
// message then says why, for a warning).
double *rank_nodes(const Plan *plan, Str *message);
