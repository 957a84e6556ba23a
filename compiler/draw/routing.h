// What the two ways of routing (route.c, upright_route.c) share: the pieces of lines that are
// gathered before pieces of one bus in one place become one segment.
#pragma once

#include "draw/plan.h"

typedef struct Raw {
    Segment segment;
    uint32_t *owner; // where its index goes
} Raw;

typedef struct Routing {
    Plan *plan;
    Raw *raws;
    uint32_t count;
} Routing;

// Steps of the grid down the page: of a channel, and of the strip below it.
uint32_t channel_step(const Plan *plan, uint32_t row, uint32_t channel);
uint32_t strip_step(const Plan *plan, uint32_t row, uint32_t strip);

// A horizontal piece in a channel, from one step across to another (gutter g is at 2g, column c at
// 2c + 1); the last one of the way to an end; a vertical piece in a gutter.
void add_flat(Routing *routing, uint32_t bus, uint32_t row, uint32_t channel, uint32_t from,
              uint32_t to, uint32_t *owner);
void add_rail(Routing *routing, uint32_t bus, uint32_t from, uint32_t *owner);
void add_upright(Routing *routing, uint32_t bus, uint32_t gutter, uint32_t sort, uint32_t from,
                 uint32_t to, uint32_t *owner);

// Gathers the pieces of one line where the main line runs down.
void upright_route_edge(Routing *routing, uint32_t index);
