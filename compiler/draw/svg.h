// Paints a drawing list as SVG.
#pragma once

#include "base/out.h"
#include "draw/palette.h"

typedef struct SvgOptions {
    Theme theme;
    bool follows_reader; // light, and dark for readers who like that
    Str fonts[2];        // by weight, TrueType to put inside; empty: none
} SvgOptions;

void svg_write(const Drawing *drawing, const SvgOptions *options, Out *out);
