// Funnels as pictures.
//
// Columns from left to right: the step, its bar, who goes on, how long it takes, and where the
// others go. A bar is dark as far as the next step's reaches and light where it falls short, so
// that the loss of each step is a length too.
#include "draw/draw.h"
#include "draw/palette.h"
#include "draw/sheet.h"

enum {
    LINE = 15,
    BAR_HEIGHT = 26,
    ROW_LEAST = 46,
    LABEL_WIDTH = 200,
    BARS_WIDTH = 380,
    NEXT_WIDTH = 74,
    TIME_WIDTH = 110,
    EXIT_WIDTH = 300,
    GAP = 14,
    LABEL_LINES = 2,
    EXIT_LINES = 2,
    NUMBER_WIDTH = 24,
};

static const Font FONT_STEP = {FONT_BOLD, 12.5};
static const Font FONT_FIGURE = {FONT_BOLD, 12};

typedef struct FunnelPlan {
    const Funnel *funnel;
    Drawing *drawing;
    Arena *arena;
    double bars, next, time, exits, right; // where the columns start; the last one's end
    double y;
} FunnelPlan;

// The lines of a step, wrapped.
typedef struct StepLines {
    StrList title, time;
    StrList *exits;
    uint32_t exit_lines;
    double height;
} StepLines;

static uint32_t most(uint32_t left, uint32_t right)
{
    return left > right ? left : right;
}

static StepLines measure(const FunnelPlan *plan, const FunnelStep *step)
{
    StepLines lines = {.exits = ARENA_MANY(plan->arena, step->exit_count, StrList)};
    lines.title = text_wrap(step->title, FONT_STEP, LABEL_WIDTH - NUMBER_WIDTH - GAP, LABEL_LINES,
                            plan->arena);
    lines.time = text_wrap(step->time, FONT_FACT, TIME_WIDTH - GAP, LABEL_LINES, plan->arena);
    for (uint32_t i = 0; i < step->exit_count; i++) {
        lines.exits[i] =
            text_wrap(step->exits[i].text, FONT_FACT, EXIT_WIDTH - 18, EXIT_LINES, plan->arena);
        lines.exit_lines += lines.exits[i].count;
    }
    uint32_t rows = most(lines.exit_lines, most(lines.title.count, lines.time.count));
    lines.height = rows * LINE + 16.0;
    lines.height = lines.height < ROW_LEAST ? ROW_LEAST : lines.height;
    return lines;
}

// ---- the parts of a step ------------------------------------------------------------------------

// Lines of text, set around the middle of the row.
static void put_lines(FunnelPlan *plan, uint32_t owner, const StrList *lines, Font font,
                      Color color, double x, double middle)
{
    double top = middle - (lines->count > 0 ? lines->count - 1 : 0) * LINE / 2.0 + 4.3;
    for (uint32_t i = 0; i < lines->count; i++) {
        put_text(plan->drawing, PART_LABEL, owner, lines->at[i], font, color, x, top + i * LINE,
                 ANCHOR_START);
    }
}

static Tones step_tones(const FunnelPlan *plan, const FunnelStep *step)
{
    if (step->is_win) {
        return (Tones){WIN_STRONG, WIN_STRONG, WIN_TINT};
    }
    if (step->group < 0) {
        return palette_tones(STR("slate"), 0);
    }
    return palette_tones(plan->funnel->groups[step->group].color,
                         plan->funnel->groups[step->group].tone);
}

static void put_step_label(FunnelPlan *plan, uint32_t index, const StepLines *lines, double middle)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    Tones tones = step_tones(plan, step);
    double top = middle - (lines->title.count > 0 ? lines->title.count - 1 : 0) * LINE / 2.0 + 4.3;
    if (step->is_win) {
        put_sign(plan->drawing, index, SIGN_CHECK, MARGIN, middle - 7, 14, tones.strong);
    } else {
        put_text(plan->drawing, PART_LABEL, index, step->number, FONT_STEP, tones.strong, MARGIN,
                 top, ANCHOR_START);
    }
    put_lines(plan, index, &lines->title, FONT_STEP, INK, MARGIN + NUMBER_WIDTH, middle);
}

// "540 · 45%": in the dark or the light part of the bar where there is room, else behind it.
static void put_amount(FunnelPlan *plan, uint32_t index, double dark, double width, double middle)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    Str text = step->overall.length == 0
                   ? step->amount
                   : str_format(plan->arena, "%.*s · %.*s", STR_ARGS(step->amount),
                                STR_ARGS(step->overall));
    double room = text_width(text, FONT_FIGURE) + 18;
    bool is_dark = room < dark;
    double from = is_dark ? 0 : room < width - dark ? dark : width;
    put_text(plan->drawing, PART_LABEL, index, text, FONT_FIGURE, is_dark ? PAPER : INK,
             plan->bars + from + 9, middle + 4.3, ANCHOR_START);
}

static void put_bar(FunnelPlan *plan, uint32_t index, double middle)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    Tones tones = step_tones(plan, step);
    bool is_aside = index >= plan->funnel->main_count;
    double width = BARS_WIDTH * step->share, top = middle - BAR_HEIGHT / 2.0;
    double dark = is_aside || step->is_win || index + 1 == plan->funnel->main_count
                      ? width
                      : BARS_WIDTH * step->onward;
    width = width < 2 ? 2 : width;
    put_box(plan->drawing, PART_NODE, index, plan->bars, top, width, BAR_HEIGHT, 0, tones.tint,
            tones.border, 1);
    put_box(plan->drawing, PART_DECOR, index, plan->bars, top, dark < 2 ? 2 : dark, BAR_HEIGHT, 0,
            tones.strong, NO_COLOR, 0);
    put_amount(plan, index, dark, width, middle);
}

static void put_exits(FunnelPlan *plan, uint32_t index, const StepLines *lines, double middle)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    double y = middle - (lines->exit_lines > 0 ? lines->exit_lines - 1 : 0) * LINE / 2.0 + 4.3;
    for (uint32_t i = 0; i < step->exit_count; i++) {
        bool is_loss = step->exits[i].kind == EXIT_LOSS;
        put_sign(plan->drawing, index, is_loss ? SIGN_CROSS : SIGN_DOT, plan->exits, y - 9.5, 11,
                 is_loss ? LOSS_STRONG : INK_LINE);
        for (uint32_t j = 0; j < lines->exits[i].count; j++, y += LINE) {
            put_text(plan->drawing, PART_LABEL, index, lines->exits[i].at[j], FONT_FACT,
                     is_loss ? LOSS_STRONG : INK_QUIET, plan->exits + 18, y, ANCHOR_START);
        }
    }
}

static void put_step(FunnelPlan *plan, uint32_t index)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    StepLines lines = measure(plan, step);
    double middle = plan->y + lines.height / 2;
    StrList next = {&(Str){step->next.at, step->next.length}, step->next.length > 0};
    put_open(plan->drawing, PART_NODE, index, step->id, step->is_win ? "end" : "stage",
             step->spoken, step->link);
    put_step_label(plan, index, &lines, middle);
    put_bar(plan, index, middle);
    put_lines(plan, index, &next, FONT_FIGURE, INK, plan->next, middle);
    put_lines(plan, index, &lines.time, FONT_FACT, INK_QUIET, plan->time, middle);
    put_exits(plan, index, &lines, middle);
    put_close(plan->drawing, PART_NODE, index, step->link);
    plan->y += lines.height;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

// ---- heads --------------------------------------------------------------------------------------

static void put_column(FunnelPlan *plan, Str text, double x)
{
    put_text(plan->drawing, PART_PAGE, 0, text, FONT_SMALL, INK_QUIET, x, plan->y, ANCHOR_START);
}

static void put_columns(FunnelPlan *plan)
{
    put_column(plan, STR("Stage"), MARGIN + NUMBER_WIDTH);
    put_column(plan, plan->funnel->bars_label, plan->bars);
    put_column(plan, STR("Go on"), plan->next);
    put_column(plan, STR("Takes"), plan->time);
    put_column(plan, STR("Leave the way here"), plan->exits);
    plan->y += 9;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

// The name of a phase above its first step.
static void put_phase(FunnelPlan *plan, int32_t group)
{
    const Group *shown = &plan->funnel->groups[group];
    Tones tones = palette_tones(shown->color, shown->tone);
    double width = plan->right - MARGIN;
    StrList label = text_wrap(shown->label, FONT_BAND, width - 20, 1, plan->arena);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, plan->y, width, 24, 0, tones.tint, NO_COLOR, 0);
    put_lines(plan, 0, &label, FONT_BAND, tones.strong, MARGIN + NUMBER_WIDTH, plan->y + 12);
    plan->y += 24;
}

static void put_steps(FunnelPlan *plan)
{
    int32_t before = -1;
    for (uint32_t i = 0; i < plan->funnel->step_count; i++) {
        int32_t group = plan->funnel->steps[i].group;
        if (i == plan->funnel->main_count) {
            plan->y += 30;
            put_column(plan, STR("Aside of the way"), MARGIN);
            plan->y += 8;
            before = -1;
        }
        if (group >= 0 && group != before) {
            put_phase(plan, group);
        }
        before = group;
        put_step(plan, i);
    }
}

Drawing *funnel_compose(const Funnel *funnel, Arena *arena)
{
    if (funnel->step_count > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    FunnelPlan plan = {.funnel = funnel, .arena = arena, .drawing = ARENA_NEW(arena, Drawing)};
    Drawing *drawing = plan.drawing;
    // Behind a short bar stands its figure, so the bars' column is as wide as both.
    plan.bars = MARGIN + LABEL_WIDTH;
    plan.next = plan.bars + BARS_WIDTH + GAP;
    plan.time = plan.next + NEXT_WIDTH;
    plan.exits = plan.time + TIME_WIDTH;
    plan.right = plan.exits + EXIT_WIDTH;
    drawing->arena = arena;
    drawing->title = funnel->title;
    drawing->description = funnel->description;
    drawing->width = plan.right + MARGIN;
    put_head(drawing, funnel->title, funnel->subtitle, drawing->width);
    plan.y = MARGIN + 76;
    put_columns(&plan);
    put_steps(&plan);
    plan.y = put_foot(drawing, &funnel->foot, drawing->width, plan.y + 26);
    drawing->height = plan.y - FOOT_LINE + MARGIN;
    return drawing;
}
