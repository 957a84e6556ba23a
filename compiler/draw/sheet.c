// Title, foot, and the helpers that put items into a drawing list.
#include "draw/sheet.h"

#include "draw/palette.h"

void put_text(Drawing *drawing, ItemPart part, uint32_t owner, Str text, Font font, Color color,
              double x, double y, Anchor anchor)
{
    Item *item = drawing_add(drawing, ITEM_TEXT, part, owner);
    item->text = text;
    item->font = font;
    item->fill = color;
    item->x = x;
    item->y = y;
    item->width = text_width(text, font);
    item->anchor = anchor;
}

void put_box(Drawing *drawing, ItemPart part, uint32_t owner, double x, double y, double width,
             double height, double radius, Color fill, Color stroke, double stroke_width)
{
    Item *item = drawing_add(drawing, ITEM_BOX, part, owner);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->radius = radius;
    item->fill = fill;
    item->stroke = stroke;
    item->stroke_width = stroke_width;
}

SignKind fact_sign(FactKind kind)
{
    switch (kind) {
    case FACT_OWNER: return SIGN_PERSON;
    case FACT_WITH: return SIGN_PEOPLE;
    case FACT_SKILL: return SIGN_STAR;
    case FACT_CRITERION: return SIGN_CHECK;
    case FACT_TIME: return SIGN_CLOCK;
    case FACT_RUNS:
    case FACT_ALONGSIDE:
    case FACT_THEN: break;
    }
    return SIGN_PROCESS;
}

void put_sign(Drawing *drawing, uint32_t owner, SignKind sign, double x, double y, double size,
              Color color)
{
    Item *item = drawing_add(drawing, ITEM_SIGN, PART_DECOR, owner);
    item->sign = sign;
    item->x = x;
    item->y = y;
    item->width = item->height = size;
    item->stroke = color;
}

void put_rule(Drawing *drawing, double left, double right, double y, double width, Color color)
{
    Item *line = drawing_add(drawing, ITEM_LINE, PART_BAND, 0);
    line->points = ARENA_MANY(drawing->arena, 2, Spot);
    line->points[0] = (Spot){left, y};
    line->points[1] = (Spot){right, y};
    line->point_count = 2;
    line->stroke = color;
    line->stroke_width = width;
}

void put_badge(Drawing *drawing, uint32_t owner, Str number, double x, double y)
{
    static const Font font = {FONT_BOLD, 10.8};
    double half = text_width(number, font) / 2 + 4; // three digits need more than a circle
    half = half < BADGE ? BADGE : half;
    put_box(drawing, PART_LABEL, owner, x - half, y - BADGE, 2 * half, 2 * BADGE, BADGE, PAPER, INK,
            1.3);
    put_text(drawing, PART_LABEL, owner, number, font, INK, x, y + 3.9, ANCHOR_MIDDLE);
}

void put_open(Drawing *drawing, ItemPart part, uint32_t owner, Str id, Str role, Str spoken,
              Str link)
{
    Item *open = drawing_add(drawing, ITEM_OPEN, part, owner);
    open->id = id;
    open->role = role;
    open->text = spoken;
    open->link = link;
}

void put_close(Drawing *drawing, ItemPart part, uint32_t owner, Str link)
{
    drawing_add(drawing, ITEM_CLOSE, part, owner)->link = link;
}

double head_width(Str title, Str subtitle)
{
    enum { MOST = 860 };
    double first = text_width(title, FONT_PICTURE_TITLE) + 1;
    double second = text_width(subtitle, FONT_SUBTITLE) + 1;
    double width = (first > second ? first : second) + 2 * MARGIN;
    return width < MOST ? width : MOST;
}

static uint32_t lines_of(Str text, Font font, double width, uint32_t most, Arena *arena)
{
    uint32_t count = text_wrap(text, font, width - 2 * MARGIN, most, arena).count;
    return count > 1 ? count : 1;
}

HeadLines head_lines(Str title, Str subtitle, double width, Arena *arena)
{
    enum { TITLE_MOST = 4, SUBTITLE_MOST = 2 };
    return (HeadLines){lines_of(title, FONT_PICTURE_TITLE, width, TITLE_MOST, arena),
                       lines_of(subtitle, FONT_SUBTITLE, width, SUBTITLE_MOST, arena)};
}

double head_more_height(HeadLines lines)
{
    return (lines.title - 1) * TITLE_LINE + (lines.subtitle - 1) * SUBTITLE_LINE;
}

typedef struct HeadText {
    Str text;
    Font font;
    Color color;
    double line;
    uint32_t most;
} HeadText;

// Whether it was cut.
static bool put_lines(Drawing *drawing, const HeadText *head, double room, double y)
{
    StrList lines = text_wrap(head->text, head->font, room, head->most, drawing->arena);
    for (uint32_t i = 0; i < lines.count; i++) {
        put_text(drawing, PART_PAGE, 0, lines.at[i], head->font, head->color, MARGIN,
                 y + i * head->line, ANCHOR_START);
    }
    return lines.count == head->most && str_ends(lines.at[head->most - 1], "\xE2\x80\xA6");
}

void put_head(Drawing *drawing, Str title, Str subtitle, double width, HeadLines lines)
{
    double room = width - 2 * MARGIN, y = MARGIN + 18;
    const HeadText first = {title, FONT_PICTURE_TITLE, INK, TITLE_LINE, lines.title},
                   second = {subtitle, FONT_SUBTITLE, INK_QUIET, SUBTITLE_LINE, lines.subtitle};
    put_lines(drawing, &first, room, y);
    y += (lines.title - 1) * TITLE_LINE + 23;
    if (put_lines(drawing, &second, room, y)) {
        drawing->description = str_format(drawing->arena, "%.*s %.*s",
                                          STR_ARGS(drawing->description), STR_ARGS(subtitle));
    }
}

double put_foot(Drawing *drawing, const StrList *lines, double width, double y)
{
    enum { LINES_MOST = 6 };
    double room = width - 2 * MARGIN;
    for (uint32_t i = 0; i < lines->count; i++) {
        StrList wrapped = text_wrap(lines->at[i], FONT_SMALL, room, LINES_MOST, drawing->arena);
        for (uint32_t j = 0; j < wrapped.count; j++, y += FOOT_LINE) {
            put_text(drawing, PART_PAGE, 0, wrapped.at[j], FONT_SMALL, INK_QUIET, MARGIN, y,
                     ANCHOR_START);
        }
    }
    return y;
}
