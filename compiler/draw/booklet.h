// A document as a booklet: PDF pages of A4 or Letter.
#pragma once

#include "draw/draw.h"
#include "draw/pages.h"

// Paints a document, whose maps were drawn before (at most booklet_map_width pixels wide). Its
// rich texts become children of their blocks. Painted in a child process; where a font lacks a
// letter, or a pocket page has no room for all, the report has a warning (DRAW_SIMPLER).
DrawReport booklet_paint(Document *document, Paper paper, const Limits *limits, Out *out);

// The pixels that a map may be wide to fit across a landscape or an upright page of its own, with
// letters that can be read.
uint32_t booklet_map_width(Paper paper, bool is_landscape);

// How many pages of its own a map takes.
uint32_t booklet_map_pages(const Drawing *drawing, Paper paper, Arena *arena);
