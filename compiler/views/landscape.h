// The view `landscape`: several processes, and what leads from one to another.
#pragma once

#include "views/lanes_shape.h"
#include "views/options.h"

// The processes that the file declares or changes, and those that they lead to, begin, run or go
// along with, in the lanes of their owners. NULL where there are too many. Everything lives in the
// arena.
Lanes *landscape_make(const Model *model, const ViewOptions *options, Arena *arena);
