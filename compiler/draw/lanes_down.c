// Places swimlanes whose columns go from top to bottom.
//
// A lane has a strip for each level of its cards, and right of each strip a gutter. The main way
// leaves a card below, and comes in above; other ways leave it at the side and run down or up the
// gutter. What comes in from another column comes from above.
#include "draw/lanes_plan.h"
#include "draw/lanes_tracks.h"

enum { CARD_MOST = 190, CARD_LEAST = 110, PHASE = 100, PAD = 10, ENTRY = 18 };
enum { ENTRY_SHIFT = 14, MARK_HEIGHT = 14, HEAD_LINES = 3 };

static uint32_t strip_of(const LanesPlan *plan, uint32_t card)
{
    return lane_band_of(plan, card)->first_strip + plan->lanes->cards[card].slot;
}

static uint32_t number_strips(LanesPlan *plan)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < plan->row_count; i++) {
        for (uint32_t j = 0; j < plan->lanes->lane_count; j++) {
            plan->rows[i].bands[j].first_strip = count;
            count += plan->rows[i].bands[j].slot_count;
        }
    }
    return count;
}

// ---- ways that leave below ----------------------------------------------------------------------

// The step of the main way, else the first that leads on.
static void choose_through(LanesPlan *plan)
{
    for (int is_main = 1; is_main >= 0; is_main--) {
        for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
            const LaneLink *link = &plan->lanes->links[i];
            LaneBox *from = &plan->boxes[link->from];
            bool is_fit = is_main == 1 ? link->is_main : plan->runs[i].kind == LANE_RUN_NEXT;
            if (from->through == NO_WAY && is_fit && !link->is_loop) {
                from->through = link->way;
                plan->runs[i].is_through = true;
            }
        }
    }
}

// A card is as high as its words; from it, links of the same column come in above, too.
static void sort_runs(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        LaneRun *run = &plan->runs[i];
        if (run->kind == LANE_RUN_SIDE || (run->kind == LANE_RUN_NEXT && !run->is_through)) {
            run->kind = LANE_RUN_LONG;
        }
    }
}

// ---- gutters ------------------------------------------------------------------------------------

// Along the columns: gap g at 2g, the cards between at odd numbers, their ways in order.
static double exit_place(const LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    const LaneRun *run = &plan->runs[index];
    double ways = plan->lanes->cards[link->from].way_count + 1.0;
    return run->is_through ? 2.0 * run->out_gap : 2.0 * run->out_gap - 1 + link->way / ways * 0.5;
}

static void route_gutters(LanesPlan *plan)
{
    StretchList list = {ARENA_MANY(plan->arena, plan->lanes->link_count, Stretch), 0};
    uint32_t *tracks = ARENA_MANY(plan->arena, number_strips(plan), uint32_t);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        LaneRun *run = &plan->runs[i];
        if (run->kind == LANE_RUN_LONG) {
            double out = exit_place(plan, i), in = 2.0 * run->in_gap;
            double low = out < in ? out : in, high = out < in ? in : out;
            list.at[list.count++] =
                (Stretch){low, high,       lane_link_key(link), strip_of(plan, link->from),
                          0,   high - low, &run->gutter_track};
        }
    }
    stretches_place(&list, tracks);
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        lane_slot_of(plan, i)->tracks = tracks[strip_of(plan, i)];
    }
}

static void measure_exits(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        if (!plan->runs[i].is_through) {
            LaneSlot *slot = lane_slot_of(plan, plan->lanes->links[i].from);
            slot->exit = lane_larger(slot->exit, lane_exit_room(plan, i));
        }
    }
}

static double gutter_width(const LaneSlot *slot)
{
    double tracks = slot->tracks > 0 ? (slot->tracks - 1.0) * LANE_TRACK : 0;
    return slot->exit + tracks + PAD;
}

// ---- across -------------------------------------------------------------------------------------

static double phase_width(const LanesPlan *plan)
{
    return plan->lanes->group_count > 0 ? PHASE : 0;
}

// What a row is wide without its cards, and how many strips of cards it has.
static double row_rest(const LanesPlan *plan, const LaneRow *row, uint32_t *strips)
{
    double rest = 0;
    *strips = 0;
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        const LaneBand *band = &row->bands[i];
        for (uint32_t j = 0; j < band->slot_count; j++) {
            rest += PAD + gutter_width(&band->slots[j]);
        }
        *strips += band->slot_count;
    }
    return rest;
}

// Cards are as wide as the fullest row allows; then all rows are as wide as the widest.
static void choose_card(LanesPlan *plan)
{
    double room = plan->wanted - 2 * MARGIN - phase_width(plan), widest = 0;
    uint32_t strips;
    plan->card = CARD_MOST;
    for (uint32_t i = 0; i < plan->row_count; i++) {
        double rest = row_rest(plan, &plan->rows[i], &strips);
        double card = (room - rest) / strips;
        plan->card = card < plan->card ? (double)(int)card : plan->card;
    }
    plan->card = lane_larger(plan->card, CARD_LEAST);
    for (uint32_t i = 0; i < plan->row_count; i++) {
        double rest = row_rest(plan, &plan->rows[i], &strips);
        widest = lane_larger(widest, rest + strips * plan->card);
    }
    plan->width = lane_larger(widest + phase_width(plan) + 2 * MARGIN, 420);
}

static void set_row_x(LanesPlan *plan, LaneRow *row)
{
    uint32_t strips;
    row->x = MARGIN;
    row->header = phase_width(plan);
    row->width = plan->width - 2 * MARGIN;
    double rest = row_rest(plan, row, &strips);
    double spare = (row->width - row->header - rest - strips * plan->card) / strips;
    double x = MARGIN + row->header;
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        LaneBand *band = &row->bands[i];
        band->x = x;
        for (uint32_t j = 0; j < band->slot_count; j++) {
            band->slots[j].x = x + PAD + spare / 2;
            x += PAD + plan->card + gutter_width(&band->slots[j]) + spare;
        }
        band->width = x - band->x;
    }
}

static void set_x(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++) {
        set_row_x(plan, &plan->rows[i]);
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        plan->boxes[i].x = lane_slot_of(plan, i)->x;
    }
}

static double gutter_x(const LanesPlan *plan, uint32_t link)
{
    const LaneSlot *slot = lane_slot_of(plan, plan->lanes->links[link].from);
    return slot->x + plan->card + slot->exit + plan->runs[link].gutter_track * LANE_TRACK;
}

// By card: whether a line comes to its middle from above: from the card before it in its strip, or
// from another row.
static bool *middle_taken(const LanesPlan *plan)
{
    const Lanes *lanes = plan->lanes;
    bool *is_taken = ARENA_MANY(plan->arena, lanes->card_count, bool);
    uint32_t strips = 0;
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        strips = strip_of(plan, i) + 1 > strips ? strip_of(plan, i) + 1 : strips;
    }
    bool *is_left = ARENA_MANY(plan->arena, (size_t)strips * (plan->columns + 1), bool);
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        uint32_t step = lane_step_of(plan, i);
        bool leaves = plan->boxes[i].through != NO_WAY;
        is_left[(size_t)strip_of(plan, i) * (plan->columns + 1) + step + 1] = leaves;
    }
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        uint32_t step = lane_step_of(plan, i);
        is_taken[i] = plan->boxes[i].main_arrival.length > 0
                      || is_left[(size_t)strip_of(plan, i) * (plan->columns + 1) + step];
    }
    return is_taken;
}

static void set_runs(LanesPlan *plan)
{
    const bool *is_taken = middle_taken(plan);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        LaneRun *run = &plan->runs[i];
        double middle = plan->boxes[link->to].x + plan->card / 2;
        run->from = plan->boxes[link->from].x + plan->card / 2;
        run->is_straight =
            run->kind == LANE_RUN_NEXT && strip_of(plan, link->from) == strip_of(plan, link->to);
        bool is_middle = run->is_straight || (!link->is_loop && !is_taken[link->to]);
        run->to = middle + (is_middle ? 0 : link->is_loop ? 1 : 2) * ENTRY_SHIFT;
    }
}

// ---- gaps ---------------------------------------------------------------------------------------

static void add_level(LanesPlan *plan, StretchList *list, uint32_t index, uint32_t gap, double from,
                      double to, uint32_t *track)
{
    const LaneLink *link = &plan->lanes->links[index];
    bool is_out = track == &plan->runs[index].out_track;
    bool is_next = plan->runs[index].kind == LANE_RUN_NEXT;
    list->at[list->count++] = (Stretch){
        .low = (from < to ? from : to) - 3,
        .high = (from < to ? to : from) + 3,
        .key = lane_link_key(link),
        .room = plan->boxes[link->from].row * (plan->columns + 1) + gap,
        .sort = is_out    ? 0
                : is_next ? 1
                          : 2,
        .order = is_next ? (to > from ? -from : from) : -(from < to ? to - from : from - to),
        .track = track,
    };
}

static void route_gaps(LanesPlan *plan)
{
    uint32_t gaps = plan->columns + 1;
    StretchList list = {ARENA_MANY(plan->arena, (size_t)plan->lanes->link_count * 2, Stretch), 0};
    uint32_t *tracks = ARENA_MANY(plan->arena, (size_t)plan->row_count * gaps, uint32_t);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        LaneRun *run = &plan->runs[i];
        if (run->kind == LANE_RUN_NEXT && !run->is_straight) {
            add_level(plan, &list, i, run->in_gap, run->from, run->to, &run->in_track);
        } else if (run->kind == LANE_RUN_LONG) {
            add_level(plan, &list, i, run->in_gap, gutter_x(plan, i), run->to, &run->in_track);
            if (run->is_through) {
                add_level(plan, &list, i, run->out_gap, run->from, gutter_x(plan, i),
                          &run->out_track);
            }
        }
    }
    stretches_place(&list, tracks);
    for (uint32_t i = 0; i < plan->row_count * gaps; i++) {
        plan->rows[i / gaps].gaps[i % gaps].tracks = tracks[i];
    }
}

// What leaves below: a number, a stub and its words.
static double below_room(const LanesPlan *plan, uint32_t link)
{
    enum { LEAST = 10, BADGE_ROOM = 2 * BADGE + 8 };
    if (plan->runs[link].kind == LANE_RUN_AWAY) {
        return lane_stub_length(&plan->lanes->links[link]) + MARK_HEIGHT + 4;
    }
    return plan->lanes->links[link].handoff > 0 ? BADGE_ROOM : LEAST;
}

static void measure_gaps(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        LaneRow *row = &plan->rows[plan->boxes[plan->lanes->links[i].from].row];
        LaneGap *gap = &row->gaps[plan->runs[i].out_gap];
        if (plan->runs[i].is_through) {
            gap->exit = lane_larger(gap->exit, below_room(plan, i));
        }
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneBox *box = &plan->boxes[i];
        LaneRow *row = &plan->rows[box->row];
        uint32_t step = lane_step_of(plan, i);
        double entry = box->main_arrival.length > 0 ? ENTRY + MARK_HEIGHT : ENTRY;
        row->gaps[step].entry = lane_larger(row->gaps[step].entry, entry);
        row->steps[step] = lane_larger(row->steps[step], box->height);
    }
}

static void measure_cards(LanesPlan *plan)
{
    lanes_measure(plan);
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneBox *box = &plan->boxes[i];
        bool is_stage = plan->lanes->cards[i].kind == NODE_STAGE;
        box->height = is_stage ? box->head + box->ways_height + 3 : lane_end_height(box);
    }
}

// ---- down ---------------------------------------------------------------------------------------

static double head_height(LanesPlan *plan, LaneRow *row)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        LaneBand *band = &row->bands[i];
        if (band->is_used) {
            const Lane *lane = &plan->lanes->lanes[i];
            band->label =
                text_wrap(lane->label, FONT_LANE, band->width - 14, HEAD_LINES, plan->arena);
            uint32_t lines = band->label.count + lane->is_external;
            most = lines > most ? lines : most;
        }
    }
    return most * LANE_LINE + 14.0;
}

static double set_row_y(LanesPlan *plan, LaneRow *row, double y)
{
    enum { GAP_LEAST = 26, GAP_END = 14 };
    double head = head_height(plan, row);
    row->y = y;
    y += head;
    for (uint32_t i = 0; i <= row->count; i++) {
        LaneGap *gap = &row->gaps[i];
        double tracks = gap->tracks > 0 ? (gap->tracks - 1.0) * LANE_TRACK + 4 : 0;
        double least = i == row->count ? GAP_END : GAP_LEAST;
        gap->at = y;
        gap->start = y + lane_larger(gap->exit, i == 0 ? 12 : 4);
        gap->size = lane_larger(least, gap->start - y + tracks + gap->entry);
        y += gap->size + (i < row->count ? row->steps[i] : 0);
    }
    row->height = y - row->y;
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        row->bands[i].y = row->y;
        row->bands[i].height = row->height;
        row->bands[i].gutter_y = row->y + head;
    }
    return y;
}

static void set_y(LanesPlan *plan, double y)
{
    enum { ROW_GAP = 28 };
    for (uint32_t i = 0; i < plan->row_count; i++) {
        y = set_row_y(plan, &plan->rows[i], y);
        plan->bottom = y;
        y += ROW_GAP;
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneBox *box = &plan->boxes[i];
        const LaneGap *gap = &plan->rows[box->row].gaps[lane_step_of(plan, i)];
        bool is_stage = plan->lanes->cards[i].kind == NODE_STAGE;
        box->y = gap->at + gap->size;
        box->port = is_stage ? box->y + box->head + LANE_WAY / 2.0 : box->y + box->height / 2;
    }
}

// ---- what is painted ----------------------------------------------------------------------------

// A phase's words stand left of its columns; what has no room is cut.
static void set_stripe(LanesPlan *plan, const LaneRow *row, LaneStripe *stripe)
{
    enum { LABELS_MOST = 5 };
    const LaneGap *before = &row->gaps[stripe->first], *behind = &row->gaps[stripe->last + 1];
    bool is_first = stripe->first == 0, is_last = stripe->last + 1 == row->count;
    double top = before->at + (is_first ? 0 : before->size / 2);
    double bottom = behind->at + (is_last ? behind->size : behind->size / 2);
    stripe->x = row->x;
    stripe->width = row->width;
    stripe->y = top + 1.5;
    stripe->height = bottom - top - 3;
    uint32_t lines = (uint32_t)lane_larger(1, (stripe->height - 8) / LANE_LINE), labels;
    double room = row->header - 20;
    labels = lines < LABELS_MOST ? lines : LABELS_MOST;
    stripe->label =
        text_wrap(plan->lanes->groups[stripe->group].label, FONT_BAND, room, labels, plan->arena);
    if (lines > stripe->label.count) {
        stripe->note = text_wrap(plan->lanes->group_notes[stripe->group], FONT_SMALL, room,
                                 lines - stripe->label.count, plan->arena);
    }
}

static void set_stub(LanesPlan *plan, uint32_t index, Spot at)
{
    LaneRun *run = &plan->runs[index];
    double length = lane_stub_length(&plan->lanes->links[index]);
    lane_add_point(run, at.x + (run->is_through ? 0 : length),
                   at.y + (run->is_through ? length : 0));
}

static void set_points(LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    LaneRun *run = &plan->runs[index];
    const LaneBox *from = &plan->boxes[link->from], *to = &plan->boxes[link->to];
    const LaneRow *row = &plan->rows[from->row];
    Spot below = {run->from, from->y + from->height};
    Spot side = {from->x + plan->card, from->port + from->way_tops[link->way]};
    Spot at = run->is_through ? below : side;
    double out = row->gaps[run->out_gap].start + run->out_track * LANE_TRACK;
    double in = row->gaps[run->in_gap].start + run->in_track * LANE_TRACK;
    lane_add_point(run, at.x, at.y);
    if (run->kind == LANE_RUN_AWAY) {
        set_stub(plan, index, at);
        return;
    }
    if (run->kind == LANE_RUN_LONG) {
        double gutter = gutter_x(plan, index);
        if (run->is_through) {
            lane_add_point(run, at.x, out);
            at.y = out;
        }
        lane_add_point(run, gutter, at.y);
        at.x = gutter;
    }
    if (!run->is_straight) {
        lane_add_point(run, at.x, in);
        lane_add_point(run, run->to, in);
    }
    lane_add_point(run, run->to, to->y);
}

void lanes_down(LanesPlan *plan, double top)
{
    choose_through(plan);
    sort_runs(plan);
    route_gutters(plan);
    measure_exits(plan);
    choose_card(plan);
    measure_cards(plan);
    set_x(plan);
    set_runs(plan);
    route_gaps(plan);
    measure_gaps(plan);
    set_y(plan, top);
    for (uint32_t i = 0; i < plan->row_count; i++) {
        for (uint32_t j = 0; j < plan->rows[i].stripe_count; j++) {
            set_stripe(plan, &plan->rows[i], &plan->rows[i].stripes[j]);
        }
    }
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        set_points(plan, i);
    }
}
