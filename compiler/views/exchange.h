// The view `handoffs`: what passes between roles.
#pragma once

#include "model/odds.h"
#include "views/exchange_shape.h"
#include "views/options.h"

// All hand-offs of a process in their order, and the roles that give or receive, in the order in
// which they first do. Everything lives in the arena.
Exchange *exchange_make(const Process *process, const Odds *odds, const ViewOptions *options,
                        Arena *arena);
