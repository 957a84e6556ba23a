// Writes a graph as DOT that stock `dot` draws well.
//
// Ids are s1 to sn; user text stands only in labels, tooltips and addresses, each through its
// escaper. Lines back are written forward with dir=back, so that they do not turn the drawing over.
// Up to 60 nodes every way out has a real label. Above, labels stand beside the lines, and losses
// run through a drain of points, one for every few nodes: hundreds of lines across the whole
// picture would keep `dot` busy for minutes.
#include "draw/dot.h"

#include "draw/dot_text.h"
#include "draw/palette.h"

enum { LABELS_REAL_UP_TO = 60, TITLE_LINES = 3, FACTS_SHOWN = 9, NODES_A_POINT = 8 };

// ---- nodes --------------------------------------------------------------------------------------

static void put_label(Out *out, const Node *node, Arena *arena)
{
    Str title = node->title;
    if (node->number.length > 0)
        title = str_format(arena, "%.*s  %.*s", STR_ARGS(node->number), STR_ARGS(title));
    if (node->share.length > 0)
        title = str_format(arena, "%.*s  (%.*s)", STR_ARGS(title), STR_ARGS(node->share));
    out_text(out, "label=\"");
    if (node->fact_count == 0) {
        dot_put_lines(out, title, DOT_CENTRED, DOT_LABEL_WIDTH, TITLE_LINES, arena);
    } else {
        dot_put_lines(out, title, DOT_LEFT, DOT_LABEL_WIDTH, TITLE_LINES, arena);
        for (uint32_t i = 0; i < node->fact_count && i < FACTS_SHOWN; i++)
            dot_put_fact(out, &node->facts[i], arena);
    }
    out_char(out, '"');
}

static const char *node_look(NodeKind kind)
{
    switch (kind) {
    case NODE_STAGE: return "";
    case NODE_WIN:
        return ", peripheries=2, color=\"#15803d\", fontcolor=\"#15803d\", fillcolor=\"#f0fdf4\"";
    case NODE_LOSS:
        return ", style=\"filled\", color=\"#b91c1c\", fontcolor=\"#b91c1c\", "
               "fillcolor=\"#fef2f2\"";
    case NODE_NEUTRAL: return ", color=\"#475569\", fillcolor=\"#f8fafc\"";
    case NODE_PROCESS: return ", style=\"filled\", peripheries=2, color=\"#64748b\"";
    case NODE_ANYTIME: return ", style=\"rounded,filled,dashed\", fontsize=11";
    }
    return "";
}

static void put_node(Out *out, const Graph *graph, uint32_t index, Arena *arena)
{
    const Node *node = &graph->nodes[index];
    out_format(out, "    s%u [", (unsigned)index + 1);
    put_label(out, node, arena);
    if (node->kind == NODE_STAGE && node->group >= 0) {
        Tones tones =
            palette_tones(graph->groups[node->group].color, graph->groups[node->group].tone);
        out_format(out, ", color=\"#%06x\"", (unsigned)tones.strong);
    }
    out_text(out, node_look(node->kind));
    if (node->main_step >= 0)
        out_text(out, ", group=\"main\"");
    dot_put_tooltip(out, node->spoken);
    dot_put_address(out, node->link);
    out_text(out, "];\n");
}

static void put_group(Out *out, const Graph *graph, uint32_t group, Arena *arena)
{
    const Group *shown = &graph->groups[group];
    Tones tones = palette_tones(shown->color, shown->tone);
    out_format(out, "  subgraph cluster_%u {\n    label=\"", (unsigned)group + 1);
    dot_put_lines(out, shown->label, DOT_CENTRED, DOT_LABEL_WIDTH, 2, arena);
    out_format(out, "\";\n    color=\"#%06x\"; bgcolor=\"#%06x\"; fontcolor=\"#%06x\";\n",
               (unsigned)tones.border, (unsigned)tones.tint, (unsigned)tones.strong);
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].group == (int32_t)group)
            put_node(out, graph, i, arena);
    out_text(out, "  }\n");
}

// ---- edges --------------------------------------------------------------------------------------

static const char *edge_look(const Edge *edge)
{
    switch (edge->kind) {
    case EDGE_FORWARD: return edge->is_main ? ", weight=20, penwidth=2.2" : ", color=\"#64748b\"";
    case EDGE_LOOP: return ", dir=back, style=dashed, color=\"#64748b\"";
    case EDGE_LOSS: return ", color=\"#d67272\", fontcolor=\"#b91c1c\"";
    case EDGE_REOPEN: return ", dir=back, style=dotted, color=\"#64748b\"";
    }
    return "";
}

static bool is_big(const Graph *graph)
{
    return graph->node_count > LABELS_REAL_UP_TO;
}

static bool is_drained(const Graph *graph, const Edge *edge)
{
    return is_big(graph) && edge->kind == EDGE_LOSS;
}

static void put_point(Out *out, uint32_t target, uint32_t block)
{
    out_format(out, "d%u_%u", (unsigned)target + 1, (unsigned)block + 1);
}

static void put_edge_label(Out *out, const Graph *graph, const Edge *edge, Arena *arena)
{
    bool is_back = edge->kind == EDGE_LOOP || edge->kind == EDGE_REOPEN;
    const char *sign = edge->kind == EDGE_LOSS ? "\xC3\x97 " : is_back ? "\xE2\x86\xBA " : "";
    Str label = str_format(arena, "%s%.*s%s%.*s", sign, STR_ARGS(edge->label),
                           edge->share.length > 0 ? " " : "", STR_ARGS(edge->share));
    out_text(out, is_big(graph) ? "xlabel=\"" : "label=\"");
    dot_put_lines(out, label, DOT_CENTRED, DOT_LABEL_WIDTH / 2.0, 3, arena);
    out_char(out, '"');
}

static void put_edge(Out *out, const Graph *graph, const Edge *edge, Arena *arena)
{
    bool is_back = edge->kind == EDGE_LOOP || edge->kind == EDGE_REOPEN;
    uint32_t first = is_back ? edge->to : edge->from, second = is_back ? edge->from : edge->to;
    out_format(out, "  s%u -> ", (unsigned)first + 1);
    if (is_drained(graph, edge))
        put_point(out, edge->to, edge->from / NODES_A_POINT);
    else
        out_format(out, "s%u", (unsigned)second + 1);
    out_text(out, " [");
    put_edge_label(out, graph, edge, arena);
    out_text(out, edge_look(edge));
    dot_put_tooltip(out, edge->spoken);
    out_text(out, "];\n");
}

// The points of a drain, each leading to the next and the last to the end itself.
static void put_drain(Out *out, const Graph *graph, uint32_t target, Arena *arena)
{
    uint32_t blocks = graph->node_count / NODES_A_POINT + 1;
    bool *used = ARENA_MANY(arena, blocks, bool);
    bool is_first = true;
    for (uint32_t i = 0; i < graph->edge_count; i++)
        if (is_drained(graph, &graph->edges[i]) && graph->edges[i].to == target)
            used[graph->edges[i].from / NODES_A_POINT] = true;
    for (uint32_t i = 0; i < blocks; i++) {
        if (!used[i])
            continue;
        out_text(out, is_first ? "  " : " -> ");
        put_point(out, target, i);
        is_first = false;
    }
    if (!is_first)
        out_format(out, " -> s%u [color=\"#d67272\", weight=4];\n", (unsigned)target + 1);
}

static void put_drains(Out *out, const Graph *graph, Arena *arena)
{
    if (!is_big(graph))
        return;
    out_text(out, "  node [shape=point, width=0.06, color=\"#d67272\", label=\"\"];\n");
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].kind == NODE_LOSS)
            put_drain(out, graph, i, arena);
}

// ---- the whole ----------------------------------------------------------------------------------

void dot_write(const Graph *graph, Arena *arena, Out *out)
{
    const DotHead head = {"flow", graph->title, graph->subtitle, &graph->foot,
                          graph->direction == DIRECTION_DOWN
                              ? "rankdir=TB, ranksep=0.45, nodesep=0.35"
                              : "rankdir=LR, ranksep=0.45, nodesep=0.35"};
    dot_put_head(out, &head);
    for (uint32_t i = 0; i < graph->group_count; i++)
        put_group(out, graph, i, arena);
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].group < 0)
            put_node(out, graph, i, arena);
    put_drains(out, graph, arena);
    for (uint32_t i = 0; i < graph->edge_count; i++)
        put_edge(out, graph, &graph->edges[i], arena);
    out_text(out, "}\n");
}
