// The order of lanes, and of the cards in them.
#pragma once

#include "views/lanes_shape.h"

// Puts the lanes into the order that keeps the links between them shortest, those of other
// companies outermost; cards follow their lanes. Of equal orders the one nearest to the order that
// they come in wins.
void lanes_order(Lanes *lanes, Arena *arena);

// Gives the cards of one lane and column their slots, those with a number first, and counts the
// columns; cards aside may move to a later column. False where lanes and columns are too many to
// draw. Whether a link leads back is known only then.
bool lanes_set_slots(Lanes *lanes, Arena *arena);
