// The roles that have a handout, and what their files are called.
#pragma once

#include "model/model.h"

typedef struct StaffRole {
    const Role *role;
    Str slug; // of its files, without folder and ending; several may have the same
} StaffRole;

// The roles of the team (views/staff.h), in the order of the model. A file is called as its role is;
// where roles of several files share a name, it has that of its role's file before it. None of the
// names is reserved (cli/slug.h).
StaffRole *staff_list(const Model *model, const ProcessList *processes, uint32_t *count,
                      Arena *arena);
