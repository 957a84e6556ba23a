// Strongly connected components of a directed graph.
//
// Source: R. Tarjan, Depth-first search and linear graph algorithms (1972), written without
// recursion.
#pragma once

#include "base/arena.h"

#include <stdint.h>

// The edges of node i lead to heads[starts[i]] up to heads[starts[i + 1] - 1].
typedef struct Digraph {
    uint32_t count;   // nodes
    uint32_t *starts; // count + 1
    uint32_t *heads;
} Digraph;

// Components are numbered so that an edge from one to another leads to a lower number. The nodes of
// component c are nodes[starts[c]] up to nodes[starts[c + 1] - 1].
typedef struct Components {
    uint32_t count;
    uint32_t *of_node;
    uint32_t *starts; // count + 1
    uint32_t *nodes;
} Components;

// Finds the components in time linear in nodes and edges.
Components components_of(const Digraph *graph, Arena *arena);

// The graph with every edge turned round.
Digraph digraph_reverse(const Digraph *graph, Arena *arena);
