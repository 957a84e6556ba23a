// Where Graphviz would put the nodes.
//
// `dot` ranks the graph in a child process with limits on time and memory, because some graphs keep it
// busy for minutes, and some crash it. The graph goes in through cgraph, ranks come back as numbers through a pipe, and everything that comes back is checked. The steps round its
// known faults: parallel edges are merged, lines back are written forward, any message counts as a
// failure, and the layout is never freed.
#include "draw/rank.h"

#include "draw/child.h"
#include "draw/draw.h"

#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIMITS_FROM = 500, TIGHT_FROM = 2000, STATUS_NO_LAYOUT = 3 };

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

typedef struct Link {
    uint32_t from, to;
    bool is_main;
} Link;

typedef struct Links {
    Link *at;
    uint32_t count;
} Links;

// ---- what is asked ------------------------------------------------------------------------------

// Ends off the main line have places of their own and take no part.
static bool takes_part(const Graph *graph, uint32_t index)
{
    return graph->nodes[index].main_step >= 0 || !plan_is_end(&graph->nodes[index]);
}

static int compare_links(const void *left_item, const void *right_item)
{
    const Link *left = left_item, *right = right_item;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    if (left->to != right->to)
        return left->to < right->to ? -1 : 1;
    return (int)right->is_main - (int)left->is_main;
}

// The edges that rank, each pair of nodes once, all written forward.
static Links find_links(const Plan *plan)
{
    const Graph *graph = plan->graph;
    Links links = {ARENA_MANY(plan->arena, graph->edge_count + 1, Link), 0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        if (edge->from == edge->to || !takes_part(graph, edge->from)
            || !takes_part(graph, edge->to))
            continue;
        bool is_back = edge->kind == EDGE_LOOP || edge->kind == EDGE_REOPEN;
        links.at[count++] =
            (Link){is_back ? edge->to : edge->from, is_back ? edge->from : edge->to, edge->is_main};
    }
    qsort(links.at, count, sizeof *links.at, compare_links);
    for (uint32_t i = 0; i < count; i++) {
        const Link *last = links.count > 0 ? &links.at[links.count - 1] : NULL;
        if (last == NULL || last->from != links.at[i].from || last->to != links.at[i].to)
            links.at[links.count++] = links.at[i];
    }
    return links;
}

// ---- in the child -------------------------------------------------------------------------------

static int fail_on_message(char *message)
{
    (void)message;
    _exit(STATUS_NO_LAYOUT);
}

// All nodes are equally large, so that a longer label moves nothing.
static void set_defaults(Agraph_t *graph, uint32_t count)
{
    agattr(graph, AGRAPH, "rankdir", "LR");
    agattr(graph, AGRAPH, "splines", "none");
    agattr(graph, AGRAPH, "phase", "1"); // ranks, no orders
    agattr(graph, AGNODE, "shape", "box");
    agattr(graph, AGNODE, "fixedsize", "true");
    agattr(graph, AGNODE, "label", "");
    agattr(graph, AGNODE, "width", "2");
    agattr(graph, AGNODE, "height", "1");
    agattr(graph, AGNODE, "group", "");
    agattr(graph, AGEDGE, "weight", "1");
    if (count >= LIMITS_FROM) {
        agattr(graph, AGRAPH, "nslimit", count >= TIGHT_FROM ? "0.1" : "1");
        agattr(graph, AGRAPH, "nslimit1", count >= TIGHT_FROM ? "0.5" : "1");
    }
    if (count >= TIGHT_FROM)
        agattr(graph, AGRAPH, "mclimit", "0.3");
}

static Agraph_t *build_graph(const Plan *plan, const Links *links, Agnode_t **nodes)
{
    const Graph *shape = plan->graph;
    Agraph_t *graph = agopen("flow", Agdirected, NULL);
    set_defaults(graph, shape->node_count);
    for (uint32_t i = 0; i < shape->node_count; i++) {
        if (!takes_part(shape, i))
            continue;
        char name[16];
        snprintf(name, sizeof name, "s%u", (unsigned)i + 1);
        nodes[i] = agnode(graph, name, 1);
        if (shape->nodes[i].main_step >= 0)
            agset(nodes[i], "group", "main");
    }
    for (uint32_t i = 0; i < links->count; i++) {
        Agedge_t *edge = agedge(graph, nodes[links->at[i].from], nodes[links->at[i].to], NULL, 1);
        if (links->at[i].is_main)
            agset(edge, "weight", "20");
    }
    return graph;
}

typedef struct Task {
    const Plan *plan;
    const Links *links;
    Agnode_t **nodes; // room for one a node
    int32_t *ranks;   // the same
} Task;

static void lay_out(const void *given, Channel *output)
{
    const Task *task = given;
    lt_symlist_t builtins[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {NULL, NULL}};
    uint32_t count = task->plan->graph->node_count;
    agseterrf(fail_on_message);
    GVC_t *context = gvContextPlugins(builtins, 0);
    Agraph_t *graph = build_graph(task->plan, task->links, task->nodes);
    if (gvLayout(context, graph, "dot") != 0)
        _exit(STATUS_NO_LAYOUT);
    for (uint32_t i = 0; i < count; i++)
        if (task->nodes[i] != NULL)
            task->ranks[i] = ND_rank(task->nodes[i]);
    child_send(output, task->ranks, count * sizeof *task->ranks);
}

// ---- in the parent ------------------------------------------------------------------------------

static bool run_layout(const Plan *plan, const Links *links, int32_t *ranks)
{
    uint32_t count = plan->graph->node_count;
    const Task task = {plan, links, ARENA_MANY(plan->arena, count, Agnode_t *), ranks};
    Out out;
    out_start_in(&out, plan->arena);
    ChildEnd end = child_run(plan->limits, lay_out, &task, &out);
    bool is_whole = end.result == CHILD_DONE && out.length == count * sizeof *ranks;
    if (is_whole)
        memcpy(ranks, out.bytes, out.length);
    return is_whole;
}

static bool is_plausible(const int32_t *ranks, uint32_t count)
{
    const int32_t FARTHEST = 100000000;
    for (uint32_t i = 0; i < count; i++)
        if (ranks[i] < -FARTHEST || ranks[i] > FARTHEST)
            return false;
    return true;
}

// Dense graphs keep the layout busy for minutes: measured on random ones of 80 to 200 nodes.
static bool is_tangled(const Links *links, uint32_t nodes)
{
    enum { LINKS_ALWAYS_FINE = 150 };
    return links->count > LINKS_ALWAYS_FINE && links->count > nodes + nodes * 3 / 4;
}

double *rank_nodes(const Plan *plan, Str *message)
{
    const Graph *graph = plan->graph;
    *message = (Str){"", 0};
    if (graph->node_count == graph->main_count) // nothing stands aside
        return NULL;
    if (graph->node_count > DRAW_SIMPLE_ABOVE) {
        *message = STR("this process is large and was laid out simply; draw one map a phase");
        return NULL;
    }
    Links links = find_links(plan);
    if (is_tangled(&links, graph->node_count)) {
        *message = STR("this process is too tangled for the usual layout and was laid out simply");
        return NULL;
    }
    int32_t *ranks = ARENA_MANY(plan->arena, graph->node_count + 1, int32_t);
    if (!run_layout(plan, &links, ranks) || !is_plausible(ranks, graph->node_count)) {
        *message =
            STR("the usual layout failed or took too long, so the picture was laid out simply;"
                " another machine may draw it otherwise");
        return NULL;
    }
    double *positions = ARENA_MANY(plan->arena, graph->node_count + 1, double);
    for (uint32_t i = 0; i < graph->node_count; i++)
        positions[i] = ranks[i];
    return positions;
}
