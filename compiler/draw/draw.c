// From a Graph to a picture: the pipeline, in order.
#include "draw/draw.h"

#include "draw/compose.h"
#include "draw/kept.h"
#include "draw/rank.h"

#include <math.h>

enum { COLUMNS_TRIED = 20, STEPS_TRIED = 56, FOOT = 90 };

static const double PAGE_LONG = 1120, PAGE_SHORT = 760; // A4 less margins, at 96 an inch

// How large the picture's letters are on a page, as a share of their own size: a landscape one, or a
// portrait one where the process runs down. Above 1 it counts little: of two that fit, the compact
// one wins. A way to the win in one straight line is worth somewhat smaller letters.
static double page_fit(const Plan *plan)
{
    double across = (plan->is_upright ? PAGE_SHORT : PAGE_LONG) / plan->width;
    double down = (plan->is_upright ? PAGE_LONG : PAGE_SHORT) / (plan->height + FOOT);
    double fit = across < down ? across : down;
    bool is_straight = plan->is_upright ? plan->fold_count == 1 : plan->row_count == 1;
    fit = fit > 1 ? 1 + (fit - 1) * 0.05 : fit;
    return is_straight ? fit * 1.3 : fit;
}

// Folds side by side stay on one page: a break between cards of one would run through the other's.
static bool fits_page(const Plan *plan)
{
    return plan->graph->height == 0 || plan->height + FOOT <= plan->graph->height;
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

// The number of folds that suits a way that runs down: of those within the width that is wanted, the
// one that fits a page best; where one is too wide already, that one.
static uint32_t best_folds(Plan *plan)
{
    uint32_t steps = plan->graph->main_count, wanted = plan->graph->width, best = 1;
    plan_with(plan, 1);
    double most = page_fit(plan);
    uint32_t about = (uint32_t)sqrt(PAGE_SHORT / PAGE_LONG * plan->height / plan->width);
    if (wanted > 0 && about > wanted / plan->width)
        about = (uint32_t)(wanted / plan->width);
    for (uint32_t folds = about > 2 ? about - 1 : 2; folds * 2 <= steps && folds <= about + 2;
         folds++) {
        plan_with(plan, folds);
        if ((wanted == 0 || plan->width <= wanted) && fits_page(plan) && page_fit(plan) > most) {
            most = page_fit(plan);
            best = folds;
        }
    }
    return best;
}

// So many columns, or fewer until the width that is wanted is kept: each try comes near at once.
static uint32_t columns_within(Plan *plan, uint32_t columns)
{
    double wanted = plan->graph->width;
    for (double least = 1; wanted > 0 && columns > 1; columns = (uint32_t)fmax(least, 1)) {
        plan_with(plan, columns);
        if (plan->width <= wanted)
            break;
        least = fmin(floor(columns * wanted / plan->width), columns - 1.0);
    }
    return columns;
}

// The number of columns that suits the width wanted, or else a landscape page. Of a very long way not
// every number is tried.
static uint32_t best_columns(Plan *plan)
{
    uint32_t steps = plan->graph->main_count > 0 ? plan->graph->main_count : 1, best = 1;
    if (steps > STEPS_TRIED)
        return columns_within(plan, square_root(steps));
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

static void plan_fitting(Plan *plan, const double *positions)
{
    plan_measure(plan);
    plan_anchor(plan, positions);
    plan_with(plan,
              plan->graph->direction == DIRECTION_DOWN ? best_folds(plan) : best_columns(plan));
}

enum { NARROWER_MOST = 26 };

// Fits with cards that are so much narrower; whether the width that is wanted is kept, with at least
// so many columns.
static bool fits_narrower(Plan *plan, const double *positions, double narrower, uint32_t columns)
{
    plan->narrower = narrower;
    plan_fitting(plan, positions);
    return plan->width <= plan->graph->width && plan->columns >= columns;
}

// Rather somewhat narrower cards than a column of paper that stays empty: takes one more column a row
// if it fits then, and of the cards that let it fit about the widest.
static void gain_column(Plan *plan, const double *positions)
{
    double usual = plan->narrower;
    uint32_t more = plan->columns + 1;
    if (fits_narrower(plan, positions, NARROWER_MOST, more)) {
        double spare = floor((plan->graph->width - plan->width) / plan->columns);
        double least = NARROWER_MOST - spare > 1 ? NARROWER_MOST - spare : 1;
        if (!fits_narrower(plan, positions, least, more))
            fits_narrower(plan, positions, NARROWER_MOST, more);
    } else {
        fits_narrower(plan, positions, usual, 0);
    }
}

static void plan_wide(Plan *plan, const double *positions, double wider, uint32_t folds)
{
    plan->wider = wider;
    plan_measure(plan);
    plan_anchor(plan, positions);
    plan_with(plan, folds);
}

// Wider cards for long words, where there is room for them. The folds stay as they are, so that a new
// label moves no card to another.
static void widen_cards(Plan *plan, const double *positions)
{
    double wider = plan->narrower > 0 ? 0 : plan_wider(plan);
    uint32_t folds = plan->is_upright ? plan->fold_count : plan->columns;
    if (wider > 0) {
        plan_wide(plan, positions, wider, folds);
        if (plan->graph->width > 0 && plan->width > plan->graph->width)
            plan_wide(plan, positions, 0, folds);
    }
}

// What is wider than wanted gets narrower cards and chips, of which up to WIDTHS stand side by side.
static void plan_to_width(Plan *plan, const double *positions)
{
    enum { WIDTHS = 4 };
    const Graph *graph = plan->graph;
    plan_fitting(plan, positions);
    double over = graph->width > 0 ? plan->width - graph->width : 0;
    if (over > 0)
        fits_narrower(plan, positions, fmin(over / WIDTHS + 1, NARROWER_MOST), 0);
    if (graph->width > 0 && graph->main_count <= STEPS_TRIED && !plan->is_upright
        && plan->row_count > 1)
        gain_column(plan, positions);
    widen_cards(plan, positions);
}

// The message says why it was laid out simply.
static Plan *lay_out(const Graph *graph, const Limits *limits, LayoutNotes *notes, Arena *arena,
                     Str *message)
{
    Plan *plan = ARENA_NEW(arena, Plan);
    *plan = (Plan){.graph = graph, .limits = limits, .notes = notes, .arena = arena};
    plan_to_width(plan, rank_nodes(plan, message));
    return plan;
}

// Of those whose layout is kept, the first is composed like all others, so that none changes it.
static Plan *lay_out_once(const Graph *graph, const Limits *limits, LayoutNotes *notes,
                          Arena *arena, Str *message)
{
    Plan *kept = plan_kept(notes, graph, arena, message);
    if (kept != NULL)
        return kept;
    plan_keep(notes, lay_out(graph, limits, notes, notes->arena, message), *message);
    return plan_kept(notes, graph, arena, message);
}

Drawing *draw_compose(const Graph *graph, const Limits *limits, LayoutNotes *notes, Arena *arena,
                      DrawReport *report)
{
    Str message;
    Plan *plan = notes != NULL ? lay_out_once(graph, limits, notes, arena, &message)
                               : lay_out(graph, limits, NULL, arena, &message);
    *report = (DrawReport){message.length > 0 ? DRAW_SIMPLER : DRAW_DONE, message};
    return compose(plan);
}
