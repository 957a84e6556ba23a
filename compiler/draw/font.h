// The subset of our fonts that a picture needs.
#pragma once

#include "base/limits.h"
#include "draw/drawing.h"

// Fills `fonts`, by weight, with TrueType files that hold the letters of the drawing's texts; empty
// where a weight is not used. False, and empty ones, where that fails. Memory comes from the arena.
bool font_subsets(const Drawing *drawing, const Limits *limits, Arena *arena, Str fonts[2]);
