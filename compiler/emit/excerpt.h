// An excerpt of a source: the lines that marks stand on, with the marks under them.
#pragma once

#include "base/finding.h"
#include "base/out.h"

typedef enum Paint { PAINT_NONE, PAINT_RED, PAINT_YELLOW, PAINT_BLUE, PAINT_BOLD } Paint;

typedef struct ExcerptMark {
    Place place;
    Str label;
    bool is_main;
    Position position; // of its start
} ExcerptMark;

typedef struct Excerpt {
    Arena *arena;
    Out *out;
    uint32_t gutter; // columns of the widest line number
    Paint main_paint;
    bool is_colored;
} Excerpt;

// Starts and ends colour, where there is colour. PAINT_NONE ends it.
void paint(Out *out, bool is_colored, Paint color);

// Writes the marks of one source, sorted by place, and a bare gutter before them.
void excerpt_write(const Excerpt *excerpt, const ExcerptMark *marks, uint32_t count);

// The gutter without a number and "|" or another sign.
void excerpt_write_gutter(const Excerpt *excerpt, const char *sign);
