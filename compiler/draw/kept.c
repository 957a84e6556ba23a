// Looks for a plan among those that were made before.
//
// Two graphs lay out alike where all is the same that a plan is made from: sizes, kinds, ways, and
// every text that is measured. A handful of graphs is laid out in a run (a process, in the widths
// that are wanted of it), so they stand in a list.
#include "draw/kept.h"

#include <string.h>

typedef struct PlannedGraph {
    const Plan *plan;
    Str message;
    struct PlannedGraph *next;
} PlannedGraph;

// ---- what lays out alike ------------------------------------------------------------------------

static bool facts_are_alike(const Node *left, const Node *right)
{
    if (left->fact_count != right->fact_count)
        return false;
    for (uint32_t i = 0; i < left->fact_count; i++)
        if (left->facts[i].kind != right->facts[i].kind
            || !str_equal(left->facts[i].text, right->facts[i].text))
            return false;
    return true;
}

static bool nodes_are_alike(const Node *left, const Node *right)
{
    return left->kind == right->kind && left->group == right->group
           && left->main_step == right->main_step && str_equal(left->title, right->title)
           && str_equal(left->number, right->number) && str_equal(left->share, right->share)
           && facts_are_alike(left, right);
}

static bool edges_are_alike(const Edge *left, const Edge *right)
{
    return left->kind == right->kind && left->from == right->from && left->to == right->to
           && left->is_main == right->is_main && str_equal(left->label, right->label)
           && str_equal(left->share, right->share);
}

static bool are_alike(const Graph *left, const Graph *right)
{
    if (left->direction != right->direction || left->width != right->width
        || left->height != right->height || left->node_count != right->node_count
        || left->edge_count != right->edge_count || left->group_count != right->group_count
        || left->main_count != right->main_count || !str_equal(left->subtitle, right->subtitle))
        return false;
    for (uint32_t i = 0; i < left->node_count; i++)
        if (!nodes_are_alike(&left->nodes[i], &right->nodes[i]))
            return false;
    for (uint32_t i = 0; i < left->edge_count; i++)
        if (!edges_are_alike(&left->edges[i], &right->edges[i]))
            return false;
    for (uint32_t i = 0; i < left->group_count; i++)
        if (!str_equal(left->groups[i].label, right->groups[i].label))
            return false;
    return true;
}

// ---- plans --------------------------------------------------------------------------------------

// Composing notes in segments what was drawn of them.
static Plan *plan_for(const Plan *plan, const Graph *graph, Arena *arena)
{
    Plan *own = ARENA_NEW(arena, Plan);
    *own = *plan;
    own->graph = graph;
    own->arena = arena;
    own->segments = ARENA_MANY(arena, plan->segment_count + 1, Segment);
    memcpy(own->segments, plan->segments, plan->segment_count * sizeof *plan->segments);
    return own;
}

Plan *plan_kept(const LayoutNotes *notes, const Graph *graph, Arena *arena, Str *message)
{
    for (const PlannedGraph *at = notes->plans; at != NULL; at = at->next) {
        if (are_alike(at->plan->graph, graph)) {
            *message = at->message;
            return plan_for(at->plan, graph, arena);
        }
    }
    return NULL;
}

void plan_keep(LayoutNotes *notes, const Plan *plan, Str message)
{
    PlannedGraph *planned = ARENA_NEW(notes->arena, PlannedGraph);
    *planned = (PlannedGraph){plan, message, notes->plans};
    notes->plans = planned;
}
