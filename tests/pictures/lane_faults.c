// Lanes are the frames without a fill that hold a card; filled bands are phases and heads.
//
// A lane has a band in each row of the picture in which it has cards, always with the same owner.
#include "lane_faults.h"

#include "draw/palette.h"

#include <stdio.h>

typedef struct Bands {
    const Scene *scene;
    bool is_down, is_told;
    const Patch **at; // in the order they are painted
    uint32_t count;
} Bands;

static bool holds_middle(Area area, Area card)
{
    double x = (card.left + card.right) / 2, y = (card.top + card.bottom) / 2;
    return area.left < x && x < area.right && area.top < y && y < area.bottom;
}

bool patch_is_lane(const Scene *scene, const Patch *patch)
{
    Color fill = scene->drawing->items[patch->item].fill;
    if (patch->part != PART_BAND || fill != NO_COLOR) {
        return false;
    }
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        const Patch *card = &scene->patches[i];
        if (patch_is_card(card) && holds_middle(patch->area, card->area)) {
            return true;
        }
    }
    return false;
}

// Where a band begins and ends along the way, and across it.
static double begin_of(const Bands *bands, const Patch *band)
{
    return bands->is_down ? band->area.top : band->area.left;
}

static double end_of(const Bands *bands, const Patch *band)
{
    return bands->is_down ? band->area.bottom : band->area.right;
}

static double side_of(const Bands *bands, const Patch *band)
{
    return bands->is_down ? band->area.left : band->area.top;
}

// The next band is of the same row where it stands right beside this one.
static bool is_same_row(const Bands *bands, const Patch *band, const Patch *next)
{
    double gap =
        bands->is_down ? next->area.left - band->area.right : next->area.top - band->area.bottom;
    return gap < 2 && side_of(bands, next) > side_of(bands, band);
}

static uint32_t tell(const Bands *bands, const Patch *patch, const char *what)
{
    if (bands->is_told) {
        printf("  lanes    at %.0f,%.0f: %s\n", patch->area.left, patch->area.top, what);
    }
    return 1;
}

static bool differ(double left, double right)
{
    return left - right > 0.5 || right - left > 0.5;
}

static uint32_t count_bands(const Bands *bands)
{
    uint32_t faults = 0;
    for (uint32_t i = 0; i + 1 < bands->count; i++) {
        const Patch *one = bands->at[i], *other = bands->at[i + 1];
        if (!is_same_row(bands, one, other)) {
            continue;
        }
        if (differ(begin_of(bands, one), begin_of(bands, other))
            || differ(end_of(bands, one), end_of(bands, other))) {
            faults += tell(bands, other, "a lane is not as long as the one beside it");
        }
        if (areas_meet(one->area, other->area, 0.5)) {
            faults += tell(bands, other, "a lane lies on another");
        }
    }
    return faults;
}

// True where some row has the lanes of these two owners in the other order.
static bool is_swapped(const Bands *bands, uint32_t first, uint32_t second)
{
    for (uint32_t i = 0; i < bands->count; i++) {
        for (uint32_t j = i + 1; j < bands->count; j++) {
            if (!is_same_row(bands, bands->at[j - 1], bands->at[j])) {
                break;
            }
            if (bands->at[i]->owner == second && bands->at[j]->owner == first) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t count_swapped(const Bands *bands)
{
    uint32_t faults = 0;
    for (uint32_t i = 0; i + 1 < bands->count; i++) {
        const Patch *one = bands->at[i], *other = bands->at[i + 1];
        if (is_same_row(bands, one, other) && is_swapped(bands, one->owner, other->owner)) {
            faults += tell(bands, other, "two lanes change their order");
        }
    }
    return faults;
}

static uint32_t count_lost(const Bands *bands)
{
    uint32_t faults = 0;
    for (uint32_t i = 0; i < bands->scene->patch_count; i++) {
        const Patch *card = &bands->scene->patches[i];
        uint32_t homes = 0;
        for (uint32_t j = 0; patch_is_card(card) && j < bands->count; j++) {
            homes += area_holds(bands->at[j]->area, card->area, 0.5);
        }
        if (patch_is_card(card) && homes != 1) {
            faults += tell(bands, card, "a card stands in no lane, or in two");
        }
    }
    return faults;
}

uint32_t lane_faults(const Scene *scene, bool is_down, bool is_told, Arena *arena)
{
    Bands bands = {scene, is_down, is_told,
                   ARENA_MANY(arena, scene->patch_count + 1, const Patch *), 0};
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        if (patch_is_lane(scene, &scene->patches[i])) {
            bands.at[bands.count++] = &scene->patches[i];
        }
    }
    return count_bands(&bands) + count_swapped(&bands) + count_lost(&bands);
}
