// Counts what is wrong with lanes.
#pragma once

#include "scene.h"

// A band that is a lane, and no phase.
bool patch_is_lane(const Scene *scene, const Patch *patch);

// Lanes of a row that differ in length, lie on each other, or stand in another order than in the
// rows before; and cards that stand in no lane, or in two. `is_down`: lanes run down.
uint32_t lane_faults(const Scene *scene, bool is_down, bool is_told, Arena *arena);
