// Maps in booklets: painted as pictures are, with the pages of the stages' cards on them.
#include "draw/cairo/booklet.h"

#include <math.h>
#include <string.h>

const BookletMap *map_of_picture(const Booklet *booklet, const DocumentPicture *picture)
{
    for (const BookletMap *map = booklet->job->maps; map != NULL; map = map->next)
        if (map->picture == picture)
            return map;
    return NULL;
}

bool map_fits_inline(const BookletMap *map, double width, double height, double *scale)
{
    const double POINTS_A_PIXEL = 0.75;
    const Drawing *drawing = map->job.drawing;
    *scale = fmin(POINTS_A_PIXEL, fmin(width / drawing->width, height / drawing->height));
    return *scale >= map->least;
}

// At the right of a card's upper edge: the page that tells more, and a link to it.
static void paint_card(Booklet *booklet, const BookletMap *map, uint32_t index, double scale)
{
    const double HEIGHT = 13, PAD = 4, INSET = 8, SIZE = 8;
    const Item *box = canvas_link_box(map->job.drawing, index);
    const Heading *target = target_find(booklet, map->cards[index]);
    if (box == NULL || target == NULL)
        return;
    cairo_t *cairo = booklet->canvas.cairo;
    char *words = words_filled(booklet->job->words[BOOKLET_SEE], target->page, 0);
    Words *text = text_of_str(booklet, (Str){words, strlen(words)}, LOOK_SMALL, G_MAXSHORT);
    double width = text_natural(text) + 2 * PAD;
    link_to_aim(booklet, map->cards[index], box->x, box->y, box->width, box->height);
    cairo_save(cairo);
    cairo_translate(cairo, box->x + box->width, box->y);
    cairo_scale(cairo, 1 / scale, 1 / scale);
    cairo_translate(cairo, -width - INSET, -HEIGHT / 2);
    set_color(booklet, INK_MARK);
    cairo_rectangle(cairo, 0, 0, width, HEIGHT);
    cairo_fill(cairo);
    text_paint(booklet, text, 0, 1, PAD, (HEIGHT - SIZE) / 2 - 1);
    cairo_restore(cairo);
    g_free(words);
}

void map_paint(Booklet *booklet, const BookletMap *map, const PaintPage *part, double scale,
               double x, double y)
{
    cairo_t *cairo = booklet->canvas.cairo;
    const Drawing *drawing = map->job.drawing;
    booklet->canvas.job = &map->job;
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, scale, scale);
    cairo_translate(cairo, -part->x, -part->y);
    cairo_rectangle(cairo, part->x, part->y, part->width, part->height);
    cairo_clip(cairo);
    canvas_items(&booklet->canvas, part);
    for (uint32_t i = 0; i < drawing->count; i++)
        if (map->cards[i] != NULL)
            paint_card(booklet, map, i, scale);
    cairo_restore(cairo);
    booklet->canvas.job = &booklet->job->base;
}
