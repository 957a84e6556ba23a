// The rules that need the whole model: what makes a process sound.
//
// Each rule is a function; checks.def lists them all. Names, values and shares are looked after
// where they are resolved (model/).
#pragma once

#include "model/model.h"

typedef struct CheckOptions {
    bool ignores_allow; // an `allow` in a file holds nothing back
    Value today;        // VALUE_DATE; VALUE_NONE: nobody said what day it is
} CheckOptions;

// Reports every fault of the model, each once, and every warning that is asked for. What a
// statement with a mistake of its own may have meant is given the benefit of the doubt.
void check_model(const Model *model, Findings *findings, const CheckOptions *options, Arena *arena);
