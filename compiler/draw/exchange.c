// Hand-offs as pictures: words on the left, where no line runs, arrows between the roles' lines on
// the right.
#include "draw/draw.h"
#include "draw/palette.h"
#include "draw/sheet.h"

enum {
    WORDS_WIDTH = 350,
    NUMBER_WIDTH = 30,
    ROLE_WIDTH = 128,
    ROLE_GAP = 14,
    LINE = 15,
    TITLE_LINES = 2,
    GIVEN_LINES = 3,
    HEAD_LINES = 3,
};

static const Font FONT_ROLE = {FONT_BOLD, 12};
static const Font FONT_PASS = {FONT_BOLD, 12};

typedef struct PassLines {
    StrList title, soon;
    StrList *given;
    uint32_t count; // lines in all
    double height;
} PassLines;

typedef struct ExchangePlan {
    const Exchange *exchange;
    Drawing *drawing;
    Arena *arena;
    StrList *heads;
    PassLines *lines;
    double lanes, right; // where the roles begin; the page's right edge less its margin
    double head_top, head_height, y;
} ExchangePlan;

static double role_x(const ExchangePlan *plan, uint32_t role)
{
    return plan->lanes + role * (ROLE_WIDTH + ROLE_GAP) + ROLE_WIDTH / 2.0;
}

// ---- measuring ----------------------------------------------------------------------------------

static void measure_heads(ExchangePlan *plan)
{
    const StrList *roles = &plan->exchange->roles;
    uint32_t most = 1;
    plan->heads = ARENA_MANY(plan->arena, roles->count, StrList);
    for (uint32_t i = 0; i < roles->count; i++) {
        plan->heads[i] =
            text_wrap(roles->at[i], FONT_ROLE, ROLE_WIDTH - 16, HEAD_LINES, plan->arena);
        most = plan->heads[i].count > most ? plan->heads[i].count : most;
    }
    plan->head_height = most * LINE + 16.0;
}

static void measure_pass(ExchangePlan *plan, uint32_t index)
{
    const ExchangePass *pass = &plan->exchange->passes[index];
    PassLines *lines = &plan->lines[index];
    double room = WORDS_WIDTH - NUMBER_WIDTH - 24;
    lines->title = text_wrap(pass->title, FONT_PASS, room, TITLE_LINES, plan->arena);
    lines->soon = text_wrap(pass->soon, FONT_SMALL, room - 16, TITLE_LINES, plan->arena);
    lines->given = ARENA_MANY(plan->arena, pass->given.count, StrList);
    lines->count = lines->title.count + lines->soon.count;
    for (uint32_t i = 0; i < pass->given.count; i++) {
        lines->given[i] = text_wrap(pass->given.at[i], FONT_FACT, room, GIVEN_LINES, plan->arena);
        lines->count += lines->given[i].count;
    }
    lines->height = lines->count * LINE + 18.0;
    lines->height = lines->height < 38 ? 38 : lines->height;
}

// ---- painting -----------------------------------------------------------------------------------

static Item *put_line(ExchangePlan *plan, ItemPart part, uint32_t owner, Spot from, Spot to)
{
    Item *line = drawing_add(plan->drawing, ITEM_LINE, part, owner);
    line->points = ARENA_MANY(plan->arena, 2, Spot);
    line->points[0] = from;
    line->points[1] = to;
    line->point_count = 2;
    line->stroke = INK_FRAME;
    line->stroke_width = 1;
    return line;
}

static double put_lines(ExchangePlan *plan, uint32_t owner, const StrList *lines, Font font,
                        Color color, double x, double y)
{
    for (uint32_t i = 0; i < lines->count; i++, y += LINE) {
        put_text(plan->drawing, PART_LABEL, owner, lines->at[i], font, color, x, y, ANCHOR_START);
    }
    return y;
}

static void put_words(ExchangePlan *plan, uint32_t index, double top)
{
    const ExchangePass *pass = &plan->exchange->passes[index];
    const PassLines *lines = &plan->lines[index];
    double x = MARGIN + NUMBER_WIDTH + 6;
    double y = put_lines(plan, index, &lines->title, FONT_PASS, INK, x, top);
    for (uint32_t i = 0; i < pass->given.count; i++) {
        y = put_lines(plan, index, &lines->given[i], FONT_FACT, INK, x, y);
    }
    if (lines->soon.count > 0) {
        put_sign(plan->drawing, index, SIGN_CLOCK, x, y - 9.5, 11, INK_QUIET);
    }
    put_lines(plan, index, &lines->soon, FONT_SMALL, INK_QUIET, x + 16, y);
}

static void put_pass(ExchangePlan *plan, uint32_t index)
{
    const ExchangePass *pass = &plan->exchange->passes[index];
    const PassLines *lines = &plan->lines[index];
    double middle = plan->y + lines->height / 2;
    double from = role_x(plan, pass->from), to = role_x(plan, pass->to);
    double top = middle - (lines->count > 0 ? lines->count - 1 : 0) * LINE / 2.0 + 4.3;
    put_open(plan->drawing, PART_NODE, index, pass->id, "hand-off", pass->spoken, STR(""));
    put_badge(plan->drawing, index, pass->number, MARGIN + BADGE + 6, middle);
    put_words(plan, index, top);
    put_close(plan->drawing, PART_NODE, index, STR(""));
    Item *arrow = put_line(plan, PART_EDGE, index, (Spot){from, middle},
                           (Spot){to > from ? to - 3 : to + 3, middle});
    arrow->stroke = pass->is_back ? INK_LINE : INK_MAIN;
    arrow->stroke_width = pass->is_back ? 1.6 : 2.2;
    arrow->style = pass->is_back ? LINE_DASHED : LINE_SOLID;
    arrow->has_arrow = true;
    put_badge(plan->drawing, index, pass->number, from, middle);
    plan->y += lines->height;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

static void put_heads(ExchangePlan *plan)
{
    for (uint32_t i = 0; i < plan->exchange->roles.count; i++) {
        const StrList *head = &plan->heads[i];
        double left = role_x(plan, i) - ROLE_WIDTH / 2.0;
        double y = plan->head_top + plan->head_height / 2
                   - (head->count > 0 ? head->count - 1 : 0) * LINE / 2.0 + 4.3;
        put_box(plan->drawing, PART_NODE, i, left, plan->head_top, ROLE_WIDTH, plan->head_height, 8,
                INK_MARK, INK_FRAME, 1);
        for (uint32_t j = 0; j < head->count; j++, y += LINE) {
            put_text(plan->drawing, PART_LABEL, i, head->at[j], FONT_ROLE, INK, role_x(plan, i), y,
                     ANCHOR_MIDDLE);
        }
    }
}

static void put_phase(ExchangePlan *plan, int32_t group)
{
    const Group *shown = &plan->exchange->groups[group];
    Tones tones = palette_tones(shown->color, shown->tone);
    StrList label = text_wrap(shown->label, FONT_BAND, WORDS_WIDTH - 20, 1, plan->arena);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, plan->y, plan->right - MARGIN, 24, 0, tones.tint,
            NO_COLOR, 0);
    put_lines(plan, 0, &label, FONT_BAND, tones.strong, MARGIN + 10, plan->y + 16.5);
    plan->y += 24;
}

// Where the rows end, and with them the roles' lines.
static double rows_bottom(const ExchangePlan *plan)
{
    double y = plan->y;
    for (uint32_t i = 0; i < plan->exchange->pass_count; i++) {
        const ExchangePass *pass = &plan->exchange->passes[i];
        bool is_new = pass->group >= 0 && (i == 0 || pass->group != pass[-1].group);
        y += plan->lines[i].height + (is_new ? 24 : 0);
    }
    return y;
}

static void put_rows(ExchangePlan *plan)
{
    double top = plan->y, bottom = rows_bottom(plan) + 8;
    int32_t before = -1;
    uint32_t bands = plan->exchange->pass_count;
    for (uint32_t i = 0; i < bands; i++) { // the bands first: the roles' lines run over them
        const ExchangePass *pass = &plan->exchange->passes[i];
        if (pass->group >= 0 && pass->group != before) {
            put_phase(plan, pass->group);
        }
        before = pass->group;
        plan->y += plan->lines[i].height;
    }
    for (uint32_t i = 0; i < plan->exchange->roles.count; i++) {
        Item *line = put_line(plan, PART_BAND, i, (Spot){role_x(plan, i), top},
                              (Spot){role_x(plan, i), bottom});
        line->stroke = INK_LINE;
        line->style = LINE_DOTTED;
    }
    plan->y = top;
    before = -1;
    for (uint32_t i = 0; i < bands; i++) {
        const ExchangePass *pass = &plan->exchange->passes[i];
        plan->y += pass->group >= 0 && pass->group != before ? 24 : 0;
        before = pass->group;
        put_pass(plan, i);
    }
}

Drawing *exchange_compose(const Exchange *exchange, Arena *arena)
{
    if (exchange->pass_count > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    ExchangePlan plan = {.exchange = exchange, .arena = arena};
    Drawing *drawing = plan.drawing = ARENA_NEW(arena, Drawing);
    plan.lines = ARENA_MANY(arena, exchange->pass_count, PassLines);
    measure_heads(&plan);
    for (uint32_t i = 0; i < exchange->pass_count; i++) {
        measure_pass(&plan, i);
    }
    plan.lanes = MARGIN + WORDS_WIDTH;
    plan.right = plan.lanes + exchange->roles.count * (ROLE_WIDTH + ROLE_GAP) - ROLE_GAP;
    drawing->arena = arena;
    drawing->title = exchange->title;
    drawing->description = exchange->description;
    drawing->width = plan.right + MARGIN;
    put_head(drawing, exchange->title, exchange->subtitle, drawing->width);
    plan.head_top = MARGIN + 58;
    put_heads(&plan);
    plan.y = plan.head_top + plan.head_height + 10;
    put_rows(&plan);
    plan.y = put_foot(drawing, &exchange->foot, drawing->width, plan.y + 36);
    drawing->height = plan.y - FOOT_LINE + MARGIN;
    return drawing;
}
