// Unit tests of compiler/draw/rank.c: a graph that was ranked before is not ranked again.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "draw/rank.h"

enum { NODES = 3 };

typedef struct Shape {
    Node nodes[NODES];
    Edge edges[2];
    Graph graph;
    Plan plan;
} Shape;

// Two nodes on the main line, and one aside behind the first.
static void start(Shape *shape, const Limits *limits, LayoutNotes *notes, Arena *arena)
{
    *shape = (Shape){.nodes = {{.main_step = 0}, {.main_step = 1}, {.main_step = -1}},
                     .edges = {{.from = 0, .to = 1, .is_main = true}, {.from = 0, .to = 2}}};
    shape->graph = (Graph){.nodes = shape->nodes,
                           .node_count = NODES,
                           .edges = shape->edges,
                           .edge_count = 2,
                           .main_count = 2};
    shape->plan = (Plan){.graph = &shape->graph, .limits = limits, .notes = notes, .arena = arena};
}

// The limits of the second allow no layout, so what it has comes from the first.
static void test_known(void **state)
{
    (void)state;
    Arena arena;
    arena_start(&arena, NULL);
    LayoutNotes notes = {.arena = &arena};
    Limits limits = limits_default();
    Shape first, second;
    Str message;
    start(&first, &limits, &notes, &arena);
    double *ranks = rank_nodes(&first.plan, &message);
    assert_non_null(ranks);
    assert_true(ranks[1] > ranks[0] && ranks[2] > ranks[0]);
    limits.of[LIMIT_LAYOUT_OUTPUT] = 0;
    start(&second, &limits, &notes, &arena);
    double *again = rank_nodes(&second.plan, &message);
    assert_non_null(again);
    assert_memory_equal(ranks, again, NODES * sizeof *ranks);
    arena_free(&arena);
}

static void test_other(void **state)
{
    (void)state;
    Arena arena;
    arena_start(&arena, NULL);
    LayoutNotes notes = {.arena = &arena};
    Limits limits = limits_default();
    Shape first, second;
    Str message;
    start(&first, &limits, &notes, &arena);
    assert_non_null(rank_nodes(&first.plan, &message));
    start(&second, &limits, &notes, &arena);
    second.edges[1].from = 1; // behind the second
    double *ranks = rank_nodes(&second.plan, &message);
    assert_non_null(ranks);
    assert_true(ranks[2] > ranks[1]);
    arena_free(&arena);
}

// Why there are no ranks is known too.
static void test_failed(void **state)
{
    (void)state;
    Arena arena;
    arena_start(&arena, NULL);
    LayoutNotes notes = {.arena = &arena};
    Limits none = limits_default(), limits = limits_default();
    Shape shape;
    Str message;
    none.of[LIMIT_LAYOUT_OUTPUT] = 0;
    start(&shape, &none, &notes, &arena);
    assert_null(rank_nodes(&shape.plan, &message));
    assert_non_null(strstr(message.at, "laid out"));
    start(&shape, &limits, &notes, &arena);
    assert_null(rank_nodes(&shape.plan, &message));
    start(&shape, &limits, NULL, &arena);
    assert_non_null(rank_nodes(&shape.plan, &message));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_other),
        cmocka_unit_test(test_failed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
