// The rules that need the whole model: what makes a process sound.
//
// Each rule is a function; checks.def lists them all. Names, values and shares are looked after
// where they are resolved (model/).
#pragma once

#include "model/model.h"

// Reports every fault of the model, each once. What a statement with a mistake of its own may have
// meant is given the benefit of the doubt.
void check_model(const Model *model, Findings *findings, Arena *arena);
