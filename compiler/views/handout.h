// The view `handout`: one role's onboarding handout.
#pragma once

#include "model/model.h"
#include "views/document.h"
#include "views/schedule.h"

// What is asked for. Of `processes` a handout tells, in their order, of those that concern the
// role; there may be none.
typedef struct HandoutRequest {
    const Model *model; // sound
    const Role *role;   // not external
    const ProcessList *processes;
    const Onboarding *onboarding; // of the role; NULL: all that it has
    Schedule schedule;
    Str person; // whose handout it is, for print; empty: anybody's
} HandoutRequest;

// Makes the handout of a role. Everything lives in the arena.
Document *handout_document(const HandoutRequest *request, Arena *arena);
