// The view `handout`: one role's onboarding handout.
#pragma once

#include "model/model.h"
#include "views/document.h"

// Makes the handout of a role that is not external, from a sound model. Of `processes` it tells, in
// their order, of those that concern the role; there may be none. Everything lives in the arena.
Document *handout_document(const Model *model, const Role *role, const ProcessList *processes,
                           Arena *arena);
