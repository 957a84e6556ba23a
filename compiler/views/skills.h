// The view `skills`: roles by skills.
#pragma once

#include "views/options.h"
#include "views/table.h"

// What the roles that take part in a process can do, what they still have to learn for the stages
// that they own, and what nobody who works on a stage can do: the gaps.
Table *skills_table(const Model *model, const Process *process, const ViewOptions *options,
                    Arena *arena);
