// In the place of draw/rank.c: no child and no Graphviz. Nodes have no position, or any.
#include "draw/rank.h"

#include "input.h"

NodePosition *rank_nodes(const Plan *plan, Str *message)
{
    const Graph *graph = plan->graph;
    *message = (Str){"", 0};
    if (input_hash(graph->title) % 4 == 0) {
        *message = STR("laid out simply");
        return NULL;
    }
    NodePosition *positions = ARENA_MANY(plan->arena, graph->node_count + 1, NodePosition);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        uint32_t hash = input_hash(graph->nodes[i].id);
        positions[i] = (NodePosition){(int32_t)(hash % 2000), (int32_t)(hash / 2000 % 500)};
    }
    return positions;
}
