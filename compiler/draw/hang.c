// Hangs the chips of ways out at their cards, and gives every line its bus.
//
// Loops between cards of the main line sit on the upper edge, everything else below, in order: what
// is near first, losses last. One line a card and side needs no gutter: it drops (or rises) straight
// from the outermost chip, where nothing stands in the way.
#include "draw/plan.h"

enum { BUS_SORTS = 12, LOOPS_APART = 2, RANK_DROPS = 5 };

static bool is_anytime(const Plan *plan, const Edge *edge)
{
    return plan->graph->nodes[edge->from].kind == NODE_ANYTIME;
}

// A loop between two cards of the main line goes over the top; where the line runs down, left of it,
// and so does what reopens from the goal.
static bool goes_above(const Plan *plan, const Edge *edge)
{
    bool turns = edge->kind == EDGE_LOOP || (plan->is_upright && edge->kind == EDGE_REOPEN);
    return turns && plan->graph->nodes[edge->from].main_step >= 0
           && plan->graph->nodes[edge->to].main_step >= 0;
}

static bool leaves_left(const Plan *plan, const Edge *edge)
{
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    if (plan->is_upright)
        return upright_is_left(plan, edge);
    if (to->is_rail)
        return false;
    if (from->row != to->row || goes_above(plan, edge))
        return true;
    return to->column < from->column || (to->column == from->column && to->strip < from->strip);
}

// The place of a pill below its card: what is near comes first, losses last.
static uint32_t pill_rank(const Plan *plan, const Edge *edge)
{
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    if (edge->kind == EDGE_LOSS || to->is_rail)
        return edge->kind == EDGE_LOSS ? 4 : 3;
    return to->row == from->row ? 0 : 1;
}

// ---- lines that drop ----------------------------------------------------------------------------

// Whether no card stands below the box before this strip; a card's line passes beside an anytime.
static bool is_clear(const Plan *plan, const Box *box, uint32_t strip)
{
    const Node *nodes = plan->graph->nodes;
    bool passes = nodes[box - plan->boxes].kind != NODE_ANYTIME;
    uint32_t next = box->deeper;
    while (next != NOWHERE && passes && nodes[next].kind == NODE_ANYTIME)
        next = plan->boxes[next].deeper;
    return next == NOWHERE || plan->boxes[next].strip >= strip;
}

static bool is_direct(const Plan *plan, const Box *from, const Box *to)
{
    return from->row == to->row && from->column == to->column && to->strip > from->strip
           && is_clear(plan, from, to->strip);
}

static bool can_drop(const Plan *plan, const Box *from, const Box *to)
{
    if (from->row != to->row)
        return !to->is_rail || is_clear(plan, from, plan->rows[from->row].strip_count);
    if (from->column == to->column && to->is_rail)
        return is_direct(plan, from, to);
    if (to->is_rail)
        return is_clear(plan, from, to->strip + 1);
    return to->strip == 0 ? from->strip == 0
                          : to->strip > from->strip && is_clear(plan, from, to->strip);
}

// For every card the way out whose line drops; NOWHERE where none can.
static uint32_t *find_drops(const Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t *drops = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    uint32_t *ranks = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    for (uint32_t i = 0; i < graph->node_count; i++)
        drops[i] = NOWHERE;
    for (uint32_t i = 0; i < graph->edge_count && !plan->is_upright; i++) {
        const Edge *edge = &graph->edges[i];
        const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
        if (edge->is_main || from->rides != NOWHERE || goes_above(plan, edge)
            || !can_drop(plan, from, to))
            continue;
        uint32_t rank = is_direct(plan, from, to) ? RANK_DROPS : pill_rank(plan, edge);
        if (drops[edge->from] != NOWHERE && rank < ranks[edge->from])
            continue;
        drops[edge->from] = i;
        ranks[edge->from] = rank;
    }
    return drops;
}

// ---- pills --------------------------------------------------------------------------------------

static void hang_pill(Plan *plan, uint32_t index, uint32_t *last)
{
    const Edge *edge = &plan->graph->edges[index];
    Box *box = &plan->boxes[edge->from];
    Pill *pill = &plan->pills[index];
    if (is_anytime(plan, edge))
        return;
    if (pill->is_above) {
        pill->is_straight = !plan->is_upright && box->above == NOWHERE;
        pill->next = box->above;
        box->above = index;
        return;
    }
    if (last[edge->from] == NOWHERE)
        box->below = index;
    else
        plan->pills[last[edge->from]].next = index;
    last[edge->from] = index;
}

static void hang_pills(Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t *last = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    const uint32_t *drops = find_drops(plan);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        plan->boxes[i].below = plan->boxes[i].above = last[i] = NOWHERE;
        plan->boxes[i].ports = plan->boxes[i].loops = 0;
    }
    for (uint32_t rank = 0; rank <= RANK_DROPS; rank++)
        for (uint32_t i = 0; i < graph->edge_count; i++) {
            const Edge *edge = &graph->edges[i];
            Pill *pill = &plan->pills[i];
            bool drops_here = drops[edge->from] == i;
            if (edge->is_main || (drops_here ? RANK_DROPS : pill_rank(plan, edge)) != rank)
                continue;
            pill->next = NOWHERE;
            pill->is_above = goes_above(plan, edge);
            pill->is_straight = drops_here;
            pill->is_direct =
                drops_here && is_direct(plan, &plan->boxes[edge->from], &plan->boxes[edge->to]);
            pill->is_left = leaves_left(plan, edge) && !drops_here;
            hang_pill(plan, i, last);
        }
}

// ---- buses --------------------------------------------------------------------------------------

static bool comes_left(const Plan *plan, uint32_t edge)
{
    return plan->is_upright && plan->pills[edge].is_left;
}

// Notes how many loops come to each node and which of them comes from nearest.
static uint32_t *find_nearest(Plan *plan)
{
    const Graph *graph = plan->graph;
    uint32_t *nearest = ARENA_MANY(plan->arena, graph->node_count + 1, uint32_t);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        if (edge->is_main || !(plan->pills[i].is_above || comes_left(plan, i)))
            continue;
        uint32_t *best = &nearest[edge->to];
        const Node *known = &graph->nodes[graph->edges[*best].from];
        if (plan->boxes[edge->to].loops++ == 0
            || graph->nodes[edge->from].main_step < known->main_step)
            *best = i;
    }
    return nearest;
}

static uint32_t bus_sort(const Plan *plan, uint32_t edge)
{
    uint32_t way = comes_left(plan, edge) ? 2 : plan->pills[edge].is_above ? 1 : 0;
    return (uint32_t)plan->graph->edges[edge].kind * 3 + way;
}

static uint32_t loop_slot(const Plan *plan, uint32_t edge, const uint32_t *nearest)
{
    const Edge *shown = &plan->graph->edges[edge];
    if (plan->boxes[shown->to].loops > LOOPS_APART)
        return shown->kind == EDGE_REOPEN;
    return nearest[shown->to] != edge;
}

static void make_buses(Plan *plan)
{
    const Graph *graph = plan->graph;
    const uint32_t *nearest = find_nearest(plan);
    uint32_t *known = ARENA_MANY(plan->arena, (size_t)graph->node_count * BUS_SORTS + 1, uint32_t);
    plan->buses = ARENA_MANY(plan->arena, graph->edge_count + 1, Bus);
    plan->bus_count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        Pill *pill = &plan->pills[i];
        pill->bus = NOWHERE;
        if (edge->is_main)
            continue;
        bool is_loop = pill->is_above || comes_left(plan, i);
        bool is_own = is_loop && plan->boxes[edge->to].loops <= LOOPS_APART;
        uint32_t *slot = &known[(size_t)edge->to * BUS_SORTS + bus_sort(plan, i)];
        if (*slot == 0 || is_own) {
            plan->buses[plan->bus_count++] =
                (Bus){edge->to, edge->kind, pill->is_above, comes_left(plan, i),
                      is_loop ? loop_slot(plan, i, nearest) : 0};
            *slot = plan->bus_count;
        }
        pill->bus = *slot - 1;
        if (!is_loop)
            plan->boxes[edge->to].ports |= 1u << edge->kind;
    }
}

void plan_hang(Plan *plan)
{
    hang_pills(plan);
    make_buses(plan);
}
