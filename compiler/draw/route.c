// Chooses the way of every line: which gutters and channels it takes, and its track in each.
//
// Lines of one sort to one node share a bus, so that many losses are one drain. Loops on the main
// line go over the top, everything else goes below; a line to another row takes the left margin
// back or the right margin onwards. Segments of different buses never share a track where they
// meet.
#include "draw/plan.h"

#include <stdlib.h>

enum { BUS_SORTS = 8, SEGMENTS_AN_EDGE = 4 };

// ---- pills and buses ----------------------------------------------------------------------------

// A loop between two cards of the main line goes over the top.
static bool goes_above(const Graph *graph, const Edge *edge)
{
    return edge->kind == EDGE_LOOP && graph->nodes[edge->from].main_step >= 0
           && graph->nodes[edge->to].main_step >= 0;
}

static bool leaves_left(const Plan *plan, const Edge *edge)
{
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    if (plan->is_upright)
        return goes_above(plan->graph, edge);
    if (plan->graph->nodes[edge->from].kind == NODE_ANYTIME || to->is_rail)
        return false;
    if (from->row != to->row)
        return to->row < from->row;
    return goes_above(plan->graph, edge) || to->column < from->column
           || (to->column == from->column && to->strip < from->strip);
}

// The place of a pill below its card: what is near comes first, losses last.
static uint32_t pill_rank(const Plan *plan, const Edge *edge)
{
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    if (edge->kind == EDGE_LOSS || to->is_rail)
        return edge->kind == EDGE_LOSS ? 4 : 3;
    return to->row == from->row ? 0 : 1;
}

static void hang_pills(Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t *last = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        plan->boxes[i].below = plan->boxes[i].above = last[i] = NOWHERE;
        plan->boxes[i].ports = 0;
    }
    for (uint32_t rank = 0; rank < 5; rank++)
        for (uint32_t i = 0; i < graph->edge_count; i++) {
            const Edge *edge = &graph->edges[i];
            Pill *pill = &plan->pills[i];
            Box *box = &plan->boxes[edge->from];
            if (edge->is_main || pill_rank(plan, edge) != rank)
                continue;
            pill->next = NOWHERE;
            pill->is_left = leaves_left(plan, edge);
            pill->is_above = goes_above(graph, edge);
            if (graph->nodes[edge->from].kind == NODE_ANYTIME)
                continue;
            if (pill->is_above) {
                pill->next = box->above;
                box->above = i;
                continue;
            }
            if (last[edge->from] == NOWHERE)
                box->below = i;
            else
                plan->pills[last[edge->from]].next = i;
            last[edge->from] = i;
        }
}

static void make_buses(Plan *plan)
{
    const Graph *graph = plan->graph;
    size_t count = (size_t)graph->node_count * BUS_SORTS;
    uint32_t *known = ARENA_MANY(plan->arena, count + 1, uint32_t);
    plan->buses = ARENA_MANY(plan->arena, graph->edge_count + 1, Bus);
    plan->bus_count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        Pill *pill = &plan->pills[i];
        pill->bus = NOWHERE;
        if (edge->is_main)
            continue;
        uint32_t *slot =
            &known[(size_t)edge->to * BUS_SORTS + (size_t)edge->kind * 2 + pill->is_above];
        if (*slot == 0) {
            plan->buses[plan->bus_count] = (Bus){edge->to, edge->kind, pill->is_above};
            *slot = ++plan->bus_count;
        }
        pill->bus = *slot - 1;
        if (!pill->is_above)
            plan->boxes[edge->to].ports |= 1u << edge->kind;
    }
}

// ---- segments -----------------------------------------------------------------------------------

typedef struct Raw {
    Segment segment;
    uint32_t *owner; // where its index goes
} Raw;

typedef struct Routing {
    Plan *plan;
    Raw *raws;
    uint32_t count;
} Routing;

static uint32_t channel_step(const Plan *plan, uint32_t row, uint32_t channel)
{
    return row * plan->step_base + 2 * channel;
}

static uint32_t strip_step(const Plan *plan, uint32_t row, uint32_t strip)
{
    return row * plan->step_base + 2 * strip + 1;
}

static void add_raw(Routing *routing, Segment segment, uint32_t from, uint32_t to, uint32_t *owner)
{
    segment.low = from < to ? from : to;
    segment.high = from < to ? to : from;
    routing->raws[routing->count++] = (Raw){segment, owner};
}

static void add_flat(Routing *routing, uint32_t bus, uint32_t row, uint32_t channel, uint32_t from,
                     uint32_t to, uint32_t *owner)
{
    Segment segment = {.bus = bus, .row = row, .channel = channel, .gutter = NOWHERE};
    add_raw(routing, segment, from, to, owner);
}

static void add_upright(Routing *routing, uint32_t bus, uint32_t row, uint32_t gutter,
                        uint32_t sort, uint32_t from, uint32_t to, uint32_t *owner)
{
    Segment segment = {.bus = bus, .row = row, .gutter = gutter, .sort = sort};
    add_raw(routing, segment, from, to, owner);
}

// The channel by which a bus comes to its target; a rail is entered at its own strip.
static uint32_t entry_channel(const Plan *plan, const Bus *bus)
{
    const Box *target = &plan->boxes[bus->target];
    if (bus->is_above)
        return 0;
    return target->strip == 0 ? 1 : target->strip;
}

static uint32_t entry_step(const Plan *plan, const Bus *bus)
{
    const Box *target = &plan->boxes[bus->target];
    if (target->is_rail)
        return strip_step(plan, target->row, target->strip);
    return channel_step(plan, target->row, entry_channel(plan, bus));
}

// Where lines leave a row for another: losses through its last channel.
static uint32_t out_channel(const Plan *plan, const Box *from, const Pill *pill, bool to_rail)
{
    if (pill->is_above)
        return 0;
    return to_rail ? plan->rows[from->row].strip_count : from->strip + 1;
}

static void route_edge(Routing *routing, uint32_t index)
{
    Plan *plan = routing->plan;
    const Edge *edge = &plan->graph->edges[index];
    Pill *pill = &plan->pills[index];
    const Bus *bus = &plan->buses[pill->bus];
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    uint32_t gutter = from->column + (pill->is_left ? 0 : 1), start = 2 * gutter;
    uint32_t step = strip_step(plan, from->row, from->strip), end = entry_step(plan, bus);
    uint32_t margin = to->row > from->row ? plan->columns : 0;
    // Exits to the right come first; of those, what goes far lies next to the card.
    uint32_t sort = pill->is_left ? 200 : 100 - pill_rank(plan, edge);
    if (from->row == to->row || gutter == margin) {
        add_upright(routing, pill->bus, from->row, gutter, sort, step, end, &pill->exit);
    } else {
        uint32_t channel = out_channel(plan, from, pill, to->is_rail);
        uint32_t out = channel_step(plan, from->row, channel);
        add_upright(routing, pill->bus, from->row, gutter, sort, step, out, &pill->exit);
        add_flat(routing, pill->bus, from->row, channel, start, 2 * margin, &pill->out);
        add_upright(routing, pill->bus, NOWHERE, margin, margin == 0 ? 50 : 300, out, end,
                    &pill->trunk);
        start = 2 * margin;
    }
    if (!to->is_rail)
        add_flat(routing, pill->bus, to->row, entry_channel(plan, bus), start, 2 * to->column + 1,
                 &pill->entry);
}

static int compare_number(uint32_t left, uint32_t right)
{
    return left < right ? -1 : left > right;
}

// Segments of one bus in one place become one.
static int compare_place(const Segment *left, const Segment *right)
{
    int order = compare_number(left->gutter, right->gutter);
    if (order == 0)
        order = compare_number(left->row, right->row);
    if (order == 0)
        order = compare_number(left->channel, right->channel);
    return order != 0 ? order : compare_number(left->bus, right->bus);
}

static int compare_raw(const void *left_item, const void *right_item)
{
    const Raw *left = left_item, *right = right_item;
    int order = compare_place(&left->segment, &right->segment);
    return order != 0 ? order : (left->owner < right->owner ? -1 : 1);
}

static void merge_segments(Routing *routing)
{
    Plan *plan = routing->plan;
    plan->segments = ARENA_MANY(plan->arena, routing->count + 1, Segment);
    plan->segment_count = 0;
    for (uint32_t i = 0; i < routing->count; i++) {
        const Segment *raw = &routing->raws[i].segment;
        Segment *last = plan->segment_count > 0 ? &plan->segments[plan->segment_count - 1] : NULL;
        if (last == NULL || compare_place(last, raw) != 0) {
            plan->segments[plan->segment_count++] = *raw;
        } else {
            last->low = raw->low < last->low ? raw->low : last->low;
            last->high = raw->high > last->high ? raw->high : last->high;
            last->sort = raw->sort < last->sort ? raw->sort : last->sort;
        }
        *routing->raws[i].owner = plan->segment_count - 1;
    }
}

// ---- tracks -------------------------------------------------------------------------------------

static uint32_t flat_rank(const Plan *plan, const Segment *segment)
{
    const Bus *bus = &plan->buses[segment->bus];
    if (plan->boxes[bus->target].is_rail)
        return 2;
    return plan->boxes[bus->target].strip == 0 && plan->boxes[bus->target].row == segment->row ? 0
                                                                                               : 1;
}

typedef struct Ordered {
    const Plan *plan;
    Segment *segment;
    uint32_t index;
} Ordered;

static bool is_same_place(const Segment *left, const Segment *right)
{
    if (left->gutter != right->gutter)
        return false;
    return left->gutter != NOWHERE || (left->row == right->row && left->channel == right->channel);
}

// By place, then in the order in which tracks are handed out.
static int compare_order(const void *left_item, const void *right_item)
{
    const Ordered *a = left_item, *b = right_item;
    const Segment *left = a->segment, *right = b->segment;
    int order = compare_number(left->gutter, right->gutter);
    if (order == 0 && left->gutter == NOWHERE) {
        order = compare_number(left->row, right->row);
        if (order == 0)
            order = compare_number(left->channel, right->channel);
        if (order == 0)
            order = compare_number(flat_rank(a->plan, left), flat_rank(b->plan, right));
    } else if (order == 0) {
        order = compare_number(left->sort, right->sort);
    }
    if (order == 0)
        order = compare_number(left->high - left->low, right->high - right->low);
    return order != 0 ? order : compare_number(a->index, b->index);
}

// Gives the lowest track on which nothing of another bus is in the way.
static uint32_t free_track(const Ordered *placed, uint32_t count, const Segment *segment,
                           uint32_t *marks, uint32_t mark)
{
    for (uint32_t i = 0; i < count; i++) {
        const Segment *other = placed[i].segment;
        if (other->bus != segment->bus && other->low <= segment->high
            && segment->low <= other->high)
            marks[other->track] = mark;
    }
    uint32_t track = 0;
    while (marks[track] == mark)
        track++;
    return track;
}

static void note_tracks(Plan *plan, const Segment *segment)
{
    uint32_t *tracks = segment->gutter != NOWHERE
                           ? &plan->gutters[segment->gutter].tracks
                           : &plan->rows[segment->row].strips[segment->channel].tracks;
    if (segment->track + 1 > *tracks)
        *tracks = segment->track + 1;
}

static void give_tracks(Plan *plan)
{
    uint32_t count = plan->segment_count;
    Ordered *ordered = ARENA_MANY(plan->arena, count + 1, Ordered);
    uint32_t *marks = ARENA_MANY(plan->arena, count + 2, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        ordered[i] = (Ordered){plan, &plan->segments[i], i};
    qsort(ordered, count, sizeof *ordered, compare_order);
    uint32_t first = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!is_same_place(ordered[first].segment, ordered[i].segment))
            first = i;
        Segment *segment = ordered[i].segment;
        segment->track = free_track(ordered + first, i - first, segment, marks, i + 1);
        note_tracks(plan, segment);
    }
}

void plan_route(Plan *plan)
{
    const Graph *graph = plan->graph;
    Routing routing = {
        plan, ARENA_MANY(plan->arena, (size_t)graph->edge_count * SEGMENTS_AN_EDGE + 1, Raw), 0};
    plan->gutters = ARENA_MANY(plan->arena, plan->columns + 1, Gutter);
    hang_pills(plan);
    make_buses(plan);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        Pill *pill = &plan->pills[i];
        pill->exit = pill->out = pill->trunk = pill->entry = NOWHERE;
        if (pill->bus != NOWHERE)
            route_edge(&routing, i);
    }
    qsort(routing.raws, routing.count, sizeof *routing.raws, compare_raw);
    merge_segments(&routing);
    give_tracks(plan);
}
