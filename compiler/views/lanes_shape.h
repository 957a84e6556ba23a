// The neutral shape of swimlanes: cards in lanes and columns, and the links between them.
//
// A Lanes knows nothing of pixels, rows of a page and formats; its painter knows nothing of stages.
// Ways that lead to a card are links; all others end on the card itself.
#pragma once

#include "views/graph.h"

typedef enum LaneWayKind {
    LANE_WAY_ON,   // to a card: it has a link
    LANE_WAY_LOSS, // to a loss
    LANE_WAY_END,  // to an end that is neither
    LANE_WAY_AWAY, // to another process
} LaneWayKind;

// One way out of a card, a line on it.
typedef struct LaneWay {
    LaneWayKind kind;
    Str label; // "Not now", or with where it ends: "Duplicate: Parked"
    Str share; // "45%"; empty if none
    bool is_loop;
} LaneWay;

typedef struct LaneCard {
    NodeKind kind; // NODE_STAGE or NODE_WIN
    Str id, title, number;
    Str link, spoken;
    Fact *facts; // who helps, how long it takes, what it runs
    uint32_t fact_count;
    LaneWay *ways;
    uint32_t way_count;
    int32_t group; // index in Lanes.groups; -1: in none
    uint32_t lane;
    uint32_t column;
    uint32_t slot; // among the cards of its lane and column, from the top
} LaneCard;

typedef struct LaneLink {
    uint32_t from, way, to; // indexes of cards, and of the way on the first
    bool is_main, is_loop;
    uint32_t handoff; // its number; 0: it passes from nobody to nobody
} LaneLink;

typedef struct Lane {
    Str label;
    bool is_external;
} Lane;

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
    StrList handoffs; // what each hand-off passes on, and how soon: "1  Sales rep to ..."
    uint32_t width;   // wanted, in pixels; 0: as the painter likes
} Lanes;
