// The view `mind`: a process as a mind map.
#pragma once

#include "views/mind_shape.h"
#include "views/options.h"

// Makes the tree of a process: phases, stages and ends; as a card also what proves a stage done, in
// full all that it holds. By itself it has cards up to 24 stages, then titles. Everything lives in the arena.
Mind *mind_make(const Process *process, const ViewOptions *options, Arena *arena);
