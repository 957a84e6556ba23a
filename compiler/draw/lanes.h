// Swimlanes as pictures.
#pragma once

#include "draw/drawing.h"
#include "views/lanes_shape.h"

// The drawing list of swimlanes: lanes of equal length, wrapped into rows where the columns do not
// fit the width, with the hand-offs listed below.
Drawing *lanes_compose(const Lanes *lanes, Arena *arena);
