// The neutral shape of what passes between roles: a line a role, an arrow a hand-off.
#pragma once

#include "views/graph.h"

typedef struct ExchangePass {
    Str id;
    Str number;    // as in the swimlanes and handouts
    Str title;     // "Qualify lead: Qualified"
    StrList given; // what is handed over
    Str soon;      // "within 1 workday, else Sales manager is told"; empty if nothing is said
    Str spoken;
    int32_t group;     // of the stage it leaves; index in Exchange.groups; -1: in none
    uint32_t from, to; // indexes of roles
    bool is_back;      // to an earlier stage
    bool is_quiet;     // it steps back, so that others stand out
    Cast *cast;        // NULL: it is not marked
} ExchangePass;

typedef struct Exchange {
    Str title, subtitle, description;
    StrList foot;
    Group *groups;
    uint32_t group_count;
    StrList roles;
    bool *is_quiet; // by role
    Cast **casts;   // the same
    uint32_t width; // wanted, in pixels; 0: as the painter likes
    ExchangePass *passes;
    uint32_t pass_count;
} Exchange;
