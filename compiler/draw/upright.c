// The parts of planning that differ where the main line runs downwards.
//
// Chips hang beside their cards, loops on the left and all others on the right, so that the main line
// runs straight down through the middle of its cards. Its own chips stand between rows. Between two
// folds it runs up where no card, chip or other line is.
#include "draw/plan.h"

enum {
    GUTTER_EDGE = 12,
    NARROWEST = 20,
    CHIP_ROOM = 34,
    ROW_GAP = 26,
    HANG = 6,
    WAY_UP = 12,
    TURN = 16
};

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

// What a column is wide: cards, the main line on its way up, or nothing where nothing stands aside.
static double column_width(const Plan *plan, uint32_t column)
{
    uint32_t place = column % plan->fold_columns;
    if (column == plan->columns)
        return 0;
    if (place > 0 && place == plan->fold_columns - 1)
        return WAY_UP;
    return place == 1 && !plan->folds[column / plan->fold_columns].has_aside ? 0 : plan->card_width;
}

double upright_way_up(const Plan *plan, uint32_t fold)
{
    const Gutter *gutter = &plan->gutters[(fold + 1) * plan->fold_columns - 1];
    return gutter->x + gutter->width + WAY_UP / 2.0;
}

void upright_across(Plan *plan)
{
    double x = MARGIN, hanging = 0;
    for (uint32_t i = 0; i <= plan->columns; i++) {
        Gutter *gutter = &plan->gutters[i];
        Fold *fold = &plan->folds[i / plan->fold_columns];
        bool is_first = i % plan->fold_columns == 0;
        bool is_last = i % plan->fold_columns == plan->fold_columns - 1;
        double before = i < plan->columns ? hanging_width(plan, i, true) : 0;
        double tracks = gutter->tracks * TRACK + 2 * GUTTER_EDGE;
        if (tracks < NARROWEST + BAND_MARGIN)
            tracks = NARROWEST + BAND_MARGIN;
        gutter->x = x;
        gutter->tracks_x = x + hanging + GUTTER_EDGE + (is_last ? BAND_MARGIN : 0);
        gutter->width = hanging + tracks + before + BAND_MARGIN;
        if (is_first)
            fold->band_left = x + tracks;
        if (is_last)
            fold->band_right = x + hanging + BAND_MARGIN;
        x += gutter->width + column_width(plan, i);
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
static void measure_gaps(Plan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++)
        plan->rows[i].gap = ROW_GAP;
    for (uint32_t i = 0; i < plan->graph->edge_count; i++)
        if (plan->graph->edges[i].is_main)
            plan->rows[plan->boxes[plan->graph->edges[i].from].row].gap =
                plan->pills[i].height + CHIP_ROOM;
}

// All folds begin at one height, between the channel above them and the one below.
void upright_place_rows(Plan *plan, double top)
{
    Strip *above = &plan->rows[plan->row_count].strips[0];
    Strip *below = &plan->rows[plan->row_count].strips[1];
    measure_gaps(plan);
    above->channel_y = top;
    above->channel_height = above->tracks > 0 ? plan_channel_height(plan, above, true) : 0;
    plan->fold_head = top + above->channel_height + TURN;
    double head = plan->fold_count > 1 ? plan->fold_head + TURN : top, bottom = head;
    for (uint32_t i = 0; i < plan->fold_count; i++) {
        Fold *fold = &plan->folds[i];
        double y = head;
        for (uint32_t row = fold->first; row < fold->end; row++) {
            y = plan_place_row(plan, &plan->rows[row], y);
            y += row + 1 < plan->row_count ? plan->rows[row].gap : 0;
        }
        fold->foot = y;
        y += i + 1 < plan->fold_count ? TURN : 0;
        bottom = y > bottom ? y : bottom;
    }
    below->channel_y = bottom;
    below->channel_height = below->tracks > 0 ? plan_channel_height(plan, below, false) : 0;
    plan->height = bottom + below->channel_height; // the foot comes below
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
