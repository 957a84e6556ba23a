// Laws of painted files: PNG and PDF.
#include "laws.h"

#include <cairo.h>

#include <math.h>
#include <string.h>

static cairo_status_t read_bytes(void *closure, unsigned char *bytes, unsigned length)
{
    Str *rest = closure;
    if (rest->length < length) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(bytes, rest->at, length);
    *rest = (Str){rest->at + length, rest->length - length};
    return CAIRO_STATUS_SUCCESS;
}

// What a pixel shows, without the byte that says nothing.
static uint32_t pixel(cairo_surface_t *image, int x, int y)
{
    const unsigned char *row =
        cairo_image_surface_get_data(image) + (ptrdiff_t)y * cairo_image_surface_get_stride(image);
    uint32_t value;
    memcpy(&value, row + (size_t)x * sizeof value, sizeof value);
    return value & 0xFFFFFF;
}

static bool is_of_one_color(cairo_surface_t *image, int width, int height)
{
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            if (pixel(image, x, y) != pixel(image, 0, 0)) {
                return false;
            }
        }
    }
    return true;
}

void law_png(Str bytes, const Drawing *drawing, double scale)
{
    Str rest = bytes;
    cairo_surface_t *image = cairo_image_surface_create_from_png_stream(read_bytes, &rest);
    law(cairo_surface_status(image) == CAIRO_STATUS_SUCCESS, "PNG can be read");
    int width = cairo_image_surface_get_width(image);
    int height = cairo_image_surface_get_height(image);
    law(width == (int)ceil(drawing->width * scale), "PNG is as wide as its drawing");
    law(height == (int)ceil(drawing->height * scale), "PNG is as high as its drawing");
    law(!is_of_one_color(image, width, height), "PNG shows something");
    law(rest.length == 0, "nothing follows the PNG");
    cairo_surface_destroy(image);
}

// Where the next link begins, or NULL.
static const char *next_link(const char *at, const char *end)
{
    static const char MARK[] = "/URI (";
    at = memmem(at, (size_t)(end - at), MARK, strlen(MARK));
    return at != NULL ? at + strlen(MARK) : NULL;
}

static bool ends_with(Str text, const char *words)
{
    size_t length = strlen(words);
    return text.length >= length && memcmp(text.at + text.length - length, words, length) == 0;
}

void law_pdf(Str bytes)
{
    const char *at = bytes.at, *end = str_end(bytes);
    law(str_starts(bytes, "%PDF-1."), "a PDF begins as one");
    law(ends_with(bytes, "%%EOF\n"), "a PDF is whole");
    while ((at = next_link(at, end)) != NULL) {
        const char *close = memchr(at, ')', (size_t)(end - at));
        char address[256] = "";
        law(close != NULL, "a link of a PDF ends");
        size_t length = (size_t)(close - at);
        memcpy(address, at, length < sizeof address ? length : sizeof address - 1);
        law(is_safe_address(address), "links of a PDF lead to the web");
    }
}
