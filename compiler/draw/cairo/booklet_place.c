// Pieces onto pages.
//
// A piece goes where it fits together with all that must stay with it: a heading with what follows,
// a unit as a whole. A milestone, a table or a high card that would leave much of a page empty begins
// there and goes on over the page, between its parts. What is longer than a page is torn, between
// lines. A map that needs pages of its own waits until the page at hand is full, and the table that
// crosses its end is done.
#include "draw/cairo/booklet.h"

#include <math.h>

double page_width(const Booklet *booklet, bool is_wide)
{
    return is_wide ? booklet->job->height : booklet->job->width;
}

double page_height(const Booklet *booklet, bool is_wide)
{
    return is_wide ? booklet->job->width : booklet->job->height;
}

Page *page_add(Booklet *booklet, bool is_wide)
{
    Page *page = g_new0(Page, 1);
    page->placed = g_array_new(FALSE, FALSE, sizeof(Placed));
    page->is_wide = is_wide;
    g_ptr_array_add(booklet->pages, page);
    return page;
}

void page_put(Page *page, const Piece *piece, double x, double y)
{
    const Placed placed = {piece, x, y};
    g_array_append_val(page->placed, placed);
}

// ---- the flow -----------------------------------------------------------------------------------

typedef struct Flow {
    Booklet *booklet;
    Page *page;
    double y, bottom;
    bool is_fresh;      // nothing stands on the page
    bool is_opening;    // or only headings, which do not stay alone there
    guint whole_until;  // the last piece of a unit that stands whole on the page
    GPtrArray *waiting; // pieces of maps
    guint waits_since;  // the page where the first of them would stand, from 1
} Flow;

static double full_height(const Flow *flow)
{
    return flow->bottom - BOOKLET_TOP;
}

static void put_map_pages(Flow *flow)
{
    if (flow->waiting->len > 0 && flow->booklet->pages->len > flow->waits_since)
        map_note_far(flow->booklet, ((Piece *)flow->waiting->pdata[0])->target);
    for (guint i = 0; i < flow->waiting->len; i++) {
        const Piece *piece = flow->waiting->pdata[i];
        const BookletMap *map = piece->map;
        Heading *target = g_hash_table_lookup(flow->booklet->by_block, piece->target);
        target->page = (int)flow->booklet->pages->len + 1;
        if (i > 0)
            map_note_far(flow->booklet, piece->target);
        for (uint32_t part = 0; part < map->part_count; part++) {
            Page *page = page_add(flow->booklet, map->is_wide);
            page->map = map;
            page->part = map->parts[part];
            page->target = part == 0 ? piece->target : NULL;
        }
    }
    g_ptr_array_set_size(flow->waiting, 0);
}

// `piece` is what comes there: a row of a table that goes on stands before the maps that wait.
static void next_page(Flow *flow, const Piece *piece)
{
    if (piece == NULL || piece->head == NULL)
        put_map_pages(flow);
    flow->page = page_add(flow->booklet, flow->booklet->is_wide);
    flow->y = BOOKLET_TOP;
    flow->is_fresh = flow->is_opening = true;
}

static Piece *piece_at(const Flow *flow, guint index)
{
    return flow->booklet->pieces->pdata[index];
}

static double unit_height(const Flow *flow, guint first, guint last)
{
    double height = 0;
    for (guint i = first; i <= last; i++)
        height += (i > first ? piece_at(flow, i)->space : 0) + piece_at(flow, i)->height;
    return height;
}

// The room that must be left for piece `index` to go where there is `room`. Headings that follow one
// another are few, so this ends soon.
static double room_needed(const Flow *flow, guint index, double room)
{
    const double MUCH = 0.3, HIGH = 0.5; // of a page
    const Piece *piece = piece_at(flow, index);
    if (piece->unit_end > index) {
        double height = unit_height(flow, index, piece->unit_end), full = full_height(flow);
        bool may = piece->flow == UNIT_FLOWS
                   || (piece->flow == UNIT_FLOWS_IF_HIGH && height > full * HIGH);
        if (height <= (may && room > full * MUCH ? room : full))
            return height;
    }
    if (!piece->keeps || index + 1 >= flow->booklet->pieces->len)
        return piece_least(piece);
    double above = piece->height + piece_at(flow, index + 1)->space;
    double more = room_needed(flow, index + 1, room - above);
    return fmin(above + more, full_height(flow)); // what fits no page with its heading begins one
}

static void note_target(const Flow *flow, const Piece *piece)
{
    Heading *target = g_hash_table_lookup(flow->booklet->by_block, piece->target);
    if (target != NULL) {
        target->page = (int)flow->booklet->pages->len;
        target->y = flow->y;
    }
}

static void put(Flow *flow, const Piece *piece)
{
    if (piece->target != NULL)
        note_target(flow, piece);
    page_put(flow->page, piece, 0, flow->y);
    flow->y += piece->height;
    flow->is_fresh = false;
    flow->is_opening = flow->is_opening && piece->keeps;
}

static bool has_head(const Piece *piece)
{
    return piece->head != NULL || piece->within != NULL;
}

// What a page begins with where a card or a table goes on.
static void put_head(Flow *flow, const Piece *piece)
{
    bool is_fresh = flow->is_fresh;
    if (is_fresh && piece->within != NULL)
        put(flow, heading_again(flow->booklet, piece->within));
    if (is_fresh && piece->head != NULL)
        put(flow, piece->head);
}

// Tears a piece as often as it takes; on a fresh page at least a line goes.
static void put_torn(Flow *flow, Piece *piece)
{
    while (flow->y + piece->height > flow->bottom + 0.01) {
        Piece *rest = piece_split(piece, flow->bottom - flow->y);
        if (rest == NULL && flow->is_fresh)
            break; // a line higher than a page
        if (rest != NULL)
            put(flow, piece);
        piece = rest != NULL ? rest : piece;
        next_page(flow, piece);
        put_head(flow, piece);
        flow->is_fresh = flow->is_fresh || (rest == NULL && has_head(piece));
    }
    put(flow, piece);
}

// Nothing within a unit that there is room for begins a page, whatever it would have beside it.
static void note_whole(Flow *flow, guint index)
{
    guint last = piece_at(flow, index)->unit_end;
    if (last > index && last > flow->whole_until
        && unit_height(flow, index, last) <= flow->bottom - flow->y + 0.01)
        flow->whole_until = last;
}

static bool begins_section(const Piece *piece)
{
    return piece->target != NULL && piece->target->kind == BLOCK_SECTION;
}

// Whether a table of the section that begins here would cross the end of the page.
static bool has_table_at_end(const Flow *flow, guint index)
{
    double y = flow->y;
    for (guint i = index; i < flow->booklet->pieces->len; i++) {
        const Piece *piece = piece_at(flow, i);
        if (i > index && begins_section(piece))
            return false;
        y += piece->space + piece->height;
        if (y > flow->bottom)
            return piece->head != NULL;
    }
    return false;
}

// Maps come behind the page on which their section ends, if that is more than half full: they would
// wait for the end of a table that crosses it.
static bool lets_maps_in(const Flow *flow, guint index)
{
    const double HALF = 0.5;
    return flow->waiting->len > 0 && begins_section(piece_at(flow, index))
           && flow->y - BOOKLET_TOP > full_height(flow) * HALF && has_table_at_end(flow, index);
}

static void place(Flow *flow, guint index)
{
    Piece *piece = piece_at(flow, index);
    if (piece->map != NULL) {
        if (flow->waiting->len == 0)
            flow->waits_since = flow->booklet->pages->len;
        g_ptr_array_add(flow->waiting, piece);
        return;
    }
    double space = flow->is_fresh ? 0 : piece->space;
    double room = flow->bottom - flow->y - space + 0.01;
    bool fits =
        flow->is_opening || index <= flow->whole_until || room_needed(flow, index, room) <= room;
    if (!flow->is_fresh && (piece->breaks || !fits || lets_maps_in(flow, index))) {
        next_page(flow, piece);
        space = 0;
    }
    put_head(flow, piece);
    flow->y += space;
    note_whole(flow, index);
    put_torn(flow, piece);
}

void place_pieces(Booklet *booklet)
{
    Flow flow = {.booklet = booklet,
                 .bottom = page_height(booklet, booklet->is_wide) - BOOKLET_BOTTOM,
                 .waiting = g_ptr_array_new()};
    next_page(&flow, NULL);
    for (guint i = 0; i < booklet->pieces->len; i++)
        place(&flow, i);
    put_map_pages(&flow);
}
