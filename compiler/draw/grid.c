// Gives every node its row, column and strip.
//
// The main line fills the main strips, row by row. What stands aside goes below its anchor, to the
// nearest free cell behind the one before it, as words do in a text: first inside the band of its own
// group, then below the bands; a band is only as deep as what stands in it. Ends that are not the goal
// get strips of their own at the end of the last row, and the losses run to them.
#include "draw/even.h"
#include "draw/plan.h"

#include <stdlib.h>

// ---- anchors ------------------------------------------------------------------------------------

// Our own simple ranking: one step behind the first known node that leads there. Linear.
static void anchor_simply(Plan *plan)
{
    const Graph *graph = plan->graph;
    for (uint32_t i = 0; i < graph->node_count; i++)
        plan->boxes[i].anchor =
            graph->nodes[i].main_step >= 0 ? (uint32_t)graph->nodes[i].main_step : NOWHERE;
    for (int round = 0; round < 8; round++)
        for (uint32_t i = 0; i < graph->edge_count; i++) {
            const Edge *edge = &graph->edges[i];
            const Box *from = &plan->boxes[edge->from];
            Box *to = &plan->boxes[edge->to];
            if (to->anchor == NOWHERE && from->anchor != NOWHERE && edge->kind != EDGE_LOSS)
                to->anchor = from->anchor + 1;
        }
}

// The last step of the main line that does not lie behind the position.
static uint32_t step_before(const Plan *plan, const double *positions, double along)
{
    uint32_t low = 0, high = plan->graph->main_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (positions[plan->main[middle]] <= along + 0.5)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void clamp_to_group(Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t *low = ARENA_MANY(plan->arena, graph->group_count + 1, uint32_t);
    uint32_t *high = ARENA_MANY(plan->arena, graph->group_count + 1, uint32_t);
    for (uint32_t step = 0; step < graph->main_count; step++) {
        int32_t group = graph->nodes[plan->main[step]].group;
        if (group < 0)
            continue;
        if (high[group] == 0)
            low[group] = step;
        high[group] = step + 1;
    }
    for (uint32_t i = 0; i < graph->node_count; i++) {
        Box *box = &plan->boxes[i];
        int32_t group = graph->nodes[i].group;
        if (box->anchor == NOWHERE)
            box->anchor = 0;
        if (graph->main_count > 0 && box->anchor >= graph->main_count)
            box->anchor = graph->main_count - 1;
        if (group < 0 || graph->nodes[i].main_step >= 0 || high[group] == 0)
            continue;
        if (box->anchor < low[group])
            box->anchor = low[group];
        if (box->anchor >= high[group])
            box->anchor = high[group] - 1;
    }
}

void plan_anchor(Plan *plan, const double *positions)
{
    const Graph *graph = plan->graph;
    plan->main = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].main_step >= 0)
            plan->main[graph->nodes[i].main_step] = i;
    if (positions == NULL) {
        anchor_simply(plan);
    } else {
        for (uint32_t i = 0; i < graph->node_count; i++) {
            Box *box = &plan->boxes[i];
            box->anchor = graph->nodes[i].main_step >= 0
                              ? (uint32_t)graph->nodes[i].main_step
                              : step_before(plan, positions, positions[i]);
        }
    }
    for (uint32_t i = 0; i < graph->node_count; i++)
        plan->boxes[i].is_rail = plan_is_end(&graph->nodes[i]) && graph->nodes[i].main_step < 0;
    clamp_to_group(plan);
}

// ---- cells --------------------------------------------------------------------------------------

// Which cells of a row are taken, strip by strip, and how deep the band over each column is.
typedef struct Cells {
    const Plan *plan;
    uint32_t row;
    bool *taken; // strip-major
    uint32_t *depth;
    uint32_t *next; // by group + 1: the first cell behind the last that it took
    uint32_t room;
} Cells;

int32_t plan_column_group(const Plan *plan, uint32_t row, uint32_t column)
{
    uint32_t step = plan->is_upright ? row : plan->rows[row].first + column;
    uint32_t end = plan->is_upright ? plan->graph->main_count : plan->rows[row + 1].first;
    if (step >= end || step >= plan->graph->main_count)
        return -2;
    return plan->graph->nodes[plan->main[step]].group;
}

// What is placed together: cards inside their band, then anytimes on its frame, then the others.
typedef enum Turn { TURN_INNER, TURN_FRAME, TURN_OUTER } Turn;

static bool is_free(const Cells *cells, Turn turn, int32_t group, uint32_t strip, uint32_t column)
{
    if (cells->taken[strip * cells->plan->columns + column])
        return false;
    if (turn != TURN_OUTER && plan_column_group(cells->plan, cells->row, column) != group)
        return false;
    return turn == TURN_INNER || strip >= cells->depth[column];
}

// Takes the nearest free cell behind the one that its group took last: the same column, then
// its neighbours, then the next strip; the deeper, the further to the side it may be.
static void take_cell(Cells *cells, Turn turn, Box *box, int32_t group)
{
    uint32_t columns = cells->plan->columns;
    for (uint32_t strip = 1; strip < cells->room; strip++)
        for (uint32_t distance = 0; distance < columns && distance <= 2 * strip; distance++)
            for (int side = 0; side < (distance == 0 ? 1 : 2); side++) {
                int64_t column = (int64_t)box->column + (side == 0 ? distance : -(int64_t)distance);
                uint32_t cell = strip * columns + (uint32_t)column;
                if (column < 0 || column >= columns || cell < cells->next[group + 1]
                    || !is_free(cells, turn, group, strip, (uint32_t)column))
                    continue;
                cells->taken[cell] = true;
                cells->next[group + 1] = cell + 1;
                box->column = (uint32_t)column;
                box->strip = strip;
                return;
            }
}

// Columns side by side of one group have one band, as deep as its deepest column.
static void measure_depths(Cells *cells)
{
    uint32_t columns = cells->plan->columns, first = 0, deepest = 1;
    for (uint32_t column = 0; column < columns; column++) {
        int32_t group = plan_column_group(cells->plan, cells->row, column);
        if (plan_column_group(cells->plan, cells->row, first) != group) {
            first = column;
            deepest = 1;
        }
        for (uint32_t strip = deepest; strip < cells->room; strip++)
            if (cells->taken[strip * columns + column])
                deepest = strip + 1;
        for (uint32_t i = first; i <= column; i++)
            cells->depth[i] = deepest;
    }
}

typedef struct Aside {
    uint32_t node, anchor;
    double order;
} Aside;

static int compare_aside(const void *left_item, const void *right_item)
{
    const Aside *left = left_item, *right = right_item;
    if (left->anchor != right->anchor)
        return left->anchor < right->anchor ? -1 : 1;
    if (left->order < right->order || left->order > right->order)
        return left->order < right->order ? -1 : 1;
    return left->node < right->node ? -1 : left->node > right->node;
}

// ---- rows ---------------------------------------------------------------------------------------

static Turn turn_of(const Plan *plan, const Box *box, const Node *node)
{
    uint32_t column = box->anchor - plan->rows[box->row].first;
    if (plan_column_group(plan, box->row, column) != node->group)
        return TURN_OUTER;
    return node->kind == NODE_ANYTIME && node->group >= 0 ? TURN_FRAME : TURN_INNER;
}

static void fill_row(Plan *plan, uint32_t index, const Aside *asides, uint32_t count)
{
    Row *row = &plan->rows[index];
    Cells cells = {plan, index, NULL, NULL, NULL, count * 2 + 4};
    cells.next = ARENA_MANY(plan->arena, plan->graph->group_count + 1, uint32_t);
    cells.taken = ARENA_MANY(plan->arena, (size_t)cells.room * plan->columns, bool);
    cells.depth = ARENA_MANY(plan->arena, plan->columns, uint32_t);
    for (Turn turn = TURN_INNER; turn <= TURN_OUTER; turn++) {
        measure_depths(&cells);
        for (uint32_t i = 0; i < count; i++) {
            const Node *node = &plan->graph->nodes[asides[i].node];
            Box *box = &plan->boxes[asides[i].node];
            box->row = index;
            if (turn_of(plan, box, node) != turn)
                continue;
            box->column = box->anchor - row->first;
            take_cell(&cells, turn, box, node->group);
            if (box->strip >= row->strip_count)
                row->strip_count = box->strip + 1;
        }
    }
}

// The first row from which each node is led to.
static uint32_t *first_sources(const Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t *rows = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    for (uint32_t i = 0; i < graph->node_count; i++)
        rows[i] = NOWHERE;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        if (plan->boxes[edge->from].row < rows[edge->to])
            rows[edge->to] = plan->boxes[edge->from].row;
    }
    return rows;
}

// Ends stand below the goal, losses last. What is led to from far above comes below what is not, so
// that the lines in the margin nest.
static void add_rails(Plan *plan)
{
    const Graph *graph = plan->graph;
    Row *row = &plan->rows[plan->row_count - 1];
    uint32_t last = graph->main_count > 0 ? graph->main_count - 1 - row->first : 0;
    const uint32_t *rows = first_sources(plan);
    Aside *rails = ARENA_MANY(plan->arena, graph->node_count + 1, Aside);
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (plan->boxes[i].is_rail)
            rails[count++] = (Aside){i, graph->nodes[i].kind == NODE_LOSS, -(double)rows[i]};
    qsort(rails, count, sizeof *rails, compare_aside);
    for (uint32_t i = 0; i < count; i++) {
        Box *box = &plan->boxes[rails[i].node];
        box->row = plan->row_count - 1;
        box->column = plan->is_upright ? (plan->fold_count - 1) * plan->fold_columns : last;
        box->strip = row->strip_count++;
    }
}

// In a single row an anytime of the whole process that leads to a rail starts it, at the far end of
// its strip. In several the rail begins at the margin, and the anytime stands above it.
static void find_riders(Plan *plan)
{
    const Graph *graph = plan->graph;
    bool *taken = ARENA_MANY(plan->arena, graph->node_count + 1, bool);
    for (uint32_t i = 0; i < graph->node_count; i++)
        plan->boxes[i].rides = NOWHERE;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        const Node *from = &graph->nodes[edge->from];
        bool starts =
            from->kind == NODE_ANYTIME && from->group < 0 && plan->boxes[edge->to].is_rail;
        if (!starts)
            continue;
        plan->boxes[edge->from].anchor = plan->rows[plan->row_count - 1].first;
        if (taken[edge->to] || plan->columns == 1 || plan->row_count > 1)
            continue;
        taken[edge->to] = true;
        plan->boxes[edge->from].rides = edge->to;
    }
}

static void place_riders(Plan *plan)
{
    for (uint32_t i = 0; i < plan->graph->node_count; i++) {
        Box *box = &plan->boxes[i];
        if (box->rides == NOWHERE)
            continue;
        box->row = plan->row_count - 1;
        box->column = 0;
        box->strip = plan->boxes[box->rides].strip;
    }
}

// Reads the asides that are anchored in each row, in order, and fills the rows.
static void fill_rows(Plan *plan)
{
    const Graph *graph = plan->graph;
    Aside *asides = ARENA_MANY(plan->arena, graph->node_count + 1, Aside);
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].main_step < 0 && !plan->boxes[i].is_rail
            && plan->boxes[i].rides == NOWHERE)
            asides[count++] = (Aside){i, plan->boxes[i].anchor, 0};
    qsort(asides, count, sizeof *asides, compare_aside);
    uint32_t at = 0;
    for (uint32_t row = 0; row < plan->row_count; row++) {
        uint32_t first = at;
        while (at < count && asides[at].anchor < plan->rows[row + 1].first)
            at++;
        fill_row(plan, row, asides + first, at - first);
    }
}

// Notes for every cell which boxes stand in it, from top to bottom.
static void index_cells(Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t count = plan->row_count * plan->columns;
    plan->cells = ARENA_MANY(plan->arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        plan->cells[i] = NOWHERE;
    for (uint32_t i = graph->node_count; i-- > 0;) { // mostly from below, so that chains stay short
        Box *box = &plan->boxes[i];
        uint32_t *at = &plan->cells[box->row * plan->columns + box->column];
        while (*at != NOWHERE && plan->boxes[*at].strip < box->strip)
            at = &plan->boxes[*at].deeper;
        box->deeper = *at;
        *at = i;
    }
}

static void fill_level(Plan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++) {
        plan->rows[i].strip_count = 1;
        uint32_t end = plan->rows[i + 1].first;
        for (uint32_t step = plan->rows[i].first; step < end && step < plan->graph->main_count;
             step++) {
            Box *box = &plan->boxes[plan->main[step]];
            box->row = i;
            box->column = step - plan->rows[i].first;
            box->strip = 0;
        }
    }
    find_riders(plan);
    fill_rows(plan);
    add_rails(plan);
    place_riders(plan);
    index_cells(plan);
}

// The main line in rows of at most so many steps.
static void fold_rows(Plan *plan, uint32_t most)
{
    uint32_t steps = plan->graph->main_count > 0 ? plan->graph->main_count : 1;
    int32_t *groups = ARENA_MANY(plan->arena, steps, int32_t);
    for (uint32_t i = 0; i < plan->graph->main_count; i++)
        groups[i] = plan->graph->nodes[plan->main[i]].group;
    const uint32_t *first = even_rows(groups, steps, most, plan->arena);
    plan->row_count = (steps + most - 1) / most;
    plan->rows = ARENA_MANY(plan->arena, plan->row_count + 1, Row);
    plan->columns = 0;
    for (uint32_t i = 0; i <= plan->row_count; i++) {
        plan->rows[i].first = first[i];
        if (i > 0 && first[i] - first[i - 1] > plan->columns)
            plan->columns = first[i] - first[i - 1];
    }
}

void plan_grid(Plan *plan, uint32_t columns)
{
    plan->is_upright = plan->graph->direction == DIRECTION_DOWN;
    fold_rows(plan, plan->is_upright ? 1 : columns);
    if (plan->is_upright) {
        upright_grid(plan, columns);
        add_rails(plan);
    } else {
        fill_level(plan);
    }
    plan->step_base = 0;
    for (uint32_t i = 0; i < plan->row_count + plan->is_upright; i++) {
        Row *row = &plan->rows[i];
        row->strips = ARENA_MANY(plan->arena, row->strip_count + 1, Strip);
        if (row->strip_count * 2 + 3 > plan->step_base)
            plan->step_base = row->strip_count * 2 + 3;
    }
}
