// What stands before and behind a document: the cover, the contents, the list of links.
#include "draw/cairo/booklet.h"

#include <math.h>
#include <qrencode.h>
#include <string.h>

enum { INK_ACCENT = TONE_STRONG << TONE_SHIFT | 0x1D4F91, COVER_TINT = 0xEAF0F8 };

// ---- the cover ----------------------------------------------------------------------------------

// Takes away the pieces that were added since, and stands them on a page.
static void put_column(Booklet *booklet, Page *page, guint first, double y)
{
    for (guint i = first; i < booklet->pieces->len; i++) {
        const Piece *piece = booklet->pieces->pdata[i];
        y += i > first ? piece->space : 0;
        page_put(page, piece, 0, y);
        y += piece->height;
    }
    g_ptr_array_set_size(booklet->pieces, (gint)first);
}

// A quiet area across the upper part of the paper.
static void put_area(Booklet *booklet, Page *page, double height)
{
    guint first = booklet->pieces->len;
    Piece *piece = piece_add(booklet, 0);
    Bit *area = piece_bit(piece, BIT_FILL, 0, 0);
    area->width = page_width(booklet, false);
    area->height = piece->height = height;
    area->color = COVER_TINT;
    put_column(booklet, page, first, 0);
}

static const double COVER_ROOM = 56; // around the title, and above the rows

// Tried from top to bottom until every row stands on the cover.
typedef struct CoverSetting {
    Look title;
    int most_lines; // of each text; 0: as many as it takes
} CoverSetting;

static const CoverSetting COVERS[] = {{LOOK_TITLE, 0},   {LOOK_SECTION, 0}, {LOOK_SECTION, 6},
                                      {LOOK_SECTION, 4}, {LOOK_SECTION, 3}, {LOOK_SECTION, 2},
                                      {LOOK_SECTION, 1}};

// What it is made from, a bar, whose it is, and what it tells.
static Piece *title_piece(Booklet *booklet, const Block *first, const Block *end, Look look,
                          Column column)
{
    const double BAR_WIDTH = 64, BAR = 5, BELOW = 20;
    const Document *document = booklet->job->document;
    Piece *piece = piece_add(booklet, 0);
    piece_text(piece, text_of_str(booklet, document->about, LOOK_LABEL, column.width), column.x, 0);
    Bit *bar = piece_bit(piece, BIT_RULE, column.x, piece->height + BELOW / 2);
    bar->width = BAR_WIDTH;
    bar->height = BAR;
    bar->color = INK_ACCENT;
    piece_text(piece, text_of_str(booklet, document->title, look, column.width), column.x,
               piece->height + BELOW / 2 + BAR + BELOW);
    for (const Block *block = first; block != end; block = block->next)
        piece_text(piece, text_of_line(booklet, &block->line, LOOK_ABOUT, column.width), column.x,
                   piece->height + BELOW / 2);
    return piece;
}

static double height_of_pieces(const Booklet *booklet, guint first)
{
    double height = 0;
    for (guint i = first; i < booklet->pieces->len; i++) {
        const Piece *piece = booklet->pieces->pdata[i];
        height += (i > first ? piece->space : 0) + piece->height;
    }
    return height;
}

// Adds the title's piece, and behind it the rows; false where they are higher than the page. The area
// of the title gives way first.
static bool try_cover(Booklet *booklet, const CoverSetting *setting, const Block *first,
                      const Block *end, double *area)
{
    const double AREA = 0.46, RULE_ROOM = 26, FOOT = 40;
    double height = page_height(booklet, false);
    Column column = {BOOKLET_SIDE, page_width(booklet, false) - 2 * BOOKLET_SIDE, 0};
    g_ptr_array_set_size(booklet->pieces, 0);
    booklet->most_lines = setting->most_lines;
    double title = title_piece(booklet, first, end, setting->title, column)->height;
    facts_add(booklet, &booklet->job->document->cover, column, RULE_ROOM);
    booklet->most_lines = 0;
    double left = height - COVER_ROOM - height_of_pieces(booklet, 1) - FOOT;
    *area = fmax(fmin(height * AREA, left), title + 2 * COVER_ROOM);
    return *area <= left;
}

// The paragraphs before the first heading stand on it.
void cover_add(Booklet *booklet, Block *body)
{
    const Block *first = body->first;
    double area;
    Page *page = page_add(booklet, false);
    page->is_bare = true;
    while (body->first != NULL && body->first->kind == BLOCK_PARAGRAPH)
        body->first = body->first->next;
    for (guint i = 0; i < G_N_ELEMENTS(COVERS); i++)
        if (try_cover(booklet, &COVERS[i], first, body->first, &area))
            break;
    const Piece *title = booklet->pieces->pdata[0];
    put_area(booklet, page, area);
    page_put(page, title, 0, area - COVER_ROOM - title->height);
    put_column(booklet, page, 1, area + COVER_ROOM);
    g_ptr_array_set_size(booklet->pieces, 0);
}

// ---- contents -----------------------------------------------------------------------------------

static void entry_add(Booklet *booklet, const Heading *target, Column column)
{
    const double STEP = 16, NUMBER = 34, SECTION_SPACE = 8, SPACE = 2.5;
    bool is_section = target->depth <= 1;
    double shift = fmin((target->depth - 1) * STEP, column.width / 3);
    Look look = is_section ? LOOK_ENTRY : LOOK_SUBENTRY;
    Piece *piece = piece_add(booklet, is_section ? SECTION_SPACE : SPACE);
    Words *text =
        text_of_line(booklet, &target->block->line, look, column.width - shift - NUMBER - STEP);
    piece_text(piece, text, column.x + shift, 0);
    double last = text_height(text, text->line_count - 1, text->line_count);
    Bit *page = piece_bit(piece, BIT_PAGE, column.x + column.width - NUMBER, piece->height - last);
    page->width = NUMBER;
    page->aim = target->block;
    piece->aim = target->block;
}

// Where a few entries would go to a second page, all stand a little closer.
static void draw_together(Booklet *booklet, guint first)
{
    const double LEAST = 0.3;
    double room = page_height(booklet, false) - BOOKLET_TOP - BOOKLET_BOTTOM, all = 0, spaces = 0;
    for (guint i = first; i < booklet->pieces->len; i++) {
        const Piece *piece = booklet->pieces->pdata[i];
        all += piece->height + piece->space;
        spaces += piece->space;
    }
    double share = all > room ? 1 - (all - room) / spaces : 1;
    for (guint i = first; share >= LEAST && i < booklet->pieces->len; i++)
        ((Piece *)booklet->pieces->pdata[i])->space *= share;
}

void contents_add(Booklet *booklet, Column column)
{
    const double SPACE = 14;
    guint first = booklet->pieces->len;
    Str words = booklet->job->words[BOOKLET_CONTENTS];
    Piece *heading = piece_add(booklet, 0);
    piece_text(heading, text_of_str(booklet, words, LOOK_SECTION, column.width), column.x, 0);
    heading->height += SPACE;
    heading->keeps = true;
    heading->breaks = true;
    for (guint i = 0; i < booklet->targets->len; i++)
        entry_add(booklet, booklet->targets->pdata[i], column);
    draw_together(booklet, first);
}

// ---- links --------------------------------------------------------------------------------------

static const double CODE_SIDE = 54;

// Long addresses make codes that no camera reads from paper.
enum { CODE_BYTES_MOST = 180 };

static bool begins(Str text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.length >= length && memcmp(text.at, prefix, length) == 0;
}

static bool has_code(Str address)
{
    return address.length <= CODE_BYTES_MOST
           && (begins(address, "http://") || begins(address, "https://"));
}

static void put_link(Booklet *booklet, Piece *piece, int number, Column column)
{
    const double GAP = 10, NUMBER = 24;
    const BookletAddress *address = &booklet->job->addresses[number - 1];
    double x = column.x, width = column.width - NUMBER - CODE_SIDE - GAP;
    char *words = g_strdup_printf("[%d]", number);
    piece_text(piece, text_of_str(booklet, (Str){words, strlen(words)}, LOOK_KEY, NUMBER), x, 0);
    g_free(words);
    Words *text = text_of_address(booklet, number, LOOK_CELL, width);
    piece_text(piece, text, x + NUMBER, 0);
    if (has_code(address->written)) {
        Bit *code = piece_bit(piece, BIT_CODE, x + column.width - CODE_SIDE, 0);
        code->address = number;
        code->width = code->height = CODE_SIDE;
        piece->height = fmax(piece->height, CODE_SIDE);
    }
}

// Two beside one another.
void links_add(Booklet *booklet, Column column)
{
    const double SPACE = 14, GAP = 26;
    int count = (int)booklet->job->address_count;
    double width = (column.width - GAP) / 2;
    heading_add(booklet, &booklet->links, column);
    for (int i = 0; i < count; i += 2) {
        Piece *piece = piece_add(booklet, SPACE);
        put_link(booklet, piece, i + 1, (Column){column.x, width, 0});
        if (i + 1 < count)
            put_link(booklet, piece, i + 2, (Column){column.x + width + GAP, width, 0});
    }
}

void code_paint(Booklet *booklet, const Bit *bit, double x, double y)
{
    cairo_t *cairo = booklet->canvas.cairo;
    Str address = booklet->job->addresses[bit->address - 1].written;
    char *text = g_strndup(address.at, address.length);
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    g_free(text);
    if (code == NULL)
        return;
    double side = bit->width / code->width;
    set_color(booklet, INK);
    for (int row = 0; row < code->width; row++)
        for (int from = 0, to; from < code->width; from = to) {
            bool is_dark = code->data[row * code->width + from] & 1;
            for (to = from + 1;
                 to < code->width && (code->data[row * code->width + to] & 1) == is_dark;)
                to++;
            if (is_dark)
                cairo_rectangle(cairo, x + from * side, y + row * side, (to - from) * side, side);
        }
    cairo_fill(cairo);
    QRcode_free(code);
}
