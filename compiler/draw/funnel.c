// Funnels as pictures.
//
// Columns from left to right: the step, its bar, its share of all, who goes on, how long it takes,
// and where the others go. A bar is dark as far as the next step's reaches and light where it falls
// short, so that the loss of each step is a length too; its head says so. A bar aside of the way is
// neither. Columns that nobody has anything for are left out.
#include "draw/draw.h"
#include "draw/palette.h"
#include "draw/sheet.h"

enum {
    LINE = 15,
    BAR_HEIGHT = 24,
    ROW_LEAST = 42,
    WIDTH_USUAL = 1123, // A4 across
    LABEL_LEAST = 130,
    LABEL_MOST = 200,
    BARS_LEAST = 150,
    FIGURE_WIDTH = 64,
    TIME_WIDTH = 104,
    EXITS_LEAST = 180,
    EXITS_MOST = 420,
    GAP = 14,
    LABEL_LINES = 3,
    EXIT_LINES = 4,
    EXIT_INDENT = 18,
    NUMBER_WIDTH = 26,
    FIGURE_GAP = 9, // between a bar's edge and its figure
    KEY = 11,       // the side of a square that explains a tone
};

static const Font FONT_STEP = {FONT_BOLD, 12.5};
static const Font FONT_FIGURE = {FONT_BOLD, 12};

typedef struct FunnelPlan {
    const Funnel *funnel;
    Drawing *drawing;
    Arena *arena;
    double bars, overall, next, time, exits, right; // where the columns start; the last one's end
    double longest;                                 // the bar of all that enter
    bool has_overall, has_time;
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

static double between(double value, double least, double top)
{
    return value < least ? least : value > top ? top : value;
}

// ---- columns ------------------------------------------------------------------------------------

// The widest figure that stands in a bar or behind it.
static double widest_figure(const Funnel *funnel)
{
    double width = 0;
    for (uint32_t i = 0; i < funnel->step_count; i++) {
        double own = text_width(funnel->steps[i].amount, FONT_FIGURE);
        width = own > width ? own : width;
    }
    return width + 2 * FIGURE_GAP;
}

// In a bar of three figures' width one of its parts holds the figure, and behind a shorter one
// there is room for it, so long as it is not the whole column that is short.
static double longest_bar(double column, double figure)
{
    return column >= 3 * figure ? column : column > figure + 40 ? column - figure : 40;
}

static void find_columns(FunnelPlan *plan)
{
    const Funnel *funnel = plan->funnel;
    for (uint32_t i = 0; i < funnel->step_count; i++) {
        plan->has_overall |= funnel->steps[i].overall.length > 0;
        plan->has_time |= funnel->steps[i].time.length > 0;
    }
}

static void set_columns(FunnelPlan *plan)
{
    double width = plan->funnel->width > 0 ? plan->funnel->width : WIDTH_USUAL;
    double figures = FIGURE_WIDTH * (plan->has_overall + 1) + (plan->has_time ? TIME_WIDTH : 0);
    double room = width - 2 * MARGIN - figures - GAP;
    double label = between(room * 0.26, LABEL_LEAST, LABEL_MOST);
    double exits = between((room - label) * 0.45, EXITS_LEAST, EXITS_MOST);
    double bars = between(room - label - exits, BARS_LEAST, room);
    plan->bars = MARGIN + label;
    plan->overall = plan->bars + bars + GAP;
    plan->next = plan->overall + (plan->has_overall ? FIGURE_WIDTH : 0);
    plan->time = plan->next + FIGURE_WIDTH;
    plan->exits = plan->time + (plan->has_time ? TIME_WIDTH : 0);
    plan->right = plan->exits + exits;
    plan->longest = longest_bar(bars, widest_figure(plan->funnel));
}

static StepLines measure(const FunnelPlan *plan, const FunnelStep *step)
{
    StepLines lines = {.exits = ARENA_MANY(plan->arena, step->exit_count, StrList)};
    double label = plan->bars - MARGIN - NUMBER_WIDTH - GAP;
    double exits = plan->right - plan->exits - EXIT_INDENT;
    lines.title = text_wrap(step->title, FONT_STEP, label, LABEL_LINES, plan->arena);
    lines.time = text_wrap(step->time, FONT_FACT, TIME_WIDTH - GAP, LABEL_LINES, plan->arena);
    for (uint32_t i = 0; i < step->exit_count; i++) {
        lines.exits[i] = text_wrap(step->exits[i].text, FONT_FACT, exits, EXIT_LINES, plan->arena);
        lines.exit_lines += lines.exits[i].count;
    }
    uint32_t rows = most(lines.exit_lines, most(lines.title.count, lines.time.count));
    lines.height = rows * LINE + 14.0;
    lines.height = lines.height < ROW_LEAST ? ROW_LEAST : lines.height;
    return lines;
}

// ---- the parts of a step ------------------------------------------------------------------------

// The base line of the first of so many lines around the middle of a row.
static double first_line(uint32_t lines, double middle)
{
    return middle - (lines > 0 ? lines - 1 : 0) * LINE / 2.0 + 4.3;
}

static void put_lines(FunnelPlan *plan, uint32_t owner, const StrList *lines, Font font,
                      Color color, double x, double middle)
{
    double top = first_line(lines->count, middle);
    for (uint32_t i = 0; i < lines->count; i++) {
        put_text(plan->drawing, PART_LABEL, owner, lines->at[i], font, color, x, top + i * LINE,
                 ANCHOR_START);
    }
}

static void put_figure(FunnelPlan *plan, uint32_t owner, Str text, double x, double middle)
{
    if (text.length > 0) {
        put_text(plan->drawing, PART_LABEL, owner, text, FONT_FIGURE, INK, x, first_line(1, middle),
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
    double top = first_line(lines->title.count, middle);
    if (step->is_win) {
        put_sign(plan->drawing, index, SIGN_CHECK, MARGIN, top - 11, 14, tones.strong);
    } else if (step->number.length > 0) {
        put_text(plan->drawing, PART_LABEL, index, step->number, FONT_STEP, tones.strong, MARGIN,
                 top, ANCHOR_START);
    }
    put_lines(plan, index, &lines->title, FONT_STEP, INK, MARGIN + NUMBER_WIDTH, middle);
}

// In the dark or the light part of the bar where there is room, else behind it.
static void put_amount(FunnelPlan *plan, uint32_t index, double dark, double width, double middle)
{
    Str text = plan->funnel->steps[index].amount;
    double room = text_width(text, FONT_FIGURE) + 2 * FIGURE_GAP;
    bool is_dark = room < dark;
    double from = is_dark ? 0 : room < width - dark ? dark : width;
    put_text(plan->drawing, PART_LABEL, index, text, FONT_FIGURE, is_dark ? PAPER : INK,
             plan->bars + from + FIGURE_GAP, first_line(1, middle), ANCHOR_START);
}

static void put_bar(FunnelPlan *plan, uint32_t index, double middle)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    Tones tones = step_tones(plan, step);
    bool is_aside = index >= plan->funnel->main_count;
    double width = plan->longest * step->share, top = middle - BAR_HEIGHT / 2.0;
    double dark = step->is_win ? width : is_aside ? 0 : plan->longest * step->onward;
    width = width < 2 ? 2 : width;
    put_box(plan->drawing, PART_NODE, index, plan->bars, top, width, BAR_HEIGHT, 0, tones.tint,
            tones.border, 1);
    if (!is_aside) {
        dark = dark < 2 ? 2 : dark;
        put_box(plan->drawing, PART_DECOR, index, plan->bars, top, dark, BAR_HEIGHT, 0,
                tones.strong, NO_COLOR, 0);
    } else if (width > 3 * FIGURE_GAP) { // a narrower one would be all gaps
        plan->drawing->items[plan->drawing->count - 1].style = LINE_DASHED;
    }
    put_amount(plan, index, dark, width, middle);
}

static void put_exits(FunnelPlan *plan, uint32_t index, const StepLines *lines, double middle)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    double y = first_line(lines->exit_lines, middle);
    for (uint32_t i = 0; i < step->exit_count; i++) {
        bool is_loss = step->exits[i].kind == EXIT_LOSS;
        put_sign(plan->drawing, index, is_loss ? SIGN_CROSS : SIGN_DOT, plan->exits, y - 9.5, 11,
                 is_loss ? LOSS_STRONG : INK_LINE);
        for (uint32_t j = 0; j < lines->exits[i].count; j++, y += LINE) {
            put_text(plan->drawing, PART_LABEL, index, lines->exits[i].at[j], FONT_FACT,
                     is_loss ? LOSS_STRONG : INK_QUIET, plan->exits + EXIT_INDENT, y, ANCHOR_START);
        }
    }
}

static void put_step(FunnelPlan *plan, uint32_t index)
{
    const FunnelStep *step = &plan->funnel->steps[index];
    StepLines lines = measure(plan, step);
    double middle = plan->y + lines.height / 2;
    uint32_t first = plan->drawing->count;
    put_open(plan->drawing, PART_NODE, index, step->id, step->is_win ? STR("end") : STR("stage"),
             step->spoken, step->link);
    put_step_label(plan, index, &lines, middle);
    put_bar(plan, index, middle);
    put_figure(plan, index, step->overall, plan->overall, middle);
    put_figure(plan, index, step->next, plan->next, middle);
    put_lines(plan, index, &lines.time, FONT_FACT, INK_QUIET, plan->time, middle);
    put_exits(plan, index, &lines, middle);
    put_close(plan->drawing, PART_NODE, index, step->link);
    drawing_mark(plan->drawing, first, step->cast);
    if (step->is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
    plan->y += lines.height;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

// ---- heads --------------------------------------------------------------------------------------

static void put_column(FunnelPlan *plan, Str text, double x)
{
    put_text(plan->drawing, PART_PAGE, 0, text, FONT_SMALL, INK_QUIET, x, plan->y, ANCHOR_START);
}

// A square in a tone, and what the tone means; gives where it ends.
static double put_key(FunnelPlan *plan, const char *meaning, Color fill, double x)
{
    Tones tones = palette_tones(STR("slate"), 0);
    put_box(plan->drawing, PART_DECOR, 0, x, plan->y - KEY + 1.5, KEY, KEY, 0, fill, tones.border,
            1);
    put_column(plan, str_from(meaning), x + KEY + 5);
    return x + KEY + 5 + text_width(str_from(meaning), FONT_SMALL) + GAP;
}

// What dark and light mean, above the bars.
static void put_keys(FunnelPlan *plan)
{
    Tones tones = palette_tones(STR("slate"), 0);
    double x = put_key(plan, "reach the next step", tones.strong, plan->bars);
    put_key(plan, "do not", tones.tint, x);
}

static void put_columns(FunnelPlan *plan)
{
    put_keys(plan);
    plan->y += 18;
    put_column(plan, STR("Step"), MARGIN + NUMBER_WIDTH);
    put_column(plan, plan->funnel->bars_label, plan->bars);
    if (plan->has_overall) {
        put_column(plan, STR("Of all"), plan->overall);
    }
    put_column(plan, STR("Go on"), plan->next);
    if (plan->has_time) {
        put_column(plan, STR("Time in stage"), plan->time);
    }
    put_column(plan, STR("Leave here, and why"), plan->exits);
    plan->y += 9;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

// Whether all steps of a phase from this one on step back.
static bool is_quiet_phase(const Funnel *funnel, uint32_t from)
{
    for (uint32_t i = from;
         i < funnel->step_count && funnel->steps[i].group == funnel->steps[from].group; i++) {
        if (!funnel->steps[i].is_quiet) {
            return false;
        }
    }
    return true;
}

// The name of a phase above its first step.
static void put_phase(FunnelPlan *plan, uint32_t step)
{
    enum { HEIGHT = 24 };
    const Group *shown = &plan->funnel->groups[plan->funnel->steps[step].group];
    Tones tones = palette_tones(shown->color, shown->tone);
    double width = plan->right - MARGIN;
    uint32_t first = plan->drawing->count;
    StrList label = text_wrap(shown->label, FONT_BAND, width - NUMBER_WIDTH - 10, 1, plan->arena);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, plan->y, width, HEIGHT, 0, tones.tint, NO_COLOR,
            0);
    put_lines(plan, 0, &label, FONT_BAND, tones.strong, MARGIN + NUMBER_WIDTH,
              plan->y + HEIGHT / 2.0);
    if (is_quiet_phase(plan->funnel, step)) {
        drawing_quiet(plan->drawing, first);
    }
    plan->y += HEIGHT;
}

static void put_aside_head(FunnelPlan *plan)
{
    plan->y += 30;
    put_column(plan, STR("Aside of the way"), MARGIN + NUMBER_WIDTH);
    plan->y += 8;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

static void put_steps(FunnelPlan *plan)
{
    int32_t before = -1;
    for (uint32_t i = 0; i < plan->funnel->step_count; i++) {
        int32_t group = plan->funnel->steps[i].group;
        if (i == plan->funnel->main_count) {
            put_aside_head(plan);
            before = -1;
        }
        if (group >= 0 && group != before) {
            put_phase(plan, i);
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
    find_columns(&plan);
    set_columns(&plan);
    drawing->arena = arena;
    drawing->title = funnel->title;
    drawing->description = funnel->description;
    drawing->width = plan.right + MARGIN;
    put_head(drawing, funnel->title, funnel->subtitle, drawing->width, HEAD_OF_ONE_LINE);
    plan.y = MARGIN + 68;
    put_columns(&plan);
    put_steps(&plan);
    plan.y = put_foot(drawing, &funnel->foot, drawing->width, plan.y + 26);
    drawing->height = plan.y - FOOT_LINE + MARGIN;
    return drawing;
}
