// Plans that are kept, so that a process drawn for many roles is laid out once: whose part a picture
// brings out changes its colours, never its layout.
#pragma once

#include "draw/plan.h"

// The plan of a graph that lays out as this one does, made for the first of them, as one to compose
// this graph with; its parts that composing changes are its own, in the arena. NULL where there is
// none. `message` is what was said of the layout then, empty where all went well.
Plan *plan_kept(const LayoutNotes *notes, const Graph *graph, Arena *arena, Str *message);

// Keeps a plan that is not composed yet. It, its graph and all that they hold must live as long as
// the notes.
void plan_keep(LayoutNotes *notes, const Plan *plan, Str message);
