// What the files of the cairo module share: where is painted, and with which fonts.
#pragma once

#include "draw/modules.h"

#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <pango/pangocairo.h>

typedef struct Canvas {
    const PaintJob *job;
    cairo_t *cairo;
    cairo_font_options_t *options;
    FT_Library library;
    FT_Face faces[FONT_FILE_COUNT];
    cairo_font_face_t *own[2]; // by weight
    PangoContext *pango;       // NULL until some text needs it
    uint32_t missing;          // a character that no font has
} Canvas;

// Opens the fonts; false where FreeType refuses.
bool canvas_open(Canvas *canvas, const PaintJob *job);

// Sets the colour that a drawing list names; false for none.
bool canvas_color(const Canvas *canvas, Color color, bool is_quiet);

// Paints a text item; a line of small print of the painter's own at a place.
void canvas_text(Canvas *canvas, const Item *item);
void canvas_note(Canvas *canvas, Str text, double x, double y, double size);

// Paints all items that touch a part of the drawing.
void canvas_items(Canvas *canvas, const PaintPage *part);
