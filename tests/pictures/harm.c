// One way of spoiling for each kind of fault.
#include "harm.h"

#include "draw/palette.h"

#include <string.h>

typedef struct Harm {
    const char *name;
    bool (*spoil)(Drawing *drawing);
} Harm;

// The item of this kind and part, counted from 0; NULL where there are fewer.
static Item *find(Drawing *drawing, ItemKind kind, ItemPart part, uint32_t which)
{
    for (uint32_t i = 0; i < drawing->count; i++) {
        Item *item = &drawing->items[i];
        bool is_empty = kind == ITEM_TEXT && item->text.length == 0;
        if (item->kind == kind && item->part == part && !is_empty && which-- == 0) {
            return item;
        }
    }
    return NULL;
}

static bool move_card(Drawing *drawing)
{
    Item *one = find(drawing, ITEM_BOX, PART_NODE, 0),
         *other = find(drawing, ITEM_BOX, PART_NODE, 1);
    if (other != NULL) {
        other->x = one->x + 9;
        other->y = one->y + 9;
    }
    return other != NULL;
}

// A line's end is drawn to the middle of the first card.
static bool lead_through(Drawing *drawing)
{
    Item *line = find(drawing, ITEM_LINE, PART_EDGE, 0);
    Item *card = find(drawing, ITEM_BOX, PART_NODE, 0);
    if (line != NULL && card != NULL) {
        line->points[line->point_count - 1] =
            (Spot){card->x + card->width / 2, card->y + card->height / 2};
    }
    return line != NULL && card != NULL;
}

// The second word is written over the first, which stands in the title.
static bool write_over(Drawing *drawing)
{
    Item *one = find(drawing, ITEM_TEXT, PART_PAGE, 0),
         *other = find(drawing, ITEM_TEXT, PART_PAGE, 1);
    if (other != NULL) {
        other->x = one->x;
        other->y = one->y;
    }
    return other != NULL;
}

static bool write_long(Drawing *drawing)
{
    Item *word = find(drawing, ITEM_TEXT, PART_NODE, 0);
    word = word == NULL ? find(drawing, ITEM_TEXT, PART_LABEL, 0) : word;
    if (word != NULL) {
        word->width = drawing->width;
    }
    return word != NULL;
}

// A line is led through the middle of the title.
static bool cross_words(Drawing *drawing)
{
    Item *line = find(drawing, ITEM_LINE, PART_EDGE, 0);
    Item *word = find(drawing, ITEM_TEXT, PART_PAGE, 0);
    if (line != NULL) {
        line->points[0] = (Spot){word->x + word->width / 2, word->y - word->font.size / 3};
    }
    return line != NULL;
}

// A line along the top of the page, and from there to a card.
static void lead_along(const Drawing *drawing, Item *line, const Item *card)
{
    line->points = ARENA_MANY(drawing->arena, 3, Spot);
    line->points[0] = (Spot){1, 1};
    line->points[1] = (Spot){40, 1};
    line->points[2] = (Spot){card->x + card->width / 2, card->y};
    line->point_count = 3;
    line->is_curve = false;
}

// Lines of two edges to two cards get one track.
static bool share_track(Drawing *drawing)
{
    Item *one = find(drawing, ITEM_LINE, PART_EDGE, 0), *other = one;
    const Item *card = find(drawing, ITEM_BOX, PART_NODE, 0);
    const Item *next = find(drawing, ITEM_BOX, PART_NODE, 1);
    for (uint32_t i = 1; other != NULL && other->owner == one->owner; i++) {
        other = find(drawing, ITEM_LINE, PART_EDGE, i);
    }
    if (other == NULL || next == NULL) {
        return false;
    }
    lead_along(drawing, one, card);
    lead_along(drawing, other, next);
    return true;
}

static bool bend_main_line(Drawing *drawing)
{
    for (uint32_t i = 0; i < drawing->count; i++) {
        Item *line = &drawing->items[i];
        if (line->kind == ITEM_LINE && line->part == PART_EDGE && line->stroke == INK_MAIN
            && line->point_count == 2) {
            line->points[1].x += 9;
            line->points[1].y += 9;
            return true;
        }
    }
    return false;
}

static bool move_lane(Drawing *drawing)
{
    bool is_done = false;
    for (uint32_t i = 0; i < drawing->count && !is_done; i++) {
        Item *band = &drawing->items[i];
        if (band->kind == ITEM_BOX && band->part == PART_BAND && band->fill == NO_COLOR) {
            band->x += 20;
            band->y += 20;
            is_done = true;
        }
    }
    return is_done;
}

static bool write_small(Drawing *drawing)
{
    find(drawing, ITEM_TEXT, PART_PAGE, 0)->font.size = 10.5;
    return true;
}

static bool write_pale(Drawing *drawing)
{
    find(drawing, ITEM_TEXT, PART_PAGE, 0)->fill = 0x8A8A8A;
    return true;
}

// The first card is higher than a page.
static bool stretch_card(Drawing *drawing)
{
    Item *card = find(drawing, ITEM_BOX, PART_NODE, 0);
    card = card == NULL ? find(drawing, ITEM_BOX, PART_LABEL, 0) : card;
    if (card != NULL) {
        card->height = 4000;
        drawing->height += 4000;
    }
    return card != NULL;
}

bool harm_do(Drawing *drawing, const char *name)
{
    static const Harm HARMS[] = {
        {"cards", move_card},     {"through", lead_through}, {"labels", write_over},
        {"spilt", write_long},    {"crossed", cross_words},  {"shared", share_track},
        {"bent", bend_main_line}, {"lanes", move_lane},      {"small", write_small},
        {"pale", write_pale},     {"torn", stretch_card},
    };
    for (size_t i = 0; i < sizeof HARMS / sizeof HARMS[0]; i++) {
        if (strcmp(name, HARMS[i].name) == 0) {
            return HARMS[i].spoil(drawing);
        }
    }
    return false;
}
