// The part of a role in a flowchart, and whose part each thing is.
//
// A stage is the part of those who take part in it. A way out is that of its stage, an anytime that of
// all stages it leaves, an end that of all who lead to it; a reopening is nobody's.
#include "views/flow_roles.h"

static bool takes_part(const Role *role, const Stage *stage, Arena *arena)
{
    RoleList roles = stage_participants(stage, arena);
    for (uint32_t i = 0; i < roles.count; i++)
        if (roles.at[i] == role)
            return true;
    return false;
}

// An anytime is a way out of the stages of its phase, or of all of them.
static bool leaves_part(const Graph *graph, uint32_t first_end, const Node *anytime)
{
    for (uint32_t i = 0; i < first_end; i++)
        if (!graph->nodes[i].is_quiet
            && (anytime->group < 0 || graph->nodes[i].group == anytime->group))
            return true;
    return false;
}

static void quieten(Graph *graph, const Process *process, uint32_t first_end, const Role *role,
                    Arena *arena)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        graph->nodes[i].is_quiet =
            i >= first_end || !takes_part(role, process->stages.at[i], arena);
    for (uint32_t i = first_end; i < graph->node_count; i++)
        if (graph->nodes[i].kind == NODE_ANYTIME)
            graph->nodes[i].is_quiet = !leaves_part(graph, first_end, &graph->nodes[i]);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        Edge *edge = &graph->edges[i];
        edge->is_quiet = graph->nodes[edge->from].is_quiet || edge->kind == EDGE_REOPEN;
        if (!edge->is_quiet && edge->to >= first_end)
            graph->nodes[edge->to].is_quiet = false;
    }
}

static void add_casts(Graph *graph, const Process *process, uint32_t first_end, uint32_t role_count,
                      Arena *arena)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        graph->nodes[i].cast = i < first_end
                                   ? cast_of_stage(role_count, process->stages.at[i], arena)
                                   : cast_new(role_count, arena);
    for (uint32_t i = first_end; i < graph->node_count; i++)
        for (uint32_t j = 0; graph->nodes[i].kind == NODE_ANYTIME && j < first_end; j++)
            if (graph->nodes[i].group < 0 || graph->nodes[j].group == graph->nodes[i].group)
                cast_join(graph->nodes[i].cast, graph->nodes[j].cast);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        Edge *edge = &graph->edges[i];
        edge->cast =
            edge->kind == EDGE_REOPEN ? cast_new(role_count, arena) : graph->nodes[edge->from].cast;
        if (edge->to >= first_end)
            cast_join(graph->nodes[edge->to].cast, edge->cast);
    }
}

void flow_bring_out(Graph *graph, const Process *process, uint32_t first_end,
                    const ViewOptions *options, Arena *arena)
{
    if (options->role != NULL)
        quieten(graph, process, first_end, options->role, arena);
    add_casts(graph, process, first_end, options->role_count, arena);
}
