// The shapes of views as DOT that stock `dot` draws well, for people who go on from there.
//
// Nodes are s1 to sn in the order of the shape; user text stands only in labels, tooltips and
// addresses.
#pragma once

#include "base/out.h"
#include "views/exchange_shape.h"
#include "views/funnel_shape.h"
#include "views/graph.h"
#include "views/lanes_shape.h"
#include "views/mind_shape.h"
#include "views/table.h"

// Boxes and arrows, phases as clusters.
void dot_write(const Graph *graph, Arena *arena, Out *out);

// A cluster a lane, cards of one column in one rank.
void dot_write_lanes(const Lanes *lanes, Arena *arena, Out *out);

// A chain of boxes with their figures, wider where more come; what leaves stands beside.
void dot_write_funnel(const Funnel *funnel, Arena *arena, Out *out);

// A tree from left to right.
void dot_write_mind(const Mind *mind, Arena *arena, Out *out);

// Roles, edges with the numbers of their hand-offs, and a list of what the numbers mean.
void dot_write_exchange(const Exchange *exchange, Arena *arena, Out *out);

// One node whose label is the table.
void dot_write_table(const Table *table, Arena *arena, Out *out);
