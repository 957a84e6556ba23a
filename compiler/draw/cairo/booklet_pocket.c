// One page for the pocket: all of a document in columns, in letters as large as it has room for. Where
// the smallest have none, asides go first, the longest of them and no more than need be, then the last
// cards.
#include "draw/cairo/booklet.h"

#include <math.h>
#include <string.h>

// Tried from top to bottom until all fits.
typedef struct Setting {
    int columns;
    double letters;
} Setting;

static const Setting SETTINGS[] = {{1, 1},    {2, 1},   {2, 0.95}, {2, 0.9},
                                   {2, 0.85}, {2, 0.8}, {3, 0.8}};
enum { SETTING_COUNT = sizeof SETTINGS / sizeof SETTINGS[0] };

static const double SIDE = 34, TOP = 32, BOTTOM = 36, GUTTER = 18;

typedef struct Pocket {
    Booklet *booklet;
    Page *page;
    Setting setting;
    double width, top; // of a column, and where it begins
    int column;
    double y;
} Pocket;

static double column_bottom(const Pocket *pocket)
{
    return page_height(pocket->booklet, false) - BOTTOM;
}

static double piece_room(const Pocket *pocket, guint index)
{
    const GPtrArray *pieces = pocket->booklet->pieces;
    const Piece *piece = pieces->pdata[index];
    double room = piece->height;
    guint end = MAX(piece->unit_end, index);
    for (guint i = index + 1;
         i <= end || (((Piece *)pieces->pdata[i - 1])->keeps && i < pieces->len); i++)
        room += ((Piece *)pieces->pdata[i])->space + ((Piece *)pieces->pdata[i])->height;
    return room;
}

// Places a unit of pieces into this column or the next; false where the last one is full.
static bool place_unit(Pocket *pocket, guint index)
{
    const Piece *piece = pocket->booklet->pieces->pdata[index];
    double full = column_bottom(pocket) - pocket->top;
    double space = pocket->y > pocket->top ? piece->space : 0;
    double room = fmin(piece_room(pocket, index), full);
    if (pocket->y + space + room > column_bottom(pocket)) {
        pocket->column++;
        pocket->y = pocket->top;
        space = 0;
    }
    if (pocket->column >= pocket->setting.columns
        || pocket->y + space + piece->height > column_bottom(pocket))
        return false;
    pocket->y += space;
    page_put(pocket->page, piece, SIDE + pocket->column * (pocket->width + GUTTER), pocket->y);
    pocket->y += piece->height;
    return true;
}

static double put_title(Pocket *pocket)
{
    const double BELOW = 8;
    Booklet *booklet = pocket->booklet;
    const Document *document = booklet->job->document;
    double width = page_width(booklet, false) - 2 * SIDE;
    Piece *piece = piece_add(booklet, 0);
    piece_text(piece, text_of_str(booklet, document->title, LOOK_CARD, width), 0, 0);
    page_put(pocket->page, piece, SIDE, TOP);
    g_ptr_array_set_size(booklet->pieces, 0);
    return TOP + piece->height + BELOW;
}

// The pieces that found no room, counted by headings.
static uint32_t count_dropped(const Booklet *booklet, guint from)
{
    uint32_t count = 0;
    for (guint i = from; i < booklet->pieces->len; i++)
        count += ((Piece *)booklet->pieces->pdata[i])->target != NULL;
    return count > 0 ? count : 1;
}

static void put_more(Pocket *pocket)
{
    const double UP = 16;
    Booklet *booklet = pocket->booklet;
    char *words = words_filled(booklet->job->words[BOOKLET_MORE], (int)booklet->dropped, 0);
    Piece *piece = piece_add(booklet, 0);
    piece_text(piece, text_of_str(booklet, (Str){words, strlen(words)}, LOOK_LABEL, pocket->width),
               0, 0);
    page_put(pocket->page, piece, SIDE + (pocket->setting.columns - 1) * (pocket->width + GUTTER),
             page_height(booklet, false) - BOTTOM + UP - piece->height);
    g_free(words);
}

// A card that has no room as a whole is left out as a whole.
static void drop_from(Pocket *pocket, guint index)
{
    Booklet *booklet = pocket->booklet;
    guint first = index;
    while (first > 0 && ((Piece *)booklet->pieces->pdata[first])->target == NULL)
        first--;
    guint placed = index - first;
    if (((Piece *)booklet->pieces->pdata[first])->target != NULL)
        g_array_set_size(pocket->page->placed, pocket->page->placed->len - placed);
    booklet->dropped = count_dropped(booklet, first);
    put_more(pocket);
}

// At the foot of the page, beside where the number of dropped cards stands.
static void put_asides_note(const Pocket *pocket)
{
    const double UP = 16;
    Booklet *booklet = pocket->booklet;
    double width = (pocket->width + GUTTER) * MAX(pocket->setting.columns - 1, 1) - GUTTER;
    Piece *piece = piece_add(booklet, 0);
    piece_text(piece,
               text_cut(booklet, booklet->job->words[BOOKLET_ASIDES], LOOK_SMALL, width, false), 0,
               0);
    page_put(pocket->page, piece, SIDE, page_height(booklet, false) - BOTTOM + UP - piece->height);
}

static bool try_setting(Booklet *booklet, Setting setting, bool is_last)
{
    booklet->letters = setting.letters;
    booklet->pieces = g_ptr_array_new();
    booklet->pages = g_ptr_array_new();
    double room = page_width(booklet, false) - 2 * SIDE;
    Pocket pocket = {.booklet = booklet, .page = page_add(booklet, false), .setting = setting};
    pocket.page->is_bare = true;
    pocket.width = (room - GUTTER * (setting.columns - 1)) / setting.columns;
    pocket.top = pocket.y = put_title(&pocket);
    blocks_add(booklet, &booklet->job->document->body, (Column){0, pocket.width, 2});
    guint count = booklet->pieces->len;
    if (booklet->asides_out > 0)
        put_asides_note(&pocket);
    for (guint i = 0; i < count; i++) {
        if (!place_unit(&pocket, i)) {
            if (is_last)
                drop_from(&pocket, i);
            return false;
        }
    }
    return true;
}

// ---- what is left out ---------------------------------------------------------------------------

static void find_asides(const Block *parent, GPtrArray *asides)
{
    for (const Block *block = parent->first; block != NULL; block = block->next) {
        for (const Run *run = block->line.first; run != NULL; run = run->next)
            if (run->style & RUN_ASIDE)
                g_ptr_array_add(asides, (gpointer)run);
        find_asides(block, asides);
    }
}

static gint compare_asides(gconstpointer left, gconstpointer right)
{
    size_t first = (*(const Run *const *)left)->text.length;
    size_t second = (*(const Run *const *)right)->text.length;
    return (first < second) - (first > second);
}

// The longest first: of those, the fewest make room.
static guint rank_asides(Booklet *booklet)
{
    GPtrArray *asides = g_ptr_array_new();
    booklet->asides = g_hash_table_new(NULL, NULL);
    find_asides(&booklet->job->document->body, asides);
    g_ptr_array_sort(asides, compare_asides);
    for (guint i = 0; i < asides->len; i++)
        g_hash_table_insert(booklet->asides, asides->pdata[i], GUINT_TO_POINTER(i + 1));
    return asides->len;
}

static bool try_settings(Booklet *booklet)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        if (try_setting(booklet, SETTINGS[i], false))
            return true;
    return false;
}

// How many asides must go, tried by halves with what holds the most.
static guint fewest_out(Booklet *booklet, guint most)
{
    guint least = 1;
    while (least < most) {
        booklet->asides_out = least + (most - least) / 2;
        if (try_setting(booklet, SETTINGS[SETTING_COUNT - 1], false))
            most = booklet->asides_out;
        else
            least = booklet->asides_out + 1;
    }
    return most;
}

void pocket_place(Booklet *booklet)
{
    guint asides = rank_asides(booklet);
    if (try_settings(booklet))
        return;
    booklet->asides_out = fewest_out(booklet, asides);
    if (asides == 0 || !try_settings(booklet))
        try_setting(booklet, SETTINGS[SETTING_COUNT - 1], true);
}
