// Looks for faults, a kind at a time.
//
// A line may touch what it joins, at the rim, and run under a chip of its own edge; a word may lie
// on the card or chip that it belongs to. All else that meets is a fault.
#include "faults.h"

#include "lane_faults.h"
#include "page_faults.h"

#include "draw/palette.h"

#include <stdio.h>

static const double SLACK = 0.6;         // pixels: rounded corners, and lines' own width
static const double EIGHT_POINT = 10.66; // pixels at 96 an inch
static const double CONTRAST_LEAST = 4.5;
static const double MAIN_WIDTH = 2.3; // of the main line, in no other line's colour and style

typedef struct Search {
    const Scene *scene;
    const FaultsAsked *asked;
    Arena *arena;
    Faults found;
} Search;

const FaultRow *fault_row(FaultId id)
{
    static const FaultRow ROWS[] = {
#define FAULT(id, name, is_law, text) {name, is_law, text},
#include "faults.def"
#undef FAULT
    };
    return &ROWS[id];
}

// Counts a fault; `where` and the words say which.
static void found(Search *search, FaultId id, Area where, Str words)
{
    search->found.of[id]++;
    if (search->asked->is_told) {
        printf("  %-8s at %.0f,%.0f to %.0f,%.0f: %s: %.*s\n", fault_row(id)->name, where.left,
               where.top, where.right, where.bottom, fault_row(id)->text, STR_ARGS(words));
    }
}

static const Item *item_of(const Search *search, uint32_t index)
{
    return &search->scene->drawing->items[index];
}

// A word, or the id of the group that a patch stands in.
static Str name_of(const Search *search, const Patch *patch)
{
    return patch->group > 0 ? item_of(search, patch->group)->id : STR("(a box)");
}

// ---- cards and labels ---------------------------------------------------------------------------

static void search_patches(Search *search)
{
    const Scene *scene = search->scene;
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        const Patch *one = &scene->patches[i];
        for (uint32_t j = i + 1; patch_is_solid(one) && j < scene->patch_count; j++) {
            const Patch *other = &scene->patches[j];
            if (patch_is_solid(other) && areas_meet(one->area, other->area, SLACK)) {
                bool are_cards = patch_is_card(one) && patch_is_card(other);
                found(search, are_cards ? FAULT_CARDS : FAULT_LABELS, other->area,
                      name_of(search, other));
            }
        }
    }
}

// A card or chip that the word does not belong to, or any filled box that is painted over it.
static bool is_in_the_way(const Search *search, const Word *word, uint32_t index)
{
    const Patch *patch = &search->scene->patches[index];
    const Item *item = item_of(search, patch->item);
    bool is_over = patch->item > word->item && item->fill != NO_COLOR;
    bool is_strange = patch_is_solid(patch) && word->holder != (int32_t)index;
    return (is_over || is_strange) && areas_meet(patch->area, word->area, SLACK);
}

static void search_labels(Search *search)
{
    const Scene *scene = search->scene;
    for (uint32_t i = 0; i < scene->word_count; i++) {
        const Word *word = &scene->words[i];
        Str text = item_of(search, word->item)->text;
        for (uint32_t j = i + 1; j < scene->word_count; j++) {
            if (areas_meet(word->area, scene->words[j].area, SLACK)) {
                found(search, FAULT_LABELS, word->area, text);
            }
        }
        for (uint32_t j = 0; j < scene->patch_count; j++) {
            if (is_in_the_way(search, word, j)) {
                found(search, FAULT_LABELS, word->area, text);
            }
        }
    }
}

// ---- words in their boxes, boxes on the page ----------------------------------------------------

static bool fits(const Search *search, const Word *word, int32_t patch)
{
    return patch == NOTHING || area_holds(search->scene->patches[patch].area, word->area, SLACK);
}

static void search_spilt(Search *search)
{
    const Scene *scene = search->scene;
    Area page = scene_page(scene);
    for (uint32_t i = 0; i < scene->word_count; i++) {
        const Word *word = &scene->words[i];
        if (!fits(search, word, word->own) || !fits(search, word, word->under)
            || !fits(search, word, word->holder) || !area_holds(page, word->area, SLACK)) {
            found(search, FAULT_SPILT, word->area, item_of(search, word->item)->text);
        }
    }
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        if (!area_holds(page, scene->patches[i].area, SLACK)) {
            found(search, FAULT_SPILT, scene->patches[i].area, name_of(search, &scene->patches[i]));
        }
    }
    for (uint32_t i = 0; i < scene->line_count; i++) {
        for (uint32_t j = 0; j < scene->lines[i].leg_count; j++) {
            Spot to = scene->lines[i].legs[j].to;
            if (!area_holds(page, (Area){to.x, to.y, to.x, to.y}, SLACK)) {
                found(search, FAULT_SPILT, (Area){to.x, to.y, to.x, to.y}, STR("(a line)"));
            }
        }
    }
}

// ---- lines --------------------------------------------------------------------------------------

static bool line_crosses(const DrawnLine *line, Area area)
{
    for (uint32_t i = 0; i < line->leg_count; i++) {
        if (leg_crosses(line->legs[i], area, SLACK + 0.4)) {
            return true;
        }
    }
    return false;
}

static void search_line(Search *search, const DrawnLine *line)
{
    const Scene *scene = search->scene;
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        const Patch *patch = &scene->patches[i];
        bool is_own = patch_is_chip(patch) && patch->owner == line->item->owner;
        if (patch_is_solid(patch) && !is_own && line_crosses(line, patch->area)) {
            found(search, patch_is_card(patch) ? FAULT_THROUGH : FAULT_CROSSED, patch->area,
                  name_of(search, patch));
        }
    }
    for (uint32_t i = 0; i < scene->word_count; i++) {
        const Word *word = &scene->words[i];
        if (word->holder == NOTHING && line_crosses(line, word->area)) {
            found(search, FAULT_CROSSED, word->area, item_of(search, word->item)->text);
        }
    }
}

static double larger(double left, double right)
{
    return left > right ? left : right;
}

static double smaller(double left, double right)
{
    return left < right ? left : right;
}

static bool is_near(double left, double right)
{
    return left - right < 1.5 && right - left < 1.5;
}

// Two legs on one track for more than a corner's length.
static bool lie_together(Leg one, Leg other)
{
    double left = larger(smaller(one.from.x, one.to.x), smaller(other.from.x, other.to.x));
    double right = smaller(larger(one.from.x, one.to.x), larger(other.from.x, other.to.x));
    double top = larger(smaller(one.from.y, one.to.y), smaller(other.from.y, other.to.y));
    double bottom = smaller(larger(one.from.y, one.to.y), larger(other.from.y, other.to.y));
    bool are_flat = is_near(one.from.y, one.to.y) && is_near(other.from.y, other.to.y)
                    && is_near(one.from.y, other.from.y);
    bool are_upright = is_near(one.from.x, one.to.x) && is_near(other.from.x, other.to.x)
                       && is_near(one.from.x, other.from.x);
    return (are_flat && right - left > 9) || (are_upright && bottom - top > 9);
}

// The first leg of a line that lies on another line; NULL where none does.
static const Leg *find_shared(const DrawnLine *one, const DrawnLine *other)
{
    for (uint32_t i = 0; i < one->leg_count; i++) {
        for (uint32_t j = 0; j < other->leg_count; j++) {
            if (lie_together(one->legs[i], other->legs[j])) {
                return &one->legs[i];
            }
        }
    }
    return NULL;
}

static Area leg_area(Leg leg)
{
    return (Area){smaller(leg.from.x, leg.to.x), smaller(leg.from.y, leg.to.y),
                  larger(leg.from.x, leg.to.x), larger(leg.from.y, leg.to.y)};
}

static Str card_name(const Search *search, int32_t card)
{
    return card == NOTHING ? STR("(nowhere)") : name_of(search, &search->scene->patches[card]);
}

static void search_lines(Search *search)
{
    const Scene *scene = search->scene;
    for (uint32_t i = 0; i < scene->line_count; i++) {
        const DrawnLine *line = &scene->lines[i];
        search_line(search, line);
        for (uint32_t j = i + 1; j < scene->line_count; j++) {
            const DrawnLine *other = &scene->lines[j];
            bool is_same = line->item->owner == other->item->owner
                           || (line->target == other->target && line->target != NOTHING);
            bool are_curves = line->item->is_curve || other->item->is_curve;
            const Leg *leg = is_same || are_curves ? NULL : find_shared(line, other);
            if (leg != NULL) {
                found(search, FAULT_SHARED, leg_area(*leg), card_name(search, line->target));
            }
        }
    }
}

// ---- the main line ------------------------------------------------------------------------------

static bool is_main(const Item *line)
{
    return line->stroke == INK_MAIN && line->stroke_width > MAIN_WIDTH && line->style == LINE_SOLID;
}

// A step of the way that goes on in its row, or in its column where the way runs down, is level.
static bool is_bent(const Item *line, bool is_down)
{
    const Spot *points = line->points, *last = &points[line->point_count - 1];
    bool goes_on = is_down ? last->y > points[0].y : last->x > points[0].x;
    for (uint32_t i = 1; goes_on && i < line->point_count; i++) {
        if (!(is_down ? is_near(points[i].x, points[0].x) : is_near(points[i].y, points[0].y))) {
            return true;
        }
    }
    return false;
}

static void search_main_line(Search *search)
{
    const Scene *scene = search->scene;
    for (uint32_t i = 0; search->asked->has_main_line && i < scene->line_count; i++) {
        const Item *line = scene->lines[i].item;
        if (is_main(line) && is_bent(line, search->asked->is_down)) {
            Spot from = line->points[0], to = line->points[line->point_count - 1];
            found(search, FAULT_BENT, (Area){from.x, from.y, to.x, to.y}, STR("(the main line)"));
        }
    }
}

// ---- letters ------------------------------------------------------------------------------------

static void search_letters(Search *search)
{
    const Scene *scene = search->scene;
    for (uint32_t i = 0; i < scene->word_count; i++) {
        const Word *word = &scene->words[i];
        const Item *item = item_of(search, word->item);
        if (item->font.size < EIGHT_POINT) {
            found(search, FAULT_SMALL, word->area, item->text);
        }
        for (int theme = THEME_LIGHT; theme <= THEME_PRINT; theme++) {
            if (word_contrast(scene, word, (Theme)theme) < CONTRAST_LEAST) {
                found(search, FAULT_PALE, word->area, item->text);
            }
        }
    }
}

Faults faults_count(const Drawing *drawing, const FaultsAsked *asked, Arena *arena)
{
    Scene scene = scene_read(drawing, arena);
    Search search = {&scene, asked, arena, {{0}}};
    search_patches(&search);
    search_labels(&search);
    search_spilt(&search);
    search_lines(&search);
    search_main_line(&search);
    search_letters(&search);
    if (asked->has_lanes) {
        search.found.of[FAULT_LANES] = lane_faults(&scene, asked->is_down, asked->is_told, arena);
    }
    if (asked->is_paged) {
        search.found.of[FAULT_TORN] = page_faults(&scene, PAPER_A4, asked->is_told, arena);
    }
    return search.found;
}
