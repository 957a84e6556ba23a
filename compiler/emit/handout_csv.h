// Handouts and teams as CSV, for trackers and spreadsheets.
#pragma once

#include "base/out.h"
#include "views/document.h"

// A row a task of a handout, under the headers that importers know: Name, Description, Section,
// Assignee role, Day, Due date, Skill, Stage, Link. Of a team's table, a row a role, milestone and
// skill. The first line is plain; all cells below it are quoted, and safe from formulas.
void handout_write_csv(const Document *document, Out *out);
