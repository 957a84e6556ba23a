// Funnels as DOT: a chain of boxes, wider where more deals come, with what leaves beside each.
#include "draw/dot.h"
#include "draw/dot_text.h"
#include "draw/palette.h"

enum { LINES_MOST = 4 };

static Tones step_tones(const Funnel *funnel, const FunnelStep *step)
{
    if (step->is_win) {
        return (Tones){WIN_STRONG, WIN_STRONG, WIN_TINT};
    }
    return step->group < 0
               ? palette_tones(STR("slate"), 0)
               : palette_tones(funnel->groups[step->group].color, funnel->groups[step->group].tone);
}

// "1200 · 100% of all · 5 to 15 workdays".
static Str figures_text(const FunnelStep *step, Arena *arena)
{
    Str text = step->overall.length == 0
                   ? str_format(arena, "%.*s of all", STR_ARGS(step->amount))
                   : str_format(arena, "%.*s · %.*s of all", STR_ARGS(step->amount),
                                STR_ARGS(step->overall));
    return step->time.length == 0
               ? text
               : str_format(arena, "%.*s · %.*s", STR_ARGS(text), STR_ARGS(step->time));
}

static void put_step(Out *out, const Funnel *funnel, uint32_t index, Arena *arena)
{
    const FunnelStep *step = &funnel->steps[index];
    Tones tones = step_tones(funnel, step);
    Str title = step->number.length > 0
                    ? str_format(arena, "%.*s  %.*s", STR_ARGS(step->number), STR_ARGS(step->title))
                : step->is_win ? str_format(arena, "✓ %.*s", STR_ARGS(step->title))
                               : step->title;
    out_format(out, "  s%u [label=\"", (unsigned)index + 1);
    dot_put_lines(out, title, DOT_CENTRED, DOT_LABEL_WIDTH, LINES_MOST, arena);
    out_text(out, "\\n");
    dot_put_lines(out, figures_text(step, arena), DOT_CENTRED, DOT_LABEL_WIDTH, LINES_MOST, arena);
    if (step->group >= 0) {
        out_text(out, "\\n");
        dot_put_lines(out, funnel->groups[step->group].label, DOT_CENTRED, DOT_LABEL_WIDTH, 2,
                      arena);
    }
    out_text(out, "\", width=");
    out_decimal(out, 1.6 + 3.4 * step->share, 2); // inches; a label that needs more has it
    dot_put_color(out, "color", tones.strong);
    dot_put_color(out, "fillcolor", tones.tint);
    out_text(out,
             index < funnel->main_count ? ", group=main" : ", style=\"rounded,filled,dashed\"");
    dot_put_quiet(out, step->is_quiet);
    dot_put_tooltip(out, step->spoken);
    dot_put_address(out, step->link);
    out_text(out, "];\n");
}

// What leaves a step, as one node in its rank.
static void put_exits(Out *out, const FunnelStep *step, uint32_t index, Arena *arena)
{
    bool has_loss = false;
    if (step->exit_count == 0) {
        return;
    }
    out_format(out, "  x%u [shape=plaintext, style=\"\", label=\"", (unsigned)index + 1);
    for (uint32_t i = 0; i < step->exit_count; i++) {
        bool is_loss = step->exits[i].kind == EXIT_LOSS;
        Str text =
            str_format(arena, "%s%.*s", is_loss ? "× " : "• ", STR_ARGS(step->exits[i].text));
        dot_put_lines(out, text, DOT_LEFT, DOT_LABEL_WIDTH * 1.4, LINES_MOST, arena);
        has_loss |= is_loss;
    }
    out_char(out, '"');
    dot_put_color(out, "fontcolor", step->is_quiet ? INK_QUIET : has_loss ? LOSS_STRONG : INK);
    out_format(out, "];\n  { rank=same; s%u; x%u; }\n  s%u -> x%u [", (unsigned)index + 1,
               (unsigned)index + 1, (unsigned)index + 1, (unsigned)index + 1);
    out_text(out, "color=\"#d67272\", arrowhead=vee];\n");
}

static void put_link(Out *out, const FunnelStep *step, uint32_t index)
{
    out_format(out, "  s%u -> s%u [weight=20, penwidth=2.2", (unsigned)index + 1,
               (unsigned)index + 2);
    if (step->next.length > 0) {
        out_text(out, ", label=\" ");
        dot_put_escaped(out, step->next);
        out_text(out, " go on\"");
    }
    out_text(out, "];\n");
}

void dot_write_funnel(const Funnel *funnel, Arena *arena, Out *out)
{
    const DotHead head = {"funnel", funnel->title, funnel->subtitle, &funnel->foot,
                          "rankdir=TB, ranksep=0.3, nodesep=0.4"};
    dot_put_head(out, &head);
    for (uint32_t i = 0; i < funnel->step_count; i++) {
        put_step(out, funnel, i, arena);
        put_exits(out, &funnel->steps[i], i, arena);
    }
    for (uint32_t i = 0; i + 1 < funnel->main_count; i++) {
        put_link(out, &funnel->steps[i], i);
    }
    for (uint32_t i = funnel->main_count; i < funnel->step_count && i > 0; i++) {
        out_format(out, "  s%u -> s%u [style=invis];\n", (unsigned)i, (unsigned)i + 1);
    }
    out_text(out, "}\n");
}
