// From a drawing list to a file: SVG, PNG, PDF.
#pragma once

#include "draw/child.h"
#include "draw/draw.h"
#include "draw/pages.h"

typedef enum PaintFormat { PAINT_FORMAT_SVG, PAINT_FORMAT_PNG, PAINT_FORMAT_PDF } PaintFormat;

typedef struct PaintOptions {
    PaintFormat format;
    Theme theme;
    bool follows_reader;   // SVG: light, and dark for readers who like that
    bool embeds_font;      // SVG: with the letters that it uses
    const RoleList *roles; // SVG: see SvgOptions
    double scale;          // PNG: pixels for one of the drawing
    Paper paper;           // PDF
} PaintOptions;

// Paints a drawing as a whole file. PNG and PDF are painted in a child process; where a font lacks a
// letter, or cannot be put inside, the report has a warning (DRAW_SIMPLER). Memory comes from the
// arena.
DrawReport draw_paint(const Drawing *drawing, const PaintOptions *options, const Limits *limits,
                      Arena *arena, Out *out);

// ---- shared with booklets -----------------------------------------------------------------------

// An address as a PDF takes it; the addresses of a drawing's items, empty where there are none.
Str paint_address(Str address, Arena *arena);
Str *paint_links(const Drawing *drawing, Arena *arena);

// What is said where the painting child failed, and where letters are in none of our fonts;
// `better` is the format that shows them.
DrawReport paint_report_end(ChildEnd end);
DrawReport paint_report_missing(const MissingLetters *missing, const char *better, Arena *arena);
