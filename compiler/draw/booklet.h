// A document as a booklet: PDF pages of A4 or Letter.
#pragma once

#include "draw/draw.h"
#include "draw/pages.h"
#include "views/document.h"

typedef struct BookletPrint {
    Document *document; // its maps were drawn before, at most booklet_map_width pixels wide
    Out *out;           // empty
    DrawReport maps;    // how drawing its maps went
    DrawReport report;  // how painting it went
} BookletPrint;

// Paints documents, in child processes. Their rich texts become children of their blocks. Where a
// font lacks a letter, or a pocket page has no room for all, the report has a warning
// (DRAW_SIMPLER); where it failed nothing in `out` is usable.
void booklets_paint(BookletPrint *booklets, uint32_t count, Paper paper, const Limits *limits);

// The pixels that a map may be wide to fit across a landscape or an upright page of its own, with
// letters that can be read.
uint32_t booklet_map_width(Paper paper, bool is_landscape);

// How many pages of its own a map takes.
uint32_t booklet_map_pages(const Drawing *drawing, Paper paper, Arena *arena);
