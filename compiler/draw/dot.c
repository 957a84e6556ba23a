// Writes a graph as DOT that stock `dot` draws well.
//
// Ids are s1 to sn; user text stands only in labels, tooltips and addresses, each through its
// escaper. Lines back are written forward with dir=back, so that they do not turn the drawing over;
// `newrank` lets a stage of one phase stand before one of another.
// Up to 60 nodes every way out has a real label. Above, labels stand beside the lines, and losses
// run through a drain of points, one for every few nodes: hundreds of lines across the whole
// picture would keep `dot` busy for minutes.
#include "draw/dot.h"

#include "draw/dot_text.h"
#include "draw/palette.h"

enum { LABELS_REAL_UP_TO = 60, TITLE_LINES = 3, FACTS_SHOWN = 9, NODES_A_POINT = 8 };

static const uint32_t NONE = UINT32_MAX;

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
        out_format(out, ", color=\"#%06x\"", theme_color(THEME_LIGHT, tones.strong, false));
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
               theme_color(THEME_LIGHT, tones.border, false),
               theme_color(THEME_LIGHT, tones.tint, false),
               theme_color(THEME_LIGHT, tones.strong, false));
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
    case EDGE_LOOP: return ", style=dashed, color=\"#64748b\"";
    case EDGE_LOSS: return ", color=\"#d67272\", fontcolor=\"#b91c1c\"";
    case EDGE_REOPEN: return ", style=dotted, color=\"#64748b\"";
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

// The first stage of every group; NONE where it has none.
static uint32_t *find_firsts(const Graph *graph, Arena *arena)
{
    uint32_t *firsts = ARENA_MANY(arena, graph->group_count + 1, uint32_t);
    for (uint32_t i = 0; i < graph->group_count; i++)
        firsts[i] = NONE;
    for (uint32_t i = graph->node_count; i-- > 0;)
        if (graph->nodes[i].group >= 0 && graph->nodes[i].kind == NODE_STAGE)
            firsts[graph->nodes[i].group] = i;
    return firsts;
}

// Every stage's place in one order: the main line, and what is off it behind the step that stands
// above it in the file. An anytime comes behind the first stage of its group.
static double *find_order(const Graph *graph, const uint32_t *firsts, Arena *arena)
{
    double *order = ARENA_MANY(arena, graph->node_count + 1, double), last = 0;
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const Node *node = &graph->nodes[i];
        double aside = (i + 1.0) / (graph->node_count + 2.0);
        if (node->kind == NODE_STAGE && node->main_step >= 0)
            last = node->main_step;
        order[i] = node->main_step >= 0 ? node->main_step : last + aside;
        if (node->kind == NODE_ANYTIME)
            order[i] = node->group < 0 || firsts[node->group] == NONE
                           ? -1
                           : order[firsts[node->group]] + aside / graph->node_count;
    }
    return order;
}

// Whether the line is written from its target to its source. The order leaves no circle, which `dot`
// would have to break, and does not always survive.
static bool is_back(const Graph *graph, const double *order, const Edge *edge)
{
    if (edge->kind == EDGE_REOPEN)
        return true;
    return graph->nodes[edge->to].kind == NODE_STAGE && order[edge->to] < order[edge->from];
}

// Keeps an anytime in the ranks of its group: a group that reaches across others breaks `dot`.
static void put_tie(Out *out, const Graph *graph, const uint32_t *firsts, uint32_t node)
{
    int32_t group = graph->nodes[node].group;
    if (graph->nodes[node].kind == NODE_ANYTIME && group >= 0 && firsts[group] != NONE)
        out_format(out, "  s%u -> s%u [style=invis, weight=8];\n", (unsigned)firsts[group] + 1,
                   (unsigned)node + 1);
}

static void put_edge(Out *out, const Graph *graph, const Edge *edge, bool turns, Arena *arena)
{
    uint32_t first = turns ? edge->to : edge->from, second = turns ? edge->from : edge->to;
    out_format(out, "  s%u -> ", (unsigned)first + 1);
    if (is_drained(graph, edge))
        put_point(out, edge->to, edge->from / NODES_A_POINT);
    else
        out_format(out, "s%u", (unsigned)second + 1);
    out_text(out, " [");
    put_edge_label(out, graph, edge, arena);
    out_text(out, turns ? ", dir=back" : "");
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

// A way of many steps in one line would be too wide to read, and dot folds nothing.
static bool runs_down(const Graph *graph)
{
    enum { STEPS_ACROSS = 6 };
    return graph->direction == DIRECTION_DOWN
           || (graph->direction == DIRECTION_AUTO && graph->main_count > STEPS_ACROSS);
}

void dot_write(const Graph *graph, Arena *arena, Out *out)
{
    const uint32_t *firsts = find_firsts(graph, arena);
    const double *order = find_order(graph, firsts, arena);
    const DotHead head = {"flow", graph->title, graph->subtitle, &graph->foot,
                          runs_down(graph)
                              ? "rankdir=TB, newrank=true, ranksep=0.45, nodesep=0.35"
                              : "rankdir=LR, newrank=true, ranksep=0.45, nodesep=0.35"};
    dot_put_head(out, &head);
    for (uint32_t i = 0; i < graph->group_count; i++)
        put_group(out, graph, i, arena);
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].group < 0)
            put_node(out, graph, i, arena);
    put_drains(out, graph, arena);
    for (uint32_t i = 0; i < graph->node_count; i++)
        put_tie(out, graph, firsts, i);
    for (uint32_t i = 0; i < graph->edge_count; i++)
        put_edge(out, graph, &graph->edges[i], is_back(graph, order, &graph->edges[i]), arena);
    out_text(out, "}\n");
}
