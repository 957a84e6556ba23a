// Mind maps as DOT: a tree from left to right, in the order of the map.
#include "draw/dot.h"
#include "draw/dot_text.h"
#include "draw/mind_tones.h"

enum { TITLE_LINES = 4 };

typedef struct MindWriter {
    const Mind *mind;
    Arena *arena;
    Out *out;
    uint32_t count; // nodes written
} MindWriter;

static const char *node_lead(MindKind kind)
{
    switch (kind) {
    case MIND_WIN:
    case MIND_CRITERION: return "\xE2\x9C\x93 ";
    case MIND_LOSS:
    case MIND_WAY_LOST: return "\xC3\x97 ";
    case MIND_TASK:
    case MIND_REASON: return "\xE2\x80\xA2 ";
    default: return "";
    }
}

static void put_label(const MindWriter *writer, const MindNode *node)
{
    Str title =
        node->number.length > 0
            ? str_format(writer->arena, "%.*s  %.*s", STR_ARGS(node->number), STR_ARGS(node->title))
            : str_format(writer->arena, "%s%.*s", node_lead(node->kind), STR_ARGS(node->title));
    out_text(writer->out, "label=\"");
    if (node->kind == MIND_STAGE || node->kind >= MIND_CRITERION) {
        dot_put_lines(writer->out, title, DOT_LEFT, DOT_LABEL_WIDTH, TITLE_LINES, writer->arena);
    } else {
        dot_put_lines(writer->out, title, DOT_CENTRED, DOT_LABEL_WIDTH, TITLE_LINES, writer->arena);
    }
    if (node->detail.length > 0) {
        Fact owner = {FACT_OWNER, node->detail};
        dot_put_fact(writer->out, &owner, writer->arena);
    }
    out_char(writer->out, '"');
}

static void put_looks(const MindWriter *writer, const MindNode *node)
{
    Tones tones = mind_tones(writer->mind, node);
    if (node->kind >= MIND_CRITERION) { // a leaf
        out_text(writer->out, ", shape=plaintext, style=\"\", height=0.2, margin=\"0.04,0.02\"");
        if (node->kind == MIND_WAY_LOST) {
            dot_put_color(writer->out, "fontcolor", tones.strong);
        }
        dot_put_quiet(writer->out, node->is_quiet);
        return;
    }
    bool is_full = (node->kind == MIND_CENTRE || node->kind == MIND_BRANCH) && !node->is_quiet;
    dot_put_color(writer->out, "color", is_full ? tones.strong : tones.border);
    dot_put_color(writer->out, "fillcolor", is_full ? tones.strong : tones.tint);
    if (is_full) {
        dot_put_color(writer->out, "fontcolor", PAPER);
    }
    dot_put_quiet(writer->out, node->is_quiet);
    if (node->spoken.length > 0) {
        dot_put_tooltip(writer->out, node->spoken);
    }
    dot_put_address(writer->out, node->link);
}

// A node, the edge to it, and all below it.
static void put_tree(MindWriter *writer, const MindNode *node, uint32_t parent)
{
    uint32_t own = ++writer->count;
    out_format(writer->out, "  s%u [", (unsigned)own);
    put_label(writer, node);
    put_looks(writer, node);
    out_text(writer->out, "];\n");
    if (parent > 0) {
        Color color = node->is_quiet ? INK_FRAME : mind_tones(writer->mind, node).border;
        out_format(writer->out, "  s%u -> s%u [arrowhead=none, tailport=e, headport=w",
                   (unsigned)parent, (unsigned)own);
        dot_put_color(writer->out, "color", color);
        out_text(writer->out, "];\n");
    }
    for (uint32_t i = 0; i < node->count; i++) {
        put_tree(writer, &node->children[i], own);
    }
}

void dot_write_mind(const Mind *mind, Arena *arena, Out *out)
{
    MindWriter writer = {mind, arena, out, 0};
    const DotHead head = {"mind", mind->title, mind->subtitle, &mind->foot,
                          "rankdir=LR, ranksep=0.6, nodesep=0.08, ordering=out"};
    dot_put_head(out, &head);
    put_tree(&writer, &mind->centre, 0);
    out_text(out, "}\n");
}
