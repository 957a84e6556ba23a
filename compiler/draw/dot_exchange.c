// Hand-offs as DOT: roles, edges with numbers, and a list of what the numbers mean.
//
// Hand-offs between the same two roles are one edge, so that its label names them all.
#include "draw/dot.h"
#include "draw/dot_text.h"
#include "draw/palette.h"

enum { MERGED_UP_TO = 2000 };

static bool is_same_edge(const ExchangePass *left, const ExchangePass *right)
{
    return left->from == right->from && left->to == right->to && left->is_back == right->is_back;
}

static bool is_first(const Exchange *exchange, uint32_t index)
{
    for (uint32_t i = 0; i < index && exchange->pass_count <= MERGED_UP_TO; i++) {
        if (is_same_edge(&exchange->passes[i], &exchange->passes[index])) {
            return false;
        }
    }
    return true;
}

static void put_role(Out *out, const Exchange *exchange, uint32_t index, Arena *arena)
{
    out_format(out, "  s%u [label=\"", (unsigned)index + 1);
    dot_put_lines(out, exchange->roles.at[index], DOT_CENTRED, DOT_LABEL_WIDTH * 0.7, 4, arena);
    out_text(out, "\", fillcolor=\"#e2e8f0\"");
    dot_put_quiet(out, exchange->is_quiet[index]);
    out_text(out, "];\n");
}

static void put_edge(Out *out, const Exchange *exchange, uint32_t index)
{
    const ExchangePass *first = &exchange->passes[index];
    uint32_t last = exchange->pass_count <= MERGED_UP_TO ? exchange->pass_count : index + 1;
    bool is_quiet = true;
    out_format(out, "  s%u -> s%u [label=\" ", (unsigned)first->from + 1, (unsigned)first->to + 1);
    for (uint32_t i = index; i < last; i++) {
        const ExchangePass *pass = &exchange->passes[i];
        if (is_same_edge(first, pass)) {
            out_text(out, i == index ? "" : ", ");
            dot_put_escaped(out, pass->number);
            is_quiet = is_quiet && pass->is_quiet;
        }
    }
    out_text(out, " \"");
    out_text(out, first->is_back ? ", style=dashed, color=\"#64748b\"" : ", penwidth=1.8");
    out_text(out, is_quiet ? ", color=\"#cbd5e1\", fontcolor=\"#526074\"" : "");
    dot_put_tooltip(out, first->spoken);
    out_text(out, "];\n");
}

// "3  Qualify lead: Qualified", what is given and how soon.
static void put_list(Out *out, const Exchange *exchange, Arena *arena)
{
    enum { LIST_WIDTH = 420 };
    out_text(out, "  l1 [shape=plaintext, style=\"\", label=\"");
    for (uint32_t i = 0; i < exchange->pass_count; i++) {
        const ExchangePass *pass = &exchange->passes[i];
        bool is_new = i == 0 || !str_equal(pass->number, pass[-1].number);
        Str text =
            str_format(arena, "%.*s  %.*s%s%.*s", STR_ARGS(pass->number), STR_ARGS(pass->title),
                       pass->soon.length > 0 ? ", " : "", STR_ARGS(pass->soon));
        if (is_new) {
            dot_put_lines(out, text, DOT_LEFT, LIST_WIDTH, 3, arena);
        }
    }
    out_text(out, "\"];\n");
}

void dot_write_exchange(const Exchange *exchange, Arena *arena, Out *out)
{
    const DotHead head = {"handoffs", exchange->title, exchange->subtitle, &exchange->foot,
                          "rankdir=LR, ranksep=0.7, nodesep=0.5"};
    dot_put_head(out, &head);
    for (uint32_t i = 0; i < exchange->roles.count; i++) {
        put_role(out, exchange, i, arena);
    }
    put_list(out, exchange, arena);
    for (uint32_t i = 0; i < exchange->pass_count; i++) {
        if (is_first(exchange, i)) {
            put_edge(out, exchange, i);
        }
    }
    out_text(out, "}\n");
}
