// The view `raci`: stages by roles.
#pragma once

#include "views/options.h"
#include "views/table.h"

// Who is responsible, accountable, consulted and informed at each stage of a process. Only roles
// that are any of these have a column, those of other companies last.
Table *raci_table(const Model *model, const Process *process, const ViewOptions *options,
                  Arena *arena);
