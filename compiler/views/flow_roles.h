// Whose part each thing of a flowchart is.
#pragma once

#include "views/graph.h"
#include "views/options.h"

// Brings out the part of options->role, where there is one: the stages in which it takes part, their
// ways out, and the ends to which those lead; all else becomes quiet. Says of everything, by the same
// rules, whose part it is. The stages are the first `first_end` nodes, in the order of the process.
void flow_bring_out(Graph *graph, const Process *process, uint32_t first_end,
                    const ViewOptions *options, Arena *arena);
