// The order of lanes.
#pragma once

#include "views/lanes_shape.h"

// Puts the lanes into the order that keeps the links between them shortest, those of other companies
// last; cards follow their lanes. Of equal orders the one nearest to first use wins.
void lanes_order(Lanes *lanes, Arena *arena);
