// The neutral shape of pictures made of boxes and arrows.
//
// A view turns the model into a Graph; the draw room places and paints it. A Graph knows nothing of
// coordinates, colours or formats, and its painters know nothing of stages. Text in it is the
// user's, unescaped; ids are ours (lower-case letters, digits, `-` and `_`).
#pragma once

#include "views/cast.h"

typedef enum NodeKind {
    NODE_STAGE,   // a card: something people do
    NODE_WIN,     // an end
    NODE_LOSS,    // an end
    NODE_NEUTRAL, // an end that is neither
    NODE_PROCESS, // another process, to which deals are handed on
    NODE_ANYTIME, // a way out of every stage of its group, or of the whole
} NodeKind;

typedef enum FactKind {
    FACT_OWNER,
    FACT_WITH,
    FACT_SKILL,
    FACT_CRITERION, // what proves that the work is done
    FACT_TIME,
    FACT_RUNS,      // the name of a process that is run here
    FACT_ALONGSIDE, // the name of a process that goes on beside
    FACT_THEN,      // the name of a process that begins at this end
} FactKind;

// One line of facts on a card; wrapped, and shortened, by the painter.
typedef struct Fact {
    FactKind kind;
    Str text;
} Fact;

typedef struct Node {
    NodeKind kind;
    Str id; // unique in the graph: "stage-b2b-qualify"
    Str title;
    Str number;   // "2"; empty if it has none
    Str share;    // of all: "42%"; empty if not known
    double reach; // the same as a number from 0 to 1; below 0 if not known
    Fact *facts;
    uint32_t fact_count;
    int32_t group;     // index in Graph.groups; -1: in none
    int32_t main_step; // 0, 1, 2 ... along the way to the goal; -1: off that way
    Str link;          // an address that was checked; empty if none
    Str spoken;        // what a screen reader says
    bool is_quiet;     // it steps back behind the part of the role that is asked for
    Cast *cast;        // NULL: it is not marked
} Node;

typedef enum EdgeKind {
    EDGE_FORWARD, // onwards, or aside
    EDGE_LOOP,    // back to an earlier node
    EDGE_LOSS,    // to a loss
    EDGE_REOPEN,  // an end that may begin again
} EdgeKind;

typedef struct Edge {
    EdgeKind kind;
    uint32_t from, to; // indexes in Graph.nodes
    bool is_main;      // a step of the way to the goal
    Str id;
    Str label; // "Qualified"
    Str share; // of visits: "45%", "~50%" where it was assumed; empty if none
    Str spoken;
    bool is_quiet;
    Cast *cast; // NULL: it is not marked
} Edge;

// A phase: a set of nodes that are drawn together.
typedef struct Group {
    Str id;
    Str label;
    Str color;     // "#rrggbb" or a palette name; empty: the painter picks by `tone`
    uint32_t tone; // phases count on, so that each has a colour of its own
} Group;

// Where nothing is said, pictures run to the right; DOT, which cannot fold, runs down when it is long.
typedef enum Direction { DIRECTION_RIGHT, DIRECTION_DOWN, DIRECTION_AUTO } Direction;

typedef struct Graph {
    Str title;
    Str subtitle;
    Str description; // one or two sentences for those who cannot see it
    StrList foot;    // lines under the picture
    Direction direction;
    uint32_t width;  // wanted, in pixels at 96 a inch; 0: what fits a landscape page best
    uint32_t height; // of a page on which more than one goes on; 0: it is one page
    Group *groups;
    uint32_t group_count;
    Node *nodes;
    uint32_t node_count;
    Edge *edges;
    uint32_t edge_count;
    uint32_t main_count; // nodes on the way to the goal
    bool has_shares;     // some edge or node shows a share
} Graph;
