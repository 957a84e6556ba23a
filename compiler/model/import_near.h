// What an import that is not there may have meant.
#pragma once

#include "model/load.h"

// Says below a finding about an import what is nearest to its path, which is offered as a fix, and
// what there is. `is_library`: a path that starts with std/, written without quotes.
void import_near(Program *program, const Module *importer, const Statement *node, Str path,
                 bool is_library, Finding *finding);

// Helps with a path that is written as the other kind is: one of the library in quotes, or, without
// them, one that lacks std/. False if the library has nothing of that name.
bool import_near_library(Program *program, const Statement *node, Str path, Finding *finding);
