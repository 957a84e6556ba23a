// Hand-offs as pictures: words on the left, where no line runs, arrows between the roles' lines on
// the right. Where there are many hand-offs the names of the roles stand below their lines too.
#include "draw/draw.h"
#include "draw/palette.h"
#include "draw/sheet.h"

enum {
    WORDS_LEAST = 250,
    WORDS_MOST = 350,
    NUMBER_WIDTH = 34,
    ROLE_LEAST = 80,        // a role's column with the gap to the next
    ROLE_USUAL_LEAST = 112, // where no width is wanted: most words fit
    ROLE_MOST = 142,
    ROLE_GAP = 12,
    WIDTH_USUAL = 1123, // A4 across
    PHASE_HEIGHT = 24,
    HEADS_AGAIN_BELOW = 900,
    LINE = 15,
    TITLE_LINES = 3,
    GIVEN_LINES = 3,
    HEAD_LINES = 4,
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
    double words, role;  // the width of the words and of a role with its gap
    double lanes, right; // where the roles begin; the page's right edge less its margin
    double head_height, y;
} ExchangePlan;

static double role_x(const ExchangePlan *plan, uint32_t role)
{
    return plan->lanes + role * plan->role + (plan->role - ROLE_GAP) / 2;
}

// ---- measuring ----------------------------------------------------------------------------------

// Roles first: their columns shrink before the words do.
static void set_columns(ExchangePlan *plan)
{
    double width = plan->exchange->width > 0 ? plan->exchange->width : WIDTH_USUAL;
    double room = width - 2 * MARGIN + ROLE_GAP, roles = plan->exchange->roles.count;
    double role = (room - WORDS_MOST) / roles;
    double least = plan->exchange->width > 0 ? ROLE_LEAST : ROLE_USUAL_LEAST;
    plan->role = role < least ? least : role > ROLE_MOST ? ROLE_MOST : role;
    double words = room - plan->role * roles;
    plan->words = words < WORDS_LEAST ? WORDS_LEAST : words > WORDS_MOST ? WORDS_MOST : words;
    plan->lanes = MARGIN + plan->words;
    plan->right = plan->lanes + plan->role * roles - ROLE_GAP;
}

static void measure_heads(ExchangePlan *plan)
{
    const StrList *roles = &plan->exchange->roles;
    uint32_t most = 1;
    plan->heads = ARENA_MANY(plan->arena, roles->count, StrList);
    for (uint32_t i = 0; i < roles->count; i++) {
        plan->heads[i] =
            text_wrap(roles->at[i], FONT_ROLE, plan->role - ROLE_GAP - 10, HEAD_LINES, plan->arena);
        most = plan->heads[i].count > most ? plan->heads[i].count : most;
    }
    plan->head_height = most * LINE + 16.0;
}

static void measure_pass(ExchangePlan *plan, uint32_t index)
{
    const ExchangePass *pass = &plan->exchange->passes[index];
    PassLines *lines = &plan->lines[index];
    double room = plan->words - NUMBER_WIDTH - 20;
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
    double x = MARGIN + NUMBER_WIDTH;
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
    uint32_t first = plan->drawing->count;
    put_open(plan->drawing, PART_NODE, index, pass->id, STR("hand-off"), pass->spoken, STR(""));
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
    drawing_mark(plan->drawing, first, pass->cast);
    if (pass->is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
    plan->y += lines->height;
    put_rule(plan->drawing, MARGIN, plan->right, plan->y, 1, INK_FRAME);
}

static void put_heads(ExchangePlan *plan)
{
    double width = plan->role - ROLE_GAP;
    for (uint32_t i = 0; i < plan->exchange->roles.count; i++) {
        const StrList *head = &plan->heads[i];
        uint32_t first = plan->drawing->count;
        double y = plan->y + plan->head_height / 2
                   - (head->count > 0 ? head->count - 1 : 0) * LINE / 2.0 + 4.3;
        put_box(plan->drawing, PART_NODE, i, role_x(plan, i) - width / 2, plan->y, width,
                plan->head_height, 8, INK_MARK, INK_FRAME, 1);
        for (uint32_t j = 0; j < head->count; j++, y += LINE) {
            put_text(plan->drawing, PART_LABEL, i, head->at[j], FONT_ROLE, INK, role_x(plan, i), y,
                     ANCHOR_MIDDLE);
        }
        drawing_mark(plan->drawing, first, plan->exchange->casts[i]);
        if (plan->exchange->is_quiet[i]) {
            drawing_quiet(plan->drawing, first);
        }
    }
    plan->y += plan->head_height;
}

// Whether a hand-off is the first one of its group, whose name stands above it.
static bool is_new(const ExchangePlan *plan, uint32_t index)
{
    const ExchangePass *pass = &plan->exchange->passes[index];
    return pass->group >= 0 && (index == 0 || pass->group != pass[-1].group);
}

// Whether all hand-offs of a group from this one on step back.
static bool is_quiet_group(const Exchange *exchange, uint32_t from)
{
    int32_t group = exchange->passes[from].group;
    for (uint32_t i = from; i < exchange->pass_count && exchange->passes[i].group == group; i++) {
        if (!exchange->passes[i].is_quiet) {
            return false;
        }
    }
    return true;
}

static void put_phase(ExchangePlan *plan, uint32_t index)
{
    const Group *shown = &plan->exchange->groups[plan->exchange->passes[index].group];
    Tones tones = palette_tones(shown->color, shown->tone);
    uint32_t first = plan->drawing->count;
    StrList label = text_wrap(shown->label, FONT_BAND, plan->words - 20, 1, plan->arena);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, plan->y, plan->right - MARGIN, PHASE_HEIGHT, 0,
            tones.tint, NO_COLOR, 0);
    put_lines(plan, 0, &label, FONT_BAND, tones.strong, MARGIN + 10, plan->y + 16.5);
    if (is_quiet_group(plan->exchange, index)) {
        drawing_quiet(plan->drawing, first);
    }
}

// The bands first, as the roles' lines run over them; gives where the rows end.
static double put_bands(ExchangePlan *plan)
{
    double top = plan->y;
    for (uint32_t i = 0; i < plan->exchange->pass_count; i++) {
        if (is_new(plan, i)) {
            put_phase(plan, i);
            plan->y += PHASE_HEIGHT;
        }
        plan->y += plan->lines[i].height;
    }
    double bottom = plan->y;
    plan->y = top;
    return bottom;
}

static void put_rows(ExchangePlan *plan)
{
    enum { BEYOND = 8 };
    double top = plan->y, bottom = put_bands(plan);
    for (uint32_t i = 0; i < plan->exchange->roles.count; i++) {
        Item *line = put_line(plan, PART_BAND, i, (Spot){role_x(plan, i), top},
                              (Spot){role_x(plan, i), bottom + BEYOND});
        line->stroke = INK_LINE;
        line->style = LINE_DOTTED;
        line->is_quiet = plan->exchange->is_quiet[i];
        line->cast = plan->exchange->casts[i];
    }
    for (uint32_t i = 0; i < plan->exchange->pass_count; i++) {
        plan->y += is_new(plan, i) ? PHASE_HEIGHT : 0;
        put_pass(plan, i);
    }
    plan->y = bottom + BEYOND;
    if (bottom - top > HEADS_AGAIN_BELOW) {
        put_heads(plan);
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
    set_columns(&plan);
    measure_heads(&plan);
    for (uint32_t i = 0; i < exchange->pass_count; i++) {
        measure_pass(&plan, i);
    }
    drawing->arena = arena;
    drawing->title = exchange->title;
    drawing->description = exchange->description;
    drawing->width = plan.right + MARGIN;
    put_head(drawing, exchange->title, exchange->subtitle, drawing->width, HEAD_OF_ONE_LINE);
    plan.y = MARGIN + 58;
    put_heads(&plan);
    plan.y += 10;
    put_rows(&plan);
    plan.y = put_foot(drawing, &exchange->foot, drawing->width, plan.y + 28);
    drawing->height = plan.y - FOOT_LINE + MARGIN;
    return drawing;
}
