// Nothing overlaps: pictures of made-up processes are checked by their drawing lists.
//
// Cards keep clear of cards and chips, chips of chips, lines of cards and of other lines' chips,
// texts stay in their boxes and everything on the page; two lines to different nodes never lie on
// each other. The processes are random with a fixed seed, so that a failure can be seen again.
#include "draw/compose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct Maker {
    Arena *arena;
    uint32_t seed;
    uint32_t stages, groups, asides, loops, jumps;
    FactKind facts;
    Direction direction;
} Maker;

// ---- making graphs ------------------------------------------------------------------------------

static uint32_t any(Maker *maker, uint32_t below)
{
    maker->seed = maker->seed * 1664525u + 1013904223u;
    return below == 0 ? 0 : (maker->seed >> 8) % below;
}

static Str words(Maker *maker, uint32_t count)
{
    static const char *const WORDS[] = {"buyer",
                                        "agrees",
                                        "security-review",
                                        "terms",
                                        "signs",
                                        "budget",
                                        "Donaudampfschiff",
                                        "plan",
                                        "\xE5\x95\x86\xE8\xAB\x87\xE3\x82\x92",
                                        "na\xC3\xAFve"};
    Str text = str_from(WORDS[any(maker, 10)]);
    for (uint32_t i = 1; i < count; i++) {
        text = str_format(maker->arena, "%.*s %s", STR_ARGS(text), WORDS[any(maker, 10)]);
    }
    return text;
}

static uint32_t add_node(Maker *maker, Graph *graph, NodeKind kind, int32_t step, int32_t group)
{
    Node *node = &graph->nodes[graph->node_count];
    node->kind = kind;
    node->id = str_format(maker->arena, "n-%u", graph->node_count);
    node->title = words(maker, 1 + any(maker, 5));
    node->main_step = step;
    node->group = group;
    node->reach = 0.5;
    node->share = STR("50%");
    node->number = step >= 0 ? str_format(maker->arena, "%d", step + 1) : (Str){"", 0};
    node->facts = ARENA_MANY(maker->arena, 8, Fact);
    for (uint32_t i = 0; kind == NODE_STAGE && i < (uint32_t)maker->facts; i++) {
        node->facts[node->fact_count++] = (Fact){(FactKind)any(maker, 7), words(maker, 6)};
    }
    return graph->node_count++;
}

static void add_edge(Maker *maker, Graph *graph, EdgeKind kind, uint32_t from, uint32_t to,
                     bool is_main)
{
    Edge *edge = &graph->edges[graph->edge_count++];
    *edge = (Edge){.kind = kind, .from = from, .to = to, .is_main = is_main};
    edge->label = words(maker, 1 + any(maker, 4));
    edge->share = any(maker, 3) > 0 ? STR("12.5%") : (Str){"", 0};
}

static Graph *make_graph(Maker *maker)
{
    uint32_t count = maker->stages;
    Graph *graph = ARENA_NEW(maker->arena, Graph);
    graph->title = words(maker, 4);
    graph->direction = maker->direction;
    graph->nodes = ARENA_MANY(maker->arena, count + 3 * maker->asides + 8, Node);
    graph->edges = ARENA_MANY(
        maker->arena, 4 * count + 6 * maker->asides + maker->loops + maker->jumps + 8, Edge);
    graph->groups = ARENA_MANY(maker->arena, maker->groups + 1, Group);
    graph->group_count = maker->groups;
    for (uint32_t i = 0; i < maker->groups; i++) {
        graph->groups[i] = (Group){STR("g"), words(maker, 3), {"", 0}, i};
    }
    for (uint32_t i = 0; i < count; i++) {
        int32_t group = maker->groups > 0 ? (int32_t)(i * maker->groups / count) : -1;
        add_node(maker, graph, NODE_STAGE, (int32_t)i, group);
    }
    uint32_t won = add_node(maker, graph, NODE_WIN, (int32_t)count, -1);
    uint32_t lost = add_node(maker, graph, NODE_LOSS, -1, -1);
    uint32_t parked = add_node(maker, graph, NODE_NEUTRAL, -1, -1);
    graph->main_count = count + 1;
    for (uint32_t i = 0; i < count; i++) {
        add_edge(maker, graph, EDGE_FORWARD, i, i + 1 == count ? won : i + 1, true);
        add_edge(maker, graph, EDGE_LOSS, i, lost, false);
        if (any(maker, 4) == 0) {
            add_edge(maker, graph, EDGE_FORWARD, i, parked, false);
        }
    }
    for (uint32_t i = 0; i < maker->asides; i++) {
        uint32_t from = any(maker, count);
        int32_t group = any(maker, 2) == 0 ? graph->nodes[from].group : -1;
        NodeKind kind = any(maker, 4) == 0 ? NODE_PROCESS : NODE_STAGE;
        uint32_t node = add_node(maker, graph, kind, -1, group);
        add_edge(maker, graph, EDGE_FORWARD, from, node, false);
        if (kind == NODE_STAGE) {
            add_edge(maker, graph, EDGE_LOOP, node, any(maker, count), false);
            add_edge(maker, graph, EDGE_LOSS, node, lost, false);
        }
        if (any(maker, 3) == 0) {
            uint32_t anytime = add_node(maker, graph, NODE_ANYTIME, -1, graph->nodes[from].group);
            add_edge(maker, graph, EDGE_LOSS, anytime, lost, false);
        }
    }
    for (uint32_t i = 0; i < maker->loops; i++) {
        uint32_t from = any(maker, count);
        add_edge(maker, graph, EDGE_LOOP, from, any(maker, from + 1), false);
    }
    for (uint32_t i = 0; i < maker->jumps; i++) {
        uint32_t from = any(maker, count);
        add_edge(maker, graph, EDGE_FORWARD, from, from + any(maker, count - from), false);
    }
    for (uint32_t i = 0; i < 3 && maker->asides > 0; i++) {
        uint32_t anytime = add_node(maker, graph, NODE_ANYTIME, -1, -1);
        add_edge(maker, graph, i == 1 ? EDGE_LOSS : EDGE_FORWARD, anytime, i == 1 ? lost : parked,
                 false);
    }
    add_edge(maker, graph, EDGE_REOPEN, lost, 0, false);
    return graph;
}

// ---- looking ------------------------------------------------------------------------------------

typedef struct Area {
    double left, top, right, bottom;
    uint32_t owner;
} Area;

static Area area_of(const Item *item)
{
    return (Area){item->x, item->y, item->x + item->width, item->y + item->height, item->owner};
}

static bool meet(Area a, Area b)
{
    return a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5
           && b.top < a.bottom - 0.5;
}

static bool is_part(const Item *item, ItemPart part)
{
    return item->kind == ITEM_BOX && item->part == part;
}

static Area text_area(const Item *item)
{
    double left = item->anchor == ANCHOR_START    ? item->x
                  : item->anchor == ANCHOR_MIDDLE ? item->x - item->width / 2
                                                  : item->x - item->width;
    return (Area){left, item->y - item->font.size * 0.8, left + item->width,
                  item->y + item->font.size * 0.22, item->owner};
}

static unsigned count_boxes(const Drawing *drawing)
{
    unsigned found = 0;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *a = &drawing->items[i];
        if (!is_part(a, PART_NODE) && !is_part(a, PART_LABEL)) {
            continue;
        }
        for (uint32_t j = i + 1; j < drawing->count; j++) {
            const Item *b = &drawing->items[j];
            if ((is_part(b, PART_NODE) || is_part(b, PART_LABEL)) && meet(area_of(a), area_of(b))) {
                printf("# boxes meet: parts %d %d of %u and %u\n", (int)a->part, (int)b->part,
                       a->owner, b->owner);
                found++;
            }
        }
    }
    return found;
}

static Area leg_area(const Item *line, uint32_t leg)
{
    Spot a = line->points[leg], b = line->points[leg + 1];
    return (Area){a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, (a.x > b.x ? a.x : b.x) + 0.2,
                  (a.y > b.y ? a.y : b.y) + 0.2, line->owner};
}

// Lines may touch the cards and chips they join, at the rim; a main line runs under its own chip.
static unsigned count_crossed(const Drawing *drawing, const Graph *graph)
{
    unsigned found = 0;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *line = &drawing->items[i];
        for (uint32_t leg = 0; line->part == PART_EDGE && leg + 1 < line->point_count; leg++) {
            for (uint32_t j = 0; j < drawing->count; j++) {
                const Item *box = &drawing->items[j];
                bool is_own = box->part == PART_LABEL && box->owner == line->owner
                              && graph->edges[line->owner].is_main;
                bool is_text = box->kind == ITEM_TEXT && box->part == PART_BAND;
                if (is_own || (!is_part(box, PART_NODE) && !is_part(box, PART_LABEL) && !is_text)) {
                    continue;
                }
                if (meet(leg_area(line, leg), is_text ? text_area(box) : area_of(box))) {
                    printf("# line of edge %u (kind %d) leg %u runs through part %d of %u\n",
                           line->owner, (int)graph->edges[line->owner].kind, leg, (int)box->part,
                           box->owner);
                    found++;
                }
            }
        }
    }
    return found;
}

static bool same_bus(const Graph *graph, uint32_t a, uint32_t b)
{
    const Edge *left = &graph->edges[a], *right = &graph->edges[b];
    return left->to == right->to && left->kind == right->kind;
}

// Two legs in one direction, on one track, for more than a corner's length.
static bool lie_together(Area a, Area b)
{
    bool flat = a.bottom - a.top < 1 && b.bottom - b.top < 1;
    bool upright = a.right - a.left < 1 && b.right - b.left < 1;
    double across = flat ? a.top - b.top : a.left - b.left;
    double low = flat ? (a.left > b.left ? a.left : b.left) : (a.top > b.top ? a.top : b.top);
    double high = flat ? (a.right < b.right ? a.right : b.right)
                       : (a.bottom < b.bottom ? a.bottom : b.bottom);
    return (flat || upright) && across < 1.5 && across > -1.5 && high - low > 9;
}

static unsigned count_shared(const Drawing *drawing, const Graph *graph)
{
    unsigned found = 0;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *a = &drawing->items[i];
        for (uint32_t j = i + 1; a->part == PART_EDGE && j < drawing->count; j++) {
            const Item *b = &drawing->items[j];
            if (b->part != PART_EDGE || same_bus(graph, a->owner, b->owner)) {
                continue;
            }
            for (uint32_t k = 0; k + 1 < a->point_count; k++) {
                for (uint32_t l = 0; l + 1 < b->point_count; l++) {
                    if (lie_together(leg_area(a, k), leg_area(b, l))) {
                        printf("# lines of edges %u and %u share a track (legs %u %u)\n", a->owner,
                               b->owner, k, l);
                        found++;
                    }
                }
            }
        }
    }
    return found;
}

static unsigned count_spilt(const Drawing *drawing)
{
    unsigned found = 0;
    Area box = {0, 0, drawing->width, drawing->height, 0};
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        if (is_part(item, PART_NODE) || is_part(item, PART_LABEL)) {
            box = area_of(item);
        }
        if (item->part == PART_PAGE || item->kind == ITEM_BOX) {
            Area page = {0, 0, drawing->width, drawing->height, 0};
            box = item->part == PART_PAGE ? page : box;
        }
        Area inner = item->kind == ITEM_TEXT ? text_area(item) : box;
        if (item->part != PART_BAND
            && (inner.left < box.left || inner.right > box.right + 0.01 || inner.top < box.top
                || inner.bottom > box.bottom)) {
            printf("# text leaves its box: %.*s\n", STR_ARGS(item->text));
            found++;
        }
        if (box.right > drawing->width || box.bottom > drawing->height) {
            found++;
        }
    }
    return found;
}

static unsigned count_faults(Maker *maker)
{
    DrawReport report;
    Limits limits = limits_default();
    uint32_t seed = maker->seed;
    const Graph *graph = make_graph(maker);
    const Drawing *drawing = draw_compose(graph, &limits, NULL, maker->arena, &report);
    unsigned faults = count_boxes(drawing) + count_crossed(drawing, graph)
                      + count_shared(drawing, graph) + count_spilt(drawing);
    if (faults > 0) {
        printf("# %u faults: seed %u, %u stages, %u groups\n", faults, seed, maker->stages,
               maker->groups);
    }
    return faults;
}

// ---- tests --------------------------------------------------------------------------------------

static unsigned try_many(Maker shape, uint32_t times)
{
    unsigned faults = 0;
    for (uint32_t i = 0; i < times; i++) {
        Arena arena;
        arena_start(&arena, NULL);
        Maker maker = shape;
        maker.arena = &arena;
        maker.seed = i * 7919 + 1;
        faults += count_faults(&maker);
        arena_free(&arena);
    }
    return faults;
}

static void test_small(void **state)
{
    (void)state;
    assert_int_equal(try_many((Maker){.stages = 1}, 3), 0);
    assert_int_equal(try_many((Maker){.stages = 4, .groups = 2, .asides = 1, .facts = 4}, 20), 0);
}

static void test_usual(void **state)
{
    (void)state;
    Maker shape = {.stages = 9, .groups = 6, .asides = 3, .loops = 4, .jumps = 2, .facts = 5};
    assert_int_equal(try_many(shape, 30), 0);
}

static void test_large(void **state)
{
    (void)state;
    Maker shape = {.stages = 30, .groups = 5, .asides = 8, .loops = 12, .jumps = 8};
    assert_int_equal(try_many(shape, 10), 0);
    shape = (Maker){.stages = 60, .groups = 8, .asides = 20, .loops = 30, .jumps = 20, .facts = 2};
    assert_int_equal(try_many(shape, 3), 0);
}

static void test_down(void **state)
{
    (void)state;
    Maker shape = {.stages = 9, .groups = 6, .asides = 3, .loops = 4, .jumps = 2, .facts = 5};
    shape.direction = DIRECTION_DOWN;
    assert_int_equal(try_many(shape, 20), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_usual),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
