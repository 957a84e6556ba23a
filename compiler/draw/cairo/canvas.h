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
    MissingLetters missing;    // of what no font has
} Canvas;

// Opens the fonts; false where FreeType refuses.
bool canvas_open(Canvas *canvas, const PaintJob *job);

// Sets the colour that a drawing list names; false for none.
bool canvas_color(const Canvas *canvas, Color color, bool is_quiet);

// The context for texts that Pango lays out, with our fonts and no others.
PangoContext *canvas_pango(Canvas *canvas);

// From here on texts of drawings have the fonts of Pango's texts, so that a file has each only once.
void canvas_share_faces(Canvas *canvas);

// Notes the letters of a layout that none of our fonts has.
void canvas_note_missing(Canvas *canvas, PangoLayout *layout);

// Paints a text item; a line of small print of the painter's own at a place.
void canvas_text(Canvas *canvas, const Item *item);
void canvas_note(Canvas *canvas, Str text, double x, double y, double size);

// Paints all items that touch a part of the drawing.
void canvas_items(Canvas *canvas, const PaintPage *part);

// How a surface is described: a title, what it is about, who made it; always of one date.
void canvas_describe(cairo_surface_t *surface, Str title_text, Str about_text, Str version);

// Around all that a PDF holds: the part of the document that its links belong to. To be opened on its
// first page, before anything else is put there.
void canvas_open_part(cairo_t *cairo);
void canvas_close_part(cairo_t *cairo);

// Where what cairo writes goes: to the parent, many small writes at once.
typedef struct Sink {
    const PaintJob *job;
    Channel *output;
    uint64_t length; // of all bytes
    unsigned held;   // those that are not sent yet
    unsigned char bytes[1 << 16];
} Sink;

// For cairo, as a cairo_write_func_t whose closure is a Sink. At the end sink_flush sends what is
// held.
cairo_status_t sink_write(void *closure, const unsigned char *bytes, unsigned length);
void sink_flush(Sink *sink);
