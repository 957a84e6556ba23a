// Chooses the way of every line: which gutters and channels it takes.
//
// Lines of one sort to one node share a bus, so that many losses are one drain. Loops on the main
// line go over the top, everything else goes below; to another row a loop takes the right margin and
// everything else the left one, so that neither crosses the main line.
#include "draw/routing.h"

#include <stdlib.h>

enum { SEGMENTS_AN_EDGE = 4 };

// ---- pieces -------------------------------------------------------------------------------------

uint32_t channel_step(const Plan *plan, uint32_t row, uint32_t channel)
{
    return row * plan->step_base + 2 * channel;
}

uint32_t strip_step(const Plan *plan, uint32_t row, uint32_t strip)
{
    return row * plan->step_base + 2 * strip + 1;
}

static void add_raw(Routing *routing, Segment segment, uint32_t from, uint32_t to, uint32_t *owner)
{
    segment.low = from < to ? from : to;
    segment.high = from < to ? to : from;
    routing->raws[routing->count++] = (Raw){segment, owner};
}

void add_flat(Routing *routing, uint32_t bus, uint32_t row, uint32_t channel, uint32_t from,
              uint32_t to, uint32_t *owner)
{
    Segment segment = {.bus = bus, .row = row, .channel = channel, .gutter = NOWHERE};
    add_raw(routing, segment, from, to, owner);
}

void add_rail(Routing *routing, uint32_t bus, uint32_t from, uint32_t *owner)
{
    const Box *target = &routing->plan->boxes[routing->plan->buses[bus].target];
    Segment segment = {.bus = bus,
                       .row = target->row,
                       .channel = target->strip,
                       .gutter = NOWHERE,
                       .is_rail = true};
    add_raw(routing, segment, from, 2 * target->column + 1, owner);
}

void add_upright(Routing *routing, uint32_t bus, uint32_t gutter, uint32_t sort, uint32_t from,
                 uint32_t to, uint32_t *owner)
{
    Segment segment = {.bus = bus, .row = NOWHERE, .gutter = gutter, .sort = sort};
    add_raw(routing, segment, from, to, owner);
}

// ---- the way of a line --------------------------------------------------------------------------

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

// Exits to the right come first; of those, losses lie next to the card.
static uint32_t exit_sort(const Plan *plan, uint32_t edge)
{
    if (plan->pills[edge].is_left)
        return SORT_LEFT_EXIT;
    return plan->graph->edges[edge].kind == EDGE_LOSS ? 96 : 100;
}

// The way to the target's row and back into it from the margin; gives the step where it enters.
static uint32_t route_far(Routing *routing, uint32_t index, uint32_t gutter)
{
    Plan *plan = routing->plan;
    const Edge *edge = &plan->graph->edges[index];
    Pill *pill = &plan->pills[index];
    const Box *from = &plan->boxes[edge->from];
    uint32_t margin = pill->is_above ? plan->columns : 0;
    uint32_t end = entry_step(plan, &plan->buses[pill->bus]);
    uint32_t channel = out_channel(plan, from, pill, plan->boxes[edge->to].is_rail);
    uint32_t step = strip_step(plan, from->row, from->strip);
    uint32_t out = channel_step(plan, from->row, channel), start = 2 * gutter;
    if (gutter == margin && !pill->is_straight) {
        add_upright(routing, pill->bus, gutter, 250, step, end, &pill->exit);
        return 2 * margin;
    }
    if (pill->is_straight)
        start = 2 * from->column + 1;
    else
        add_upright(routing, pill->bus, gutter, exit_sort(plan, index), step, out, &pill->exit);
    add_flat(routing, pill->bus, from->row, channel, start, 2 * margin, &pill->out);
    add_upright(routing, pill->bus, margin, 300, out, end, &pill->trunk);
    return 2 * margin;
}

static void route_edge(Routing *routing, uint32_t index)
{
    Plan *plan = routing->plan;
    const Edge *edge = &plan->graph->edges[index];
    Pill *pill = &plan->pills[index];
    const Bus *bus = &plan->buses[pill->bus];
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    if (pill->is_direct)
        return;
    uint32_t gutter = from->column + (pill->is_left ? 0 : 1), start = 2 * gutter;
    if (from->row != to->row)
        start = route_far(routing, index, gutter);
    else if (pill->is_straight)
        start = 2 * from->column + 1;
    else if (from->rides == NOWHERE)
        add_upright(routing, pill->bus, gutter, exit_sort(plan, index),
                    strip_step(plan, from->row, from->strip), entry_step(plan, bus), &pill->exit);
    if (to->is_rail)
        add_rail(routing, pill->bus, start, &pill->entry);
    else
        add_flat(routing, pill->bus, to->row, entry_channel(plan, bus), start, 2 * to->column + 1,
                 &pill->entry);
}

// ---- segments -----------------------------------------------------------------------------------

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
    if (order == 0)
        order = compare_number(left->is_rail, right->is_rail);
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

// ---- the whole ----------------------------------------------------------------------------------

void plan_route(Plan *plan)
{
    const Graph *graph = plan->graph;
    Routing routing = {
        plan, ARENA_MANY(plan->arena, (size_t)graph->edge_count * SEGMENTS_AN_EDGE + 1, Raw), 0};
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        Pill *pill = &plan->pills[i];
        pill->exit = pill->out = pill->trunk = pill->entry = NOWHERE;
        if (pill->bus == NOWHERE)
            continue;
        if (plan->is_upright)
            upright_route_edge(&routing, i);
        else
            route_edge(&routing, i);
    }
    qsort(routing.raws, routing.count, sizeof *routing.raws, compare_raw);
    merge_segments(&routing);
}
