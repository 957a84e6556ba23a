// What stands around every picture and table of a process: its title, its edition, its phases.
#pragma once

#include "model/model.h"
#include "views/graph.h"
#include "views/options.h"
#include "views/table.h"

// "Version 2026.2 · effective 2026-04-01 · owner Sales manager"; empty where the file says nothing.
Str page_edition(const Process *process, Arena *arena);

// Whether a role takes part in a stage, so that the stage stands out where that role's part is
// brought out. Where nobody's is (NULL), every stage does.
bool page_takes_part(const Role *role, const Stage *stage, Arena *arena);

// A line for the foot that says whose part is brought out; empty where nobody's is.
Str page_role_note(const Role *role, Arena *arena);

// The phases of a process as groups, one each, by Phase.index.
Group *page_groups(const Process *process, Arena *arena);

// Brings out the role's column, where a role is to be brought out, and says whose each is: `roles`
// are the columns.
void page_bring_out(Table *table, const RoleList *roles, const ViewOptions *options);

// A row for a stage, in the group of its phase.
TableRow *page_stage_row(Table *table, const Stage *stage);

// Title, phases, edition and wishes of a table about a process, and what its rows are ("Stage").
void page_table(Table *table, const Process *process, const ViewOptions *options,
                const char *corner, const char *subtitle);

// A line more under a table.
void page_add_foot(Table *table, Str line);
