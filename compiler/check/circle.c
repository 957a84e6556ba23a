// Finds circles in a graph: one in each component that has any, by a search from its lowest node.
//
// A search stays inside its component, so that all searches together are linear.
#include "check/checker.h"

#define NOWHERE UINT32_MAX

// ---- finding ------------------------------------------------------------------------------------

Circles circles_start(const Digraph *graph, Arena *arena)
{
    Circles circles = {
        .graph = graph,
        .components = components_of(graph, arena),
        .from = ARENA_MANY(arena, graph->count, uint32_t),
        .queue = ARENA_MANY(arena, graph->count, uint32_t),
        .arena = arena,
    };
    for (uint32_t node = 0; node < graph->count; node++) {
        circles.from[node] = NOWHERE;
    }
    return circles;
}

// The node from which the search, begun at `first`, comes back to it; NOWHERE if it never does.
static uint32_t circle_search(Circles *circles, uint32_t first)
{
    const Digraph *graph = circles->graph;
    const uint32_t *component = circles->components.of_node;
    uint32_t count = 0;
    circles->queue[count++] = first;
    for (uint32_t at = 0; at < count; at++) {
        uint32_t node = circles->queue[at];
        for (uint32_t edge = graph->starts[node]; edge < graph->starts[node + 1]; edge++) {
            uint32_t head = graph->heads[edge];
            if (head == first) {
                return node;
            }
            if (component[head] == component[first] && circles->from[head] == NOWHERE) {
                circles->from[head] = node;
                circles->queue[count++] = head;
            }
        }
    }
    return NOWHERE;
}

Circle circle_find(Circles *circles, uint32_t component)
{
    const Components *components = &circles->components;
    uint32_t first = components->nodes[components->starts[component]];
    for (uint32_t i = components->starts[component]; i < components->starts[component + 1]; i++) {
        first = components->nodes[i] < first ? components->nodes[i] : first;
    }
    uint32_t last = circle_search(circles, first);
    if (last == NOWHERE) {
        return (Circle){NULL, 0};
    }
    uint32_t count = 1;
    for (uint32_t node = last; node != first; node = circles->from[node]) {
        count += 1;
    }
    Circle circle = {ARENA_MANY(circles->arena, count, uint32_t), count};
    for (uint32_t node = last, place = count; place-- > 0; node = circles->from[node]) {
        circle.nodes[place] = node;
    }
    return circle;
}

void circle_note(Checker *checker, Finding *finding, const Circle *circle)
{
    if (circle->count > CIRCLE_SHOWN) {
        finding_note(checker->findings, finding, "the circle has %u hops; the first %d are marked",
                     circle->count, (int)CIRCLE_SHOWN);
    }
}
