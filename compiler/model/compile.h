// From files to a model: the whole pipeline, in order.
#pragma once

#include "base/files.h"
#include "model/model.h"

// One compilation: the files given, all that they import, their findings, and the model.
typedef struct Compilation {
    Arena arena;
    Names names;
    Files *files;
    Findings findings;
    Model *model;
    const Tree **trees; // all files read, in the order read
    uint32_t tree_count;
    uint64_t suggest_budget;
} Compilation;
