// What stands on a card of swimlanes.
#pragma once

#include "views/lanes_shape.h"
#include "views/options.h"

typedef struct LaneCards {
    const Process *process;
    Detail detail;       // never DETAIL_AUTO
    const Role *role;    // whose part is brought out; NULL: nobody's
    uint32_t role_count; // see ViewOptions
    const End *goal;
    Arena *arena;
    bool has_assumed; // told: some share on a card is assumed
} LaneCards;

// Fills a stage's card but for its place, number and mark. Its ways are its own outcomes that are
// shown, in their order.
void lane_card_fill(LaneCards *cards, LaneCard *card, const Stage *stage, Str owner);

// The same for an end.
void lane_card_fill_end(LaneCard *card, const End *end, Arena *arena);

// Whether a way out that leads to no card is a line on its own card.
bool lane_way_is_shown(Detail detail, const Outcome *outcome);
