// Draws the lines of a plan: the main line, and the buses of all others.
//
// Edges that share a bus are drawn longest first; a later one is drawn only up to where it meets
// what was drawn already, so that dashes never lie over dashes.
#include "draw/compose.h"
#include "draw/palette.h"

#include <stdlib.h>

enum { POINTS_MOST = 12, CORNER = 7, JOIN = 7 };

typedef struct Path {
    Spot points[POINTS_MOST];
    Segment *segments[POINTS_MOST]; // segments[i]: on which the line from points[i] on runs
    uint32_t count;
} Path;

static void add_point(Path *path, double x, double y, Segment *segment)
{
    path->points[path->count] = (Spot){x, y};
    path->segments[path->count++] = segment;
}

static Segment *segment_at(Plan *plan, uint32_t index)
{
    return index == NOWHERE ? NULL : &plan->segments[index];
}

// Lines of different sorts come in side by side.
static double port_of(const Bus *bus, const Box *target)
{
    double slot = bus->kind == EDGE_LOOP ? 1 : bus->kind == EDGE_REOPEN ? 2 : 0;
    if (bus->is_above)
        return target->x + target->width - PORT;
    if (target->strip == 0)
        return target->x + PORT * (slot + 0.75);
    return target->x + target->width / 2 + (slot - 1) * PORT;
}

static Spot exit_of(const Plan *plan, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    const Pill *pill = &plan->pills[index];
    const Box *box = &plan->boxes[edge->from];
    if (plan->graph->nodes[edge->from].kind == NODE_ANYTIME)
        return (Spot){box->x + box->width, box->y + box->height / 2};
    return (Spot){pill->is_left ? pill->x : pill->x + pill->width, pill->y + pill->height / 2};
}

static void enter_rail(Path *path, const Box *target, Segment *last)
{
    double y = target->y + target->height / 2;
    bool from_right = last->at > target->x;
    add_point(path, last->at, y, NULL);
    add_point(path, from_right ? target->x + target->width : target->x, y, NULL);
}

static void enter_box(Path *path, const Bus *bus, const Box *target, Segment *entry)
{
    double x = port_of(bus, target);
    bool from_below = target->strip == 0 && !bus->is_above;
    add_point(path, x, entry->at, NULL);
    add_point(path, x, from_below ? target->y + target->height : target->y, NULL);
}

static Path path_of(Plan *plan, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    const Pill *pill = &plan->pills[index];
    const Box *target = &plan->boxes[edge->to];
    Segment *exit = segment_at(plan, pill->exit), *out = segment_at(plan, pill->out);
    Segment *trunk = segment_at(plan, pill->trunk), *entry = segment_at(plan, pill->entry);
    Path path = {.count = 0};
    Spot start = exit_of(plan, index);
    add_point(&path, start.x, start.y, NULL);
    if (exit == NULL)
        return path; // every way has one
    add_point(&path, exit->at, start.y, exit);
    Segment *last = exit;
    if (out != NULL) {
        add_point(&path, exit->at, out->at, out);
        add_point(&path, trunk->at, out->at, trunk);
        last = trunk;
    }
    if (entry == NULL) {
        enter_rail(&path, target, last);
    } else {
        add_point(&path, last->at, entry->at, entry);
        enter_box(&path, &plan->buses[pill->bus], target, entry);
    }
    return path;
}

// ---- drawing once -------------------------------------------------------------------------------

static double along(const Segment *segment, Spot point)
{
    return segment->gutter != NOWHERE ? point.y : point.x;
}

// Whether the leg from `point` on was drawn already.
static bool is_drawn(const Segment *segment, Spot point)
{
    double at = along(segment, point);
    return segment->drawn_low < segment->drawn_high && at >= segment->drawn_low - 0.5
           && at <= segment->drawn_high + 0.5;
}

static void note_drawn(Segment *segment, Spot from, Spot to)
{
    double a = along(segment, from), b = along(segment, to);
    double low = a < b ? a : b, high = a < b ? b : a;
    if (segment->drawn_low >= segment->drawn_high) {
        segment->drawn_low = low;
        segment->drawn_high = high;
        return;
    }
    segment->drawn_low = low < segment->drawn_low ? low : segment->drawn_low;
    segment->drawn_high = high > segment->drawn_high ? high : segment->drawn_high;
}

static double toward(double from, double to)
{
    double step = to - from;
    return step > JOIN ? from + JOIN : step < -JOIN ? from - JOIN : to;
}

// Cuts the path where it joins its bus, and notes what it draws. Tells whether it was cut.
static bool cut_path(Path *path)
{
    for (uint32_t i = 0; i + 1 < path->count; i++) {
        Segment *segment = path->segments[i];
        if (segment == NULL)
            continue;
        Spot from = path->points[i], to = path->points[i + 1];
        if (is_drawn(segment, from)) {
            path->points[i + 1] = (Spot){toward(from.x, to.x), toward(from.y, to.y)};
            path->count = i + 2;
            return true;
        }
        note_drawn(segment, from, to);
    }
    return false;
}

// ---- looks --------------------------------------------------------------------------------------

static Color edge_color(EdgeKind kind)
{
    switch (kind) {
    case EDGE_FORWARD: return INK_LINE;
    case EDGE_LOOP: return INK_LINE;
    case EDGE_LOSS: return LOSS_LINE;
    case EDGE_REOPEN: return INK_LINE;
    }
    return INK_LINE;
}

static LineStyle edge_style(EdgeKind kind)
{
    switch (kind) {
    case EDGE_FORWARD:
    case EDGE_LOSS: return LINE_SOLID;
    case EDGE_LOOP: return LINE_DASHED;
    case EDGE_REOPEN: return LINE_DOTTED;
    }
    return LINE_SOLID;
}

static Item *put_line(Drawing *drawing, uint32_t owner, const Path *path, Color color)
{
    Spot *points = ARENA_MANY(drawing->arena, path->count, Spot);
    uint32_t count = 0;
    for (uint32_t i = 0; i < path->count; i++) {
        Spot point = path->points[i];
        bool is_same = count > 0 && points[count - 1].x - point.x < 0.01
                       && point.x - points[count - 1].x < 0.01
                       && points[count - 1].y - point.y < 0.01
                       && point.y - points[count - 1].y < 0.01;
        if (!is_same)
            points[count++] = point;
    }
    Item *item = drawing_add(drawing, ITEM_LINE, PART_EDGE, owner);
    item->points = points;
    item->point_count = count;
    item->radius = CORNER;
    item->stroke = color;
    return item;
}

static double path_length(const Path *path)
{
    double length = 0;
    for (uint32_t i = 0; i + 1 < path->count; i++) {
        double x = path->points[i + 1].x - path->points[i].x;
        double y = path->points[i + 1].y - path->points[i].y;
        length += (x < 0 ? -x : x) + (y < 0 ? -y : y);
    }
    return length;
}

typedef struct Long {
    uint32_t edge, bus;
    double length;
} Long;

static int compare_long(const void *left_item, const void *right_item)
{
    const Long *left = left_item, *right = right_item;
    if (left->bus != right->bus)
        return left->bus < right->bus ? -1 : 1;
    if (left->length < right->length || left->length > right->length)
        return left->length > right->length ? -1 : 1;
    return left->edge < right->edge ? -1 : left->edge > right->edge;
}

static void draw_edge(Plan *plan, Drawing *drawing, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    Path path = path_of(plan, index);
    bool is_cut = cut_path(&path);
    Item *item = put_line(drawing, index, &path, edge_color(edge->kind));
    item->stroke_width = edge->kind == EDGE_LOSS ? 1.25 : 1.4;
    item->style = edge_style(edge->kind);
    item->has_arrow = !is_cut;
}

void compose_edges(Plan *plan, Drawing *drawing)
{
    const Graph *graph = plan->graph;
    Long *longs = ARENA_MANY(plan->arena, graph->edge_count + 1, Long);
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        if (plan->pills[i].bus == NOWHERE)
            continue;
        Path path = path_of(plan, i);
        longs[count++] = (Long){i, plan->pills[i].bus, path_length(&path)};
    }
    qsort(longs, count, sizeof *longs, compare_long);
    for (uint32_t i = 0; i < count; i++)
        draw_edge(plan, drawing, longs[i].edge);
}

// ---- the main line ------------------------------------------------------------------------------

static Path main_path(const Plan *plan, const Edge *edge)
{
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    double from_y = plan->rows[from->row].main_y, to_y = plan->rows[to->row].main_y;
    Path path = {.count = 0};
    if (plan->is_upright) {
        double x = from->x + from->width / 2;
        add_point(&path, x, from->y + from->height, NULL);
        add_point(&path, x, to->y, NULL);
        return path;
    }
    add_point(&path, from->x + from->width, from_y, NULL);
    if (from->row != to->row) {
        const Row *row = &plan->rows[from->row];
        const Gutter *last = &plan->gutters[plan->columns], *first = &plan->gutters[0];
        double right = last->tracks_x - 20, left = first->x + first->width - 27;
        double middle = row->y + row->height + 13;
        add_point(&path, right, from_y, NULL);
        add_point(&path, right, middle, NULL);
        add_point(&path, left, middle, NULL);
        add_point(&path, left, to_y, NULL);
    }
    add_point(&path, to->x, to_y, NULL);
    return path;
}

void compose_main_line(Plan *plan, Drawing *drawing)
{
    for (uint32_t i = 0; i < plan->graph->edge_count; i++) {
        const Edge *edge = &plan->graph->edges[i];
        if (!edge->is_main)
            continue;
        Path path = main_path(plan, edge);
        Item *halo = put_line(drawing, i, &path, PAPER);
        halo->part = PART_DECOR;
        halo->stroke_width = 6;
        halo->radius = 12;
        Item *item = put_line(drawing, i, &path, INK_MAIN);
        item->stroke_width = 2.6;
        item->radius = 12;
        item->has_arrow = true;
    }
}
