// The parts of planning that differ where the main line runs downwards.
//
// Every step of the main line has a row of its own, in the first column; what stands aside fills
// the second. Chips hang beside their cards, loops on the left and all others on the right, so that
// the main line runs straight down through the middle of its cards. Its own chips stand between
// rows.
#include "draw/plan.h"

enum { GUTTER_EDGE = 12, NARROWEST = 20, CHIP_ROOM = 34, ROW_GAP = 26, HANG = 6 };

// ---- the grid -----------------------------------------------------------------------------------

static void put_aside(Plan *plan, uint32_t node)
{
    Box *box = &plan->boxes[node];
    box->row = box->anchor < plan->row_count ? box->anchor : plan->row_count - 1;
    box->column = 1;
    Row *row = &plan->rows[box->row];
    box->strip = row->aside_count++;
    if (row->aside_count > row->strip_count)
        row->strip_count = row->aside_count;
}

void upright_grid(Plan *plan)
{
    const Graph *graph = plan->graph;
    plan->columns = 1;
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < graph->node_count; i++) {
            bool is_anytime = graph->nodes[i].kind == NODE_ANYTIME;
            if (graph->nodes[i].main_step >= 0 || plan->boxes[i].is_rail
                || is_anytime != (turn == 1))
                continue;
            plan->columns = 2;
            put_aside(plan, i);
        }
}

// ---- pixels -------------------------------------------------------------------------------------

// The widest chips of a column, on its left or right.
static double hanging_width(const Plan *plan, uint32_t column, bool is_above)
{
    double width = 0;
    for (uint32_t i = 0; i < plan->graph->edge_count; i++) {
        const Pill *pill = &plan->pills[i];
        const Edge *edge = &plan->graph->edges[i];
        if (edge->is_main || pill->is_above != is_above || plan->boxes[edge->from].column != column
            || plan->graph->nodes[edge->from].kind == NODE_ANYTIME)
            continue;
        if (pill->width + HANG > width)
            width = pill->width + HANG;
    }
    return width;
}

void upright_across(Plan *plan)
{
    double x = MARGIN, hanging = 0;
    for (uint32_t i = 0; i <= plan->columns; i++) {
        Gutter *gutter = &plan->gutters[i];
        double before = i < plan->columns ? hanging_width(plan, i, true) : 0;
        double tracks = gutter->tracks * TRACK + 2 * GUTTER_EDGE;
        if (tracks < NARROWEST + BAND_MARGIN)
            tracks = NARROWEST + BAND_MARGIN;
        gutter->x = x;
        gutter->tracks_x = x + hanging + GUTTER_EDGE + (i == plan->columns ? BAND_MARGIN : 0);
        gutter->width = hanging + tracks + before + BAND_MARGIN;
        if (i == 0)
            plan->band_left = x + tracks;
        if (i == plan->columns)
            plan->band_right = x + hanging + BAND_MARGIN;
        x += gutter->width + (i < plan->columns ? plan->card_width : 0);
        hanging = hanging_width(plan, i, false);
    }
    plan->width = x + MARGIN;
}

// What comes in on the left comes in below the chips there, if need be on a taller card.
void upright_measure_strip(Box *box, Strip *strip)
{
    double ports = box->loops == 0 ? 0 : box->loops == 1 ? 22 : 22 + TRACK;
    if (ports > 0 && box->height < box->above_height + ports)
        box->height = box->above_height + ports;
    double height = box->is_rail ? box->height + box->below_height : box->height;
    if (!box->is_rail && box->below_height > height)
        height = box->below_height;
    if (box->above_height > height)
        height = box->above_height;
    if (height > strip->height)
        strip->height = height;
}

// The room below each row: for the chip of the step that leaves it.
void upright_gaps(Plan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++)
        plan->rows[i].gap = ROW_GAP;
    for (uint32_t i = 0; i < plan->graph->edge_count; i++)
        if (plan->graph->edges[i].is_main)
            plan->rows[plan->boxes[plan->graph->edges[i].from].row].gap =
                plan->pills[i].height + CHIP_ROOM;
}

void upright_place_pills(Plan *plan, const Box *box)
{
    // Lines come to the side of an end, so its chips hang below.
    double y = box->is_rail ? box->y + box->height + PILL_GAP : box->y;
    for (uint32_t i = box->below; i != NOWHERE; i = plan->pills[i].next) {
        plan->pills[i].x =
            box->x + box->width + (box->is_rail ? -plan->pills[i].width - HANG : HANG);
        plan->pills[i].y = y;
        y += plan->pills[i].height + PILL_GAP;
    }
    y = box->y;
    for (uint32_t i = box->above; i != NOWHERE; i = plan->pills[i].next) {
        plan->pills[i].x = box->x - HANG - plan->pills[i].width;
        plan->pills[i].y = y;
        y += plan->pills[i].height + PILL_GAP;
    }
}

void upright_place_chip(Plan *plan, uint32_t edge)
{
    const Box *from = &plan->boxes[plan->graph->edges[edge].from];
    const Row *row = &plan->rows[from->row];
    Pill *pill = &plan->pills[edge];
    pill->x = from->x + from->width / 2 - pill->width / 2;
    pill->y = row->y + row->height + 12;
}
