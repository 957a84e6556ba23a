// Opens a small gap in the lesser of two lines wherever they cross, so that the eye follows each.
//
// The main line is never opened; of two others the level one is. Lines of one bus are one line and
// do not count, nor does what happens at a corner.
#include "draw/compose.h"

#include <stdlib.h>
#include <string.h>

enum { LEGS_MOST = 12000, GAPS_MOST = 24, CORNER_ROOM = 9 };

// A piece of a line between two corners, level or upright.
typedef struct Leg {
    uint32_t item, bus;
    double at, low, high;
    bool is_upright, is_main;
} Leg;

typedef struct Legs {
    Leg *at;
    uint32_t count;
} Legs;

typedef struct Gap {
    double low, high;
} Gap;

static double lesser(double a, double b)
{
    return a < b ? a : b;
}

static double greater(double a, double b)
{
    return a < b ? b : a;
}

// ---- legs ---------------------------------------------------------------------------------------

static int compare_legs(const void *left_item, const void *right_item)
{
    const Leg *left = left_item, *right = right_item;
    if (left->is_upright != right->is_upright)
        return (int)left->is_upright - (int)right->is_upright;
    if (left->at < right->at || left->at > right->at)
        return left->at < right->at ? -1 : 1;
    return left->item < right->item ? -1 : left->item > right->item;
}

static Leg leg_of(const Plan *plan, const Drawing *drawing, uint32_t item, uint32_t point)
{
    const Item *line = &drawing->items[item];
    Spot a = line->points[point], b = line->points[point + 1];
    bool is_upright = a.x - b.x < 0.5 && b.x - a.x < 0.5;
    return (Leg){.item = item,
                 .bus = plan->pills[line->owner].bus,
                 .at = is_upright ? a.x : a.y,
                 .low = is_upright ? lesser(a.y, b.y) : lesser(a.x, b.x),
                 .high = is_upright ? greater(a.y, b.y) : greater(a.x, b.x),
                 .is_upright = is_upright,
                 .is_main = plan->graph->edges[line->owner].is_main};
}

static bool is_line(const Item *item)
{
    return item->kind == ITEM_LINE && item->part == PART_EDGE;
}

// All legs from the item `first` on: level ones by height, then upright ones from left to right.
static Legs find_legs(const Plan *plan, const Drawing *drawing, uint32_t first)
{
    uint32_t room = 0;
    for (uint32_t i = first; i < drawing->count; i++)
        room += is_line(&drawing->items[i]) ? drawing->items[i].point_count : 0;
    Legs legs = {NULL, 0};
    if (room > LEGS_MOST)
        return legs;
    legs.at = ARENA_MANY(plan->arena, room + 1, Leg);
    for (uint32_t i = first; i < drawing->count; i++)
        for (uint32_t j = 0; is_line(&drawing->items[i]) && j + 1 < drawing->items[i].point_count;
             j++)
            legs.at[legs.count++] = leg_of(plan, drawing, i, j);
    qsort(legs.at, legs.count, sizeof *legs.at, compare_legs);
    return legs;
}

// ---- gaps ---------------------------------------------------------------------------------------

// Whether the first of two legs that cross gives way.
static bool gives_way(const Leg *leg, const Leg *other)
{
    if (leg->is_main || (leg->bus == other->bus && !other->is_main))
        return false;
    return other->is_main || !leg->is_upright;
}

// The first leg of the other sort that lies at `low` or beyond.
static uint32_t first_leg(const Legs *legs, bool is_upright, double low)
{
    uint32_t from = 0, to = legs->count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        const Leg *leg = &legs->at[middle];
        bool is_before = leg->is_upright != is_upright ? is_upright : leg->at < low;
        if (is_before)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static uint32_t find_gaps(const Legs *legs, const Leg *leg, Gap *gaps)
{
    uint32_t count = 0;
    for (uint32_t i = first_leg(legs, !leg->is_upright, leg->low); i < legs->count; i++) {
        const Leg *other = &legs->at[i];
        double half = other->is_main ? 6 : 3.5;
        if (other->is_upright == leg->is_upright || other->at > leg->high || count == GAPS_MOST)
            break;
        if (other->low > leg->at - 2 || other->high < leg->at + 2 || !gives_way(leg, other)
            || other->at - leg->low < CORNER_ROOM || leg->high - other->at < CORNER_ROOM)
            continue;
        if (count > 0 && other->at - half < gaps[count - 1].high + 2)
            gaps[count - 1].high = other->at + half;
        else
            gaps[count++] = (Gap){other->at - half, other->at + half};
    }
    return count;
}

// ---- pieces -------------------------------------------------------------------------------------

typedef struct Pieces {
    Drawing *drawing;
    Item line; // what they have in common
    Spot *points;
    uint32_t count;
    bool has_first; // the first piece stands where the line stood
    uint32_t item;
} Pieces;

static void end_piece(Pieces *pieces, bool is_last)
{
    Item *item = pieces->has_first
                     ? drawing_add(pieces->drawing, ITEM_LINE, PART_EDGE, pieces->line.owner)
                     : &pieces->drawing->items[pieces->item];
    *item = pieces->line;
    item->points = ARENA_MANY(pieces->drawing->arena, pieces->count, Spot);
    memcpy(item->points, pieces->points, pieces->count * sizeof *pieces->points);
    item->point_count = pieces->count;
    item->has_arrow = is_last && pieces->line.has_arrow;
    pieces->has_first = true;
    pieces->count = 0;
}

static void cut_leg(Pieces *pieces, const Leg *leg, bool is_backward, const Gap *gaps,
                    uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const Gap *gap = &gaps[is_backward ? count - 1 - i : i];
        double end = is_backward ? gap->high : gap->low, next = is_backward ? gap->low : gap->high;
        pieces->points[pieces->count++] =
            leg->is_upright ? (Spot){leg->at, end} : (Spot){end, leg->at};
        end_piece(pieces, false);
        pieces->points[pieces->count++] =
            leg->is_upright ? (Spot){leg->at, next} : (Spot){next, leg->at};
    }
}

static void cut_line(const Plan *plan, Drawing *drawing, const Legs *legs, uint32_t index)
{
    Pieces pieces = {drawing, drawing->items[index], NULL, 0, false, index};
    Gap gaps[GAPS_MOST];
    pieces.points = ARENA_MANY(plan->arena, pieces.line.point_count + 2, Spot);
    bool is_whole = true;
    for (uint32_t i = 0; i + 1 < pieces.line.point_count; i++) {
        Spot from = pieces.line.points[i], to = pieces.line.points[i + 1];
        Leg leg = leg_of(plan, &(Drawing){.items = &pieces.line}, 0, i);
        uint32_t count = find_gaps(legs, &leg, gaps);
        is_whole = is_whole && count == 0;
        pieces.points[pieces.count++] = from;
        cut_leg(&pieces, &leg, leg.is_upright ? to.y < from.y : to.x < from.x, gaps, count);
    }
    if (is_whole)
        return;
    pieces.points[pieces.count++] = pieces.line.points[pieces.line.point_count - 1];
    end_piece(&pieces, true);
}

void compose_gaps(Plan *plan, Drawing *drawing, uint32_t first)
{
    Legs legs = find_legs(plan, drawing, first);
    uint32_t count = drawing->count;
    for (uint32_t i = first; i < count && legs.count > 0; i++)
        if (is_line(&drawing->items[i]) && !plan->graph->edges[drawing->items[i].owner].is_main)
            cut_line(plan, drawing, &legs, i);
}
