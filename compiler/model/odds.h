// The chances of a deal: how likely each stage is to be reached, and to be won from.
//
// Source: absorbing Markov chains (Kemeny and Snell, Finite Markov Chains, 1960); elimination
// without subtraction after Grassmann, Taksar and Heyman (1985).
#pragma once

#include "model/model.h"

// How much work, in multiplications, the loops of one process may take: a tenth of a second or two.
// A loop of 340 stages that all lead to all others is at the limit, as is one of some 900 stages
// that each lead to three anywhere in it. Loops of hundreds of thousands of stages that lead to
// stages near them, or all to a few, are far below. Loops over it have neither reach nor win.
#define ODDS_LOOP_LIMIT 15000000

typedef struct StageOdds {
    double reach;   // the chance that a deal which starts at the start is ever here; 0 to 1
    double win;     // the chance that a deal here ends in a win of this process; 0 to 1
    double visits;  // how often, on average, a deal that starts at the start is here
    bool has_reach; // false where its loop is too large to be worked out (see ODDS_LOOP_LIMIT)
    bool has_win;
} StageOdds;

typedef struct Odds {
    StageOdds *stages; // one a stage, by Stage.index
    double *ends;      // one an end, by End.index: the chance that a deal ends there; -1: not known
    double win, loss, neutral, handed_on; // from the start; they come to 1; -1 where not known
    bool is_known;                        // false for a process that has errors or no stage
} Odds;

// Works out the chances of a process from the shares of its ways; a way to another process counts
// as handed on. Ways above 0% that lead nowhere, stages without a way out and circles that a deal
// can never leave make it unknown; nothing is reported.
Odds odds_of(const Process *process, Arena *arena);
