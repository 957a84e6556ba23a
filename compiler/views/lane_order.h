// The order of lanes, and of the cards in them.
#pragma once

#include "views/lanes_shape.h"

// Puts the lanes into the order that keeps the links between them shortest, those of other
// companies last; cards follow their lanes. Of equal orders the one nearest to first use wins.
void lanes_order(Lanes *lanes, Arena *arena);

// Puts the cards of one lane and column one below the other, those with a number first, and counts
// the columns. False where lanes and columns are too many to draw.
bool lanes_set_slots(Lanes *lanes, Arena *arena);
