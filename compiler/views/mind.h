// The view `mind`: a process as a mind map.
#pragma once

#include "model/model.h"
#include "views/mind_shape.h"

typedef enum MindDetail {
    MIND_DETAIL_AUTO,  // card up to 24 stages, then title
    MIND_DETAIL_TITLE, // phases, stages and ends
    MIND_DETAIL_CARD,  // and what proves a stage done
    MIND_DETAIL_FULL,  // and all that a stage holds
} MindDetail;

// Makes the tree of a process. Everything lives in the arena.
Mind *mind_make(const Process *process, MindDetail detail, Arena *arena);
