// How wide text is, and how it is broken into lines.
//
// Widths come from a table of DejaVu Sans that is built in, so that a picture does not depend on
// the fonts of the machine that makes it. Sizes and widths are in pixels.
#pragma once

#include "base/str.h"

typedef enum FontWeight { FONT_REGULAR, FONT_BOLD } FontWeight;

typedef struct Font {
    FontWeight weight;
    double size;
} Font;

// The width of a text on one line.
double text_width(Str text, Font font);

// The same in 1/2048 em, exact.
int64_t text_units(Str text, FontWeight weight);

// The width of its longest part that a line cannot end in, without parting words.
double text_longest_word(Str text, Font font);

// Breaks a text into at most `most` lines no wider than `width`: at spaces, after hyphens and
// slashes, between East Asian characters; a word that is wider than the line is parted with a hyphen
// where a syllable begins, and what is no word between any two characters.
// What does not fit is cut at a character and marked with an ellipsis.
StrList text_wrap(Str text, Font font, double width, uint32_t most, Arena *arena);
