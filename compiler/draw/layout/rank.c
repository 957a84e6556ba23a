// The module stagecraft-layout.so: how Graphviz's `dot` ranks a graph.
//
// Only this module knows Graphviz, whose libraries would cost time at every start of the command.
// The graph goes in through cgraph, and ranks come out as numbers. The steps round known faults:
// any message counts as a failure, and the layout is never freed, as the process ends with its
// work.
#include "draw/modules.h"

#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>

#include <stdio.h>
#include <unistd.h>

__attribute__((visibility("default"))) LayoutRank layout_rank;

enum { LIMITS_FROM = 500, TIGHT_FROM = 2000 };

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

static int fail_on_message(char *message)
{
    (void)message;
    _exit(STATUS_MODULE_FAILED);
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

static Agraph_t *build_graph(const RankJob *job, Agnode_t **nodes)
{
    Agraph_t *graph = agopen("flow", Agdirected, NULL);
    set_defaults(graph, job->count);
    for (uint32_t i = 0; i < job->count; i++) {
        if (job->parts[i] == RANK_PART_NONE)
            continue;
        char name[16];
        snprintf(name, sizeof name, "s%u", (unsigned)i + 1);
        nodes[i] = agnode(graph, name, 1);
        if (job->parts[i] == RANK_PART_MAIN)
            agset(nodes[i], "group", "main");
    }
    for (uint32_t i = 0; i < job->link_count; i++) {
        const RankLink *link = &job->links[i];
        Agedge_t *edge = agedge(graph, nodes[link->from], nodes[link->to], NULL, 1);
        if (link->is_main)
            agset(edge, "weight", "20");
    }
    return graph;
}

bool layout_rank(const RankJob *job, Channel *output)
{
    lt_symlist_t builtins[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {NULL, NULL}};
    Agnode_t **nodes = (Agnode_t **)job->room;
    agseterrf(fail_on_message);
    GVC_t *context = gvContextPlugins(builtins, 0);
    Agraph_t *graph = build_graph(job, nodes);
    if (gvLayout(context, graph, "dot") != 0)
        return false;
    for (uint32_t i = 0; i < job->count; i++)
        job->ranks[i] = nodes[i] != NULL ? ND_rank(nodes[i]) : 0;
    job->send(output, job->ranks, job->count * sizeof *job->ranks);
    return true;
}
