// Writes a graph as DOT, for people who go on from there.
#pragma once

#include "base/out.h"
#include "views/graph.h"

void dot_write(const Graph *graph, Arena *arena, Out *out);
