// What every picture has around it: a title above, lines of text below; and the small helpers that
// put items into a drawing list.
#pragma once

#include "draw/drawing.h"
#include "views/graph.h"

enum { MARGIN = 28, FOOT_LINE = 18, TITLE_LINE = 27, SUBTITLE_LINE = 18 };

static const Font FONT_PICTURE_TITLE = {FONT_BOLD, 22};
static const Font FONT_SUBTITLE = {FONT_REGULAR, 13};
static const Font FONT_BAND = {FONT_BOLD, 12.5};
static const Font FONT_FACT = {FONT_REGULAR, 12};
static const Font FONT_SMALL = {FONT_REGULAR, 11};

// In how many lines a title and a subtitle stand.
typedef struct HeadLines {
    uint32_t title, subtitle;
} HeadLines;

static const HeadLines HEAD_OF_ONE_LINE = {1, 1};

// Puts title and subtitle at the top, cut to `width` less the margins and to so many lines. A subtitle
// that is cut goes whole into the description, which is set before.
void put_head(Drawing *drawing, Str title, Str subtitle, double width, HeadLines lines);

// In how many lines they stand in a picture so wide: a title in up to four, a subtitle in two; and what
// more than one line of each takes down.
HeadLines head_lines(Str title, Str subtitle, double width, Arena *arena);
double head_more_height(HeadLines lines);

// How wide a picture has to be, margins and all, for its title and subtitle to stand whole, up to a
// limit beyond which they are cut rather.
double head_width(Str title, Str subtitle);

// Puts lines of small print below `y`, wrapped; gives where the next line would go.
double put_foot(Drawing *drawing, const StrList *lines, double width, double y);

// The sign that stands before a fact on a card.
SignKind fact_sign(FactKind kind);

void put_text(Drawing *drawing, ItemPart part, uint32_t owner, Str text, Font font, Color color,
              double x, double y, Anchor anchor);
void put_box(Drawing *drawing, ItemPart part, uint32_t owner, double x, double y, double width,
             double height, double radius, Color fill, Color stroke, double stroke_width);
void put_sign(Drawing *drawing, uint32_t owner, SignKind sign, double x, double y, double size,
              Color color);

// A level line between two x.
void put_rule(Drawing *drawing, double left, double right, double y, double width, Color color);

enum { BADGE = 10 }; // the radius of a badge

// A hand-off's number in a circle, whose middle is given.
void put_badge(Drawing *drawing, uint32_t owner, Str number, double x, double y);

// Opens a group with an id, a spoken label and a link, and closes it.
void put_open(Drawing *drawing, ItemPart part, uint32_t owner, Str id, Str role, Str spoken,
              Str link);
void put_close(Drawing *drawing, ItemPart part, uint32_t owner, Str link);
