// Places swimlanes whose columns go from left to right.
//
// All cards of a slot (the cards of one lane, row and level) have heads of one height, so that the
// lines of their first ways are level, and the main line runs straight from card to card. Links that
// lead to one card, forward or back, share their tracks: they come in as one line.
#include "draw/lanes_plan.h"
#include "draw/lanes_tracks.h"

enum { HEADER = 27, NOTE = 15, NOTE_LINES = 3, GAP_FIRST = 22, GAP_LAST = 16 };
enum { ENTRY = 16, ARRIVALS = 16 };

// ---- heights ------------------------------------------------------------------------------------

static void fill_slots(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneSlot *slot = lane_slot_of(plan, i);
        slot->head = lane_larger(slot->head, plan->boxes[i].head);
        slot->lead = plan->boxes[i].arrivals.length > 0 ? ARRIVALS : slot->lead;
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneBox *box = &plan->boxes[i];
        LaneSlot *slot = lane_slot_of(plan, i);
        bool is_stage = plan->lanes->cards[i].kind == NODE_STAGE;
        double below = is_stage ? box->ways_height + 5 : (LANE_WAY + lane_end_height(box)) / 2;
        box->height = slot->head + below;
        slot->height = lane_larger(slot->height, box->height);
    }
}

static void route_gutters(LanesPlan *plan)
{
    uint32_t lanes = plan->lanes->lane_count;
    StretchList list = {ARENA_MANY(plan->arena, plan->lanes->link_count, Stretch), 0};
    uint32_t *tracks = ARENA_MANY(plan->arena, (size_t)plan->row_count * lanes, uint32_t);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        LaneRun *run = &plan->runs[i];
        if (run->kind == LANE_RUN_LONG) {
            double out = run->out_gap, in = run->in_gap;
            double low = out < in ? out : in, high = out < in ? in : out;
            uint32_t room =
                plan->boxes[link->from].row * lanes + plan->lanes->cards[link->from].lane;
            list.at[list.count++] =
                (Stretch){low, high, lane_link_key(link), room, 0, high - low, &run->gutter_track};
        }
    }
    stretches_place(&list, tracks);
    for (uint32_t i = 0; i < plan->row_count * lanes; i++) {
        plan->rows[i / lanes].bands[i % lanes].tracks = tracks[i];
    }
}

// A lane is high enough for its name.
static double head_height(LanesPlan *plan, LaneBand *band, const Lane *lane)
{
    enum { LINES_MOST = 6, MARGINS = 14 };
    band->label = text_wrap(lane->label, FONT_LANE, LANE_HEAD - 10, LINES_MOST, plan->arena);
    return (band->label.count + lane->is_external) * LANE_LINE + MARGINS;
}

// Cards, and the gutter below them.
static double set_band(LanesPlan *plan, LaneBand *band, const Lane *lane, double y)
{
    enum { TOP = 14, SLOT_GAP = 12, GUTTER_TOP = 11, BOTTOM = 14 };
    band->y = y;
    y += TOP;
    for (uint32_t i = 0; i < band->slot_count; i++) {
        band->slots[i].y = y += band->slots[i].lead;
        y += band->slots[i].height + (i + 1 < band->slot_count ? SLOT_GAP : 0);
    }
    band->gutter_y = y + GUTTER_TOP;
    y += BOTTOM + band->tracks * LANE_TRACK;
    band->height = lane_larger(y - band->y, head_height(plan, band, lane));
    return band->y + band->height;
}

// Rows whose phases have notes get room for them. The gaps are not placed yet: a column is at least
// as wide as its card.
static void measure_header(LanesPlan *plan, LaneRow *row)
{
    uint32_t lines = 0;
    for (uint32_t i = 0; i < row->stripe_count; i++) {
        LaneStripe *stripe = &row->stripes[i];
        double room = (stripe->last - stripe->first + 1) * (plan->card + LANE_GAP_LEAST) - 24;
        const Group *group = &plan->lanes->groups[stripe->group];
        stripe->label = text_wrap(group->label, FONT_BAND, room, 1, plan->arena);
        stripe->note = text_wrap(plan->lanes->group_notes[stripe->group], FONT_SMALL, room,
                                 NOTE_LINES, plan->arena);
        lines = stripe->note.count > lines ? stripe->note.count : lines;
    }
    row->header = row->stripe_count > 0 ? HEADER + lines * NOTE : 0;
}

static void set_rows(LanesPlan *plan, double y)
{
    enum { ROW_GAP = 26 };
    for (uint32_t i = 0; i < plan->row_count; i++) {
        LaneRow *row = &plan->rows[i];
        measure_header(plan, row);
        row->y = y;
        y += row->header;
        for (uint32_t j = 0; j < plan->lanes->lane_count; j++) {
            if (row->bands[j].is_used) {
                y = set_band(plan, &row->bands[j], &plan->lanes->lanes[j], y);
            }
        }
        row->height = y - row->y;
        plan->bottom = y;
        y += ROW_GAP;
    }
}

static void set_cards(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneSlot *slot = lane_slot_of(plan, i);
        plan->boxes[i].y = slot->y;
        plan->boxes[i].port = slot->y + slot->head + LANE_WAY / 2.0;
    }
}

// By card: a straight line comes in, and no loop below it.
static bool *free_below(const LanesPlan *plan)
{
    bool *is_free = ARENA_MANY(plan->arena, plan->lanes->card_count, bool);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        is_free[plan->lanes->links[i].to] |= plan->runs[i].is_straight;
    }
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        is_free[link->to] = is_free[link->to] && !link->is_loop;
    }
    return is_free;
}

// Where a link comes from, as far as the gap before its card goes.
static double comes_from(const LanesPlan *plan, uint32_t link)
{
    const LaneRun *run = &plan->runs[link];
    return run->kind == LANE_RUN_LONG ? lane_band_of(plan, plan->lanes->links[link].from)->gutter_y
                                      : run->from;
}

// What comes from below comes in below a straight line, so that it does not cross it.
static void enter_below(LanesPlan *plan)
{
    const bool *is_free = free_below(plan);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        LaneRun *run = &plan->runs[i];
        uint32_t to = plan->lanes->links[i].to;
        double port = plan->boxes[to].port;
        bool comes_in = run->kind == LANE_RUN_NEXT || run->kind == LANE_RUN_LONG;
        if (is_free[to] && comes_in && !run->is_straight && comes_from(plan, i) > port) {
            run->to = port + LANE_PORT;
        }
    }
}

static void set_runs(LanesPlan *plan)
{
    enum { BACK = 12, ON = 20 };
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        LaneRun *run = &plan->runs[i];
        double port = plan->boxes[link->to].port;
        const LaneBox *from = &plan->boxes[link->from];
        run->from = from->port + from->way_tops[link->way];
        run->is_straight = run->kind == LANE_RUN_NEXT && run->from >= port && run->from <= port;
        run->to = run->is_straight ? port : port + (link->is_loop ? LANE_PORT : -LANE_PORT);
        if (run->kind == LANE_RUN_SIDE) { // beside the title, where no way leaves
            run->to = plan->boxes[link->to].y + (link->is_loop ? BACK : ON);
        }
    }
    enter_below(plan);
}

// ---- gaps ---------------------------------------------------------------------------------------

// What comes from cards before the gap takes the tracks near them, those that turn down first from
// below; what comes from gutters the tracks near the cards it leads to.
static void add_vertical(LanesPlan *plan, StretchList *list, uint32_t index, uint32_t gap,
                         double from, double to, uint32_t *track)
{
    const LaneRun *run = &plan->runs[index];
    const LaneLink *link = &plan->lanes->links[index];
    bool is_next = run->kind == LANE_RUN_NEXT, is_out = track == &run->out_track;
    list->at[list->count++] = (Stretch){
        .low = (from < to ? from : to) - 3,
        .high = (from < to ? to : from) + 3,
        .key = lane_link_key(link),
        .room = plan->boxes[link->from].row * (plan->columns + 1) + gap,
        .sort = is_out    ? 0
                : is_next ? 1
                          : 2,
        .order = is_out && from > to ? from
                 : is_out            ? -from
                 : !is_next          ? (from < to ? from - to : to - from)
                 : to > from         ? -from
                                     : from,
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
        const LaneLink *link = &plan->lanes->links[i];
        if (run->kind == LANE_RUN_SIDE) {
            add_vertical(plan, &list, i, run->out_gap, run->from, run->to, &run->out_track);
        } else if (run->kind == LANE_RUN_NEXT && !run->is_straight) {
            add_vertical(plan, &list, i, run->in_gap, run->from, run->to, &run->in_track);
        } else if (run->kind == LANE_RUN_LONG) {
            double gutter =
                lane_band_of(plan, link->from)->gutter_y + run->gutter_track * LANE_TRACK;
            add_vertical(plan, &list, i, run->out_gap, run->from, gutter, &run->out_track);
            add_vertical(plan, &list, i, run->in_gap, gutter, run->to, &run->in_track);
        }
    }
    stretches_place(&list, tracks);
    for (uint32_t i = 0; i < plan->row_count * gaps; i++) {
        plan->rows[i / gaps].gaps[i % gaps].tracks = tracks[i];
    }
}

static void measure_gaps(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        const LaneRun *run = &plan->runs[i];
        LaneRow *row = &plan->rows[plan->boxes[link->from].row];
        LaneGap *gap = &row->gaps[run->out_gap];
        gap->exit = lane_larger(gap->exit, lane_exit_room(plan, i));
        if (run->kind == LANE_RUN_NEXT || run->kind == LANE_RUN_LONG) {
            row->gaps[run->in_gap].entry = ENTRY;
        }
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneBox *box = &plan->boxes[i];
        if (box->main_arrival.length > 0) {
            LaneGap *gap = &plan->rows[box->row].gaps[lane_step_of(plan, i)];
            gap->entry = lane_larger(gap->entry, lane_arrival_room(box));
        }
    }
}

static double gap_size(const LanesPlan *plan, const LaneRow *row, uint32_t index)
{
    const LaneGap *gap = &row->gaps[index];
    double least = index == 0 ? GAP_FIRST : index == plan->columns ? GAP_LAST : LANE_GAP_LEAST;
    double tracks = gap->tracks > 0 ? (gap->tracks - 1) * LANE_TRACK : 0;
    tracks += index == plan->columns && gap->tracks > 0 ? LANE_TRACK : 0; // clear of the edge
    return lane_larger(least, gap->exit + tracks + gap->entry);
}

// The columns of all rows stand below one another.
static double gap_size_most(const LanesPlan *plan, uint32_t index)
{
    double size = 0;
    for (uint32_t i = 0; i < plan->row_count; i++) {
        size = lane_larger(size, gap_size(plan, &plan->rows[i], index));
    }
    return size;
}

static double natural_width(const LanesPlan *plan)
{
    double width = 2 * MARGIN + LANE_LABEL + plan->columns * plan->card;
    for (uint32_t i = 0; i <= plan->columns; i++) {
        width += gap_size_most(plan, i);
    }
    return width;
}

// Several rows fill the page.
static void set_x(LanesPlan *plan)
{
    double natural = natural_width(plan);
    double spare = plan->row_count > 1 && natural < plan->wanted ? plan->wanted - natural : 0;
    double share = plan->columns > 1 ? spare / (plan->columns - 1) : 0;
    share = share < plan->card / 2 ? share : plan->card / 2;
    double x = MARGIN + LANE_LABEL;
    for (uint32_t j = 0; j <= plan->columns; j++) {
        double size = gap_size_most(plan, j) + (j > 0 && j < plan->columns ? share : 0);
        for (uint32_t i = 0; i < plan->row_count; i++) {
            LaneGap *gap = &plan->rows[i].gaps[j];
            double own = gap_size(plan, &plan->rows[i], j);
            gap->at = x;
            gap->size = size;
            gap->start = x + gap->exit + (size - own) / 2;
        }
        x += size + (j < plan->columns ? plan->card : 0);
    }
    plan->width = x + MARGIN;
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneGap *gap = &plan->rows[plan->boxes[i].row].gaps[lane_step_of(plan, i)];
        plan->boxes[i].x = gap->at + gap->size;
    }
}

// ---- what is painted ----------------------------------------------------------------------------

static void set_areas(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++) {
        LaneRow *row = &plan->rows[i];
        row->x = MARGIN;
        row->width = plan->width - 2 * MARGIN;
        for (uint32_t j = 0; j < plan->lanes->lane_count; j++) {
            row->bands[j].x = MARGIN;
            row->bands[j].width = row->width;
        }
        for (uint32_t j = 0; j < row->stripe_count; j++) {
            LaneStripe *stripe = &row->stripes[j];
            const LaneGap *before = &row->gaps[stripe->first],
                          *behind = &row->gaps[stripe->last + 1];
            bool is_end = stripe->last + 1 == plan->columns;
            double left = stripe->first == 0 ? MARGIN + LANE_HEAD : before->at + before->size / 2;
            double right = behind->at + (is_end ? behind->size : behind->size / 2);
            stripe->x = left + 1.5;
            stripe->width = right - left - 3;
            stripe->y = row->y;
            stripe->height = row->height;
        }
    }
}

static void set_points(LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    LaneRun *run = &plan->runs[index];
    const LaneBox *from = &plan->boxes[link->from], *to = &plan->boxes[link->to];
    const LaneRow *row = &plan->rows[from->row];
    double x = from->x + plan->card;
    lane_add_point(run, x, run->from);
    if (run->kind == LANE_RUN_AWAY) {
        lane_add_point(run, x + lane_stub_length(link), run->from);
        return;
    }
    double out = row->gaps[run->out_gap].start + run->out_track * LANE_TRACK;
    if (run->kind == LANE_RUN_SIDE) {
        lane_add_point(run, out, run->from);
        lane_add_point(run, out, run->to);
        lane_add_point(run, to->x + plan->card, run->to);
        return;
    }
    if (run->kind == LANE_RUN_LONG) {
        double gutter = lane_band_of(plan, link->from)->gutter_y + run->gutter_track * LANE_TRACK;
        lane_add_point(run, out, run->from);
        lane_add_point(run, out, gutter);
        run->from = gutter;
    }
    if (!run->is_straight) {
        double in = row->gaps[run->in_gap].start + run->in_track * LANE_TRACK;
        lane_add_point(run, in, run->from);
        lane_add_point(run, in, run->to);
    }
    lane_add_point(run, to->x, run->to);
}

void lanes_right(LanesPlan *plan, double top)
{
    lanes_measure(plan);
    fill_slots(plan);
    route_gutters(plan);
    set_rows(plan, top);
    set_cards(plan);
    set_runs(plan);
    route_gaps(plan);
    measure_gaps(plan);
    set_x(plan);
    set_areas(plan);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        set_points(plan, i);
    }
}
