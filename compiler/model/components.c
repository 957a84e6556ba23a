// Strongly connected components after Tarjan, with a stack of our own instead of recursion.
//
// A node gets a number when the walk first enters it, and `low`, the lowest number of an open node
// that it leads back to. A node whose low is its own number closes a component: itself and all that
// was opened after it. Components close sinks first, which is the order promised.
#include "model/components.h"

#define CLOSED UINT32_MAX

typedef struct Walk {
    const Digraph *graph;
    uint32_t *number; // 0: not entered yet
    uint32_t *low;    // CLOSED: its component is closed
    uint32_t *edge;   // the next edge to follow
    uint32_t *path;   // the nodes from the root of the walk to where it stands
    uint32_t *open;   // entered, and not yet in a closed component
    uint32_t path_count, open_count, entered;
    Components *components;
} Walk;

static void walk_enter(Walk *walk, uint32_t node)
{
    walk->entered += 1;
    walk->number[node] = walk->entered;
    walk->low[node] = walk->entered;
    walk->edge[node] = walk->graph->starts[node];
    walk->path[walk->path_count++] = node;
    walk->open[walk->open_count++] = node;
}

static void walk_close(Walk *walk, uint32_t node)
{
    Components *components = walk->components;
    uint32_t filled = components->starts[components->count];
    uint32_t member;
    do {
        member = walk->open[--walk->open_count];
        walk->low[member] = CLOSED;
        components->of_node[member] = components->count;
        components->nodes[filled++] = member;
    } while (member != node);
    components->count += 1;
    components->starts[components->count] = filled;
}

static void lower(uint32_t *low, uint32_t than)
{
    if (than < *low) {
        *low = than;
    }
}

// Follows one edge from the node the walk stands at, or leaves that node.
static void walk_step(Walk *walk)
{
    uint32_t node = walk->path[walk->path_count - 1];
    if (walk->edge[node] < walk->graph->starts[node + 1]) {
        uint32_t head = walk->graph->heads[walk->edge[node]++];
        if (walk->number[head] == 0) {
            walk_enter(walk, head);
        } else if (walk->low[head] != CLOSED) {
            lower(&walk->low[node], walk->number[head]);
        }
        return;
    }
    walk->path_count -= 1;
    uint32_t low = walk->low[node];
    if (low == walk->number[node]) {
        walk_close(walk, node);
    } else {
        lower(&walk->low[walk->path[walk->path_count - 1]], low);
    }
}

Components components_of(const Digraph *graph, Arena *arena)
{
    uint32_t count = graph->count;
    Components components = {
        .of_node = ARENA_MANY(arena, count, uint32_t),
        .starts = ARENA_MANY(arena, (size_t)count + 1, uint32_t),
        .nodes = ARENA_MANY(arena, count, uint32_t),
    };
    Walk walk = {
        .graph = graph,
        .number = ARENA_MANY(arena, count, uint32_t),
        .low = ARENA_MANY(arena, count, uint32_t),
        .edge = ARENA_MANY(arena, count, uint32_t),
        .path = ARENA_MANY(arena, count, uint32_t),
        .open = ARENA_MANY(arena, count, uint32_t),
        .components = &components,
    };
    for (uint32_t node = 0; node < count; node++) {
        if (walk.number[node] != 0) {
            continue;
        }
        walk_enter(&walk, node);
        while (walk.path_count > 0) {
            walk_step(&walk);
        }
    }
    return components;
}

Digraph digraph_reverse(const Digraph *graph, Arena *arena)
{
    uint32_t edges = graph->starts[graph->count];
    Digraph turned = {
        .count = graph->count,
        .starts = ARENA_MANY(arena, (size_t)graph->count + 2, uint32_t),
        .heads = ARENA_MANY(arena, edges, uint32_t),
    };
    for (uint32_t edge = 0; edge < edges; edge++) {
        turned.starts[graph->heads[edge] + 2] += 1;
    }
    for (uint32_t node = 0; node < graph->count; node++) {
        turned.starts[node + 2] += turned.starts[node + 1];
    }
    // starts[n + 1] is where the next edge of n goes; when all are placed it is where n + 1 starts.
    for (uint32_t node = 0; node < graph->count; node++) {
        for (uint32_t edge = graph->starts[node]; edge < graph->starts[node + 1]; edge++) {
            turned.heads[turned.starts[graph->heads[edge] + 1]++] = node;
        }
    }
    return turned;
}
