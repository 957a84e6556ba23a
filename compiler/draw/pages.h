// How a drawing is cut into pages of paper.
#pragma once

#include "draw/modules.h"

typedef enum Paper {
    PAPER_FITTED, // one page, as large as the drawing
    PAPER_A4,
    PAPER_A3,
    PAPER_LETTER,
    PAPER_COUNT
} Paper;

// The name as on the command line: "a4".
const char *paper_name(Paper paper);

// The paper of this name, one of those above; `unsaid` where the name is NULL or another.
Paper paper_named(const char *name, Paper unsaid);

// The pixels, at 96 an inch, that a drawing may be wide to fit across a landscape page; 0 for a
// fitted one.
uint32_t paper_width(Paper paper);

// The same of its height, where several pages are needed.
uint32_t paper_height(Paper paper);

typedef struct Pages {
    double width, height; // of the paper, in points
    double margin, scale; // in points; points for one pixel of the drawing
    PaintPage *at;
    uint32_t count;
} Pages;

// Cuts between cards and texts, never through them where there is a way between; lines go on on the
// next page. The letters stay at 8 points at least: what is too wide or too high for a page goes on
// another. Portrait, where the drawing fits across.
Pages pages_cut(const Drawing *drawing, Paper paper, Arena *arena);

// The sides of an upright paper, in points.
void paper_size(Paper paper, double *width, double *height);

// Points for one pixel of a drawing, below which its smallest letters are under 8 points.
double pages_least_scale(const Drawing *drawing);

// The same for a room of any size, in points: scaled to fit across where the letters allow it, else
// cut. Where it stands whole in one room with letters of 7 points, it does. The pages have no margin
// and no notes.
Pages pages_cut_to(const Drawing *drawing, double width, double height, Arena *arena);
