// Prepares a document for the painter of booklets, and reads back what it sends.
//
// The painter works in a child process and takes nothing from an arena. So all that needs memory of
// ours is done here: rich texts are read, addresses collected and escaped, maps cut for their pages,
// and our own words looked up. What comes back is a PDF, and behind it a trailer that says what was
// missing.
#include "draw/booklet.h"

#include "base/memory.h"
#include "base/version.h"
#include "draw/child.h"
#include "draw/hyphen.h"
#include "draw/paint.h"
#include "model/address.h"
#include "views/phrases.h"
#include "views/rich.h"

#include <string.h>
#include <unistd.h>

// ---- rich texts and addresses -------------------------------------------------------------------

typedef struct Addresses {
    BookletAddress *at;
    uint32_t count, room;
    Arena *arena;
} Addresses;

static void note_address(Addresses *addresses, Str address)
{
    if (address.length == 0 || address_fault(address) != NULL)
        return;
    for (uint32_t i = 0; i < addresses->count; i++)
        if (str_equal(addresses->at[i].shown, address))
            return;
    if (addresses->count == addresses->room) {
        uint32_t room = addresses->room > 0 ? 2 * addresses->room : 32;
        BookletAddress *more = ARENA_MANY(addresses->arena, room, BookletAddress);
        for (uint32_t i = 0; i < addresses->count; i++)
            more[i] = addresses->at[i];
        addresses->at = more;
        addresses->room = room;
    }
    addresses->at[addresses->count++] =
        (BookletAddress){address, paint_address(address, addresses->arena)};
}

// Containers nest a few levels deep, whatever a text does.
static void prepare(Document *document, Block *block, Addresses *addresses)
{
    if ((block->kind == BLOCK_RICH || block->kind == BLOCK_FACT) && block->rich.length > 0
        && block->first == NULL) {
        const Block *read = rich_read(document, block->rich);
        block->first = read->first;
        block->last = read->last;
    }
    for (const Run *run = block->line.first; run != NULL; run = run->next)
        note_address(addresses, run->address);
    for (Block *child = block->first; child != NULL; child = child->next)
        prepare(document, child, addresses);
}

// ---- maps ---------------------------------------------------------------------------------------

// The card that a node of a drawing leads to, by the node's id (views/flow.c makes it).
static const Block *card_of(const DocumentPicture *picture, Str id, Arena *arena)
{
    const Process *process = picture->process;
    Str begin = str_format(arena, "stage-%s-", process->entity.name->text);
    if (!str_starts(id, begin.at))
        return NULL;
    Str name = {id.at + begin.length, id.length - begin.length};
    for (uint32_t i = 0; i < process->stages.count; i++)
        if (str_equal(name_str(process->stages.at[i]->entity.name), name))
            return picture->cards[i];
    return NULL;
}

// Upright or landscape, whichever takes fewer pages; landscape where both take as many.
static Pages fewest_pages(const Drawing *drawing, const BookletJob *job, Arena *arena,
                          bool *is_wide)
{
    const double SIDES = 2 * BOOKLET_MAP_SIDE, ENDS = BOOKLET_MAP_TOP + BOOKLET_MAP_BOTTOM;
    Pages wide = pages_cut_to(drawing, job->height - SIDES, job->width - ENDS, arena);
    Pages upright = pages_cut_to(drawing, job->width - SIDES, job->height - ENDS, arena);
    *is_wide = wide.count <= upright.count;
    return *is_wide ? wide : upright;
}

// Whether a card begins on a part of the map.
static bool has_card(const BookletMap *map, const PaintPage *part)
{
    for (uint32_t i = 0; i < map->card_count; i++) {
        const Item *box = map->cards[i].box;
        if (box->x >= part->x && box->x < part->x + part->width && box->y >= part->y
            && box->y < part->y + part->height)
            return true;
    }
    return false;
}

// The first box of a node's group is the node's.
static void find_cards(BookletMap *map, Arena *arena)
{
    const Drawing *drawing = map->job.drawing;
    map->cards = ARENA_MANY(arena, map->picture->process->stages.count + 1, BookletCard);
    for (uint32_t i = 0; i + 1 < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        const Block *card = item->kind == ITEM_OPEN ? card_of(map->picture, item->id, arena) : NULL;
        if (card != NULL && item[1].kind == ITEM_BOX)
            map->cards[map->card_count++] = (BookletCard){&item[1], card};
    }
}

// Of a map that takes many pages, the first and those on which the role has a part.
static void pick_parts(BookletMap *map, Arena *arena)
{
    enum { MOST_PARTS = 8 };
    uint32_t count = map->job.page_count;
    map->parts = ARENA_MANY(arena, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        if (count <= MOST_PARTS || i == 0 || has_card(map, &map->job.pages[i]))
            map->parts[map->part_count++] = i;
}

static BookletMap *map_of(const DocumentPicture *picture, const BookletJob *job, Arena *arena)
{
    const Drawing *drawing = picture->drawing;
    bool is_wide;
    Pages pages = fewest_pages(drawing, job, arena, &is_wide);
    BookletMap *map = ARENA_NEW(arena, BookletMap);
    *map = (BookletMap){.picture = picture, .job = job->base, .least = pages_least_scale(drawing)};
    map->job.drawing = drawing;
    map->job.links = paint_links(drawing, arena);
    map->is_wide = is_wide;
    map->job.scale = pages.scale;
    map->job.page_width = pages.width;
    map->job.page_height = pages.height;
    map->job.pages = pages.at;
    map->job.page_count = pages.count;
    find_cards(map, arena);
    pick_parts(map, arena);
    return map;
}

static const BookletMap *maps_of(const Document *document, const BookletJob *job)
{
    BookletMap *first = NULL, **end = &first;
    for (const DocumentPicture *at = document->pictures; at != NULL; at = at->next) {
        if (at->drawing != NULL) {
            *end = map_of(at, job, document->arena);
            end = &(*end)->next;
        }
    }
    return first;
}

// The smallest letters of a flowchart are 11 pixels high; they may become 8 points.
uint32_t booklet_map_width(Paper paper, bool is_landscape)
{
    const double LEAST_SCALE = 8.0 / 11;
    double width, height;
    paper_size(paper, &width, &height);
    double side = is_landscape ? height : width;
    return (uint32_t)((side - 2 * BOOKLET_MAP_SIDE) / LEAST_SCALE + 0.5);
}

uint32_t booklet_map_pages(const Drawing *drawing, Paper paper, Arena *arena)
{
    bool is_wide;
    BookletJob job = {.height = 0};
    paper_size(paper, &job.width, &job.height);
    return fewest_pages(drawing, &job, arena, &is_wide).count;
}

// ---- the job ------------------------------------------------------------------------------------

static void find_words(Str *words)
{
    static const PhraseId phrases[BOOKLET_WORD_COUNT] = {
        [BOOKLET_CONTENTS] = PHRASE_CONTENTS,  [BOOKLET_PAGE] = PHRASE_PAGE_OF,
        [BOOKLET_SEE] = PHRASE_SEE_PAGE,       [BOOKLET_ADDRESSES] = PHRASE_ADDRESSES,
        [BOOKLET_INITIALS] = PHRASE_INITIALS,  [BOOKLET_DATE] = PHRASE_SIGN_DATE,
        [BOOKLET_MAP] = PHRASE_MAP_AT,         [BOOKLET_PART] = PHRASE_MAP_PART,
        [BOOKLET_MORE] = PHRASE_AND_MORE,      [BOOKLET_CONTINUED] = PHRASE_CONTINUED,
        [BOOKLET_ASIDES] = PHRASE_PROOFS_LEFT,
    };
    for (int i = 0; i < BOOKLET_WORD_COUNT; i++)
        words[i] = phrase(phrases[i]);
}

static BookletJob job_of(Document *document, Paper paper)
{
    Arena *arena = document->arena;
    Addresses addresses = {.arena = arena};
    BookletJob job = {
        .base = {.kind = PAINT_PDF,
                 .theme = THEME_LIGHT,
                 .version = STR(STAGECRAFT_VERSION),
                 .send = child_send},
        .document = document,
        .joins = hyphen_joins,
        .is_syllable = hyphen_is_syllable,
    };
    paper_size(paper, &job.width, &job.height);
    find_words(job.words);
    prepare(document, &document->cover, &addresses);
    prepare(document, &document->body, &addresses);
    job.addresses = addresses.at;
    job.address_count = addresses.count;
    job.maps = maps_of(document, &job);
    return job;
}

// ---- painting -----------------------------------------------------------------------------------

static void paint_in_child(const void *given, Channel *output)
{
    const size_t MEMORY = 24 << 20; // of eight handouts
    BookletJobs jobs = *(const BookletJobs *)given;
    memory_expect(MEMORY);
    FontsFile *file = module_fonts_file();
    CairoBooklets *booklets = module_cairo_booklets();
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        jobs.fonts[i] = file((FontFileId)i);
    if (booklets(&jobs, output) != PAINT_OK)
        _exit(STATUS_MODULE_FAILED);
}

static DrawReport report_failure(ChildEnd end)
{
    if (end.status == STATUS_NO_MODULE || end.status == STATUS_NO_FILE)
        return paint_report_end(end);
    return (DrawReport){DRAW_FAILED, STR("painting the handout failed, or took more time or memory"
                                         " than it may")};
}

// Headings of a document, counted; of its cards the last, and the first behind `from` headings.
typedef struct CardSpan {
    uint32_t from, headings;
    const Block *first, *last;
} CardSpan;

static void find_span(const Block *parent, CardSpan *span)
{
    for (const Block *block = parent->first; block; block = block->next) {
        bool is_card = block->kind == BLOCK_CARD;
        span->headings += is_card || block->kind == BLOCK_SECTION;
        if (is_card) {
            span->first = span->first || span->headings <= span->from ? span->first : block;
            span->last = block;
        }
        find_span(block, span);
    }
}

static Str card_name(const Block *card)
{
    return card && card->line.first ? card->line.first->text : STR("");
}

// What a pocket page has no room for: "the last one, `Sign`, is left out".
static Str dropped_cards(const Document *document, uint32_t count, Arena *arena)
{
    CardSpan all = {.from = UINT32_MAX};
    find_span(&document->body, &all);
    CardSpan span = {.from = all.headings > count ? all.headings - count : 0};
    find_span(&document->body, &span);
    Str first = card_name(span.first), last = card_name(span.last);
    if (count == 1)
        return str_format(arena, "the last one, `%.*s`, is left out", STR_ARGS(last));
    return str_format(arena, "the last %u are left out, from `%.*s` to `%.*s`", count,
                      STR_ARGS(first), STR_ARGS(last));
}

static DrawReport report_trailer(const BookletTrailer *trailer, const Document *document)
{
    Arena *arena = document->arena;
    if (trailer->dropped > 0) {
        Str what = dropped_cards(document, trailer->dropped, arena);
        return (DrawReport){DRAW_SIMPLER,
                            str_format(arena,
                                       "one page has no room for all: %.*s%s,"
                                       " and the page says so; the handout has them",
                                       STR_ARGS(what),
                                       trailer->asides > 0 ? ", all proofs too" : "")};
    }
    if (trailer->asides > 0)
        return (DrawReport){DRAW_SIMPLER,
                            str_format(arena,
                                       "one page has no room for all: %u of the proofs are left"
                                       " out, and the page says so; the handout has them",
                                       trailer->asides)};
    if (trailer->missing.count > 0)
        return paint_report_missing(&trailer->missing, "HTML", arena);
    return (DrawReport){DRAW_DONE, {"", 0}};
}

// Gives each booklet its part of what came; false where the parts are not the whole.
static bool part_out(const Out *all, const BookletJobs *jobs, BookletPrint *booklets)
{
    size_t trailers = jobs->count * sizeof *jobs->trailers;
    if (all->length < trailers)
        return false;
    size_t left = all->length - trailers, at = 0;
    memcpy(jobs->trailers, all->bytes + left, trailers);
    for (uint32_t i = 0; i < jobs->count; i++) {
        if (jobs->trailers[i].length > left - at)
            return false;
        out_bytes(booklets[i].out, all->bytes + at, jobs->trailers[i].length);
        at += jobs->trailers[i].length;
    }
    return at == left;
}

static void report_all(const BookletJobs *jobs, BookletPrint *booklets)
{
    for (uint32_t i = 0; i < jobs->count; i++)
        booklets[i].report = booklets[i].out->failed
                                 ? (DrawReport){DRAW_FAILED, STR("no memory for the handout")}
                                 : report_trailer(&jobs->trailers[i], booklets[i].document);
}

static bool paint_in_one(BookletJobs *jobs, BookletPrint *booklets, const Limits *limits)
{
    Out all;
    out_start(&all);
    ChildEnd end = child_run(limits, paint_in_child, jobs, &all);
    bool is_done = end.result == CHILD_DONE && part_out(&all, jobs, booklets);
    out_free(&all);
    if (is_done)
        report_all(jobs, booklets);
    else
        booklets[0].report = report_failure(end);
    return is_done;
}

// What fails together is tried one by one: each of them may take what the limits allow.
static void paint_some(BookletJobs *jobs, BookletPrint *booklets, const Limits *limits)
{
    if (paint_in_one(jobs, booklets, limits) || jobs->count == 1)
        return;
    for (uint32_t i = 0; i < jobs->count; i++) {
        BookletJobs one = {.at = &jobs->at[i], .trailers = &jobs->trailers[i], .count = 1};
        booklets[i].out->length = 0;
        paint_in_one(&one, &booklets[i], limits);
    }
}

void booklets_paint(BookletPrint *booklets, uint32_t count, Paper paper, const Limits *limits)
{
    enum { MOST_TOGETHER = 8 }; // they share the time of one
    for (uint32_t first = 0; first < count; first += MOST_TOGETHER) {
        uint32_t some = count - first < MOST_TOGETHER ? count - first : MOST_TOGETHER;
        Arena *arena = booklets[first].document->arena;
        BookletJobs jobs = {.at = ARENA_MANY(arena, some, BookletJob),
                            .trailers = ARENA_MANY(arena, some, BookletTrailer),
                            .count = some};
        for (uint32_t i = 0; i < some; i++)
            jobs.at[i] = job_of(booklets[first + i].document, paper);
        paint_some(&jobs, &booklets[first], limits);
    }
}
