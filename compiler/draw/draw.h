// From a Graph to a picture.
//
// Graphviz ranks and orders the nodes in a child process with limits; the cards, the way to the
// goal and all lines are placed here. If the child fails, a simpler layout of our own stands in,
// and the result says so. Equal graphs give equal bytes.
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
enum { DRAW_SIMPLE_ABOVE = 5000, DRAW_REFUSED_ABOVE = 50000 };

// Bytes that no picture may be larger than.
enum { PICTURE_LIMIT = 256 * 1024 * 1024 };

// Graphs that were ranked or laid out, and what came of it, so that a process drawn for many roles
// is laid out once. Starts with an arena that outlives the pictures, and nothing else.
typedef struct LayoutNotes {
    Arena *arena;
    struct RankedGraph *first;
    struct PlannedGraph *plans;
} LayoutNotes;

typedef enum DrawResult {
    DRAW_DONE,
    DRAW_SIMPLER, // drawn, with the simpler layout: warn with the message
    DRAW_REFUSED, // too large to be drawn: nothing was written
    DRAW_NO_FILE, // a file that painting needs could not be written: nothing was
    DRAW_FAILED,  // no memory or the picture is over its limit: nothing usable was written
} DrawResult;

typedef struct DrawReport {
    DrawResult result;
    Str message; // what to tell the user; empty with DRAW_DONE
} DrawReport;

// Pictures that need no Graphviz, each from its shape. NULL where there are more than
// DRAW_REFUSED_ABOVE cards, steps, nodes or cells. Memory comes from the arena.
typedef struct Drawing Drawing;

// Lanes of equal length, wrapped into rows where the columns do not fit the width, with the
// hand-offs listed below.
Drawing *lanes_compose(const Lanes *lanes, Arena *arena);

// A bar a step, all of one height and from one base line, its width the share of those who enter;
// beside it what goes on, how long it takes, and where the rest goes.
Drawing *funnel_compose(const Funnel *funnel, Arena *arena);

// The centre, its branches to the right and then to the left, each from top to bottom, the two
// sides as evenly high as they can be without leaving their order.
Drawing *mind_compose(const Mind *mind, Arena *arena);

// A line a role from its head down, and a row a hand-off: its words on the left, on the right an
// arrow from who gives to who receives.
Drawing *exchange_compose(const Exchange *exchange, Arena *arena);

// A head, a row for each row under the names of groups, what its marks mean, its foot. Columns are
// as wide as their cells need; long texts wrap.
Drawing *table_compose(const Table *table, Arena *arena);
