// The colours of pictures. A colour means a phase; red means a loss and nothing else.
#pragma once

#include "draw/drawing.h"

// The three tones of a group: for text and lines (at least 4.5:1 on white and on the tint), for
// borders, and for quiet backgrounds.
typedef struct Tones {
    Color strong, border, tint;
} Tones;

// Tones of a group: from its own colour ("#rrggbb" or a palette name), else by its index.
Tones palette_tones(Str text, uint32_t index);

enum {
    INK = 0x1E293B,
    INK_QUIET = 0x526074,
    INK_LINE = 0x64748B,
    INK_MAIN = 0x1E293B,
    INK_FRAME = 0xCBD5E1,
    INK_CHIP = 0x334155, // behind a mark that the eye should find first
    INK_MARK = 0xE2E8F0, // behind other marks
    PAPER = 0xFFFFFF,
    WIN_STRONG = 0x15803D,
    WIN_TINT = 0xF0FDF4,
    LOSS_STRONG = 0xB91C1C,
    LOSS_LINE = 0xD67272,
    LOSS_TINT = 0xFEF2F2,
    NEUTRAL_STRONG = 0x475569,
    NEUTRAL_TINT = 0xF8FAFC,
};
