// Paints a drawing list as SVG.
#pragma once

#include "base/out.h"
#include "draw/palette.h"
#include "model/model.h"

typedef struct SvgOptions {
    Theme theme;
    bool follows_reader;   // light, and dark for readers who like that
    Str fonts[2];          // by weight, TrueType to put inside; empty: none
    const RoleList *roles; // what is marked with a Cast is told by their names; NULL: it is not
} SvgOptions;

void svg_write(const Drawing *drawing, const SvgOptions *options, Out *out);

// A picture as a part of a page: its ids begin with "map" and the number. It is the light one and
// has no style sheet; all that it shows is in a group called "map1-picture-all"; the colours for readers who like dark stand in the page's (svg_write_dark).
typedef struct SvgPart {
    uint32_t number;
    const Str *links; // by item: where its group leads instead; empty: where the item says
} SvgPart;

void svg_write_part(const Drawing *drawing, const SvgPart *part, Out *out);

// The lines of a style sheet that put the dark colours in the place of the light ones, each line
// behind `selector`.
void svg_write_dark(const Drawing *drawing, const char *selector, Out *out);
