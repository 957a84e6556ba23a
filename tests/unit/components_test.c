// Strongly connected components and eliminations, on graphs small enough to look through whole, and
// on one large enough to show recursion or a square of the nodes.
//
// Graphs come from a seed that is printed when a test fails; GRAPH_SEED sets another.
#include "model/elimination.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { NODES_MOST = 30 };

static uint64_t random_next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

static uint64_t first_seed(void)
{
    const char *given = getenv("GRAPH_SEED");
    return given != NULL ? strtoull(given, NULL, 10) : 4711;
}

static Digraph random_graph(uint64_t *seed, Arena *arena)
{
    uint32_t count = 1 + (uint32_t)random_next(seed) % NODES_MOST;
    uint32_t edges = (uint32_t)random_next(seed) % (3 * count);
    Digraph graph = {count, ARENA_MANY(arena, count + 1, uint32_t),
                     ARENA_MANY(arena, edges, uint32_t)};
    for (uint32_t i = 0; i < edges; i++) {
        graph.heads[i] = (uint32_t)random_next(seed) % count;
        graph.starts[1 + random_next(seed) % count] += 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        graph.starts[i + 1] += graph.starts[i];
    }
    return graph;
}

typedef bool Matrix[NODES_MOST][NODES_MOST];

// Which node leads to which, over any number of edges (Warshall).
static void leads_to(const Digraph *graph, Matrix leads)
{
    memset(leads, 0, sizeof(Matrix));
    for (uint32_t i = 0; i < graph->count; i++) {
        leads[i][i] = true;
        for (uint32_t edge = graph->starts[i]; edge < graph->starts[i + 1]; edge++) {
            leads[i][graph->heads[edge]] = true;
        }
    }
    for (uint32_t k = 0; k < graph->count; k++) {
        for (uint32_t i = 0; i < graph->count; i++) {
            for (uint32_t j = 0; j < graph->count; j++) {
                leads[i][j] = leads[i][j] || (leads[i][k] && leads[k][j]);
            }
        }
    }
}

static bool components_are_right(const Digraph *graph, Arena *arena)
{
    Matrix leads;
    leads_to(graph, leads);
    Components components = components_of(graph, arena);
    for (uint32_t i = 0; i < graph->count; i++) {
        for (uint32_t j = 0; j < graph->count; j++) {
            bool together = components.of_node[i] == components.of_node[j];
            bool in_order = !leads[i][j] || components.of_node[j] <= components.of_node[i];
            if (together != (leads[i][j] && leads[j][i]) || !in_order) {
                return false;
            }
        }
    }
    for (uint32_t id = 0; id < components.count; id++) {
        for (uint32_t i = components.starts[id]; i < components.starts[id + 1]; i++) {
            if (components.of_node[components.nodes[i]] != id) {
                return false;
            }
        }
    }
    return components.starts[components.count] == graph->count;
}

static void random_components(void **state)
{
    (void)state;
    uint64_t seed = first_seed();
    for (int round = 0; round < 2000; round++) {
        uint64_t start = seed;
        Arena arena;
        arena_start(&arena, NULL);
        Digraph graph = random_graph(&seed, &arena);
        if (!components_are_right(&graph, &arena)) {
            fail_msg("GRAPH_SEED=%llu", (unsigned long long)start);
        }
        arena_free(&arena);
    }
}

// Every node comes once, and the later neighbours of a node are neighbours of one another.
static bool elimination_is_right(const Digraph *graph, Arena *arena)
{
    uint64_t work = 1000000;
    Elimination order;
    if (!elimination_order(&order, graph, &work, arena)) {
        return false;
    }
    Matrix joined = {{false}};
    for (uint32_t i = 0; i < order.count; i++) {
        if (order.position[order.node[i]] != i) {
            return false;
        }
        for (uint32_t entry = order.starts[i]; entry < order.starts[i + 1]; entry++) {
            if (order.later[entry] <= i || order.later_of[entry] != i) {
                return false;
            }
            joined[i][order.later[entry]] = true;
        }
    }
    for (uint32_t i = 0; i < order.count; i++) {
        for (uint32_t edge = graph->starts[i]; edge < graph->starts[i + 1]; edge++) {
            uint32_t one = order.position[i];
            uint32_t other = order.position[graph->heads[edge]];
            if (one != other && !joined[one][other] && !joined[other][one]) {
                return false;
            }
        }
        for (uint32_t one = order.starts[i]; one < order.starts[i + 1]; one++) {
            for (uint32_t other = one + 1; other < order.starts[i + 1]; other++) {
                if (!joined[order.later[one]][order.later[other]]) {
                    return false;
                }
            }
        }
    }
    return true;
}

static void random_eliminations(void **state)
{
    (void)state;
    uint64_t seed = first_seed();
    for (int round = 0; round < 2000; round++) {
        uint64_t start = seed;
        Arena arena;
        arena_start(&arena, NULL);
        Digraph graph = random_graph(&seed, &arena);
        if (!elimination_is_right(&graph, &arena)) {
            fail_msg("GRAPH_SEED=%llu", (unsigned long long)start);
        }
        arena_free(&arena);
    }
}

// A ring of a million nodes is one component; without its last edge it is a million.
static void ring_of_a_million(void **state)
{
    (void)state;
    enum { COUNT = 1000000 };
    Arena arena;
    arena_start(&arena, NULL);
    Digraph ring = {COUNT, ARENA_MANY(&arena, COUNT + 1, uint32_t),
                    ARENA_MANY(&arena, COUNT, uint32_t)};
    for (uint32_t i = 0; i < COUNT; i++) {
        ring.heads[i] = (i + 1) % COUNT;
        ring.starts[i + 1] = i + 1;
    }
    assert_int_equal(components_of(&ring, &arena).count, 1);
    ring.starts[COUNT] -= 1;
    assert_int_equal(components_of(&ring, &arena).count, COUNT);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_components),
        cmocka_unit_test(random_eliminations),
        cmocka_unit_test(ring_of_a_million),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
