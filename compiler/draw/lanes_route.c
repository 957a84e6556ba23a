// Routes the links of swimlanes through gutters and gaps.
//
// Links that lead to one card, forward or back, share their tracks: they come in as one line. Two
// that share a gutter or a gap at the same place for different cards take different tracks, first
// come first served, in the order of where they begin.
#include "draw/lanes_plan.h"

#include <stdlib.h>

// A stretch of a track: along a gutter in gaps, along a gap in pixels.
typedef struct Stretch {
    double low, high;
    uint64_t key;  // of what may lie on top of one another
    uint32_t room; // the gutter or gap it lies in
    uint32_t *track;
} Stretch;

typedef struct StretchList {
    Stretch *at;
    uint32_t count;
} StretchList;

static uint64_t link_key(const LaneLink *link)
{
    return (uint64_t)link->to * 2 + link->is_loop;
}

static int compare_stretches(const void *left, const void *right)
{
    const Stretch *a = left, *b = right;
    if (a->room != b->room) {
        return a->room < b->room ? -1 : 1;
    }
    if (a->low < b->low || a->low > b->low) {
        return a->low < b->low ? -1 : 1;
    }
    if (a->high < b->high || a->high > b->high) {
        return a->high < b->high ? -1 : 1;
    }
    return (a->key > b->key) - (a->key < b->key);
}

static bool collide(const Stretch *a, const Stretch *b)
{
    return a->key != b->key && a->low <= b->high && b->low <= a->high;
}

// The first track of the room on which nothing collides; looks back at most so far, which bounds
// the work where everything meets.
static uint32_t free_track(const StretchList *list, uint32_t index)
{
    enum { LOOKED_BACK = 200, TRACKS_MOST = 24 };
    const Stretch *own = &list->at[index];
    for (uint32_t track = 0; track < TRACKS_MOST; track++) {
        bool is_free = true;
        for (uint32_t i = index; i-- > 0 && index - i <= LOOKED_BACK && is_free;) {
            const Stretch *other = &list->at[i];
            if (other->room != own->room) {
                break;
            }
            is_free = *other->track != track || !collide(own, other);
        }
        if (is_free) {
            return track;
        }
    }
    return TRACKS_MOST - 1;
}

// Gives each stretch its track; `most` is told the number of tracks of each room.
static void take_tracks(StretchList *list, uint32_t *(*most)(LanesPlan *plan, uint32_t room),
                        LanesPlan *plan)
{
    if (list->count > 1) {
        qsort(list->at, list->count, sizeof(Stretch), compare_stretches);
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const Stretch *own = &list->at[i];
        *own->track = free_track(list, i);
        uint32_t *tracks = most(plan, own->room);
        *tracks = *own->track + 1 > *tracks ? *own->track + 1 : *tracks;
    }
}

// ---- gutters ------------------------------------------------------------------------------------

static uint32_t *gutter_tracks(LanesPlan *plan, uint32_t room)
{
    uint32_t lanes = plan->lanes->lane_count;
    return &plan->rows[room / lanes].bands[room % lanes].tracks;
}

static void route_gutters(LanesPlan *plan)
{
    StretchList list = {ARENA_MANY(plan->arena, plan->lanes->link_count, Stretch), 0};
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        LaneRun *run = &plan->runs[i];
        if (run->kind != LANE_RUN_LONG) {
            continue;
        }
        double out = run->out_gap, in = run->in_gap;
        list.at[list.count++] = (Stretch){
            .low = out < in ? out : in,
            .high = out < in ? in : out,
            .key = link_key(link),
            .room = plan->boxes[link->from].row * plan->lanes->lane_count
                    + plan->lanes->cards[link->from].lane,
            .track = &run->gutter_track,
        };
    }
    take_tracks(&list, gutter_tracks, plan);
}

// ---- heights ------------------------------------------------------------------------------------

static double set_band(LaneBand *band, double y)
{
    enum { LANE_TOP = 14, SLOT_GAP = 14, GUTTER_TOP = 10 };
    band->y = y;
    y += LANE_TOP;
    for (uint32_t i = 0; i < band->slot_count; i++) {
        band->slots[i].y = y;
        y += band->slots[i].height + (i + 1 < band->slot_count ? SLOT_GAP : 0);
    }
    band->gutter_y = y + GUTTER_TOP;
    y += 14.0 + band->tracks * LANE_TRACK;
    band->height = y - band->y;
    return y;
}

static void set_rows(LanesPlan *plan, double y)
{
    enum { ROW_GAP = 30 };
    for (uint32_t i = 0; i < plan->row_count; i++) {
        LaneRow *row = &plan->rows[i];
        row->y = y;
        y += row->header;
        for (uint32_t j = 0; j < plan->lanes->lane_count; j++) {
            if (row->bands[j].is_used) {
                y = set_band(&row->bands[j], y);
            }
        }
        row->height = y - row->y;
        y += ROW_GAP;
    }
}

static void set_cards(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneCard *card = &plan->lanes->cards[i];
        LaneBox *box = &plan->boxes[i];
        const LaneSlot *slot = &plan->rows[box->row].bands[card->lane].slots[card->slot];
        box->y = slot->y;
        box->port = slot->y + slot->head + LANE_WAY / 2.0;
    }
}

static void set_runs(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        LaneRun *run = &plan->runs[i];
        double port = plan->boxes[link->to].port;
        const LaneBox *from = &plan->boxes[link->from];
        run->from_y = from->port + from->way_tops[link->way];
        run->is_straight = run->kind == LANE_RUN_NEXT && link->way == 0 && run->from_y >= port
                           && run->from_y <= port;
        bool comes_level = run->is_straight || run->kind == LANE_RUN_AWAY;
        run->to_y = comes_level ? port : port + (link->is_loop ? LANE_PORT : -LANE_PORT);
    }
}

void lanes_route(LanesPlan *plan, double top)
{
    route_gutters(plan);
    set_rows(plan, top);
    set_cards(plan);
    set_runs(plan);
}

// ---- gaps ---------------------------------------------------------------------------------------

static uint32_t *gap_tracks(LanesPlan *plan, uint32_t room)
{
    uint32_t gaps = plan->columns + 1;
    return &plan->rows[room / gaps].gaps[room % gaps].tracks;
}

static void add_vertical(LanesPlan *plan, StretchList *list, uint32_t link, uint32_t gap,
                         double from, double to, uint32_t *track)
{
    uint32_t row = plan->boxes[plan->lanes->links[link].from].row;
    list->at[list->count++] = (Stretch){
        .low = (from < to ? from : to) - 3,
        .high = (from < to ? to : from) + 3,
        .key = link_key(&plan->lanes->links[link]),
        .room = row * (plan->columns + 1) + gap,
        .track = track,
    };
}

static void set_x(LanesPlan *plan)
{
    enum { GAP_LEAST = 40 };
    for (uint32_t i = 0; i < plan->row_count; i++) {
        for (uint32_t j = 0; j <= plan->columns; j++) {
            LaneGap *gap = &plan->rows[i].gaps[j];
            double width = LANE_EXIT + LANE_ENTRY + gap->tracks * LANE_TRACK;
            gap->width = gap->tracks == 0 ? GAP_LEAST : width;
        }
    }
    plan->width = 0;
    double x = MARGIN + LANE_LABEL;
    for (uint32_t j = 0; j <= plan->columns; j++) {
        double width = j == 0 ? 24 : j == plan->columns ? 20 : GAP_LEAST;
        for (uint32_t i = 0; i < plan->row_count; i++) {
            const LaneGap *gap = &plan->rows[i].gaps[j];
            bool counts = gap->tracks > 0 || (j > 0 && j < plan->columns);
            width = counts && gap->width > width ? gap->width : width;
        }
        for (uint32_t i = 0; i < plan->row_count; i++) {
            plan->rows[i].gaps[j].x = x;
            plan->rows[i].gaps[j].width = width;
        }
        x += width + (j < plan->columns ? LANE_CARD : 0);
    }
    plan->width = x + MARGIN;
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        uint32_t column = plan->lanes->cards[i].column % plan->columns;
        const LaneGap *gap = &plan->rows[plan->boxes[i].row].gaps[column];
        plan->boxes[i].x = gap->x + gap->width;
    }
}

void lanes_route_gaps(LanesPlan *plan)
{
    StretchList list = {ARENA_MANY(plan->arena, plan->lanes->link_count * 2, Stretch), 0};
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        LaneRun *run = &plan->runs[i];
        const LaneLink *link = &plan->lanes->links[i];
        if (run->kind == LANE_RUN_NEXT && !run->is_straight) {
            add_vertical(plan, &list, i, run->in_gap, run->from_y, run->to_y, &run->in_track);
        } else if (run->kind == LANE_RUN_LONG) {
            const LaneBand *band =
                &plan->rows[plan->boxes[link->from].row].bands[plan->lanes->cards[link->from].lane];
            double gutter = band->gutter_y + run->gutter_track * LANE_TRACK;
            add_vertical(plan, &list, i, run->out_gap, run->from_y, gutter, &run->out_track);
            add_vertical(plan, &list, i, run->in_gap, gutter, run->to_y, &run->in_track);
        }
    }
    take_tracks(&list, gap_tracks, plan);
    set_x(plan);
}
