// The view `lanes`: a process as swimlanes, a lane a role.
#pragma once

#include "model/odds.h"
#include "views/lanes_shape.h"
#include "views/options.h"

// Makes the lanes of a sound process with at least one stage: those of the roles that own a stage,
// in the order that keeps links shortest, roles of other companies last. NULL where there are too
// many lanes and columns to draw. Everything lives in the arena.
Lanes *lanes_make(const Process *process, const Odds *odds, const ViewOptions *options,
                  Arena *arena);
