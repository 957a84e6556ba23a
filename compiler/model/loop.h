// Chances inside one loop: states that all lead to one another, and out.
//
// Source: state reduction without subtraction, W. Grassmann, M. Taksar and D. Heyman (1985); the
// diagonal of the inverse after K. Takahashi, J. Fagan and M. Chen (1973). No number is ever
// subtracted from another, so a loop that is left once in a million rounds is as exact as any.
#pragma once

#include "model/elimination.h"

// A loop to be worked out: `chances` stand beside the edges of `graph`; `exits` is by state, the
// chance of leaving the loop from there. An edge to the state itself counts for nothing.
typedef struct LoopChances {
    Digraph graph;
    const double *chances;
    const double *exits;
} LoopChances;

// The loop when it is eliminated, by position in the order: the chances of state k are those that
// are left when the states before it are gone.
typedef struct Loop {
    Elimination order;
    double *onward;  // by entry of order.later: the chance of going there
    double *inward;  // by entry: the chance of coming from there to the state
    double *exits;   // by state: the chance of leaving the loop from there
    double *leaving; // by state: the chance of going anywhere but to itself
} Loop;

// Eliminates. False where that takes more than *work multiplications, or where the loop is so hard
// to leave that its chances are too small for a double.
bool loop_solve(Loop *loop, const LoopChances *chances, uint64_t *work, Arena *arena);

// Turns what is gained by leaving from each state at once into what is gained in the end.
void loop_gains(const Loop *loop, double *gains, Arena *arena);

// Turns how often each state is entered from outside into how often it is visited.
void loop_visits(const Loop *loop, double *visits, Arena *arena);

// How often a deal that is at a state will be there, this time included.
void loop_returns(const Loop *loop, double *returns, Arena *arena);
