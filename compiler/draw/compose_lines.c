// Draws the lines of a plan: the main line, and the buses of all others.
//
// Edges that share a bus are drawn longest first (quiet ones last); a later one is drawn only up to
// where it meets what was drawn already, so that dashes never lie over dashes.
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
static double port_of(const Plan *plan, const Bus *bus)
{
    const Box *target = &plan->boxes[bus->target];
    double sort = bus->kind == EDGE_LOOP ? 1 : bus->kind == EDGE_REOPEN ? 2 : 0;
    if (bus->is_above)
        return target->x + target->width - PORT * (bus->slot + 1);
    if (plan->is_upright && upright_is_main_column(plan, target->column))
        return target->x + target->width - PORT * (sort + 1);
    if (target->strip == 0 && !plan->is_upright)
        return target->x + PORT * (sort + 0.75);
    return target->x + target->width / 2 + (sort - 1) * PORT;
}

// Where a line that leaves its chip straight away does so.
static double straight_x(double x, double width, bool is_above)
{
    if (width < 2 * DROP)
        return x + width / 2;
    return is_above ? x + DROP : x + width - DROP;
}

// An anytime is its own chip.
static Spot exit_of(const Plan *plan, uint32_t index)
{
    const Pill *pill = &plan->pills[index];
    const Box *box = &plan->boxes[plan->graph->edges[index].from];
    bool is_chip = plan->graph->nodes[plan->graph->edges[index].from].kind == NODE_ANYTIME;
    double x = is_chip ? box->x : pill->x, y = is_chip ? box->y : pill->y;
    double width = is_chip ? box->width : pill->width,
           height = is_chip ? box->height : pill->height;
    if (!pill->is_straight)
        return (Spot){pill->is_left ? x : x + width, y + height / 2};
    return (Spot){straight_x(x, width, pill->is_above), pill->is_above ? y : y + height};
}

static void enter_rail(Path *path, const Box *target, Segment *entry)
{
    bool from_right = path->points[path->count - 1].x > target->x;
    Spot last = path->points[path->count - 1];
    path->count--;
    add_point(path, last.x, entry->at, entry);
    add_point(path, from_right ? target->x + target->width : target->x, entry->at, NULL);
}

static void enter_box(const Plan *plan, Path *path, const Bus *bus, Segment *entry)
{
    const Box *target = &plan->boxes[bus->target];
    double x = port_of(plan, bus);
    bool from_below = target->strip == 0 && !bus->is_above && !plan->is_upright;
    add_point(path, x, entry->at, NULL);
    add_point(path, x, from_below ? target->y + target->height : target->y, NULL);
}

// Straight on, or (upright) to the left side of a card, below the chips that hang there.
static void enter_straight(const Plan *plan, Path *path, uint32_t index)
{
    const Pill *pill = &plan->pills[index];
    const Bus *bus = &plan->buses[pill->bus];
    const Box *target = &plan->boxes[bus->target];
    Spot last = path->points[path->count - 1];
    if (!plan->is_upright) {
        add_point(path, last.x, target->y, NULL);
    } else if (pill->is_left) {
        double y = target->y + target->height - PORT - bus->slot * TRACK;
        add_point(path, last.x, y, NULL);
        add_point(path, target->x, y, NULL);
    } else {
        add_point(path, target->x, last.y, NULL);
    }
}

static Path path_of(Plan *plan, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    const Pill *pill = &plan->pills[index];
    Segment *exit = segment_at(plan, pill->exit), *out = segment_at(plan, pill->out);
    Segment *trunk = segment_at(plan, pill->trunk), *entry = segment_at(plan, pill->entry);
    Path path = {.count = 0};
    Spot start = exit_of(plan, index);
    double x = exit == NULL ? start.x : exit->at;
    add_point(&path, start.x, start.y, NULL);
    if (exit != NULL)
        add_point(&path, x, start.y, exit);
    if (out != NULL && trunk != NULL) { // there are both or none
        add_point(&path, x, out->at, out);
        add_point(&path, trunk->at, out->at, trunk);
        x = trunk->at;
    }
    if (entry == NULL) {
        enter_straight(plan, &path, index);
        return path;
    }
    add_point(&path, x, entry->at, entry);
    if (entry->is_rail)
        enter_rail(&path, &plan->boxes[edge->to], entry);
    else
        enter_box(plan, &path, &plan->buses[pill->bus], entry);
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
    bool is_quiet;
} Long;

static int compare_long(const void *left_item, const void *right_item)
{
    const Long *left = left_item, *right = right_item;
    if (left->bus != right->bus)
        return left->bus < right->bus ? -1 : 1;
    if (left->is_quiet != right->is_quiet)
        return (int)left->is_quiet - (int)right->is_quiet;
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
    item->is_quiet = edge->is_quiet;
    item->cast = edge->cast;
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
        longs[count++] =
            (Long){i, plan->pills[i].bus, path_length(&path), graph->edges[i].is_quiet};
    }
    qsort(longs, count, sizeof *longs, compare_long);
    for (uint32_t i = 0; i < count; i++)
        draw_edge(plan, drawing, longs[i].edge);
}

// ---- the main line ------------------------------------------------------------------------------

// Down to the next card, or from the foot of a fold up to the head of the next one.
static Path upright_main_path(const Plan *plan, const Box *from, const Box *to)
{
    double x = from->x + from->width / 2, to_x = to->x + to->width / 2;
    const Fold *fold = upright_fold(plan, from);
    Path path = {.count = 0};
    add_point(&path, x, from->y + from->height, NULL);
    if (fold != upright_fold(plan, to)) {
        double up = upright_way_up(plan, plan->rows[from->row].fold);
        add_point(&path, x, fold->foot, NULL);
        add_point(&path, up, fold->foot, NULL);
        add_point(&path, up, plan->fold_head, NULL);
        add_point(&path, to_x, plan->fold_head, NULL);
    }
    add_point(&path, to_x, to->y, NULL);
    return path;
}

// Where the main line turns down behind the last card of a row: at the margin, or right behind the
// card where the row ends before others and nothing stands in the rest of it.
static double turn_of_row(const Plan *plan, const Box *last)
{
    enum { BEHIND = 14, BEFORE_TRACKS = 20 };
    for (uint32_t column = last->column + 1; column < plan->columns; column++)
        if (plan->cells[last->row * plan->columns + column] != NOWHERE)
            return plan->gutters[plan->columns].tracks_x - BEFORE_TRACKS;
    const Gutter *gutter = &plan->gutters[last->column + 1];
    return last->column + 1 < plan->columns ? gutter->x + gutter->width + BEHIND
                                            : gutter->tracks_x - BEFORE_TRACKS;
}

static Path main_path(const Plan *plan, const Edge *edge)
{
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    double from_y = plan->rows[from->row].main_y, to_y = plan->rows[to->row].main_y;
    Path path = {.count = 0};
    if (plan->is_upright)
        return upright_main_path(plan, from, to);
    add_point(&path, from->x + from->width, from_y, NULL);
    if (from->row != to->row) {
        const Row *row = &plan->rows[from->row];
        const Gutter *first = &plan->gutters[0];
        double right = turn_of_row(plan, from), left = first->x + first->width - 27;
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
        Item *item = put_line(drawing, i, &path, INK_MAIN);
        item->stroke_width = 2.6;
        item->radius = 12;
        item->has_arrow = true;
        item->is_quiet = edge->is_quiet;
        item->cast = edge->cast;
    }
}
