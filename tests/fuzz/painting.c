// A drawing as PNG, as PDF on paper, or as SVG with its font inside, held to its laws.
//
// It is painted as the command does it, in a child, which may leave its memory to the system; so
// only some inputs are painted, and only pictures of a modest size.
#include "laws.h"
#include "products.h"

#include "draw/paint.h"

#include <math.h>

enum { ONE_IN = 8, PIXELS_MOST = 1 << 21 };

// Pixels for one of the drawing: from a quarter to twice, but never too many of them.
static double scale_of(const Drawing *drawing, uint32_t choice)
{
    double wanted = 0.25 + choice % 8 * 0.25;
    return fmin(wanted, sqrt(PIXELS_MOST / (drawing->width * drawing->height)));
}

void products_paint(const Drawing *drawing, uint32_t choice, const Limits *limits, Arena *arena)
{
    Out out = {0};
    if (choice % ONE_IN != 0) {
        return;
    }
    choice /= ONE_IN;
    const PaintOptions options = {
        .format = (PaintFormat)(choice % 3),
        .theme = (Theme)(choice / 3 % 3),
        .embeds_font = true,
        .scale = scale_of(drawing, choice / 9),
        .paper = (Paper)(choice / 9 % PAPER_COUNT),
    };
    DrawReport report = draw_paint(drawing, &options, limits, arena, &out);
    bool is_painted = report.result == DRAW_DONE || report.result == DRAW_SIMPLER;
    law(is_painted || report.result == DRAW_REFUSED, "a picture can be painted");
    if (is_painted) {
        switch (options.format) {
        case PAINT_FORMAT_SVG: law_svg(out_view(&out)); break;
        case PAINT_FORMAT_PNG: law_png(out_view(&out), drawing, options.scale); break;
        case PAINT_FORMAT_PDF: law_pdf(out_view(&out)); break;
        }
    }
    out_free(&out);
}
