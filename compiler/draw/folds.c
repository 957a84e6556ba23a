// The grid of a plan whose main line runs downwards: its folds, rows and columns.
//
// Every step of the main line has a row of its own. A long line is cut into folds of about the same
// height that stand side by side, if it can be where a phase ends. What stands aside fills the
// second column of its fold, in the row of the step that it stands by.
#include "draw/plan.h"

enum { ROW_ROOM = 60, ASIDE_ROOM = 24, PHASE_WORTH = 8 };

const Fold *upright_fold(const Plan *plan, const Box *box)
{
    return &plan->folds[plan->rows[box->row].fold];
}

bool upright_is_main_column(const Plan *plan, uint32_t column)
{
    return column % plan->fold_columns == 0;
}

static bool is_aside(const Plan *plan, uint32_t node)
{
    return plan->graph->nodes[node].main_step < 0 && !plan->boxes[node].is_rail;
}

// An anytime of the whole stands beside the goal, where it is out of the way of other lines to the ends.
static uint32_t aside_row(const Plan *plan, uint32_t node)
{
    const Node *shown = &plan->graph->nodes[node];
    uint32_t last = plan->row_count - 1, anchor = plan->boxes[node].anchor;
    return (shown->kind == NODE_ANYTIME && shown->group < 0) || anchor > last ? last : anchor;
}

// ---- where the line is cut ----------------------------------------------------------------------

// How high each row will be, about; what stands below the last one counts to it.
static double *row_heights(const Plan *plan)
{
    const Graph *graph = plan->graph;
    double *heights = ARENA_MANY(plan->arena, plan->row_count + 1, double);
    double *asides = ARENA_MANY(plan->arena, plan->row_count + 1, double);
    double *chips = ARENA_MANY(plan->arena, graph->node_count + 1, double);
    for (uint32_t i = 0; i < graph->edge_count; i++)
        if (!graph->edges[i].is_main)
            chips[graph->edges[i].from] += plan->pills[i].height + PILL_GAP;
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const Box *box = &plan->boxes[i];
        double height = chips[i] > box->height ? chips[i] : box->height;
        if (graph->nodes[i].main_step >= 0)
            heights[graph->nodes[i].main_step] += height;
        else if (box->is_rail)
            heights[plan->row_count - 1] += height;
        else
            asides[aside_row(plan, i)] += height + ASIDE_ROOM;
    }
    for (uint32_t i = 0; i < plan->row_count; i++)
        heights[i] = (asides[i] > heights[i] ? asides[i] : heights[i]) + ROW_ROOM;
    return heights;
}

// The row with which the next fold begins: the one behind which `height` is reached most nearly; the
// beginning of a phase is worth a share of a fold's height.
static uint32_t next_fold(const Plan *plan, const double *heights, uint32_t first, uint32_t last,
                          double height)
{
    double sum = 0, least = -1;
    uint32_t best = first + 1;
    for (uint32_t row = first + 1; row <= last; row++) {
        sum += heights[row - 1];
        double miss = sum < height ? height - sum : sum - height;
        if (plan_column_group(plan, row, 0) == plan_column_group(plan, row - 1, 0))
            miss += height / PHASE_WORTH;
        if (least >= 0 && miss >= least)
            continue;
        least = miss;
        best = row;
    }
    return best;
}

static void cut_folds(Plan *plan)
{
    const double *heights = row_heights(plan);
    double left = 0;
    uint32_t row = 0;
    for (uint32_t i = 0; i < plan->row_count; i++)
        left += heights[i];
    for (uint32_t i = 0; i < plan->fold_count; i++) {
        Fold *fold = &plan->folds[i];
        uint32_t behind = plan->fold_count - i - 1;
        fold->first = row;
        fold->end = behind == 0 ? plan->row_count
                                : next_fold(plan, heights, row, plan->row_count - behind,
                                            left / (behind + 1));
        for (; row < fold->end; row++) {
            plan->rows[row].fold = i;
            left -= heights[row];
        }
    }
}

// ---- the grid -----------------------------------------------------------------------------------

static void put_main(Plan *plan)
{
    for (uint32_t step = 0; step < plan->graph->main_count; step++) {
        Box *box = &plan->boxes[plan->main[step]];
        box->row = step;
        box->column = plan->rows[step].fold * plan->fold_columns;
        box->strip = 0;
    }
}

static void put_aside(Plan *plan, uint32_t node)
{
    Box *box = &plan->boxes[node];
    box->row = aside_row(plan, node);
    Row *row = &plan->rows[box->row];
    box->column = row->fold * plan->fold_columns + 1;
    box->strip = row->aside_count++;
    plan->folds[row->fold].has_aside = true;
    if (row->aside_count > row->strip_count)
        row->strip_count = row->aside_count;
}

// Anytimes stand below the others.
static void put_asides(Plan *plan)
{
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < plan->graph->node_count; i++)
            if (is_aside(plan, i) && (plan->graph->nodes[i].kind == NODE_ANYTIME) == (turn == 1))
                put_aside(plan, i);
}

void upright_grid(Plan *plan, uint32_t folds)
{
    plan->fold_columns = 2;
    for (uint32_t i = 0; i < plan->graph->node_count; i++)
        if (is_aside(plan, i))
            plan->fold_columns = 3;
    plan->fold_count = folds < plan->row_count ? folds : plan->row_count;
    plan->folds = ARENA_MANY(plan->arena, plan->fold_count, Fold);
    plan->columns = plan->fold_columns * plan->fold_count - 1;
    for (uint32_t i = 0; i <= plan->row_count; i++)
        plan->rows[i].strip_count = 1;
    cut_folds(plan);
    put_main(plan);
    put_asides(plan);
}
