// Writes what was painted as a PNG.
#pragma once

#include "draw/modules.h"

#include <cairo.h>

// Sends an opaque image surface (CAIRO_FORMAT_RGB24), flushed, as a PNG file; false where libpng
// fails. Equal pixels give equal bytes.
bool image_send(cairo_surface_t *surface, const PaintJob *job, Channel *output);
