// The way to the goal: the stages that a winning deal usually passes, in order.
#pragma once

#include "model/odds.h"

// Gives for every stage (by Stage.index) its step on the way from the start to a win, counted from
// 0, or -1 where it lies off that way; `count` is the number of steps and `goal` the end it comes
// to (NULL where it leaves to another process). Where no win is led to, the way goes to another
// process or a neutral end, else to a loss.
typedef struct Route {
    int32_t *steps;
    const Outcome **outcomes; // the outcome taken at each step
    uint32_t count;
    const End *goal;
} Route;

Route route_find(const Process *process, const Odds *odds, Arena *arena);

// All stages as a deal comes to them: the way to the goal, and behind each of its steps what is reached
// from there without a later one, in the order of the file; last what nothing leads to.
const Stage **route_order(const Process *process, const Route *route, Arena *arena);

// Whether a way from one stage to another of the process leads back: of two on the way to the goal, to
// an earlier step or the same; from a stage aside of it, to one that stands no later in the file. What
// leads aside leads on. Every view asks this, so that all show a way alike.
bool route_is_back(const Route *route, const Stage *from, const Stage *to);
