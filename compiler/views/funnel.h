// The view `funnel`: how many of those who enter come how far, and where the others go.
#pragma once

#include "model/odds.h"
#include "views/funnel_shape.h"
#include "views/options.h"

// Makes the funnel of a sound process; NULL where its chances cannot be worked out. Everything
// lives in the arena.
Funnel *funnel_make(const Process *process, const Odds *odds, const ViewOptions *options,
                    Arena *arena);
