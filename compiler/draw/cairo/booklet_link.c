// Where the parts of a booklet lead: links, and what they lead to.
#include "draw/cairo/booklet.h"

#include <cairo-pdf.h>

void set_color(Booklet *booklet, Color color)
{
    Color shown = theme_color(booklet->job->base.theme, color, false);
    cairo_set_source_rgb(booklet->canvas.cairo, (shown >> 16 & 0xFF) / 255.0,
                         (shown >> 8 & 0xFF) / 255.0, (shown & 0xFF) / 255.0);
}

const Heading *target_find(const Booklet *booklet, const Block *block)
{
    return block != NULL ? g_hash_table_lookup(booklet->by_block, block) : NULL;
}

static void link_area(Booklet *booklet, const char *where, double x, double y, double width,
                      double height)
{
    char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
    const double values[4] = {x, y, width, height};
    for (int i = 0; i < 4; i++)
        g_ascii_formatd(numbers[i], sizeof numbers[i], "%.2f", values[i]);
    char *attributes = g_strdup_printf("rect=[%s %s %s %s] %s", numbers[0], numbers[1], numbers[2],
                                       numbers[3], where);
    cairo_tag_begin(booklet->canvas.cairo, CAIRO_TAG_LINK, attributes);
    cairo_tag_end(booklet->canvas.cairo, CAIRO_TAG_LINK);
    g_free(attributes);
}

void link_to_aim(Booklet *booklet, const Block *aim, double x, double y, double width,
                 double height)
{
    const Heading *target = target_find(booklet, aim);
    if (target == NULL || target->page == 0)
        return;
    char *where = g_strdup_printf("dest='b%d'", target->number);
    link_area(booklet, where, x, y, width, height);
    g_free(where);
}

void link_to_address(Booklet *booklet, int number, double x, double y, double width, double height)
{
    Str address = booklet->job->addresses[number - 1].written;
    char *where = g_strdup_printf("uri='%.*s'", STR_ARGS(address));
    link_area(booklet, where, x, y, width, height);
    g_free(where);
}

void link_target(Booklet *booklet, const Block *block, double x, double y)
{
    const double ABOVE = 12;
    const Heading *target = target_find(booklet, block);
    if (target == NULL)
        return;
    char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(left, sizeof left, "%.2f", x);
    g_ascii_formatd(top, sizeof top, "%.2f", y > ABOVE ? y - ABOVE : 0);
    char *attributes = g_strdup_printf("name='b%d' x=%s y=%s", target->number, left, top);
    cairo_tag_begin(booklet->canvas.cairo, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(booklet->canvas.cairo, CAIRO_TAG_DEST);
    g_free(attributes);
}
