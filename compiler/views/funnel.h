// The view `funnel`: how many of those who enter come how far, and where the others go.
#pragma once

#include "model/model.h"
#include "views/funnel_shape.h"
#include "views/options.h"

// Makes the funnel of a sound process, with what other processes of the model hand on to it; NULL where its chances cannot be worked out. Everything
// lives in the arena.
Funnel *funnel_make(const Model *model, const Process *process, const ViewOptions *options,
                    Arena *arena);
