// Mind maps as pictures.
#pragma once

#include "draw/drawing.h"
#include "views/mind_shape.h"

// The drawing list of a mind map: the centre, its branches to the right and then to the left, each
// from top to bottom, as evenly high as they can be without leaving their order.
Drawing *mind_compose(const Mind *mind, Arena *arena);
