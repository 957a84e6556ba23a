// Paints a drawing list as SVG.
#pragma once

#include "base/out.h"
#include "draw/drawing.h"

void svg_write(const Drawing *drawing, Out *out);
