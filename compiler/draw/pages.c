// Cuts a drawing into pages.
//
// For each place where a cut could run it is counted how much would be cut: a card or text weighs
// far more than the frame of a phase, and that more than a line. What a page leaves empty weighs a
// little too. Downwards and across are cut the same way. Where no cut runs between cards, the next page
// begins a little before it, so that every card stands whole on one of them.
#include "draw/pages.h"

#include <math.h>
#include <string.h>

typedef struct PaperSize {
    const char *name;
    double width, height; // upright, in points
} PaperSize;

static const PaperSize sizes[PAPER_COUNT] = {
    [PAPER_FITTED] = {"fitted", 0, 0},
    [PAPER_A4] = {"a4", 595.28, 841.89},
    [PAPER_A3] = {"a3", 841.89, 1190.55},
    [PAPER_LETTER] = {"letter", 612, 792},
};

static const double PAGE_MARGIN = 8, NOTE_ROOM = 24, POINTS_A_PIXEL = 0.75;
static const double LEAST_FULL = 0.35, MOST_AGAIN = 0.25; // of a page

const char *paper_name(Paper paper)
{
    return sizes[paper].name;
}

Paper paper_named(const char *name, Paper unsaid)
{
    for (int i = 0; name != NULL && i < PAPER_COUNT; i++)
        if (strcmp(name, paper_name((Paper)i)) == 0)
            return (Paper)i;
    return unsaid;
}

uint32_t paper_width(Paper paper)
{
    double points = sizes[paper].height - 2 * PAGE_MARGIN;
    return paper == PAPER_FITTED ? 0 : (uint32_t)(points / POINTS_A_PIXEL);
}

uint32_t paper_height(Paper paper)
{
    double points = sizes[paper].width - 2 * PAGE_MARGIN - NOTE_ROOM;
    return paper == PAPER_FITTED ? 0 : (uint32_t)(points / POINTS_A_PIXEL);
}

// ---- where to cut -------------------------------------------------------------------------------

typedef struct Weights {
    uint32_t *at; // by pixel: what a cut there would cut
    uint32_t count;
} Weights;

// EMPTY_PIXELS that a page leaves empty weigh as much as a line.
enum { WEIGHT_CARD = 1000, WEIGHT_FRAME = 40, WEIGHT_LINE = 1, EMPTY_PIXELS = 25 };

// A chip hangs within so many pixels of its card, and stays with it where it can.
enum { WEIGHT_HANG = 400, HANG = 7 };

// Notes where a weight begins, and where it is gone; sum_up makes weights of these.
static void weigh(Weights *weights, double low, double high, uint32_t weight)
{
    uint32_t from = low > 0 ? (uint32_t)low : 0, to = high > 0 ? (uint32_t)high + 1 : 0;
    if (from >= to || from >= weights->count)
        return;
    weights->at[from] += weight;
    if (to < weights->count)
        weights->at[to] -= weight;
}

static void sum_up(Weights *weights)
{
    for (uint32_t i = 1; i < weights->count; i++)
        weights->at[i] += weights->at[i - 1];
}

static void weigh_line(Weights *weights, const Item *line, bool is_down)
{
    for (uint32_t i = 1; i < line->point_count; i++) {
        double from = is_down ? line->points[i - 1].y : line->points[i - 1].x;
        double to = is_down ? line->points[i].y : line->points[i].x;
        weigh(weights, from < to ? from : to, from < to ? to : from, WEIGHT_LINE);
    }
}

static void weigh_text(Weights *weights, const Item *text, bool is_down)
{
    double left = text->x;
    left -= text->anchor == ANCHOR_MIDDLE ? text->width / 2 : 0;
    left -= text->anchor == ANCHOR_END ? text->width : 0;
    if (is_down)
        weigh(weights, text->y - text->font.size, text->y + text->font.size * 0.3, WEIGHT_CARD);
    else
        weigh(weights, left, left + text->width, WEIGHT_CARD);
}

static uint32_t box_weight(ItemPart part)
{
    switch (part) {
    case PART_NODE:
    case PART_LABEL: return WEIGHT_CARD;
    case PART_BAND: return WEIGHT_FRAME;
    case PART_PAGE:
    case PART_EDGE:
    case PART_DECOR: break;
    }
    return 0;
}

static Weights weights_of(const Drawing *drawing, bool is_down, Arena *arena)
{
    Weights weights = {NULL, (uint32_t)(is_down ? drawing->height : drawing->width) + 2};
    weights.at = ARENA_MANY(arena, weights.count, uint32_t);
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        double low = is_down ? item->y : item->x;
        double length = is_down ? item->height : item->width;
        if (item->kind == ITEM_TEXT)
            weigh_text(&weights, item, is_down);
        else if (item->kind == ITEM_LINE)
            weigh_line(&weights, item, is_down);
        else if (item->kind == ITEM_BOX)
            weigh(&weights, low, low + length, box_weight(item->part));
        if (item->kind == ITEM_BOX && item->part == PART_LABEL)
            weigh(&weights, low - HANG, low + length + HANG, WEIGHT_HANG);
    }
    sum_up(&weights);
    return weights;
}

// The best place to cut behind `from`, at most `room` on; where several are as good, the one that is
// nearest to `wanted`.
static double best_cut(const Weights *weights, double from, double room, double wanted)
{
    uint32_t last = (uint32_t)(from + room), first = (uint32_t)(from + room * LEAST_FULL);
    uint32_t best = last, least = UINT32_MAX, middle = (uint32_t)wanted;
    for (uint32_t i = last; i > first; i--) {
        uint32_t away = i > middle ? i - middle : middle - i;
        uint32_t weight = weights->at[i] + away / EMPTY_PIXELS;
        if (weight < least) {
            best = i;
            least = weight;
        }
    }
    return best;
}

// Where the piece behind a cut begins: at the cut, or where the first card or chip begins that it runs
// through, if that is behind `least`.
static double next_begin(const Drawing *drawing, bool is_down, double cut, double least)
{
    double begin = cut;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        double low = is_down ? item->y : item->x;
        double high = low + (is_down ? item->height : item->width);
        bool is_solid = item->kind == ITEM_BOX && box_weight(item->part) == WEIGHT_CARD;
        if (is_solid && low < cut && high > cut && low - 2 < begin && low - 2 > least)
            begin = low - 2;
    }
    return begin;
}

typedef struct Piece {
    double from, to;
} Piece;

typedef struct Cuts {
    Piece *at;
    uint32_t count;
} Cuts;

// As full as may be or, where it is known how many there will be, of about the same length.
static Cuts cut_along(const Drawing *drawing, bool is_down, double room, uint32_t count,
                      const Weights *weights, Arena *arena)
{
    double length = is_down ? drawing->height : drawing->width;
    double step = room * (LEAST_FULL - MOST_AGAIN);
    Cuts cuts = {ARENA_MANY(arena, (uint32_t)(length / step) + 3, Piece), 0};
    double at = 0;
    while (length - at > room) {
        double wanted = at + room;
        if (cuts.count + 1 < count)
            wanted = at + (length - at) / (count - cuts.count);
        double cut = best_cut(weights, at, room, wanted);
        cuts.at[cuts.count++] = (Piece){at, cut};
        at = next_begin(drawing, is_down, cut, cut - room * MOST_AGAIN);
    }
    cuts.at[cuts.count++] = (Piece){at, length};
    return cuts;
}

// A last page with a few lines only looks forgotten: all share what there is, unless that takes one
// more.
static Cuts cuts_of(const Drawing *drawing, bool is_down, double room, Arena *arena)
{
    Weights weights = weights_of(drawing, is_down, arena);
    Cuts full = cut_along(drawing, is_down, room, 0, &weights, arena);
    if (full.count == 1)
        return full;
    Cuts even = cut_along(drawing, is_down, room, full.count, &weights, arena);
    return even.count > full.count ? full : even;
}

// ---- pages --------------------------------------------------------------------------------------

static Pages fitted(const Drawing *drawing, Arena *arena)
{
    Pages pages = {drawing->width * POINTS_A_PIXEL,
                   drawing->height * POINTS_A_PIXEL,
                   0,
                   POINTS_A_PIXEL,
                   ARENA_NEW(arena, PaintPage),
                   1};
    pages.at[0] = (PaintPage){0, 0, drawing->width, drawing->height, {"", 0}};
    return pages;
}

// Points for one pixel of the drawing, so that its smallest letters are so many points high; not more
// than its usual size.
static double scale_of_letters(const Drawing *drawing, double points)
{
    double smallest = 12;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        if (item->kind == ITEM_TEXT && item->font.size < smallest)
            smallest = item->font.size;
    }
    double scale = points / smallest;
    return scale < POINTS_A_PIXEL ? scale : POINTS_A_PIXEL;
}

double pages_least_scale(const Drawing *drawing)
{
    const double LEAST_POINTS = 8;
    return scale_of_letters(drawing, LEAST_POINTS);
}

static double scale_for(const Drawing *drawing, double width, double height)
{
    double least = pages_least_scale(drawing), scale = POINTS_A_PIXEL;
    if (drawing->width * scale > width)
        scale = width / drawing->width;
    if (drawing->height * scale > height && drawing->height * least <= height)
        scale = height / drawing->height;
    return scale > least ? scale : least;
}

static void name_pages(const Drawing *drawing, Pages *pages, Arena *arena)
{
    for (uint32_t i = 0; i < pages->count && pages->count > 1; i++)
        pages->at[i].note = str_format(arena, "%.*s \xC2\xB7 page %u of %u",
                                       STR_ARGS(drawing->title), i + 1, pages->count);
}

// Cuts the drawing at the scale of `pages` into parts of at most this many points.
static void cut_into(Pages *pages, const Drawing *drawing, double width, double height,
                     Arena *arena)
{
    Cuts down = cuts_of(drawing, true, height / pages->scale, arena);
    Cuts across = cuts_of(drawing, false, width / pages->scale + 0.01, arena);
    pages->at = ARENA_MANY(arena, (size_t)down.count * across.count, PaintPage);
    for (uint32_t i = 0; i < down.count; i++)
        for (uint32_t j = 0; j < across.count; j++)
            pages->at[pages->count++] = (PaintPage){across.at[j].from,
                                                    down.at[i].from,
                                                    across.at[j].to - across.at[j].from,
                                                    down.at[i].to - down.at[i].from,
                                                    {"", 0}};
}

Pages pages_cut(const Drawing *drawing, Paper paper, Arena *arena)
{
    if (paper == PAPER_FITTED)
        return fitted(drawing, arena);
    Pages pages = {
        .margin = PAGE_MARGIN, .width = sizes[paper].width, .height = sizes[paper].height};
    bool is_upright = drawing->width * POINTS_A_PIXEL <= pages.width - 2 * PAGE_MARGIN
                      && drawing->height > drawing->width;
    if (!is_upright)
        pages = (Pages){.margin = PAGE_MARGIN, .width = pages.height, .height = pages.width};
    double width = pages.width - 2 * PAGE_MARGIN;
    double height = pages.height - 2 * PAGE_MARGIN - NOTE_ROOM;
    pages.scale = scale_for(drawing, width, height);
    cut_into(&pages, drawing, width, height, arena);
    name_pages(drawing, &pages, arena);
    return pages;
}

void paper_size(Paper paper, double *width, double *height)
{
    *width = sizes[paper].width;
    *height = sizes[paper].height;
}

Pages pages_cut_to(const Drawing *drawing, double width, double height, Arena *arena)
{
    const double LEAST_POINTS_WHOLE = 7;
    double whole = fmin(width / drawing->width, height / drawing->height);
    Pages pages = {.width = width, .height = height, .scale = scale_for(drawing, width, height)};
    if (whole < pages.scale && whole >= scale_of_letters(drawing, LEAST_POINTS_WHOLE))
        pages.scale = whole;
    cut_into(&pages, drawing, width, height, arena);
    return pages;
}
