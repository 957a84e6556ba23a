// Which roles a team has, of all that its files see.
#pragma once

#include "model/model.h"

// Whether the team has this role. It has all that its own files declare or change. The library
// declares more roles than any team has: of those it has the ones that own one of the processes,
// take part in one of their stages, answer for a measure or have an onboarding. External roles are
// no part of a team.
bool staff_has(const Model *model, const ProcessList *processes, const Role *role, Arena *arena);
