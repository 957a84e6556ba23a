// The module's part for booklets: a document as a PDF of A4 or Letter pages.
//
// The document becomes pieces, the pieces are placed on pages, and then, when it is known on which
// page each heading stands, all pages are painted. Nothing depends on the clock, the machine or its
// fonts.
#include "draw/cairo/booklet.h"

#include <cairo-pdf.h>
#include <malloc.h>
#include <string.h>

__attribute__((visibility("default"))) CairoBooklets cairo_booklets;

// ---- what others lead to ------------------------------------------------------------------------

static void add_target(Booklet *booklet, const Block *block, int depth)
{
    Heading *target = g_new0(Heading, 1);
    target->number = (int)booklet->targets->len + 1;
    target->depth = depth;
    target->block = block;
    g_ptr_array_add(booklet->targets, target);
    g_hash_table_insert(booklet->by_block, (gpointer)block, target);
}

static bool is_headed(const Block *block)
{
    return block->kind == BLOCK_SECTION || block->kind == BLOCK_CARD
           || block->kind == BLOCK_MILESTONE;
}

// Sections nest a few levels deep, as the view made them.
static void find_targets(Booklet *booklet, const Block *parent, int depth)
{
    for (const Block *block = parent->first; block != NULL; block = block->next) {
        if (is_headed(block)) {
            add_target(booklet, block, depth);
            find_targets(booklet, block, depth + 1);
        }
    }
}

static void find_maps(Booklet *booklet, const Block *parent)
{
    for (const Block *block = parent->first; block != NULL; block = block->next) {
        if (is_headed(block))
            find_maps(booklet, block);
        if (block->kind != BLOCK_PICTURE || map_of_picture(booklet, block->picture) == NULL)
            continue;
        Heading *target = g_new0(Heading, 1);
        target->number = (int)g_hash_table_size(booklet->by_block) + 1;
        target->block = block;
        g_hash_table_insert(booklet->by_block, (gpointer)block, target);
    }
}

static void find_addresses(Booklet *booklet)
{
    const BookletJob *job = booklet->job;
    for (uint32_t i = 0; i < job->address_count; i++) {
        Str shown = job->addresses[i].shown;
        g_hash_table_insert(booklet->by_address, g_strndup(shown.at, shown.length),
                            GINT_TO_POINTER((gint)i + 1));
    }
    booklet->links_run = (Run){.text = job->words[BOOKLET_ADDRESSES]};
    booklet->links =
        (Block){.kind = BLOCK_SECTION, .line = {&booklet->links_run, &booklet->links_run}};
}

// ---- pages --------------------------------------------------------------------------------------

static Column whole_column(const Booklet *booklet)
{
    return (Column){booklet->side, page_width(booklet, booklet->is_wide) - 2 * booklet->side, 1};
}

// A document of few pages has its title at the head of the first.
static void title_add(Booklet *booklet, Column column)
{
    const Document *document = booklet->job->document;
    Piece *piece = piece_add(booklet, 0);
    piece_text(piece, text_of_str(booklet, document->title, LOOK_SECTION, column.width), column.x,
               0);
    piece->keeps = true;
}

static void place_handout(Booklet *booklet)
{
    Column column = whole_column(booklet);
    guint first;
    Block body = booklet->job->document->body;
    cover_add(booklet, &body);
    contents_add(booklet, column);
    first = booklet->pieces->len;
    blocks_add(booklet, &body, column);
    if (first < booklet->pieces->len)
        ((Piece *)booklet->pieces->pdata[first])->breaks = true;
    if (booklet->job->address_count > 0)
        links_add(booklet, column);
    place_pieces(booklet);
}

static void place_team(Booklet *booklet)
{
    Column column = whole_column(booklet);
    title_add(booklet, column);
    facts_add(booklet, &booklet->job->document->cover, column, 0);
    blocks_add(booklet, &booklet->job->document->body, column);
    if (booklet->job->address_count > 0)
        links_add(booklet, column);
    place_pieces(booklet);
}

static void start_pages(Booklet *booklet)
{
    booklet->pieces = g_ptr_array_new();
    booklet->pages = g_ptr_array_new();
    switch (booklet->job->document->kind) {
    case DOCUMENT_HANDOUT: place_handout(booklet); break;
    case DOCUMENT_TEAM: place_team(booklet); break;
    case DOCUMENT_POCKET: pocket_place(booklet); break;
    }
}

// Once more with room for longer numbers, where there are more pages than they tell apart, or where
// a section has to say on which page its map is.
static void place_all(Booklet *booklet)
{
    enum { MOST_ROUNDS = 4 };
    const guint LONG = 150; // headings of documents that have likely more than a hundred pages
    booklet->digits = booklet->targets->len > LONG ? 3 : 2;
    int digits = booklet->digits, rounds = 0;
    do {
        booklet->digits = digits;
        booklet->finds_far_maps = false;
        start_pages(booklet);
        digits = booklet->pages->len >= 1000 ? 5 : booklet->pages->len >= 100 ? 3 : digits;
    } while ((digits > booklet->digits || booklet->finds_far_maps) && ++rounds < MOST_ROUNDS);
    booklet->knows_pages = true;
}

// ---- painting -----------------------------------------------------------------------------------

static void paint_fine(Booklet *booklet, Str words, double x, double y, double width, bool is_right)
{
    text_paint(booklet, text_cut(booklet, words, LOOK_SMALL, width, is_right), 0, 1, x, y);
}

// What stands behind the name of a document's one process: ", version 2". Empty if nothing does.
static Str behind_name(const Document *document)
{
    Str about = document->about;
    Str name = document->process_count == 1 ? document->processes[0]->entity.label : (Str){0};
    bool has_name = name.length > 0 && name.length < about.length
                    && memcmp(about.at, name.at, name.length) == 0;
    return has_name ? (Str){about.at + name.length, about.length - name.length} : (Str){0};
}

// The first letters of a name, and what stands behind it.
static Str shortened(Str name, glong letters, Str behind)
{
    const char *end = g_utf8_offset_to_pointer(name.at, letters);
    while (end > name.at && g_ascii_isspace(end[-1]))
        end--;
    char *words =
        g_strdup_printf("%.*s\xE2\x80\xA6%.*s", (int)(end - name.at), name.at, STR_ARGS(behind));
    return (Str){words, strlen(words)};
}

static bool has_room(Booklet *booklet, Str words, double width)
{
    return text_natural(text_of_str(booklet, words, LOOK_SMALL, G_MAXSHORT)) <= width;
}

// Where there is no room for all, the name is cut, and not its version.
static Str fitting_about(Booklet *booklet, double width)
{
    Str about = booklet->job->document->about, behind = behind_name(booklet->job->document);
    Str name = {about.at, about.length - behind.length};
    if (behind.length == 0 || has_room(booklet, about, width))
        return about;
    glong fits = 0, most = g_utf8_strlen(name.at, (gssize)name.length);
    while (fits + 1 < most) {
        glong half = (fits + most) / 2;
        if (has_room(booklet, shortened(name, half, behind), width))
            fits = half;
        else
            most = half;
    }
    return fits > 0 ? shortened(name, fits, behind) : about;
}

// The process and its version, and whose handout it is; below, the page.
static void paint_frame(Booklet *booklet, const Page *page, int number)
{
    const double HEAD = 36, BELOW_HEAD = 13, FOOT = 38, RULE = 0.5, SHARE = 0.55, GAP = 16;
    const Document *document = booklet->job->document;
    double width = page_width(booklet, page->is_wide), height = page_height(booklet, page->is_wide);
    double side = booklet->side, room = width - 2 * side;
    double left = room * SHARE - GAP;
    paint_fine(booklet, fitting_about(booklet, left), side, HEAD, left, false);
    paint_fine(booklet, document->title, side + room * SHARE, HEAD, room * (1 - SHARE), true);
    set_color(booklet, INK_FRAME);
    cairo_rectangle(booklet->canvas.cairo, side, HEAD + BELOW_HEAD, room, RULE);
    cairo_fill(booklet->canvas.cairo);
    char *words = words_filled(booklet->job->words[BOOKLET_PAGE], number, (int)booklet->pages->len);
    paint_fine(booklet, (Str){words, strlen(words)}, side, height - FOOT, room, true);
    if (page->map != NULL && page->map->job.page_count > 1) {
        char *part = words_filled(booklet->job->words[BOOKLET_PART], (int)page->part + 1,
                                  (int)page->map->job.page_count);
        paint_fine(booklet, (Str){part, strlen(part)}, side, height - FOOT, room / 2, false);
    }
}

static void paint_map_page(Booklet *booklet, const Page *page)
{
    const PaintJob *job = &page->map->job;
    const PaintPage *part = &job->pages[page->part];
    map_paint(booklet, page->map, part, job->scale, map_page_x(booklet, page), BOOKLET_MAP_TOP);
}

static void paint_page(Booklet *booklet, cairo_surface_t *surface, guint index)
{
    const Page *page = booklet->pages->pdata[index];
    cairo_pdf_surface_set_size(surface, page_width(booklet, page->is_wide),
                               page_height(booklet, page->is_wide));
    if (index == 0)
        canvas_open_part(booklet->canvas.cairo); // a new size forgets what was begun
    if (!page->is_bare)
        paint_frame(booklet, page, (int)index + 1);
    if (page->map != NULL)
        paint_map_page(booklet, page);
    if (page->target != NULL)
        link_target(booklet, page->target, 0, 0);
    for (guint i = 0; i < page->placed->len; i++) {
        const Placed *placed = &g_array_index(page->placed, Placed, i);
        piece_paint(booklet, placed->piece, placed->x, placed->y);
    }
    cairo_show_page(booklet->canvas.cairo);
}

static void add_bookmarks(const Booklet *booklet, cairo_surface_t *surface)
{
    enum { DEEPEST = 16 };
    int parents[DEEPEST + 1] = {CAIRO_PDF_OUTLINE_ROOT};
    for (guint i = 0; i < booklet->targets->len; i++) {
        const Heading *target = booklet->targets->pdata[i];
        int depth = MIN(target->depth, DEEPEST);
        if (target->page == 0)
            continue;
        char *words = plain_words(target->block);
        char *where = g_strdup_printf("dest='b%d'", target->number);
        parents[depth] = cairo_pdf_surface_add_outline(surface, parents[depth - 1], words, where,
                                                       depth == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN
                                                                  : (cairo_pdf_outline_flags_t)0);
        g_free(words);
        g_free(where);
    }
}

static PaintResult paint_all(Booklet *booklet, Sink *sink)
{
    const double BENDS = 0.3; // below the thinnest line; bends are written whole, and only measured
    const BookletJob *job = booklet->job;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(sink_write, sink, job->width, job->height);
    canvas_describe(surface, job->document->title, job->document->about, job->base.version);
    booklet->canvas.cairo = cairo_create(surface);
    cairo_set_font_options(booklet->canvas.cairo, booklet->canvas.options);
    cairo_set_tolerance(booklet->canvas.cairo, BENDS);
    for (guint i = 0; i < booklet->pages->len; i++)
        paint_page(booklet, surface, i);
    canvas_close_part(booklet->canvas.cairo);
    add_bookmarks(booklet, surface);
    bool is_sound = cairo_status(booklet->canvas.cairo) == CAIRO_STATUS_SUCCESS;
    cairo_surface_finish(surface);
    return is_sound && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? PAINT_OK
                                                                             : PAINT_BROKEN;
}

static void find_all(Booklet *booklet)
{
    booklet->targets = g_ptr_array_new();
    booklet->by_block = g_hash_table_new(NULL, NULL);
    booklet->far_maps = g_hash_table_new(NULL, NULL);
    booklet->by_address = g_hash_table_new(g_str_hash, g_str_equal);
    find_addresses(booklet);
    find_targets(booklet, &booklet->job->document->body, 1);
    if (booklet->job->address_count > 0)
        add_target(booklet, &booklet->links, 1);
    find_maps(booklet, &booklet->job->document->body);
}

// Paints one with what is open.
static PaintResult paint_booklet(const BookletJob *job, Canvas *canvas, GHashTable *settings,
                                 BookletTrailer *trailer, Channel *output)
{
    const double WIDE_SIDE = 40; // tables take all the room there is
    bool is_wide = job->document->kind == DOCUMENT_TEAM;
    Booklet *booklet = g_new0(Booklet, 1);
    Sink *sink = g_new0(Sink, 1);
    *booklet = (Booklet){.job = job,
                         .canvas = *canvas,
                         .settings = settings,
                         .letters = 1,
                         .is_wide = is_wide,
                         .side = is_wide ? WIDE_SIDE : BOOKLET_SIDE};
    booklet->canvas.job = &job->base;
    sink->job = &job->base;
    sink->output = output;
    find_all(booklet);
    place_all(booklet);
    PaintResult result = paint_all(booklet, sink);
    sink_flush(sink);
    *trailer = (BookletTrailer){sink->length, booklet->canvas.missing, booklet->dropped,
                                booklet->asides_out};
    return result;
}

PaintResult cairo_booklets(const BookletJobs *jobs, Channel *output)
{
    Canvas canvas;
    PaintJob fonts = jobs->at[0].base;
    memcpy(fonts.fonts, jobs->fonts, sizeof fonts.fonts);
    mallopt(M_ARENA_MAX, 1); // Pango's threads would take much of what the child may
    if (!canvas_open(&canvas, &fonts))
        return PAINT_BROKEN;
    pango_context_set_round_glyph_positions(canvas_pango(&canvas), FALSE);
    canvas_share_faces(&canvas);
    GHashTable *settings = settings_start();
    for (uint32_t i = 0; i < jobs->count; i++) {
        PaintResult result =
            paint_booklet(&jobs->at[i], &canvas, settings, &jobs->trailers[i], output);
        if (result != PAINT_OK)
            return result;
    }
    fonts.send(output, jobs->trailers, jobs->count * sizeof *jobs->trailers);
    return PAINT_OK;
}
