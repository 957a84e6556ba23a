// The drawing list: what a painter paints, in order, at its final place.
//
// Coordinates are pixels at 96 an inch, from the top left. A painter knows nothing of stages; it
// paints boxes, lines, signs and texts, in groups that carry an id, a spoken label and a link.
#pragma once

#include "draw/metrics.h"
#include "views/cast.h"

// A colour as the light theme shows it, 0xRRGGBB, with what it is for in the highest byte, so that a
// theme can put another in its place (draw/palette.h); or NO_COLOR.
typedef uint32_t Color;
#define NO_COLOR 0xFF000000u

typedef struct Spot {
    double x, y;
} Spot;

typedef enum LineStyle { LINE_SOLID, LINE_DASHED, LINE_DOTTED } LineStyle;

typedef enum SignKind {
    SIGN_CHECK,
    SIGN_CROSS,
    SIGN_LOOP,
    SIGN_PERSON,
    SIGN_PEOPLE,
    SIGN_STAR,
    SIGN_CLOCK,
    SIGN_PROCESS,
    SIGN_ANY,
    SIGN_DOT,
} SignKind;

// What an item stands for: painters need it little, the checks of overlaps much.
typedef enum ItemPart {
    PART_PAGE,
    PART_BAND,
    PART_NODE,
    PART_LABEL,
    PART_EDGE,
    PART_DECOR
} ItemPart;

typedef enum ItemKind { ITEM_BOX, ITEM_LINE, ITEM_SIGN, ITEM_TEXT, ITEM_OPEN, ITEM_CLOSE } ItemKind;

typedef enum Anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } Anchor;

typedef struct Item {
    ItemKind kind;
    ItemPart part;
    uint32_t owner; // the node or edge it belongs to
    Color fill, stroke;
    double stroke_width;
    LineStyle style;
    double x, y, width, height; // a box; a sign's square; a text's anchor and its width
    double radius;              // of a box's or a line's corners
    Spot *points;               // of a line
    uint32_t point_count;
    bool is_curve; // of a line: its four points are those of a cubic Bezier
    bool has_arrow;
    SignKind sign;
    Str text; // of a text; of ITEM_OPEN the spoken label
    Font font;
    Anchor anchor;
    Str id, role, link; // of ITEM_OPEN; any may be empty
    bool is_quiet;      // it steps back, so that others stand out
    const Cast *cast;   // whose part it is; NULL: it is not marked
} Item;

typedef struct Drawing {
    double width, height;
    Str kind; // "flowchart": what a screen reader calls it
    Str title, description;
    Item *items;
    uint32_t count, room;
    Arena *arena;
} Drawing;

// Adds an item, zeroed but for its kind and part; never NULL. It stays valid until the next one.
Item *drawing_add(Drawing *drawing, ItemKind kind, ItemPart part, uint32_t owner);

// Makes all items from the one with this index on step back: they lose their colours, not their
// contrast.
void drawing_quiet(Drawing *drawing, uint32_t first);

// Marks all items from the one with this index on with whose part they are.
void drawing_mark(Drawing *drawing, uint32_t first, const Cast *cast);
