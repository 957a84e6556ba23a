// The colours of pictures. A colour means a phase; red means a loss and nothing else.
//
// A drawing list names a colour by what it is for: one of the inks below, or a tone of a phase's own
// colour. A theme says how that looks.
#pragma once

#include "draw/drawing.h"

// The three tones of a group: for text and lines (at least 4.5:1 on the paper and on the tint), for
// borders, and for quiet backgrounds.
typedef struct Tones {
    Color strong, border, tint;
} Tones;

// What the highest byte of a colour says: how the rest, its base, is toned.
enum { TONE_PLAIN, TONE_STRONG, TONE_BORDER, TONE_TINT, TONE_SHIFT = 24 };

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

typedef enum Theme {
    THEME_LIGHT,
    THEME_DARK,
    THEME_PRINT, // black on white, no backgrounds: for paper
} Theme;

// How a colour of a drawing list looks in a theme, as 0xRRGGBB, or NO_COLOR. Quiet colours are greys
// that keep the contrast of text.
Color theme_color(Theme theme, Color color, bool is_quiet);
