// From a finished plan to a drawing list.
#pragma once

#include "draw/draw.h"
#include "draw/drawing.h"
#include "draw/plan.h"

// The whole way from a graph to its drawing list; the report says how it went.
Drawing *draw_compose(const Graph *graph, const Limits *limits, Arena *arena, DrawReport *report);

Drawing *compose(Plan *plan);

// The lines of the picture (compose_lines.c), the cards and chips (compose_cards.c); in painting
// order: bands, lines, cards, main line, chips.
void compose_edges(Plan *plan, Drawing *drawing);
void compose_main_line(Plan *plan, Drawing *drawing);
void compose_pills(Plan *plan, Drawing *drawing);
void compose_nodes(Plan *plan, Drawing *drawing);

// Small helpers of these.
void put_text(Drawing *drawing, Part part, uint32_t owner, Str text, Font font, Color color,
              double x, double y, Anchor anchor);
void put_box(Drawing *drawing, Part part, uint32_t owner, double x, double y, double width,
             double height, double radius, Color fill, Color stroke, double stroke_width);
void put_sign(Drawing *drawing, uint32_t owner, SignKind sign, double x, double y, double size,
              Color color);
