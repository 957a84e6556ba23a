// The neutral shape of mind maps: a tree around a centre.
//
// A Mind knows nothing of pixels, sides and formats; its painter knows nothing of stages.
#pragma once

#include "views/graph.h"

typedef enum MindKind {
    MIND_CENTRE,
    MIND_BRANCH,    // a phase, or what gathers nodes of a kind
    MIND_STAGE,     // a stage; `detail` is its owner
    MIND_WIN,       // an end
    MIND_LOSS,      // an end
    MIND_NEUTRAL,   // an end
    MIND_CRITERION, // a leaf: what proves that the work is done
    MIND_TASK,      // a leaf: what to do
    MIND_PEOPLE,    // a leaf: who helps
    MIND_SKILL,     // a leaf: what has to be known
    MIND_TOOL,      // a leaf: what is used
    MIND_QUESTION,  // a leaf: a method's point that is covered
    MIND_TIME,      // a leaf: how long it takes
    MIND_WAY,       // a leaf: an outcome and where it leads
    MIND_WAY_LOST,  // a leaf: an outcome that leads to a loss
    MIND_REASON,    // a leaf: a reason
} MindKind;

typedef struct MindNode {
    MindKind kind;
    Str id; // unique in the picture; empty for leaves
    Str title, number, detail;
    Str link, spoken;
    int32_t group; // index in Mind.groups, which gives the colour; -1: none
    bool is_quiet; // it steps back, so that others stand out
    Cast *cast;    // NULL: it is not marked
    struct MindNode *children;
    uint32_t count, room;
} MindNode;

typedef struct Mind {
    Str title, subtitle, description;
    StrList foot;
    Group *groups;
    uint32_t group_count;
    MindNode centre;
    uint32_t node_count; // all of them
    uint32_t width;      // wanted, in pixels; 0: as the painter likes
} Mind;
