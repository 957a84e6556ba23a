// Looks at where a drawing is cut into pages.
#include "page_faults.h"

#include <stdio.h>

static const double SLACK = 0.6, HANGS_WITHIN = 6.5; // pixels

static bool is_whole(const Pages *pages, Area area)
{
    for (uint32_t i = 0; i < pages->count; i++) {
        const PaintPage *page = &pages->at[i];
        Area seen = {page->x, page->y, page->x + page->width, page->y + page->height};
        if (area_holds(seen, area, SLACK)) {
            return true;
        }
    }
    return false;
}

static Area area_of_both(Area one, Area other)
{
    return (Area){one.left < other.left ? one.left : other.left,
                  one.top < other.top ? one.top : other.top,
                  one.right > other.right ? one.right : other.right,
                  one.bottom > other.bottom ? one.bottom : other.bottom};
}

// The card that a chip hangs at: the one it all but touches.
static const Patch *card_of(const Scene *scene, const Patch *chip)
{
    Area near = chip->area;
    near.left -= HANGS_WITHIN;
    near.right += HANGS_WITHIN;
    near.top -= HANGS_WITHIN;
    near.bottom += HANGS_WITHIN;
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        if (patch_is_card(&scene->patches[i]) && areas_meet(near, scene->patches[i].area, 0)) {
            return &scene->patches[i];
        }
    }
    return NULL;
}

uint32_t page_faults(const Scene *scene, Paper paper, bool is_told, Arena *arena)
{
    Pages pages = pages_cut(scene->drawing, paper, arena);
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        const Patch *patch = &scene->patches[i];
        const Patch *card = patch_is_chip(patch) ? card_of(scene, patch) : NULL;
        Area whole = card ? area_of_both(patch->area, card->area) : patch->area;
        if (patch_is_solid(patch) && !is_whole(&pages, whole)) {
            count++;
            if (is_told) {
                printf("  torn at %.0f,%.0f to %.0f,%.0f\n", whole.left, whole.top, whole.right,
                       whole.bottom);
            }
        }
    }
    return count;
}
