// The view `team`: what every role has to show by when, in one table for whoever manages them.
#pragma once

#include "views/handout.h"

// A row for each milestone of a role and each skill to show by it, with room for a name, a day and
// initials; a milestone that asks for no skill has one row. External roles have none. Everything
// lives in the arena.
Document *team_document(const HandoutRequest *request, Arena *arena);
