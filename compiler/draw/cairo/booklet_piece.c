// Pieces: what stands together, how it is torn where it must be, and how it is painted.
#include "draw/cairo/booklet.h"

#include <math.h>
#include <string.h>

Piece *piece_add(Booklet *booklet, double space)
{
    Piece *piece = g_new0(Piece, 1);
    piece->bits = g_array_new(FALSE, TRUE, sizeof(Bit));
    piece->space = space;
    piece->unit_end = booklet->pieces->len;
    g_ptr_array_add(booklet->pieces, piece);
    return piece;
}

Bit *piece_bit(Piece *piece, BitKind kind, double x, double y)
{
    const Bit bit = {.kind = kind, .x = x, .y = y, .color = INK};
    g_array_append_val(piece->bits, bit);
    return &g_array_index(piece->bits, Bit, piece->bits->len - 1);
}

Bit *piece_text(Piece *piece, Words *text, double x, double y)
{
    Bit *bit = piece_bit(piece, BIT_TEXT, x, y);
    bit->text = text;
    bit->to = text->line_count;
    piece->height = fmax(piece->height, y + text_height(text, 0, text->line_count));
    return bit;
}

void unit_close(Booklet *booklet, guint first)
{
    if (first < booklet->pieces->len) {
        Piece *piece = booklet->pieces->pdata[first];
        piece->unit_end = booklet->pieces->len - 1;
    }
}

// ---- torn between lines -------------------------------------------------------------------------

enum { LINES_LEAST = 2 }; // of a text that are not left alone

double piece_least(const Piece *piece)
{
    double least = 0;
    for (guint i = 0; i < piece->bits->len; i++) {
        const Bit *bit = &g_array_index(piece->bits, Bit, i);
        if (bit->kind != BIT_TEXT)
            continue;
        int count = bit->to - bit->from;
        int lines = piece->splits && count >= 2 * LINES_LEAST ? LINES_LEAST : count;
        least = fmax(least, bit->y + text_height(bit->text, bit->from, bit->from + lines));
    }
    return piece->splits ? least : piece->height;
}

// The lines of a text that fit; all, or so many that no single one is left.
static int lines_within(const Bit *bit, double room)
{
    int lines = 0, count = bit->to - bit->from;
    while (lines < count
           && bit->y + text_height(bit->text, bit->from, bit->from + lines + 1) <= room)
        lines++;
    if (lines < count && count - lines < LINES_LEAST && lines > LINES_LEAST)
        lines = count - LINES_LEAST;
    return lines;
}

// What spans a piece is as high as either half; the rest stays before the cut.
static void split_bit(Piece *rest, Bit *bit, double room)
{
    if (bit->kind == BIT_TEXT) {
        int lines = lines_within(bit, room);
        Bit *more = piece_bit(rest, BIT_TEXT, bit->x, 0);
        more->text = bit->text;
        more->from = bit->from + lines;
        more->to = bit->to;
        bit->to = bit->from + lines;
        rest->height = fmax(rest->height, text_height(bit->text, more->from, more->to));
    } else if (bit->spans) {
        Bit more = *bit;
        more.y = 0;
        g_array_append_val(rest->bits, more);
    }
}

Piece *piece_split(Piece *piece, double room)
{
    int fitting = 0;
    for (guint i = 0; i < piece->bits->len; i++) {
        const Bit *bit = &g_array_index(piece->bits, Bit, i);
        fitting += bit->kind == BIT_TEXT ? lines_within(bit, room) : 0;
    }
    if (fitting == 0)
        return NULL;
    Piece *rest = g_new0(Piece, 1);
    *rest = *piece;
    rest->bits = g_array_new(FALSE, TRUE, sizeof(Bit));
    rest->height = 0;
    rest->target = NULL;
    for (guint i = 0; i < piece->bits->len; i++)
        split_bit(rest, &g_array_index(piece->bits, Bit, i), room);
    piece->height = room;
    return rest;
}

// ---- painting -----------------------------------------------------------------------------------

static void paint_tick(Booklet *booklet, const Bit *bit, double x, double y)
{
    const double STROKE = 0.9;
    cairo_t *cairo = booklet->canvas.cairo;
    set_color(booklet, INK);
    cairo_set_line_width(cairo, STROKE);
    cairo_rectangle(cairo, x + STROKE / 2, y + STROKE / 2, bit->width - STROKE,
                    bit->height - STROKE);
    cairo_stroke(cairo);
}

static void paint_area(Booklet *booklet, const Piece *piece, const Bit *bit, double x, double y)
{
    set_color(booklet, bit->color);
    cairo_rectangle(booklet->canvas.cairo, x, y, bit->width,
                    bit->spans ? piece->height - bit->y : bit->height);
    cairo_fill(booklet->canvas.cairo);
}

static void paint_dot(Booklet *booklet, const Bit *bit, double x, double y)
{
    set_color(booklet, INK_QUIET);
    cairo_new_path(booklet->canvas.cairo);
    cairo_arc(booklet->canvas.cairo, x, y, bit->width / 2, 0, 2 * G_PI);
    cairo_fill(booklet->canvas.cairo);
}

// Right-aligned in its box.
static void paint_page(Booklet *booklet, const Bit *bit, double x, double y)
{
    const Heading *target = target_find(booklet, bit->aim);
    char *number = g_strdup_printf("%d", target != NULL ? target->page : 0);
    Words *text = text_of_str(booklet, (Str){number, strlen(number)}, LOOK_SUBENTRY, bit->width);
    text_paint(booklet, text, 0, 1, x + bit->width - text_natural(text), y);
    g_free(number);
}

static void paint_map(Booklet *booklet, const Bit *bit, double x, double y)
{
    const Drawing *drawing = bit->map->job.drawing;
    const PaintPage whole = {0, 0, drawing->width, drawing->height, {"", 0}};
    map_paint(booklet, bit->map, &whole, bit->width / drawing->width, x, y);
}

// A text that names pages is made again now that they are known. Its lines stay as they were where it
// is torn; where all of it stands here, it needs no more of them when numbers take only the room they
// need.
static void paint_words(Booklet *booklet, const Bit *bit, double x, double y)
{
    const Words *text = bit->text;
    if (text->names_pages) {
        booklet->is_tight = bit->from == 0 && bit->to == text->line_count;
        text = text_of_line(booklet, text->line, text->look, text->width);
        booklet->is_tight = false;
    }
    text_paint(booklet, text, MIN(bit->from, text->line_count), MIN(bit->to, text->line_count), x,
               y);
}

static void paint_bit(Booklet *booklet, const Piece *piece, const Bit *bit, double x, double y)
{
    switch (bit->kind) {
    case BIT_TEXT: paint_words(booklet, bit, x, y); break;
    case BIT_TICK: paint_tick(booklet, bit, x, y); break;
    case BIT_DOT: paint_dot(booklet, bit, x, y); break;
    case BIT_RULE:
    case BIT_FILL: paint_area(booklet, piece, bit, x, y); break;
    case BIT_PAGE: paint_page(booklet, bit, x, y); break;
    case BIT_CODE: code_paint(booklet, bit, x, y); break;
    case BIT_MAP: paint_map(booklet, bit, x, y); break;
    }
}

void piece_paint(Booklet *booklet, const Piece *piece, double x, double y)
{
    if (piece->target != NULL)
        link_target(booklet, piece->target, x, y);
    for (guint i = 0; i < piece->bits->len; i++) {
        const Bit *bit = &g_array_index(piece->bits, Bit, i);
        paint_bit(booklet, piece, bit, x + bit->x, y + bit->y);
        if (i == 0 && piece->aim != NULL)
            link_to_aim(booklet, piece->aim, x, y, page_width(booklet, booklet->is_wide) - 2 * x,
                        piece->height);
    }
}
