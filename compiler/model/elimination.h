// In which order the states of a loop are best eliminated, and what each is then joined to.
//
// Source: minimum degree ordering, as in A. George and J. Liu, The evolution of the minimum degree
// ordering algorithm (1989); here with the neighbours written out, and a bound on the work.
#pragma once

#include "model/components.h"

#include <stdbool.h>

// States are called by their position in the order. The neighbours of state k that are eliminated
// after it, ascending: later[starts[k]] up to later[starts[k + 1] - 1]. The entries of `later` that
// name state k, ascending by whose they are: uses[use_starts[k]] up to uses[use_starts[k + 1] - 1].
typedef struct Elimination {
    uint32_t count;
    uint32_t *node;     // by position: the node of the graph
    uint32_t *position; // by node
    uint32_t *starts;
    uint32_t *later;
    uint32_t *later_of; // by entry of `later`: whose neighbour it is
    uint32_t *use_starts;
    uint32_t *uses;
} Elimination;

// Orders the nodes of a graph, whose edges are taken to go both ways. What ordering
// and elimination take, in multiplications, is taken off *work; where it is more, the answer is
// false.
bool elimination_order(Elimination *elimination, const Digraph *graph, uint64_t *work,
                       Arena *arena);
