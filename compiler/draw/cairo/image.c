// From cairo's pixels to a PNG, by libpng with settings of our own.
//
// Pictures are flat colours and letters: runs and repeats that zlib finds best in plain rows. The
// filters that cairo's own writer has libpng choose among are made for photographs: trying them
// takes as long again as packing, and the file comes out larger. Levels above 5 take longer than
// they save; below 4 the file grows by a third.
#include "draw/cairo/image.h"

#include <glib.h>
#include <png.h>
#include <setjmp.h>

enum { ZLIB_LEVEL = 5, ZLIB_MEMORY = 9, CHUNK_SIZE = 1 << 16, BITS = 8 };

typedef struct Sink {
    const PaintJob *job;
    Channel *output;
} Sink;

static void send_bytes(png_structp png, png_bytep bytes, size_t length)
{
    const Sink *sink = png_get_io_ptr(png);
    sink->job->send(sink->output, bytes, length);
}

// The parent knows how much came over; nothing is kept back here.
static void flush_nothing(png_structp png)
{
    (void)png;
}

// libpng says on the error stream what is wrong, if not told otherwise; the parent says it.
static void fail(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void warn(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

// cairo keeps a pixel as the number 0x00RRGGBB in the machine's order of bytes.
static void describe_rows(png_structp png)
{
    if (G_BYTE_ORDER == G_LITTLE_ENDIAN) {
        png_set_bgr(png);
        png_set_filler(png, 0, PNG_FILLER_AFTER);
    } else {
        png_set_filler(png, 0, PNG_FILLER_BEFORE);
    }
}

static void write_image(png_structp png, png_infop info, cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const unsigned char *rows = cairo_image_surface_get_data(surface);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, BITS, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    png_write_info(png, info);
    describe_rows(png);
    for (int y = 0; y < height; y++)
        png_write_row(png, rows + (size_t)y * (size_t)stride);
    png_write_end(png, info);
}

// False where libpng gave up, by a jump back to here.
static bool is_written(png_structp png, png_infop info, cairo_surface_t *surface, Sink *sink)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_write_fn(png, sink, send_bytes, flush_nothing);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, ZLIB_LEVEL);
    png_set_compression_mem_level(png, ZLIB_MEMORY);
    png_set_compression_buffer_size(png, CHUNK_SIZE);
    write_image(png, info, surface);
    return true;
}

bool image_send(cairo_surface_t *surface, const PaintJob *job, Channel *output)
{
    if (cairo_image_surface_get_data(surface) == NULL)
        return false;
    Sink sink = {job, output};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, warn);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
    bool is_sound = info != NULL && is_written(png, info, surface, &sink);
    png_destroy_write_struct(&png, &info);
    return is_sound;
}
