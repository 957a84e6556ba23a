// From a Graph to a picture.
//
// Graphviz ranks and orders the nodes in a child process with limits; the cards, the way to the goal
// and all lines are placed here. If the child fails, a simpler layout of our own stands in, and the
// result says so. Equal graphs give equal bytes.
#pragma once

#include "base/limits.h"
#include "base/out.h"
#include "views/exchange_shape.h"
#include "views/funnel_shape.h"
#include "views/graph.h"
#include "views/lanes_shape.h"
#include "views/mind_shape.h"
#include "views/table.h"

// Nodes above which our simpler layout is used at once, and above which nothing is drawn.
enum { DRAW_SIMPLE_ABOVE = 5000, DRAW_REFUSED_ABOVE = 50000, TABLE_DRAWN_MOST = 50000 };

typedef enum DrawResult {
    DRAW_DONE,
    DRAW_SIMPLER, // drawn, with the simpler layout: warn with the message
    DRAW_REFUSED, // too large to be drawn: nothing was written
    DRAW_FAILED,  // no memory or the picture is over its limit: nothing usable was written
} DrawResult;

typedef struct DrawReport {
    DrawResult result;
    Str message; // what to tell the user; empty with DRAW_DONE
} DrawReport;

// Writes the graph as a whole SVG file. Memory comes from the arena; the limits are those of the
// child.
DrawReport draw_svg(const Graph *graph, const Limits *limits, Arena *arena, Out *out);

// Writes a table as a whole SVG file; refused above TABLE_DRAWN_MOST cells.
DrawReport draw_table_svg(const Table *table, Arena *arena, Out *out);

// Writes swimlanes as a whole SVG file; refused above DRAW_REFUSED_ABOVE cards.
DrawReport draw_lanes_svg(const Lanes *lanes, Arena *arena, Out *out);

// Writes a funnel as a whole SVG file; refused above DRAW_REFUSED_ABOVE steps.
DrawReport draw_funnel_svg(const Funnel *funnel, Arena *arena, Out *out);

// Writes a mind map as a whole SVG file; refused above DRAW_REFUSED_ABOVE nodes.
DrawReport draw_mind_svg(const Mind *mind, Arena *arena, Out *out);

// Writes hand-offs as a whole SVG file; refused above DRAW_REFUSED_ABOVE of them.
DrawReport draw_exchange_svg(const Exchange *exchange, Arena *arena, Out *out);

// Writes the graph as DOT that stock `dot` draws well.
DrawReport draw_dot(const Graph *graph, Arena *arena, Out *out);
