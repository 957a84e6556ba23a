// The plan of a picture of swimlanes, filled in order by lanes_measure, lanes_route and read by
// lanes.c, which paints it.
//
// The picture has rows; a row has so many columns and those of the lanes that have cards there. Gap
// g of a row lies left of its column g, the last one behind all columns; below the cards of a lane
// lies its gutter. Cards never stand in gaps and gutters, so lines that keep to them cross no card.
#pragma once

#include "draw/sheet.h"
#include "views/lanes_shape.h"

enum {
    LANE_CARD = 176, // the width of a card
    LANE_LABEL = 112,
    LANE_LINE = 15,
    LANE_WAY = 19, // the height of a way of one line
    WAY_LINE = 13, // between its lines
    LANE_PADDING = 9,
    LANE_TRACK = 9,
    LANE_EXIT = 28,  // from a card to the first track: room for a hand-off's number
    LANE_ENTRY = 18, // from the last track to the next card: room for an arrow
    LANE_PORT = 9,   // between the ways into a card
};

static const Font FONT_LANE = {FONT_BOLD, 12};
static const Font FONT_LANE_TITLE = {FONT_BOLD, 12.5};
static const Font FONT_LANE_WAY = {FONT_REGULAR, 11};

typedef struct LaneBox {
    StrList title;
    StrList *facts, *ways;
    double *way_tops; // by way, below the line of the first: where its words begin
    double head;      // the height of its title and facts
    double height;    // from the top of its slot
    double x, y;
    double port; // where its first way leaves and the main line comes in
    uint32_t row;
} LaneBox;

typedef struct LaneSlot {
    double head, height; // of the tallest card in it
    double y;
} LaneSlot;

typedef struct LaneBand {
    bool is_used;
    LaneSlot *slots;
    uint32_t slot_count;
    uint32_t tracks; // in its gutter
    double y, height, gutter_y;
} LaneBand;

typedef struct LaneGap {
    uint32_t tracks;
    double x, width;
} LaneGap;

typedef struct LaneRow {
    uint32_t first, count; // columns
    LaneBand *bands;       // by lane
    LaneGap *gaps;         // count + 1
    double y, header, height;
} LaneRow;

// How a link runs.
typedef enum LaneRunKind {
    LANE_RUN_NEXT, // to the next column
    LANE_RUN_LONG, // by the gutter of its lane
    LANE_RUN_AWAY, // to another row: it ends at the card's edge, and begins anew there
} LaneRunKind;

typedef struct LaneRun {
    LaneRunKind kind;
    bool is_straight;
    double from_y, to_y;
    uint32_t out_gap, in_gap;     // in the row; equal for LANE_RUN_NEXT
    uint32_t out_track, in_track; // in those gaps
    uint32_t gutter_track;
} LaneRun;

typedef struct LanesPlan {
    const Lanes *lanes;
    Drawing *drawing;
    Arena *arena;
    LaneBox *boxes; // by card
    LaneRun *runs;  // by link
    LaneRow *rows;
    uint32_t row_count;
    uint32_t columns; // of a row
    double width;
} LanesPlan;

// Wraps texts, measures cards, cuts the columns into rows, and gives each slot its height.
void lanes_measure(LanesPlan *plan);

// Decides how links run and which tracks of gutters they take; gives lanes and cards their y.
void lanes_route(LanesPlan *plan, double top);

// Gives vertical runs their tracks in the gaps, and all their x.
void lanes_route_gaps(LanesPlan *plan);
