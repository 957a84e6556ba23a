// Funnels as pictures.
#pragma once

#include "draw/drawing.h"
#include "views/funnel_shape.h"

// The drawing list of a funnel: a bar a step, all of one height and from one base line, its width
// the share of those who enter; beside it what goes on, how long it takes, and where the rest goes.
Drawing *funnel_compose(const Funnel *funnel, Arena *arena);
