// The view `handout`: one role's onboarding handout.
#pragma once

#include "model/model.h"
#include "views/document.h"
#include "views/schedule.h"

// What is asked for. Of `processes` a handout tells, in their order, of those that concern the
// role; where none does, of those of `others`. There may be none.
typedef struct HandoutRequest {
    const Model *model; // sound
    DocumentKind kind;
    const Role *role;                      // not external; NULL for a team's table
    const ProcessList *processes, *others; // others is NULL where one process is asked for by name
    const Onboarding *onboarding;          // of the role; NULL: all that it has
    Schedule schedule;
    Str person; // whose handout it is, for print; empty: anybody's
} HandoutRequest;

// Makes what is asked for, by its kind. Everything lives in the arena.
Document *document_make(const HandoutRequest *request, Arena *arena);

// Makes the handout of a role.
Document *handout_document(const HandoutRequest *request, Arena *arena);
