// Spoils a drawing list, so that a test can show that the checker sees it.
#pragma once

#include "draw/drawing.h"

// Spoils what can be spoilt in the way that is named as in faults.def; false where there is nothing.
bool harm_do(Drawing *drawing, const char *name);
