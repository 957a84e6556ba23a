// Hand-offs as pictures.
#pragma once

#include "draw/drawing.h"
#include "views/exchange_shape.h"

// The drawing list: a line a role from its head down, and a row a hand-off: its words on the left,
// on the right an arrow from who gives to who receives.
Drawing *exchange_compose(const Exchange *exchange, Arena *arena);
