// The ways of lines where the main line runs down the first column.
//
// Loops and reopenings of the main line run left of it, from the left side of one card to the left
// side of the other. Everything else leaves on the right and comes in from above: in the gutter beside
// the cards, or in the right margin where it leads to an end. From one fold to another the former run
// through the channel below all folds, the latter through the one above them.
#include "draw/routing.h"

bool upright_is_left(const Plan *plan, const Edge *edge)
{
    const Node *from = &plan->graph->nodes[edge->from], *to = &plan->graph->nodes[edge->to];
    if (to->main_step < 0)
        return false;
    return edge->kind == EDGE_REOPEN ? plan_is_end(from)
                                     : edge->kind == EDGE_LOOP && from->main_step >= 0;
}

// An end is reached through the right margin; where nothing stands beside the card, at once.
static void route_to_rail(Routing *routing, uint32_t index)
{
    Plan *plan = routing->plan;
    const Edge *edge = &plan->graph->edges[index];
    Pill *pill = &plan->pills[index];
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    uint32_t step = strip_step(plan, from->row, from->strip), margin = plan->columns;
    uint32_t end = strip_step(plan, to->row, to->strip), gutter = from->column + 1;
    if (gutter < margin && !from->is_rail && plan->rows[from->row].aside_count > 0) {
        uint32_t channel = plan->rows[from->row].aside_count;
        uint32_t out = channel_step(plan, from->row, channel);
        add_upright(routing, pill->bus, gutter, 100, step, out, &pill->exit);
        add_flat(routing, pill->bus, from->row, channel, 2 * gutter, 2 * margin, &pill->out);
        add_upright(routing, pill->bus, margin, 300, out, end, &pill->trunk);
    } else {
        add_upright(routing, pill->bus, margin, 300, step, end, &pill->exit);
    }
    add_rail(routing, pill->bus, 2 * margin, &pill->entry);
}

// Whether the way leads right to the card that stands beside, from the first chip.
static bool is_beside(const Plan *plan, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    return from->row == to->row && from->column < to->column && from->strip == 0 && to->strip == 0
           && from->below == index;
}

// The step of the grid where a fold ends, above or below.
static uint32_t fold_end(const Plan *plan, const Box *box, uint32_t channel)
{
    const Fold *fold = upright_fold(plan, box);
    uint32_t last = fold->end - 1;
    return channel == 0 ? channel_step(plan, fold->first, 0)
                        : channel_step(plan, last, plan->rows[last].strip_count) + 1;
}

// To a card or end in another fold, by the channel above or below all folds.
static void route_across(Routing *routing, uint32_t index)
{
    Plan *plan = routing->plan;
    const Edge *edge = &plan->graph->edges[index];
    Pill *pill = &plan->pills[index];
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    uint32_t channel = pill->is_left ? 1 : 0;
    uint32_t leaves = pill->is_left ? from->column : from->column + 1;
    uint32_t enters = plan->rows[to->row].fold * plan->fold_columns + 1 - channel;
    uint32_t end = channel_step(plan, to->row, to->strip);
    if (to->is_rail)
        enters = plan->columns;
    if (to->is_rail || pill->is_left)
        end = strip_step(plan, to->row, to->strip);
    add_upright(routing, pill->bus, leaves, 100, strip_step(plan, from->row, from->strip),
                fold_end(plan, from, channel), &pill->exit);
    add_flat(routing, pill->bus, plan->row_count, channel, 2 * leaves, 2 * enters, &pill->out);
    add_upright(routing, pill->bus, enters, 300, fold_end(plan, to, channel), end, &pill->trunk);
    if (to->is_rail)
        add_rail(routing, pill->bus, 2 * enters, &pill->entry);
    else if (!pill->is_left)
        add_flat(routing, pill->bus, to->row, to->strip, 2 * enters, 2 * to->column + 1,
                 &pill->entry);
}

void upright_route_edge(Routing *routing, uint32_t index)
{
    Plan *plan = routing->plan;
    const Edge *edge = &plan->graph->edges[index];
    Pill *pill = &plan->pills[index];
    const Box *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
    uint32_t step = strip_step(plan, from->row, from->strip), gutter = from->column + 1;
    pill->is_direct = is_beside(plan, index);
    if (pill->is_direct)
        return;
    if (upright_fold(plan, from) != upright_fold(plan, to)) {
        route_across(routing, index);
    } else if (pill->is_left) {
        add_upright(routing, pill->bus, from->column, 100, step,
                    strip_step(plan, to->row, to->strip), &pill->exit);
    } else if (to->is_rail) {
        route_to_rail(routing, index);
    } else {
        add_upright(routing, pill->bus, gutter, 100, step, channel_step(plan, to->row, to->strip),
                    &pill->exit);
        add_flat(routing, pill->bus, to->row, to->strip, 2 * gutter, 2 * to->column + 1,
                 &pill->entry);
    }
}
