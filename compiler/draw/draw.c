// From a Graph to a picture: the pipeline, in order.
#include "draw/draw.h"

#include "draw/compose.h"
#include "draw/rank.h"

enum { COLUMNS_TRIED = 14 };

// How large the picture's letters are on a landscape page, as a share of their own size. Above 1 it
// counts little: of two that fit, the compact one wins. A way to the win in one straight row is
// worth somewhat smaller letters.
static double page_fit(const Plan *plan)
{
    const double PAGE_WIDTH = 1120, PAGE_HEIGHT = 760; // A4 less margins, at 96 an inch
    double across = PAGE_WIDTH / plan->width, down = PAGE_HEIGHT / (plan->height + 90);
    double fit = across < down ? across : down;
    fit = fit > 1 ? 1 + (fit - 1) * 0.05 : fit;
    return plan->row_count == 1 ? fit * 1.3 : fit;
}

static void plan_with(Plan *plan, uint32_t columns)
{
    plan_grid(plan, columns);
    plan_hang(plan);
    plan_route(plan);
    plan_track(plan);
    plan_place(plan);
}

static uint32_t square_root(uint32_t number)
{
    uint32_t root = 1;
    while (root * root < number)
        root++;
    return root;
}

// The number of columns that suits the width wanted, or else a landscape page.
static uint32_t best_columns(Plan *plan)
{
    uint32_t steps = plan->graph->main_count > 0 ? plan->graph->main_count : 1, best = 1;
    if (plan->graph->direction == DIRECTION_DOWN)
        return 1;
    if (steps > COLUMNS_TRIED * 4)
        return square_root(steps);
    double most = -1;
    for (uint32_t columns = 1; columns <= steps && columns <= COLUMNS_TRIED; columns++) {
        if (columns > 1 && (steps + columns - 1) / columns == (steps + columns - 2) / (columns - 1))
            continue; // no row fewer than with one column less
        plan_with(plan, columns);
        double fit = page_fit(plan);
        if (plan->graph->width > 0)
            fit = plan->width <= plan->graph->width ? columns : 1 / plan->width;
        if (fit > most) {
            most = fit;
            best = columns;
        }
    }
    return best;
}

Drawing *draw_compose(const Graph *graph, const Limits *limits, Arena *arena, DrawReport *report)
{
    Plan *plan = ARENA_NEW(arena, Plan);
    plan->graph = graph;
    plan->limits = limits;
    plan->arena = arena;
    *report = (DrawReport){DRAW_DONE, {"", 0}};
    plan_measure(plan);
    NodePosition *positions = rank_nodes(plan, &report->message);
    if (report->message.length > 0)
        report->result = DRAW_SIMPLER;
    plan_anchor(plan, positions);
    plan_with(plan, best_columns(plan));
    return compose(plan);
}
