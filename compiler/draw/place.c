// Turns rows, columns, strips and tracks into pixels.
//
// Across: margin, then gutters and columns in turn. Down: the head, then for each row the band's
// head, a channel, the main strip with its chips, and channels and strips in turn.
#include "draw/plan.h"

enum {
    HEAD_TITLE = 30,
    HEAD_SUBTITLE = 20,
    ROW_GAP = 32,
    CHANNEL_EDGE = 9,
    BAND_FOOT = 9,   // of a band below what it holds
    PILL_INSET = 6,  // of a chip from the card's edge
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

// Ends and what starts a line to one; other cards stand with their titles on the main line.
static bool is_centred(const Plan *plan, uint32_t node)
{
    const Box *box = &plan->boxes[node];
    const Node *shown = &plan->graph->nodes[node];
    return (shown->main_step >= 0 && shown->kind != NODE_STAGE) || box->is_rail
           || box->rides != NOWHERE;
}

static void measure_lines(Plan *plan)
{
    for (uint32_t i = 0; i < plan->graph->node_count; i++) {
        Box *box = &plan->boxes[i];
        Strip *strip = &plan->rows[box->row].strips[box->strip];
        double line = is_centred(plan, i) ? box->height / 2 : box->strip == 0 ? HEAD_LINE : 0;
        if (!plan->is_upright && line > strip->line)
            strip->line = line;
        box->below_height = pills_height(plan, box->below);
        box->above_height = pills_height(plan, box->above);
    }
}

// A chip on the main line may be taller than what stands beside it.
static void measure_chips(Plan *plan)
{
    for (uint32_t i = 0; i < plan->graph->edge_count && !plan->is_upright; i++) {
        const Edge *edge = &plan->graph->edges[i];
        Strip *strip = &plan->rows[plan->boxes[edge->from].row].strips[0];
        double half = plan->pills[i].height / 2;
        if (edge->is_main && half > strip->line)
            strip->line = half;
        if (edge->is_main && strip->line + half > strip->height)
            strip->height = strip->line + half;
    }
}

// Where the box begins in its strip.
static double box_offset(const Plan *plan, uint32_t node)
{
    const Box *box = &plan->boxes[node];
    const Strip *strip = &plan->rows[box->row].strips[box->strip];
    if (plan->is_upright)
        return 0;
    if (is_centred(plan, node))
        return strip->line - box->height / 2;
    return plan->graph->nodes[node].main_step < 0 ? 0 : strip->line - HEAD_LINE;
}

static void measure_strips(Plan *plan)
{
    measure_lines(plan);
    measure_chips(plan);
    for (uint32_t i = 0; i < plan->graph->node_count; i++) {
        Box *box = &plan->boxes[i];
        Strip *strip = &plan->rows[box->row].strips[box->strip];
        if (plan->is_upright) {
            upright_measure_strip(box, strip);
            continue;
        }
        double height = box_offset(plan, i) + box->height + box->below_height;
        if (height > strip->height)
            strip->height = height;
        if (box->above_height > strip->above)
            strip->above = box->above_height;
    }
}

double plan_channel_height(const Plan *plan, const Strip *strip, bool is_first)
{
    bool has_bands = plan->graph->group_count > 0;
    if (strip->tracks > 0)
        return (strip->tracks - 1) * TRACK + 2 * CHANNEL_EDGE;
    return is_first ? (has_bands ? 0 : 4) : CHANNEL_EDGE;
}

double plan_place_row(const Plan *plan, Row *row, double y)
{
    row->y = y;
    y += plan->graph->group_count > 0 ? BAND_HEAD : 4;
    for (uint32_t i = 0; i <= row->strip_count; i++) {
        Strip *strip = &row->strips[i];
        strip->channel_y = y;
        strip->channel_height = plan_channel_height(plan, strip, i == 0);
        y += strip->channel_height;
        if (i == row->strip_count)
            break;
        y += strip->above;
        strip->y = y;
        y += strip->height + BAND_FOOT;
        if (row->aside_count == 0 || i < row->aside_count)
            row->band_bottom = y;
    }
    row->main_y = row->strips[0].y + row->strips[0].line;
    row->height = y - row->y;
    return y;
}

double plan_head_width(const Plan *plan)
{
    const double OF_WANTED = 0.82;
    double width = plan->width < PICTURE_NARROWEST ? PICTURE_NARROWEST : plan->width;
    double most = OF_WANTED * plan->graph->width + 2 * MARGIN;
    return plan->graph->width > 0 && most < width ? most : width;
}

HeadLines plan_head_lines(const Plan *plan)
{
    return head_lines(plan->graph->title, plan->graph->subtitle, plan_head_width(plan),
                      plan->arena);
}

static double head_height(const Plan *plan)
{
    double more = head_more_height(plan_head_lines(plan));
    return MARGIN + HEAD_TITLE + (plan->graph->subtitle.length > 0 ? HEAD_SUBTITLE : 0) + more + 10;
}

static void place_down(Plan *plan)
{
    double y = plan->head_height = head_height(plan);
    measure_strips(plan);
    if (plan->is_upright) {
        upright_place_rows(plan, y);
        return;
    }
    for (uint32_t i = 0; i < plan->row_count; i++)
        y = plan_place_row(plan, &plan->rows[i], y) + (i + 1 < plan->row_count ? ROW_GAP : 0);
    plan->height = y; // the foot comes below
}

// ---- boxes, chips, segments ---------------------------------------------------------------------

static void place_box(Plan *plan, uint32_t index)
{
    Box *box = &plan->boxes[index];
    const Strip *strip = &plan->rows[box->row].strips[box->strip];
    const Gutter *gutter = &plan->gutters[box->column];
    box->x = gutter->x + gutter->width;
    box->y = strip->y + box_offset(plan, index);
}

// Notes how deep a band must be to hold the box; an anytime sits on its lower edge.
static void note_content(Plan *plan, uint32_t index)
{
    const Box *box = &plan->boxes[index];
    const Node *node = &plan->graph->nodes[index];
    double *content = &plan->contents[box->row * plan->columns + box->column];
    double bottom = box->y + box->height + box->below_height + BAND_FOOT;
    if (node->group < 0 || node->group != plan_column_group(plan, box->row, box->column))
        return;
    if (node->kind == NODE_ANYTIME)
        bottom = box->y + box->height / 2;
    if (bottom > *content)
        *content = bottom;
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
        pill->x = pill->is_left ? box->x + (box->strip > 0 ? PILL_INSET : plan_port_inset(box))
                                : box->x + box->width - pill->width - PILL_INSET;
        pill->y = y;
        y += pill->height + PILL_GAP;
    }
    y = box->y - PILL_GAP;
    for (uint32_t i = box->above; i != NOWHERE; i = plan->pills[i].next) {
        Pill *pill = &plan->pills[i];
        y -= pill->height;
        pill->x = box->x + PILL_INSET;
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
    pill->y = plan->rows[from->row].main_y - pill->height / 2;
}

static void place_segments(Plan *plan)
{
    for (uint32_t i = 0; i < plan->segment_count; i++) {
        Segment *segment = &plan->segments[i];
        if (segment->gutter != NOWHERE) {
            const Gutter *gutter = &plan->gutters[segment->gutter];
            bool is_reversed = plan->is_upright ? upright_is_main_column(plan, segment->gutter)
                                                : segment->gutter == 0;
            uint32_t place = is_reversed ? gutter->tracks - 1 - segment->track : segment->track;
            segment->at = gutter->tracks_x + place * TRACK;
            continue;
        }
        const Strip *strip = &plan->rows[segment->row].strips[segment->channel];
        if (segment->is_rail) {
            const Box *target = &plan->boxes[plan->buses[segment->bus].target];
            segment->at = target->y + target->height / 2;
            continue;
        }
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
    if (!plan->is_upright)
        plan->contents = ARENA_MANY(plan->arena, (size_t)plan->row_count * plan->columns, double);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        place_box(plan, i);
        place_pills(plan, i);
        if (!plan->is_upright)
            note_content(plan, i);
    }
    for (uint32_t i = 0; i < graph->edge_count; i++)
        if (graph->edges[i].is_main && plan->is_upright)
            upright_place_chip(plan, i);
        else if (graph->edges[i].is_main)
            place_chip(plan, i);
    place_segments(plan);
}
