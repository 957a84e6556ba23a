// A drawing list as the eye takes it: cards, chips, bands, words and lines, each with its place.
//
// Nothing here knows of views. What a word belongs to follows from the drawing list: in a group
// whose box is a card or a chip it is that box, elsewhere the last box painted under its beginning.
#pragma once

#include "draw/drawing.h"

enum { NOTHING = -1 };

typedef struct Area {
    double left, top, right, bottom;
} Area;

// A card (PART_NODE), a chip (PART_LABEL), a band, or another filled box that can hold words.
typedef struct Patch {
    Area area;
    ItemPart part;
    uint32_t owner;
    uint32_t item;  // its index in the drawing list
    uint32_t group; // the item that opens its group; 0: in none
} Patch;

typedef struct Word {
    Area area;
    uint32_t item;
    int32_t own;    // the card or chip whose group it stands in, or NOTHING
    int32_t under;  // the last patch painted under its beginning, or NOTHING
    int32_t holder; // the last card or chip painted under its beginning, or `own`, or NOTHING
} Word;

typedef struct Leg {
    Spot from, to;
} Leg;

// A line of an edge; curves are cut into short legs.
typedef struct DrawnLine {
    const Item *item;
    Leg *legs;
    uint32_t leg_count;
    int32_t target; // the card that it leads to, by way of others it runs into; or NOTHING
} DrawnLine;

typedef struct Scene {
    const Drawing *drawing;
    Patch *patches;
    Word *words;
    DrawnLine *lines;
    uint32_t patch_count, word_count, line_count;
} Scene;

// Reads a drawing list; all memory comes from the arena.
Scene scene_read(const Drawing *drawing, Arena *arena);

// The page.
Area scene_page(const Scene *scene);

// Two areas have more than `slack` pixels in common, across and down.
bool areas_meet(Area left, Area right, double slack);

// The inner area lies in the outer one, but for `slack` pixels.
bool area_holds(Area outer, Area inner, double slack);

// A straight line runs through the area, more than `slack` pixels from its rim.
bool leg_crosses(Leg leg, Area area, double slack);

bool patch_is_card(const Patch *patch);
bool patch_is_chip(const Patch *patch);

// What stands for itself where lines and labels are looked at: cards and chips.
bool patch_is_solid(const Patch *patch);
