// A view as a file, in any format of its shape.
#pragma once

#include "cli/session.h"
#include "draw/paint.h"
#include "draw/picture.h"
#include "emit/formats.h"

typedef struct ViewProduct {
    Session *session;
    PictureRequest request;
    PaintOptions paint;     // its format is set by view_write
    const Drawing *drawing; // made by the first format that needs one; NULL before
    DrawReport report;      // how that went
} ViewProduct;

// What --theme and --paper say; letters inside, and two dots for a pixel.
PaintOptions view_paint_options(const Options *options);

// Has the picture fit the paper, where one was chosen and no width was.
void view_fit_paper(ViewProduct *product);

// Writes it. With a status other than STATUS_CLEAN a message says why there is nothing to write; a
// message may also tell of a picture that is not as good as it should be.
Status view_write(ViewProduct *product, FormatId format, Out *out);
