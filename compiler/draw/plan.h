// The plan of a picture: where its cards, chips and lines go.
//
// It is filled in order by card (sizes), rank (columns), grid (rows, columns, strips), hang (chips),
// route (which channels and gutters lines take), track (where in them) and place (pixels), then read
// by compose.
//
// The picture is a grid. The way to the goal runs from left to right through the columns of a row,
// and goes on in the next row, as lines of text do. Below the main strip of a row lie strips for
// what stands aside. Lines run in the channels between strips and the gutters between columns,
// where no card ever stands: channel h lies above strip h, gutter g left of column g.
//
// The main line cuts the page in two: what lies below it in any row is open to the left margin, what
// lies above it to the right one. So losses leave by the left margin and loops by the right one,
// and neither ever crosses it.
//
// Where the way runs down (an upright plan) each of its steps has a row of its own, and a long way
// goes on at the head of the next fold, as newspapers do: what lies right of it in any fold is open
// to the channel above all folds, what lies left of it to the one below them.
#pragma once

#include "base/limits.h"
#include "draw/draw.h"
#include "draw/sheet.h"
#include "views/graph.h"

#define NOWHERE UINT32_MAX

enum { SORT_LEFT_EXIT = 200 }; // of a segment by which a line leaves a card to the left

// A chip that names a way out; it hangs at its card and its line leaves it at one side.
typedef struct Pill {
    StrList lines;
    double x, y, width, height;
    bool is_above, is_left; // it sits on the card's upper edge; its line leaves to the left
    bool is_straight;       // its line leaves straight away from the card
    bool is_direct;         // and meets its target without a turn
    uint32_t next;          // the next pill of the same card and side, outwards; NOWHERE: none
    uint32_t bus;           // NOWHERE for a step of the main line
    uint32_t exit, out, trunk, entry; // segments on its way; NOWHERE where there is none
} Pill;

typedef struct Box {
    double x, y, width, height;
    StrList eyebrow, title;
    bool share_below; // of an end: its share stands in a line of its own
    StrList *facts;   // one a Fact
    uint32_t row, column, strip;
    uint32_t anchor;       // the step of the main line that it stands by
    bool is_rail;          // an end with a strip of its own, to which losses run
    uint32_t rides;        // the rail in whose strip an anytime of the whole stands; NOWHERE: none
    uint32_t below, above; // its first pills
    double below_height, above_height;
    uint32_t ports;  // bit set of the sorts of lines that come in from below
    uint32_t loops;  // loops that come in above, or on the left of an upright plan
    uint32_t deeper; // the next box of the same cell, further down; NOWHERE: none
} Box;

// All lines of one sort that lead to one node share a bus; but one or two loops have each their own.
typedef struct Bus {
    uint32_t target;
    EdgeKind kind;
    bool is_above; // it comes to its target from above the main strip
    bool is_left;  // it comes to its target from the left (upright only)
    uint32_t slot; // among the loops that come to the target
} Bus;

typedef struct Segment {
    uint32_t bus;
    uint32_t row, channel; // of a horizontal one
    bool is_rail;          // it runs to an end, through the middle of the strip `channel`
    uint32_t gutter;       // of a vertical one; NOWHERE for a horizontal one
    uint32_t low, high;    // extent in steps of the grid
    uint32_t sort;         // order among its neighbours
    uint32_t track;
    double at;                    // its x or y
    double drawn_low, drawn_high; // what was drawn already
} Segment;

typedef struct Strip {
    double y, height;
    double channel_y, channel_height; // of the channel above it
    uint32_t tracks;                  // in that channel
    double above;                     // room for the pills on its cards
    double line;                      // from its top to the middle of its ends
} Strip;

typedef struct Row {
    double y, height, main_y;
    Strip *strips;  // one more than there are: the last is only a channel
    uint32_t first; // step of the main line, but of an upright plan
    uint32_t strip_count, aside_count;
    double band_bottom; // of an upright plan
    double gap;         // below it, where the main line runs down
    uint32_t fold;      // of an upright plan
} Row;

// A part of an upright plan that stands beside the part before it: the main line in its first
// column, what stands aside in its second, and a last one in which the main line runs up to the next.
typedef struct Fold {
    uint32_t first, end; // its rows
    bool has_aside;
    double foot;                  // where the main line turns to the next fold
    double band_left, band_right; // the sides of its bands
} Fold;

typedef struct Gutter {
    double x, width;
    double chip_width; // of the main line's chips in it
    uint32_t tracks;
    double tracks_x;
} Gutter;

typedef struct Plan {
    const Graph *graph;
    const Limits *limits;
    LayoutNotes *notes; // NULL: none are kept
    Arena *arena;
    double card_width;
    double wider;        // than usual are the cards
    double narrower;     // or so much narrower
    double figure_width; // of the widest share of a stage, beside its bar
    Box *boxes;
    Pill *pills; // one an edge
    Bus *buses;
    uint32_t bus_count;
    Segment *segments;
    uint32_t segment_count;
    uint32_t columns, row_count;
    Row *rows;       // of an upright plan one more: its strip is all folds, its channels lie around
    Gutter *gutters; // columns + 1
    uint32_t *main;  // the nodes of the main line, by step
    uint32_t *cells; // row by row: the first box of each cell; NOWHERE: none
    double *contents; // row by row: where what a band holds of that column ends
    double head_height, width, height;
    uint32_t step_base; // grid steps a row takes
    bool is_upright;    // the main line runs down; pills hang beside cards
    Fold *folds;        // of an upright plan
    uint32_t fold_count, fold_columns;
    double fold_head; // where the main line turns into a fold
} Plan;

// ---- the parts, in order ------------------------------------------------------------------------

// Wraps all texts and measures cards and chips.
void plan_measure(Plan *plan);

// How much wider the measured cards must be for no word of a title to be parted, as far as that goes.
double plan_wider(const Plan *plan);

// Gives every node aside its anchor, from positions along the main line (NULL: our own simple ranking).
void plan_anchor(Plan *plan, const double *positions);

// Rows, columns and strips, for so many columns, or so many folds of an upright plan.
void plan_grid(Plan *plan, uint32_t columns);

// The group in whose band a cell of the main strip lies; -1: in none; -2: the line ended before.
int32_t plan_column_group(const Plan *plan, uint32_t row, uint32_t column);

// Hangs the chips at their cards and gives every line its bus.
void plan_hang(Plan *plan);

// Segments, and the tracks on which they lie in their channels and gutters.
void plan_route(Plan *plan);
void plan_track(Plan *plan);

// Pixels.
void plan_place(Plan *plan);
// How wide the head has to stand, margins and all, and in how many lines. A picture of a wanted width
// goes on into the margins of a page (draw/booklet.h), and its head does not.
double plan_head_width(const Plan *plan);
HeadLines plan_head_lines(const Plan *plan);
double plan_channel_height(const Plan *plan, const Strip *strip, bool is_first);
double plan_place_row(const Plan *plan, Row *row, double y); // gives where it ends

// The parts that differ where the main line runs downwards (folds.c, upright.c, upright_route.c).
void upright_grid(Plan *plan, uint32_t folds);
const Fold *upright_fold(const Plan *plan, const Box *box);
bool upright_is_main_column(const Plan *plan, uint32_t column);
double upright_way_up(const Plan *plan, uint32_t fold);
bool upright_is_left(const Plan *plan, const Edge *edge);
void upright_across(Plan *plan);
void upright_measure_strip(Box *box, Strip *strip);
void upright_place_rows(Plan *plan, double top);
void upright_place_pills(Plan *plan, const Box *box);
void upright_place_chip(Plan *plan, uint32_t edge);

// ---- sizes that several parts share -------------------------------------------------------------

enum {
    CARD_PADDING = 11,
    LINE_HEIGHT = 16,
    TITLE_HEIGHT = 19,
    FACT_INDENT = 19,
    PILL_PADDING = 8,
    PILL_GAP = 4,
    TRACK = 11,
    BAND_HEAD = 24,
    BAND_MARGIN = 11,
    PORT = 12,
    DROP = 26,           // from a card's right edge to the line that drops from its last chip
    PASSING = DROP + 12, // room beside an anytime's chip in which such a line passes
    HEAD_LINE = 30,      // from a card's upper edge to the main line
    MINI_HEIGHT = 24,
    PICTURE_NARROWEST = 420,
    REACH_HEIGHT = 17, // the bar under a title, with its figure
};

static const Font FONT_CARD_TITLE = {FONT_BOLD, 14};
static const Font FONT_PILL = {FONT_REGULAR, 11.5};

bool plan_is_end(const Node *node);

// How high the small card of another process is that stands on a card, with these lines.
double mini_height(const StrList *lines);

// How far chips stand in from the card's left edge, so that lines can come in there from below.
double plan_port_inset(const Box *box);
