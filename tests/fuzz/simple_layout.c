// In the place of draw/rank.c: no child and no Graphviz. Nodes have no position, or any.
#include "draw/rank.h"

#include "input.h"

double *rank_nodes(const Plan *plan, Str *message)
{
    const Graph *graph = plan->graph;
    *message = (Str){"", 0};
    if (input_hash(graph->title) % 4 == 0) {
        *message = STR("laid out simply");
        return NULL;
    }
    double *positions = ARENA_MANY(plan->arena, graph->node_count + 1, double);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        positions[i] = input_hash(graph->nodes[i].id) % 2000;
    }
    return positions;
}
