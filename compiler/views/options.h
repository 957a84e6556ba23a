// What a view is asked for, the same for all views; each takes what concerns it.
#pragma once

#include "model/model.h"
#include "views/graph.h"

typedef enum Detail {
    DETAIL_AUTO,  // by the number of stages
    DETAIL_TITLE, // what things are called
    DETAIL_CARD,  // and what matters most of each
    DETAIL_FULL,  // all that is known
} Detail;

typedef struct ViewOptions {
    Detail detail;
    Direction direction;
    uint32_t width;   // wanted, in pixels at 96 an inch; 0: what fits a landscape page best
    uint32_t height;  // of a page that is wanted, the same way; 0: one page as large as the picture
    const Role *role; // whose part is brought out, all else is quiet; NULL: nobody's
    uint32_t role_count; // of the model, where things are marked with their Cast; 0: they are not
} ViewOptions;
