// The neutral shape of funnels: steps, each with the share of what enters that comes so far.
//
// A Funnel knows nothing of pixels and formats; its painters know nothing of stages.
#pragma once

#include "views/graph.h"

typedef enum ExitKind { EXIT_LOSS, EXIT_NEUTRAL, EXIT_ELSEWHERE, EXIT_ASIDE } ExitKind;

// Where some of those who are at a step go instead of on.
typedef struct FunnelExit {
    ExitKind kind;
    Str text; // "216 lost · 5.2M USD: No answer"
} FunnelExit;

typedef struct FunnelStep {
    Str id, title, number;
    Str link, spoken;
    int32_t group;   // index in Funnel.groups; -1: in none
    double share;    // of all who enter, from 0 to 1: the width of its bar
    double onward;   // of all who enter: those who come to the next step as well
    Str amount;      // "540", or "45%" where the file says no volume; "~" before what is assumed
    Str overall;     // "45%"; empty where the amount says it
    Str next;        // "60%": of those here, who come to the next step; empty at the end
    Str time;        // "2 to 5 days"
    bool is_assumed; // the shares of its ways out are
    bool is_win;     // the last step
    bool is_quiet;   // it steps back, so that others stand out
    Cast *cast;      // NULL: it is not marked
    FunnelExit *exits;
    uint32_t exit_count;
} FunnelStep;

typedef struct Funnel {
    Str title, subtitle, description;
    Str bars_label; // "Come here per month"
    StrList foot;
    Group *groups;
    uint32_t group_count;
    FunnelStep *steps; // the way to the win, then what lies aside of it
    uint32_t step_count;
    uint32_t main_count; // the steps that are on the way to the win
    uint32_t width;      // wanted, in pixels; 0: as the painter likes
} Funnel;
