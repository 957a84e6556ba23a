// The plan of a picture of swimlanes: lanes.c looks for the columns and the width of cards that fit
// the page; lanes_measure wraps texts; lanes_right or lanes_down places everything; lanes_paint and
// lanes_cards paint it; lanes_below adds what stands under it.
//
// The picture has rows; a row has so many columns and those of the lanes that have cards there. Gap
// g of a row lies before its column g, the last one behind all columns. To the right, the gutter of
// a lane lies below its cards; downwards, a gutter lies right of each strip of cards. Cards never
// stand in gaps and gutters, so lines that keep to them cross no card.
#pragma once

#include "draw/sheet.h"
#include "views/lanes_shape.h"

enum {
    LANE_LABEL = 124, // the width of a lane's head with what is behind it
    LANE_HEAD = 118,  // without
    LANE_LINE = 15,
    LANE_WAY = 22, // the height of a way of one line: room for a badge
    WAY_LINE = 13, // between its lines
    LANE_PADDING = 9,
    LANE_TRACK = 9,
    LANE_PORT = 9,       // between the ways into a card
    LANE_GAP_LEAST = 34, // between two columns
    LANE_TEXT = 15,      // from a sign to the text behind it
};

#define NO_WAY UINT32_MAX

static const Font FONT_LANE = {FONT_BOLD, 12};
static const Font FONT_LANE_TITLE = {FONT_BOLD, 12.5};
static const Font FONT_LANE_WAY = {FONT_REGULAR, 11};
static const Font FONT_LANE_MARK = {FONT_BOLD, 11};

typedef struct LaneBox {
    StrList title;
    StrList *facts, *ways;
    double *way_tops; // by way, below the line of the first: where its words begin
    double ways_height;
    double head;   // the height of its title and facts
    double height; // from the top of its slot
    double x, y;
    double port; // where its first way leaves and the main line comes in
    uint32_t row;
    uint32_t through;   // downwards: the way that leaves it below; NO_WAY: none
    Str arrivals;       // what leads here from other rows: "5, 9"; empty if nothing does
    uint32_t last_from; // the last card among them
    uint32_t arrival_count;
    bool has_onward;  // one of them is no loop
    Str main_arrival; // the step before, where it stands in another row
} LaneBox;

typedef struct LaneSlot {
    double head, height; // of the tallest card in it
    double lead;         // room above it for arrows from other rows
    double y;
    double x, exit; // downwards: the strip's cards, and the room for what leaves them at the side
    uint32_t tracks;
} LaneSlot;

typedef struct LaneBand {
    bool is_used;
    LaneSlot *slots;
    uint32_t slot_count;
    uint32_t first_strip; // downwards: of all strips of the picture
    uint32_t tracks;      // in its gutter
    double gutter_y;
    double x, y, width, height; // its head included
    StrList label;
} LaneBand;

typedef struct LaneGap {
    uint32_t tracks;
    double exit, entry; // room for what leaves the cards before it, and comes to those behind it
    double start;       // of its first track
    double at, size;
} LaneGap;

// A phase's columns in a row.
typedef struct LaneStripe {
    int32_t group;
    uint32_t first, last; // columns of the row
    StrList label, note;
    double x, y, width, height; // its head included
} LaneStripe;

typedef struct LaneRow {
    uint32_t first, count; // columns
    LaneBand *bands;       // by lane
    LaneGap *gaps;         // count + 1
    LaneStripe *stripes;
    uint32_t stripe_count;
    double *steps; // downwards: the height of each column's cards
    double x, y, header, width, height;
} LaneRow;

// How a link runs.
typedef enum LaneRunKind {
    LANE_RUN_NEXT, // to the next column
    LANE_RUN_SIDE, // to another card of the same column, to its side that it leaves from
    LANE_RUN_LONG, // by a gutter
    LANE_RUN_AWAY, // to another row, or too far: it ends beside the card, and begins anew there
} LaneRunKind;

enum { LANE_POINTS = 6 };

typedef struct LaneRun {
    LaneRunKind kind;
    bool is_straight;
    bool is_through;              // it leaves its card below
    double from, to;              // where it leaves and comes in, across the columns
    uint32_t out_gap, in_gap;     // in the row; equal for LANE_RUN_NEXT
    uint32_t out_track, in_track; // in those gaps
    uint32_t gutter_track;
    Spot points[LANE_POINTS]; // where it is drawn; a stub if it leads away
    uint32_t point_count;
} LaneRun;

typedef struct LanesPlan {
    const Lanes *lanes;
    Drawing *drawing;
    Arena *arena;
    const int32_t *groups; // by column
    const bool *is_loud;   // by column: a card there is not quiet
    LaneBox *boxes;        // by card
    LaneRun *runs;         // by link
    LaneRow *rows;
    uint32_t row_count;
    uint32_t columns;     // of the longest row
    bool has_stubs;       // some link leads away, so that all cards show their marks
    double wanted;        // width
    double card;          // the width of cards
    uint32_t gutter_most; // links in a lane's gutter; the others end in stubs
    double width, bottom;
} LanesPlan;

// Cuts the columns into rows of at most `most`, and sorts the links: what each row holds.
void lanes_cut(LanesPlan *plan, uint32_t most);

// The first half of it: the rows, their bands and slots.
void lanes_rows(LanesPlan *plan, uint32_t most);

// The same lanes with at most so many cards in a column: the others go to columns of their own,
// behind it.
const Lanes *lanes_spread(const Lanes *lanes, uint32_t most, Arena *arena);

// Wraps the texts of cards and measures them, for cards of the plan's width.
void lanes_measure(LanesPlan *plan);

// Places all of a plan that is cut below `top`, the columns from left to right, or from top to
// bottom (which finds the width of cards itself). `width` and `bottom` of the plan are told.
void lanes_right(LanesPlan *plan, double top);
void lanes_down(LanesPlan *plan, double top);

// Paints rows, lines and cards.
void lanes_paint(LanesPlan *plan);
void lanes_paint_cards(LanesPlan *plan);

// The hand-offs, from `y` on; and what the signs mean. Each gives where the next line would go.
double lanes_paint_handoffs(LanesPlan *plan, double y);
double lanes_paint_legend(LanesPlan *plan, double y);

// ---- steps that both directions share -----------------------------------------------------------

// What may lie on top of one another: links that lead to one card, forward or back.
uint64_t lane_link_key(const LaneLink *link);

// The band and the slot that a card stands in.
LaneBand *lane_band_of(const LanesPlan *plan, uint32_t card);
LaneSlot *lane_slot_of(const LanesPlan *plan, uint32_t card);

// Which column of its row a card stands in.
uint32_t lane_step_of(const LanesPlan *plan, uint32_t card);

// The next corner of a link, at most LANE_POINTS.
void lane_add_point(LaneRun *run, double x, double y);

double lane_larger(double left, double right);

// ---- sizes that several parts share -------------------------------------------------------------

// The height of the shape of an end.
double lane_end_height(const LaneBox *box);

// From a card's edge to the middle of the number on it.
double lane_badge_place(const LaneLink *link);

// The room beside a card's edge for a link's number and its stub.
double lane_exit_room(const LanesPlan *plan, uint32_t link);

// The words at the end of a stub.
Str lane_stub_text(const LanesPlan *plan, uint32_t link);

// Of a stub: from the card's edge to its tip.
double lane_stub_length(const LaneLink *link);

// The room before a card for what the step before says.
double lane_arrival_room(const LaneBox *box);
