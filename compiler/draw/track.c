// Gives every segment its track in its channel or gutter: segments of different buses never share one
// where they meet, and short ones lie nearer to the cards than long ones.
#include "draw/plan.h"

#include <stdlib.h>

static int compare_number(uint32_t left, uint32_t right)
{
    return left < right ? -1 : left > right;
}

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

// Of lines above all folds, those to ends further down lie outside, so that they nest.
static uint32_t end_rank(const Plan *plan, const Segment *segment)
{
    bool is_around = plan->is_upright && segment->row == plan->row_count;
    return is_around ? plan->boxes[plan->buses[segment->bus].target].strip : 0;
}

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
    if (order == 0 && left->gutter == NOWHERE)
        order = compare_number(end_rank(a->plan, left), end_rank(b->plan, right));
    return order != 0 ? order : compare_number(a->index, b->index);
}

// Gives the lowest track on which nothing of another bus is in the way. What leaves a card to the left
// stays right of what leaves the card before it to the right, so that they do not meet half-way.
static uint32_t free_track(const Ordered *placed, uint32_t count, const Segment *segment,
                           uint32_t *marks, uint32_t mark)
{
    uint32_t track = 0;
    for (uint32_t i = 0; i < count; i++) {
        const Segment *other = placed[i].segment;
        if (other->bus == segment->bus || other->low > segment->high || segment->low > other->high)
            continue;
        marks[other->track] = mark;
        if (segment->sort == SORT_LEFT_EXIT && other->sort < SORT_LEFT_EXIT
            && other->track >= track)
            track = other->track + 1;
    }
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

void plan_track(Plan *plan)
{
    uint32_t count = 0;
    Ordered *ordered = ARENA_MANY(plan->arena, plan->segment_count + 1, Ordered);
    uint32_t *marks = ARENA_MANY(plan->arena, plan->segment_count + 2, uint32_t);
    plan->gutters = ARENA_MANY(plan->arena, plan->columns + 1, Gutter);
    for (uint32_t i = 0; i < plan->segment_count; i++)
        if (!plan->segments[i].is_rail)
            ordered[count++] = (Ordered){plan, &plan->segments[i], i};
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
