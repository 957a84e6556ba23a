// The words around swimlanes: titles, what hand-offs pass on, what the foot says.
#pragma once

#include "views/handoffs.h"
#include "views/lanes_shape.h"
#include "views/options.h"

// "From any stage: Gone silent 10% to Keep in touch (hand-off 12)"; empty where there are none.
Str lanes_anytimes(const OutcomeList *anytimes, const HandoffList *handoffs, Arena *arena);

// What the foot must say besides: what is not drawn, and what was assumed.
typedef struct LanesNotes {
    bool has_assumed; // some share is
    bool is_reduced;  // so many stages that less of each is shown
} LanesNotes;

// Titles, the list of hand-offs and the foot.
void lanes_words(Lanes *lanes, const Process *process, const HandoffList *handoffs,
                 const LanesNotes *notes, const ViewOptions *options, Arena *arena);
