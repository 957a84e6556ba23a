// From a finished plan to a drawing list.
#pragma once

#include "draw/draw.h"
#include "draw/drawing.h"
#include "draw/plan.h"
#include "draw/sheet.h"

// The whole way from a graph to its drawing list; the report says how it went. Where there are notes
// the graph must live as long as they.
Drawing *draw_compose(const Graph *graph, const Limits *limits, LayoutNotes *notes, Arena *arena,
                      DrawReport *report);

Drawing *compose(Plan *plan);

// The lines of the picture (compose_lines.c), the cards and chips (compose_cards.c); in painting
// order: bands, lines, main line, cards, chips.
void compose_edges(Plan *plan, Drawing *drawing);
void compose_main_line(Plan *plan, Drawing *drawing);

// Opens gaps where lines cross, in those from the item with this index on (cross.c).
void compose_gaps(Plan *plan, Drawing *drawing, uint32_t first);
void compose_pills(Plan *plan, Drawing *drawing);
void compose_nodes(Plan *plan, Drawing *drawing);
