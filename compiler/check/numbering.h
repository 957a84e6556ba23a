// The number that a label begins with: "1. Qualify", "Stage 3: Demo", "03 Offer", "2a) Trial".
#pragma once

#include "base/str.h"

enum { NUMBERING_MOST = 1000 }; // labels are numbered below this

typedef struct Numbering {
    uint32_t number;
    uint32_t sub; // of "2a" and "2.1": 1; 0: there is none
    bool is_found;
    bool is_plain; // "03 Offer": nothing but a blank behind it, so it may be no numbering
} Numbering;

Numbering numbering_read(Str label);
