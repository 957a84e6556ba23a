// The module stagecraft-cairo.so: a drawing list as PNG or PDF.
//
// The bytes go straight to the parent. Nothing in them depends on the clock, the machine or its
// fonts: dates are fixed, hinting is off, and only our own fonts are used.
#include "draw/cairo/canvas.h"
#include "draw/cairo/image.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <math.h>
#include <string.h>

__attribute__((visibility("default"))) CairoPaint cairo_paint_drawing;

// cairo's own limit on a side, and what a picture may take of memory, at four bytes a pixel.
enum { SIDE_MOST = 32767, PIXELS_MOST = 1 << 27 };

void sink_flush(Sink *sink)
{
    sink->job->send(sink->output, sink->bytes, sink->held);
    sink->held = 0;
}

cairo_status_t sink_write(void *closure, const unsigned char *bytes, unsigned length)
{
    Sink *sink = closure;
    sink->length += length;
    if (sink->held + (size_t)length > sizeof sink->bytes)
        sink_flush(sink);
    if (length > sizeof sink->bytes) {
        sink->job->send(sink->output, bytes, length);
    } else {
        memcpy(sink->bytes + sink->held, bytes, length);
        sink->held += length;
    }
    return CAIRO_STATUS_SUCCESS;
}

// A reader looks for links in the tree of a document's parts; without a part that holds them cairo
// writes no tree, and the links lead into nothing. This one says nothing of what it holds.
static const char PART[] = "NonStruct";

void canvas_open_part(cairo_t *cairo)
{
    cairo_tag_begin(cairo, PART, NULL);
}

void canvas_close_part(cairo_t *cairo)
{
    cairo_tag_end(cairo, PART);
}

static void paint_page(Canvas *canvas, const PaintPage *page)
{
    const PaintJob *job = canvas->job;
    cairo_t *cairo = canvas->cairo;
    double width = job->page_count > 1 ? job->page_width - 2 * job->margin
                                       : page->width * job->scale; // all pages at one edge
    double left = (job->page_width - width) / 2;
    canvas_color(canvas, PAPER, false);
    cairo_paint(cairo);
    if (job->kind == PAINT_PDF && page == job->pages)
        canvas_open_part(cairo); // paint over all there is forgets what was begun
    if (page->note.length > 0) {
        const double SIZE = 8, RISE = 20;
        canvas_note(canvas, page->note, job->margin + RISE, job->page_height - RISE, SIZE);
    }
    cairo_save(cairo);
    cairo_translate(cairo, left, job->margin);
    cairo_scale(cairo, job->scale, job->scale);
    cairo_translate(cairo, -page->x, -page->y);
    cairo_rectangle(cairo, page->x, page->y, page->width, page->height);
    cairo_clip(cairo);
    canvas_items(canvas, page);
    cairo_restore(cairo);
}

// ---- PNG ----------------------------------------------------------------------------------------

static PaintResult paint_png(Canvas *canvas, Channel *output)
{
    const PaintJob *job = canvas->job;
    double width = ceil(job->page_width), height = ceil(job->page_height);
    if (width > SIDE_MOST || height > SIDE_MOST || width * height > PIXELS_MOST)
        return PAINT_TOO_LARGE;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    canvas->cairo = cairo_create(surface);
    cairo_set_font_options(canvas->cairo, canvas->options);
    paint_page(canvas, &job->pages[0]);
    bool is_sound = cairo_status(canvas->cairo) == CAIRO_STATUS_SUCCESS;
    cairo_surface_flush(surface);
    is_sound = image_send(surface, job, output) && is_sound;
    return is_sound ? PAINT_OK : PAINT_BROKEN;
}

// ---- PDF ----------------------------------------------------------------------------------------

void canvas_describe(cairo_surface_t *surface, Str title_text, Str about_text, Str version)
{
    static const char DATE[] = "2000-01-01T00:00:00Z";
    char *title = g_strndup(title_text.at, title_text.length);
    char *about = g_strndup(about_text.at, about_text.length);
    char *maker = g_strdup_printf("stagecraft %.*s", STR_ARGS(version));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, about);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, maker);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, DATE);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, DATE);
    g_free(title);
    g_free(about);
    g_free(maker);
}

static PaintResult paint_pdf(Canvas *canvas, Sink *sink)
{
    const PaintJob *job = canvas->job;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(sink_write, sink, job->page_width, job->page_height);
    canvas_describe(surface, job->drawing->title, job->drawing->description, job->version);
    canvas->cairo = cairo_create(surface);
    cairo_set_font_options(canvas->cairo, canvas->options);
    for (uint32_t i = 0; i < job->page_count; i++) {
        paint_page(canvas, &job->pages[i]);
        cairo_show_page(canvas->cairo);
    }
    canvas_close_part(canvas->cairo);
    bool is_sound = cairo_status(canvas->cairo) == CAIRO_STATUS_SUCCESS;
    cairo_surface_finish(surface);
    return is_sound && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? PAINT_OK
                                                                             : PAINT_BROKEN;
}

PaintResult cairo_paint_drawing(const PaintJob *job, Channel *output)
{
    Canvas canvas;
    Sink sink = {.job = job, .output = output};
    if (!canvas_open(&canvas, job))
        return PAINT_BROKEN;
    PaintResult result =
        job->kind == PAINT_PNG ? paint_png(&canvas, output) : paint_pdf(&canvas, &sink);
    const PaintTrailer trailer = {canvas.missing};
    sink_flush(&sink);
    if (result == PAINT_OK)
        job->send(output, &trailer, sizeof trailer);
    return result;
}
