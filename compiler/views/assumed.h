// What rests on assumed shares: those of a stage that gives none, whose ways out count alike.
#pragma once

#include "model/odds.h"

// Whether the shares of a stage's own ways out are assumed.
bool assumed_at(const Stage *stage);

// By Stage.index: whether how many come to it rests on assumed shares, here or further up.
const bool *assumed_arrivals(const Process *process, Arena *arena);

// By End.index: whether how many come to it does.
const bool *assumed_ends(const Process *process, const bool *arrivals, Arena *arena);

// Whether how many are won does.
bool assumed_wins(const Process *process, const bool *ends);

// By Stage.index: whether the chance of a win from it does, there or further down. Odds are known.
const bool *assumed_chances(const Process *process, const Odds *odds, Arena *arena);
