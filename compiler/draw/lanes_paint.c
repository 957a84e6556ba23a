// Paints the rows of swimlanes: lanes, phases as bands across them, lines with their numbers.
#include "draw/lanes_plan.h"
#include "draw/palette.h"

static Tones stripe_tones(const LanesPlan *plan, const LaneStripe *stripe)
{
    const Group *group = &plan->lanes->groups[stripe->group];
    return palette_tones(group->color, group->tone);
}

static bool is_down(const LanesPlan *plan)
{
    return plan->lanes->direction == DIRECTION_DOWN;
}

// ---- phases -------------------------------------------------------------------------------------

// The head of a stripe stands above the lanes, or left of them.
static void put_stripe(LanesPlan *plan, const LaneRow *row, const LaneStripe *stripe)
{
    Tones tones = stripe_tones(plan, stripe);
    uint32_t owner = (uint32_t)stripe->group;
    double width = is_down(plan) ? row->header : stripe->width;
    double height = is_down(plan) ? stripe->height : row->header;
    put_box(plan->drawing, PART_BAND, owner, stripe->x, stripe->y, stripe->width, stripe->height, 6,
            tones.tint, NO_COLOR, 0);
    put_box(plan->drawing, PART_BAND, owner, stripe->x, stripe->y, width - (is_down(plan) ? 5 : 0),
            height - (is_down(plan) ? 0 : 5), 6, tones.tint, tones.border, 1);
}

static void put_stripe_words(LanesPlan *plan, const LaneStripe *stripe)
{
    Tones tones = stripe_tones(plan, stripe);
    double y = stripe->y + 16;
    for (uint32_t i = 0; i < stripe->label.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_BAND, (uint32_t)stripe->group, stripe->label.at[i], FONT_BAND,
                 tones.strong, stripe->x + 9, y, ANCHOR_START);
    }
    for (uint32_t i = 0; i < stripe->note.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_BAND, (uint32_t)stripe->group, stripe->note.at[i], FONT_SMALL,
                 INK_QUIET, stripe->x + 9, y, ANCHOR_START);
    }
}

// Whether a card in its columns is brought out, or none anywhere.
static bool has_loud(const LanesPlan *plan, const LaneRow *row, const LaneStripe *stripe)
{
    bool has = false;
    for (uint32_t i = stripe->first; i <= stripe->last; i++) {
        has = has || plan->is_loud[row->first + i];
    }
    return has;
}

// ---- lanes --------------------------------------------------------------------------------------

static void put_lane_head(LanesPlan *plan, const LaneRow *row, uint32_t index)
{
    const LaneBand *band = &row->bands[index];
    const Lane *lane = &plan->lanes->lanes[index];
    double width = is_down(plan) ? band->width : LANE_HEAD;
    double height = is_down(plan) ? band->gutter_y - band->y : band->height;
    double lines = band->label.count + lane->is_external;
    double x = band->x + width / 2, y = band->y + height / 2 - (lines - 1) * LANE_LINE / 2 + 4.3;
    Color ink = lane->is_chosen ? PAPER : INK;
    put_box(plan->drawing, PART_BAND, index, band->x, band->y, width, height, 0,
            lane->is_chosen ? INK_CHIP : INK_MARK, INK_FRAME, 1);
    for (uint32_t i = 0; i < band->label.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_LABEL, index, band->label.at[i], FONT_LANE, ink, x, y,
                 ANCHOR_MIDDLE);
    }
    if (lane->is_external) {
        put_text(plan->drawing, PART_LABEL, index, STR("external"), FONT_SMALL,
                 lane->is_chosen ? PAPER : INK_QUIET, x, y, ANCHOR_MIDDLE);
    }
}

static void put_lane_box(LanesPlan *plan, const LaneRow *row, uint32_t index, Color fill,
                         Color stroke)
{
    const LaneBand *band = &row->bands[index];
    put_box(plan->drawing, PART_BAND, index, band->x, band->y, band->width, band->height, 0, fill,
            stroke, 1);
}

// The paper of lanes, on it the phases, on them the lanes' edges.
static void put_row(LanesPlan *plan, const LaneRow *row)
{
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        if (row->bands[i].is_used) {
            put_lane_box(plan, row, i, PAPER, NO_COLOR);
        }
    }
    for (uint32_t i = 0; i < row->stripe_count; i++) {
        uint32_t first = plan->drawing->count;
        put_stripe(plan, row, &row->stripes[i]);
        put_stripe_words(plan, &row->stripes[i]);
        if (!has_loud(plan, row, &row->stripes[i])) {
            drawing_quiet(plan->drawing, first);
        }
    }
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        uint32_t first = plan->drawing->count;
        if (row->bands[i].is_used) {
            put_lane_box(plan, row, i, NO_COLOR, INK_FRAME);
            put_lane_head(plan, row, i);
        }
        drawing_mark(plan->drawing, first, plan->lanes->lanes[i].cast);
        if (plan->lanes->lanes[i].is_quiet) {
            drawing_quiet(plan->drawing, first);
        }
    }
}

// ---- lines --------------------------------------------------------------------------------------

static Item *add_line(LanesPlan *plan, uint32_t owner, const Spot *points, uint32_t count)
{
    Item *line = drawing_add(plan->drawing, ITEM_LINE, PART_EDGE, owner);
    line->points = ARENA_MANY(plan->arena, count, Spot);
    for (uint32_t i = 0; i < count; i++) {
        line->points[i] = points[i];
    }
    line->point_count = count;
    line->radius = 6;
    line->stroke = INK_LINE;
    line->stroke_width = 1.4;
    line->has_arrow = true;
    return line;
}

static void put_link_line(LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    const LaneRun *run = &plan->runs[index];
    const LaneWay *way = &plan->lanes->cards[link->from].ways[link->way];
    Item *line = add_line(plan, index, run->points, run->point_count);
    line->stroke = link->is_main ? INK_MAIN : INK_LINE;
    line->stroke_width = link->is_main ? 2.4 : 1.4;
    line->style = way->kind == LANE_WAY_BESIDE ? LINE_DOTTED
                  : link->is_loop              ? LINE_DASHED
                                               : LINE_SOLID;
}

// Words at a stub are a part of its line.
static void put_stub_words(LanesPlan *plan, uint32_t index)
{
    const LaneRun *run = &plan->runs[index];
    Spot tip = run->points[1];
    bool is_level = run->points[0].y >= tip.y && run->points[0].y <= tip.y;
    put_text(plan->drawing, PART_EDGE, index, lane_stub_text(plan, index), FONT_LANE_MARK, INK,
             is_level ? tip.x + 3 : tip.x, is_level ? tip.y + 4 : tip.y + 11,
             is_level ? ANCHOR_START : ANCHOR_MIDDLE);
}

static void put_link(LanesPlan *plan, uint32_t index)
{
    uint32_t first = plan->drawing->count;
    put_link_line(plan, index);
    if (plan->runs[index].kind == LANE_RUN_AWAY) {
        put_stub_words(plan, index);
    }
    drawing_mark(plan->drawing, first, plan->lanes->links[index].cast);
    if (plan->lanes->links[index].is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
}

static void put_badge_of(LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    const LaneRun *run = &plan->runs[index];
    uint32_t first = plan->drawing->count;
    double shift = run->is_through ? BADGE + 4 : lane_badge_place(link), x = run->points[0].x,
           y = run->points[0].y;
    put_badge(plan->drawing, index, str_format(plan->arena, "%u", link->handoff),
              run->is_through ? x : x + shift, run->is_through ? y + shift : y);
    drawing_mark(plan->drawing, first, link->cast);
    if (link->is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
}

// ---- what comes from other rows -----------------------------------------------------------------

// The step before: left of the card, or above it.
static void put_main_arrival(LanesPlan *plan, uint32_t card)
{
    enum { LENGTH = 14 };
    const LaneBox *box = &plan->boxes[card];
    double middle = box->x + plan->card / 2;
    Spot across[] = {{box->x - LENGTH, box->port}, {box->x, box->port}};
    Spot above[] = {{middle, box->y - LENGTH}, {middle, box->y}};
    Item *line = add_line(plan, card, is_down(plan) ? above : across, 2);
    line->stroke = INK_MAIN;
    line->stroke_width = 2.4;
    put_text(plan->drawing, PART_EDGE, card, box->main_arrival, FONT_LANE_MARK, INK,
             is_down(plan) ? middle : box->x - LENGTH - 3,
             is_down(plan) ? box->y - LENGTH - 4 : box->port + 4,
             is_down(plan) ? ANCHOR_MIDDLE : ANCHOR_END);
}

// All others: one arrow at the card's left upper corner.
static void put_arrivals(LanesPlan *plan, uint32_t card)
{
    enum { LENGTH = 14, INSET = 12 };
    const LaneBox *box = &plan->boxes[card];
    double x = box->x + INSET, room = plan->card - INSET - 8;
    room = is_down(plan) ? plan->card / 2 - INSET - 9 : room; // the middle is for lines
    Str words = str_format(plan->arena, "from %.*s", STR_ARGS(box->arrivals));
    if (text_width(words, FONT_LANE_MARK) > room) {
        words = box->arrivals;
    }
    StrList lines = text_wrap(words, FONT_LANE_MARK, room, 1, plan->arena);
    Spot points[] = {{x, box->y - LENGTH}, {x, box->y}};
    Item *line = add_line(plan, card, points, 2);
    line->style = box->has_onward ? LINE_SOLID : LINE_DASHED;
    bool is_fit = lines.count > 0 && text_width(lines.at[0], FONT_LANE_MARK) <= room;
    put_text(plan->drawing, PART_EDGE, card, is_fit ? lines.at[0] : STR("…"), FONT_LANE_MARK, INK,
             x + 5, box->y - 4, ANCHOR_START);
}

static void put_from_elsewhere(LanesPlan *plan, uint32_t card)
{
    uint32_t first = plan->drawing->count;
    if (plan->boxes[card].main_arrival.length > 0) {
        put_main_arrival(plan, card);
    }
    if (plan->boxes[card].arrivals.length > 0) {
        put_arrivals(plan, card);
    }
    drawing_mark(plan->drawing, first, plan->lanes->cards[card].cast);
    if (plan->lanes->cards[card].is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
}

void lanes_paint(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++) {
        put_row(plan, &plan->rows[i]);
    }
    for (int is_main = 0; is_main < 2; is_main++) { // the way to the goal lies on top
        for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
            if (plan->lanes->links[i].is_main == (is_main == 1)) {
                put_link(plan, i);
            }
        }
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        put_from_elsewhere(plan, i);
    }
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        if (plan->lanes->links[i].handoff > 0) {
            put_badge_of(plan, i);
        }
    }
}
