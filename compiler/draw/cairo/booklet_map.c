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

static bool map_fits_inline(const BookletMap *map, double width, double height, double *scale)
{
    const double POINTS_A_PIXEL = 0.75;
    const Drawing *drawing = map->job.drawing;
    *scale = fmin(POINTS_A_PIXEL, fmin(width / drawing->width, height / drawing->height));
    return *scale >= map->least;
}

// What is drawn ends before the drawing does, and not as far from either side.
static void map_ink(const BookletMap *map, double *left, double *right)
{
    const Drawing *drawing = map->job.drawing;
    *left = drawing->width;
    *right = 0;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        bool is_text = item->kind == ITEM_TEXT && item->anchor == ANCHOR_START;
        if (is_text || (item->kind == ITEM_BOX && item->width < drawing->width)) {
            *left = fmin(*left, item->x);
            *right = fmax(*right, item->x + item->width);
        }
    }
    *left = fmin(*left, *right);
}

// From now on its section says on which page it is.
void map_note_far(Booklet *booklet, const Block *picture)
{
    if (g_hash_table_contains(booklet->far_maps, picture))
        return;
    Run *run = g_new0(Run, 1);
    Line *line = g_new0(Line, 1);
    *run = (Run){.text = booklet->job->words[BOOKLET_MAP], .aim = picture};
    *line = (Line){run, run};
    g_hash_table_insert(booklet->far_maps, (gpointer)picture, line);
    booklet->finds_far_maps = true;
}

// ---- in the text ---------------------------------------------------------------------------------

static void map_line_add(Booklet *booklet, const Block *picture, Column column)
{
    const double SPACE = 7;
    const Line *line = g_hash_table_lookup(booklet->far_maps, picture);
    if (line != NULL)
        piece_text(piece_add(booklet, SPACE), text_of_line(booklet, line, LOOK_BODY, column.width),
                   column.x, 0);
}

// Where a map stands whose letters begin at `left` of it and end at `right`: at the side of the text,
// from where it may go on into the margin at the right; one that is wider still begins further left.
static double map_x(const Booklet *booklet, Column column, double left, double right)
{
    double paper = page_width(booklet, booklet->is_wide);
    return fmin(column.x, paper - BOOKLET_MAP_SIDE - (right - left)) - left;
}

// Across the text, or the paper, where its letters stay large enough there, else on pages of its own.
void picture_add(Booklet *booklet, const Block *block, Column column)
{
    const double SPACE = 12, HIGHEST = 560;
    double scale;
    const BookletMap *map = map_of_picture(booklet, block->picture);
    if (map == NULL)
        return;
    double widest = page_width(booklet, booklet->is_wide) - 2 * BOOKLET_MAP_SIDE, left, right;
    if (!map_fits_inline(map, column.width, HIGHEST, &scale)
        && !map_fits_inline(map, widest, HIGHEST, &scale)) {
        map_line_add(booklet, block, column);
        Piece *waiting = piece_add(booklet, 0);
        waiting->map = map;
        waiting->target = block;
        return;
    }
    map_ink(map, &left, &right);
    Piece *piece = piece_add(booklet, SPACE);
    Bit *bit = piece_bit(piece, BIT_MAP, map_x(booklet, column, left * scale, right * scale), 0);
    bit->map = map;
    bit->width = map->job.drawing->width * scale;
    bit->height = piece->height = map->job.drawing->height * scale;
}

// How far a map's lines go to the right.
static double map_reach(const BookletMap *map)
{
    const Drawing *drawing = map->job.drawing;
    double right = 0;
    for (uint32_t i = 0; i < drawing->count; i++)
        for (uint32_t j = 0; j < drawing->items[i].point_count; j++)
            right = fmax(right, drawing->items[i].points[j].x);
    return right;
}

// On a page of its own it begins where texts do, and goes on into the margin at the right where it has
// to; one that is wider still begins further left. All parts begin alike.
double map_page_x(const Booklet *booklet, const Page *page)
{
    const PaintJob *job = &page->map->job;
    const PaintPage *part = &job->pages[page->part];
    double left, right, paper = page_width(booklet, page->is_wide);
    map_ink(page->map, &left, &right);
    left = fmax(left, part->x) - part->x;
    right = fmin(fmax(right, map_reach(page->map)), part->x + part->width) - part->x;
    double last = paper - BOOKLET_MAP_SIDE - (right - left) * job->scale;
    return fmin(booklet->side, last) - left * job->scale;
}

// ---- painting -----------------------------------------------------------------------------------

// Whether the head of a box is on a part.
static bool is_on(const Item *box, const PaintPage *part)
{
    return box->x >= part->x && box->x < part->x + part->width && box->y >= part->y
           && box->y < part->y + part->height;
}

// At the right of a card's upper edge: the page that tells more, and a link to it.
static void paint_card(Booklet *booklet, const BookletCard *card, double scale)
{
    const double HEIGHT = 13, PAD = 4, INSET = 8, SIZE = 8;
    const Item *box = card->box;
    const Heading *target = target_find(booklet, card->block);
    if (target == NULL)
        return;
    cairo_t *cairo = booklet->canvas.cairo;
    char *words = words_filled(booklet->job->words[BOOKLET_SEE], target->page, 0);
    Words *text = text_of_str(booklet, (Str){words, strlen(words)}, LOOK_SMALL, G_MAXSHORT);
    double width = text_natural(text) + 2 * PAD;
    link_to_aim(booklet, card->block, box->x, box->y, box->width, box->height);
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
    booklet->canvas.job = &map->job;
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, scale, scale);
    cairo_translate(cairo, -part->x, -part->y);
    cairo_rectangle(cairo, part->x, part->y, part->width, part->height);
    cairo_clip(cairo);
    canvas_items(&booklet->canvas, part);
    for (uint32_t i = 0; i < map->card_count; i++)
        if (is_on(map->cards[i].box, part))
            paint_card(booklet, &map->cards[i], scale);
    cairo_restore(cairo);
    booklet->canvas.job = &booklet->job->base;
}
