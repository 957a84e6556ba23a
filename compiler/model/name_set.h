// Names that may stand once in a block.
#pragma once

#include "model/lookup.h"

// Begins a block with up to `count` names. What was in the set before is forgotten.
void name_set_start(Resolver *resolver, uint32_t count);

// Adds an entity's name; gives the one that had it before, or NULL. Empty names (of broken headers)
// are never the same.
const Entity *name_set_add(Resolver *resolver, const Entity *entity);
