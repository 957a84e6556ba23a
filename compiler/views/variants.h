// The view `variants`: a process and those that are `like` it, side by side.
#pragma once

#include "views/options.h"
#include "views/table.h"

// The base of the only family among the processes that the file declares or changes: one that has
// variants. NULL where there is none, or more than one.
const Process *variants_only_base(const Model *model);

// What differs between a process and its variants, and nothing else: a row for each fact of the
// process, a stage or an end that is not the same in all of them; the first column is the process
// that they come from, the others show only what is not as there. NULL where there are too many.
Table *variants_table(const Model *model, const Process *process, const ViewOptions *options,
                      Arena *arena);
