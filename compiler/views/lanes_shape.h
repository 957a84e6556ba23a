// The neutral shape of swimlanes: cards in lanes and columns, and the links between them.
//
// A Lanes knows nothing of pixels, rows of a page and formats; its painter knows nothing of stages.
// Ways that lead to a card are links; all others end on the card itself.
#pragma once

#include "views/graph.h"

typedef enum LaneWayKind {
    LANE_WAY_ON,     // to a card: it has a link
    LANE_WAY_LOSS,   // to a loss
    LANE_WAY_END,    // to an end that is neither
    LANE_WAY_AWAY,   // to another process
    LANE_WAY_RUNS,   // to the card of a process that a stage runs: it has a link
    LANE_WAY_BESIDE, // to one that goes on in parallel: it has a link
    LANE_WAY_NONE,   // words where a card has no way of its own
} LaneWayKind;

// One way out of a card, a line on it.
typedef struct LaneWay {
    LaneWayKind kind;
    Str label; // "Not now", or with where it ends: "Duplicate: Parked"
    Str share; // "45%"; empty if none
    bool is_loop;
} LaneWay;

typedef struct LaneCard {
    NodeKind kind; // NODE_STAGE, or an end
    Str id, title;
    Str number; // its step of the way to the goal; empty aside of it
    Str mark;   // by which others refer to it: its number, or a letter
    Str link, spoken;
    Fact *facts; // who helps, how long it takes, what it runs
    uint32_t fact_count;
    bool is_plain; // its facts say themselves what they are: no signs before them
    LaneWay *ways;
    uint32_t way_count;
    int32_t group; // index in Lanes.groups; -1: in none
    uint32_t lane;
    uint32_t column;
    uint32_t slot; // among the cards of its lane and column
    bool has_loss; // a way to a loss that is not among its ways
    bool is_quiet; // others are brought out
    Cast *cast;    // NULL: it is not marked; so below
} LaneCard;

typedef struct LaneLink {
    uint32_t from, way, to; // indexes of cards, and of the way on the first
    bool is_main, is_loop;
    bool is_quiet;
    Cast *cast;
    uint32_t handoff; // its number; 0: it passes from nobody to nobody
} LaneLink;

typedef struct Lane {
    Str label;
    bool is_external;
    bool is_chosen; // its part is brought out
    bool is_quiet;  // another's is
    Cast *cast;
} Lane;

// What one hand-off passes on. Several may share a number: those of one way out of many stages.
typedef struct LaneHandoff {
    Str number;
    Str between; // "Sales rep → Marketing"
    Str given;   // "Notes of the call; the budget"; empty if nothing is said
    Str soon;    // "taken within 1 workday, else Head of sales is told"; empty if nothing is said
    bool is_quiet;
    Cast *cast;
} LaneHandoff;

typedef struct Lanes {
    Str title, subtitle, description;
    StrList foot;
    Group *groups;
    Str *group_notes; // by group: the ways out of all its stages; empty if none
    uint32_t group_count;
    Lane *lanes;
    uint32_t lane_count;
    uint32_t column_count;
    LaneCard *cards;
    uint32_t card_count;
    LaneLink *links;
    uint32_t link_count;
    LaneHandoff *handoffs;
    uint32_t handoff_count;
    Direction direction; // in which the columns follow one another
    uint32_t width;      // wanted, in pixels; 0: what fits a landscape page
} Lanes;
