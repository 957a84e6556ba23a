// Turns rows, columns, strips and tracks into pixels.
//
// Across: margin, then gutters and columns in turn. Down: the head, then for each row the band's
// head, a channel, the main strip with its chips, and channels and strips in turn.
#include "draw/plan.h"

enum {
    HEAD_TITLE = 30,
    HEAD_SUBTITLE = 20,
    ROW_GAP = 32,
    CHANNEL_EDGE = 8,
    CHIP_LEAD = 11,  // of line before a chip
    CHIP_ARROW = 18, // of line and arrowhead behind it
    GUTTER_EDGE = 12,
};

// ---- across -------------------------------------------------------------------------------------

static void widen_for_chips(Plan *plan)
{
    const Graph *graph = plan->graph;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        if (!edge->is_main)
            continue;
        Gutter *gutter = &plan->gutters[plan->boxes[edge->from].column + 1];
        if (plan->pills[i].width > gutter->chip_width)
            gutter->chip_width = plan->pills[i].width;
    }
}

static void place_across(Plan *plan)
{
    double x = MARGIN;
    bool has_bands = plan->graph->group_count > 0;
    widen_for_chips(plan);
    for (uint32_t i = 0; i <= plan->columns; i++) {
        Gutter *gutter = &plan->gutters[i];
        bool is_first = i == 0, is_last = i == plan->columns;
        double tracks = gutter->tracks * TRACK + (gutter->tracks > 0 ? 2 * GUTTER_EDGE : 0);
        double chip = gutter->chip_width > 0 ? gutter->chip_width + CHIP_LEAD + CHIP_ARROW : 0;
        double wrap = (is_first || is_last) && plan->row_count > 1 ? 34 : 0;
        gutter->x = x;
        gutter->width = tracks > chip ? tracks : chip;
        gutter->tracks_x = x + GUTTER_EDGE;
        if (is_last) {
            gutter->width = tracks + chip + wrap;
            gutter->tracks_x = x + chip + wrap + 4;
        } else if (is_first) {
            gutter->width = tracks + wrap;
        } else if (has_bands && gutter->width < chip + 2 * BAND_MARGIN - 6) {
            gutter->width = chip + 2 * BAND_MARGIN - 6;
        }
        if ((is_first || is_last) && gutter->width < BAND_MARGIN + 6)
            gutter->width = has_bands ? BAND_MARGIN + 6 : 8;
        if (!is_first && !is_last && gutter->width < 34)
            gutter->width = 34;
        if (!is_last && !is_first && gutter->tracks > 0)
            gutter->tracks_x = x + (gutter->width - (gutter->tracks - 1) * TRACK) / 2;
        x += gutter->width + (is_last ? 0 : plan->card_width);
    }
    plan->width = x + MARGIN;
}

// ---- down ---------------------------------------------------------------------------------------

static double pills_height(const Plan *plan, uint32_t pill)
{
    double height = 0;
    for (; pill != NOWHERE; pill = plan->pills[pill].next)
        height += plan->pills[pill].height + PILL_GAP;
    return height;
}

static void measure_strips(Plan *plan)
{
    for (uint32_t i = 0; i < plan->graph->node_count; i++) {
        Box *box = &plan->boxes[i];
        Strip *strip = &plan->rows[box->row].strips[box->strip];
        box->below_height = pills_height(plan, box->below);
        box->above_height = pills_height(plan, box->above);
        if (plan->is_upright) {
            upright_measure_strip(box, strip);
            continue;
        }
        if (box->height > strip->height)
            strip->height = box->height;
        if (box->below_height > strip->below)
            strip->below = box->below_height;
        if (box->above_height > strip->above)
            strip->above = box->above_height;
    }
}

static double place_row(Plan *plan, Row *row, double y)
{
    row->y = y;
    y += plan->graph->group_count > 0 ? BAND_HEAD : 4;
    for (uint32_t i = 0; i <= row->strip_count; i++) {
        Strip *strip = &row->strips[i];
        strip->channel_y = y;
        strip->channel_height =
            strip->tracks > 0 ? (strip->tracks - 1) * TRACK + 2 * CHANNEL_EDGE : (i == 0 ? 4 : 12);
        y += strip->channel_height;
        if (i == row->strip_count)
            break;
        y += strip->above;
        strip->y = y;
        y += strip->height + strip->below;
        if (row->frame_strip == 0 && i + 1 == row->inner_count) {
            y += 9;
            row->band_bottom = y;
        }
        if (row->frame_strip > 0 && i == row->frame_strip)
            row->band_bottom = strip->y + strip->height / 2;
    }
    row->main_y = row->strips[0].y + row->strips[0].height / 2;
    row->height = y - row->y;
    return y;
}

static void place_down(Plan *plan)
{
    double y = MARGIN + HEAD_TITLE + (plan->graph->subtitle.length > 0 ? HEAD_SUBTITLE : 0) + 10;
    plan->head_height = y;
    measure_strips(plan);
    if (plan->is_upright)
        upright_gaps(plan);
    for (uint32_t i = 0; i < plan->row_count; i++) {
        y = place_row(plan, &plan->rows[i], y);
        if (i + 1 < plan->row_count)
            y += plan->is_upright ? plan->rows[i].gap : ROW_GAP;
    }
    plan->height = y; // the foot comes below
}

// ---- boxes, chips, segments ---------------------------------------------------------------------

static void place_box(Plan *plan, uint32_t index)
{
    Box *box = &plan->boxes[index];
    const Node *node = &plan->graph->nodes[index];
    const Row *row = &plan->rows[box->row];
    const Strip *strip = &row->strips[box->strip];
    const Gutter *gutter = &plan->gutters[box->column];
    box->x = gutter->x + gutter->width;
    if (box->is_rail)
        box->x += plan->card_width - box->width;
    if (node->kind == NODE_STAGE && node->main_step >= 0)
        box->height = strip->height;
    bool is_centred = node->main_step >= 0 || box->is_rail || node->kind == NODE_ANYTIME;
    box->y = is_centred ? strip->y + (strip->height - box->height) / 2 : strip->y;
}

static void place_pills(Plan *plan, uint32_t index)
{
    const Box *box = &plan->boxes[index];
    if (plan->is_upright) {
        upright_place_pills(plan, box);
        return;
    }
    double y = box->y + box->height + PILL_GAP;
    for (uint32_t i = box->below; i != NOWHERE; i = plan->pills[i].next) {
        Pill *pill = &plan->pills[i];
        pill->x = pill->is_left ? box->x + (box->strip > 0 ? 6 : plan_port_inset(box))
                                : box->x + box->width - pill->width - 6;
        pill->y = y;
        y += pill->height + PILL_GAP;
    }
    y = box->y - PILL_GAP;
    for (uint32_t i = box->above; i != NOWHERE; i = plan->pills[i].next) {
        Pill *pill = &plan->pills[i];
        y -= pill->height;
        pill->x = box->x + 6;
        pill->y = y;
        y -= PILL_GAP;
    }
}

static void place_chip(Plan *plan, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    const Box *from = &plan->boxes[edge->from];
    const Gutter *gutter = &plan->gutters[from->column + 1];
    Pill *pill = &plan->pills[index];
    double room = from->column + 1 == plan->columns ? gutter->chip_width + CHIP_LEAD + CHIP_ARROW
                                                    : gutter->width;
    pill->x = gutter->x + (room - CHIP_ARROW + CHIP_LEAD - pill->width) / 2;
    if (from->width < plan->card_width)
        pill->x -= plan->card_width - from->width;
    pill->y = plan->rows[from->row].main_y - pill->height / 2;
}

static void place_segments(Plan *plan)
{
    for (uint32_t i = 0; i < plan->segment_count; i++) {
        Segment *segment = &plan->segments[i];
        if (segment->gutter != NOWHERE) {
            segment->at = plan->gutters[segment->gutter].tracks_x + segment->track * TRACK;
            continue;
        }
        const Strip *strip = &plan->rows[segment->row].strips[segment->channel];
        uint32_t track =
            segment->channel == 0 ? strip->tracks - 1 - segment->track : segment->track;
        segment->at = strip->channel_y + CHANNEL_EDGE + track * TRACK;
    }
}

void plan_place(Plan *plan)
{
    const Graph *graph = plan->graph;
    if (plan->is_upright)
        upright_across(plan);
    else
        place_across(plan);
    place_down(plan);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        place_box(plan, i);
        place_pills(plan, i);
    }
    for (uint32_t i = 0; i < graph->edge_count; i++)
        if (graph->edges[i].is_main && plan->is_upright)
            upright_place_chip(plan, i);
        else if (graph->edges[i].is_main)
            place_chip(plan, i);
    place_segments(plan);
}
