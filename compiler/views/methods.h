// The view `methods`: stages by the points of selling methods.
#pragma once

#include "views/options.h"
#include "views/table.h"

// Where each point of the methods that a process uses is covered, and which are covered nowhere. A
// method counts as used where some stage covers a point of it; without any, the table has no
// column.
Table *methods_table(const Model *model, const Process *process, const ViewOptions *options,
                     Arena *arena);
