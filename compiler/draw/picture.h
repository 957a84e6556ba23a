// Any view as a drawing list, or as DOT.
#pragma once

#include "draw/draw.h"
#include "views/views.h"

typedef struct PictureRequest {
    ViewId view;
    const Model *model;
    const Process *process; // what is drawn; NULL for the view `landscape`
    ViewOptions options;
    const Limits *limits;
    LayoutNotes *notes; // of what was drawn before; NULL: this is the only picture
} PictureRequest;

// Composes the picture that is asked for. NULL where there is nothing to draw, or too much; the
// report then says why (DRAW_REFUSED). Everything lives in the arena.
Drawing *picture_make(const PictureRequest *request, Arena *arena, DrawReport *report);

// Writes the picture as DOT, with the same report.
DrawReport picture_dot(const PictureRequest *request, Arena *arena, Out *out);
