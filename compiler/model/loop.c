// The elimination of a loop, and the three questions it answers.
//
// With P the chances inside the loop, I - P is factored as (I - L) D (I - U): `leaving` is D, the
// rows of U are onward / leaving, the columns of L are inward / leaving. Each state is worked out
// from those before it, on the entries that the order has foreseen and nowhere else. Everything is
// added, multiplied and divided, never subtracted.
#include "model/loop.h"

#include <math.h>

// ---- elimination --------------------------------------------------------------------------------

// The entry of `later` for this pair of states, which is there. `state` comes before `other`.
static uint32_t entry_of(const Elimination *order, uint32_t state, uint32_t other)
{
    uint32_t low = order->starts[state];
    uint32_t high = order->starts[state + 1];
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (order->later[middle] <= other) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

// Puts the chances of the graph at their entries.
static void loop_fill(Loop *loop, const LoopChances *chances)
{
    const Digraph *graph = &chances->graph;
    const uint32_t *position = loop->order.position;
    for (uint32_t node = 0; node < graph->count; node++) {
        uint32_t from = position[node];
        loop->exits[from] = chances->exits[node];
        for (uint32_t edge = graph->starts[node]; edge < graph->starts[node + 1]; edge++) {
            uint32_t to = position[graph->heads[edge]];
            if (from < to) {
                loop->onward[entry_of(&loop->order, from, to)] += chances->chances[edge];
            } else if (to < from) {
                loop->inward[entry_of(&loop->order, to, from)] += chances->chances[edge];
            }
        }
    }
}

// Adds to a state what goes through an earlier one, whose later neighbour it is by the entry `use`.
// `at` says where each later neighbour of the state has its entry.
static void state_add(Loop *loop, const uint32_t *at, uint32_t state, uint32_t use)
{
    const Elimination *order = &loop->order;
    uint32_t earlier = order->later_of[use];
    double from = loop->inward[use] / loop->leaving[earlier];
    double to = loop->onward[use] / loop->leaving[earlier];
    for (uint32_t entry = use + 1; entry < order->starts[earlier + 1]; entry++) {
        uint32_t place = at[order->later[entry]];
        loop->onward[place] += from * loop->onward[entry];
        loop->inward[place] += to * loop->inward[entry];
    }
    loop->exits[state] += from * loop->exits[earlier];
}

// Works out a state from those before it. False if the chance to leave it is lost in a double.
static bool state_reduce(Loop *loop, uint32_t *at, uint32_t state)
{
    const Elimination *order = &loop->order;
    for (uint32_t entry = order->starts[state]; entry < order->starts[state + 1]; entry++) {
        at[order->later[entry]] = entry;
    }
    for (uint32_t i = order->use_starts[state]; i < order->use_starts[state + 1]; i++) {
        state_add(loop, at, state, order->uses[i]);
    }
    double leaving = loop->exits[state];
    for (uint32_t entry = order->starts[state]; entry < order->starts[state + 1]; entry++) {
        leaving += loop->onward[entry];
    }
    loop->leaving[state] = leaving;
    return isnormal(leaving);
}

bool loop_solve(Loop *loop, const LoopChances *chances, uint64_t *work, Arena *arena)
{
    uint32_t count = chances->graph.count;
    if (!elimination_order(&loop->order, &chances->graph, work, arena)) {
        return false;
    }
    uint32_t entries = loop->order.starts[count];
    loop->onward = ARENA_MANY(arena, entries, double);
    loop->inward = ARENA_MANY(arena, entries, double);
    loop->exits = ARENA_MANY(arena, count, double);
    loop->leaving = ARENA_MANY(arena, count, double);
    loop_fill(loop, chances);
    uint32_t *at = ARENA_MANY(arena, count, uint32_t);
    for (uint32_t state = 0; state < count; state++) {
        if (!state_reduce(loop, at, state)) {
            return false;
        }
    }
    return true;
}

// ---- questions ----------------------------------------------------------------------------------

// Solves for values by state of the graph. Going up, each state hands what it has to its later
// neighbours by `up`; going down, it takes from theirs by `down`.
static void loop_substitute(const Loop *loop, const double *up, const double *down, double *values,
                            Arena *arena)
{
    const Elimination *order = &loop->order;
    double *value = ARENA_MANY(arena, order->count, double); // by position
    for (uint32_t state = 0; state < order->count; state++) {
        value[state] = values[order->node[state]];
    }
    for (uint32_t state = 0; state < order->count; state++) {
        value[state] /= loop->leaving[state];
        for (uint32_t entry = order->starts[state]; entry < order->starts[state + 1]; entry++) {
            value[order->later[entry]] += up[entry] * value[state];
        }
    }
    for (uint32_t state = order->count; state-- > 0;) {
        for (uint32_t entry = order->starts[state]; entry < order->starts[state + 1]; entry++) {
            value[state] += down[entry] / loop->leaving[state] * value[order->later[entry]];
        }
        values[order->node[state]] = value[state];
    }
}

void loop_gains(const Loop *loop, double *gains, Arena *arena)
{
    loop_substitute(loop, loop->inward, loop->onward, gains, arena);
}

void loop_visits(const Loop *loop, double *visits, Arena *arena)
{
    loop_substitute(loop, loop->onward, loop->inward, visits, arena);
}

// The inverse of I - P at the entries of the order: between(k, j) for `forth`, between(j, k) for
// `back`, where j is a later neighbour of k; `self` is between(k, k).
typedef struct Inverse {
    double *forth, *back, *self;
} Inverse;

// Works out the inverse at one state's entries from those of its later neighbours, all of which are
// neighbours of one another.
static void inverse_state(Inverse *inverse, const Loop *loop, uint32_t state)
{
    const Elimination *order = &loop->order;
    uint32_t first = order->starts[state];
    uint32_t end = order->starts[state + 1];
    for (uint32_t one = first; one < end; one++) {
        uint32_t middle = order->later[one];
        inverse->forth[one] += loop->onward[one] * inverse->self[middle];
        inverse->back[one] += loop->inward[one] * inverse->self[middle];
        for (uint32_t other = one + 1; other < end; other++) {
            uint32_t pair = entry_of(order, middle, order->later[other]);
            inverse->forth[other] += loop->onward[one] * inverse->forth[pair];
            inverse->forth[one] += loop->onward[other] * inverse->back[pair];
            inverse->back[other] += loop->inward[one] * inverse->back[pair];
            inverse->back[one] += loop->inward[other] * inverse->forth[pair];
        }
    }
    inverse->self[state] = 1;
    for (uint32_t one = first; one < end; one++) {
        inverse->forth[one] /= loop->leaving[state];
        inverse->back[one] /= loop->leaving[state];
        inverse->self[state] += loop->onward[one] * inverse->back[one];
    }
    inverse->self[state] /= loop->leaving[state];
}

void loop_returns(const Loop *loop, double *returns, Arena *arena)
{
    const Elimination *order = &loop->order;
    uint32_t entries = order->starts[order->count];
    Inverse inverse = {
        .forth = ARENA_MANY(arena, entries, double),
        .back = ARENA_MANY(arena, entries, double),
        .self = ARENA_MANY(arena, order->count, double),
    };
    for (uint32_t state = order->count; state-- > 0;) {
        inverse_state(&inverse, loop, state);
        returns[order->node[state]] = inverse.self[state];
    }
}
