// Tracks, first come first served.
//
// Each stretch looks back at so many others at most, which bounds the work where everything meets.
#include "draw/lanes_tracks.h"

#include <stdlib.h>

enum { LOOKED_BACK = 400 };

static int compare_numbers(double left, double right)
{
    return (left > right) - (left < right);
}

static int compare_stretches(const void *left, const void *right)
{
    const Stretch *a = left, *b = right;
    if (a->room != b->room) {
        return a->room < b->room ? -1 : 1;
    }
    if (a->sort != b->sort) {
        return a->sort < b->sort ? -1 : 1;
    }
    int order = compare_numbers(a->order, b->order);
    order = order != 0 ? order : compare_numbers(a->low, b->low);
    order = order != 0 ? order : compare_numbers(a->high, b->high);
    return order != 0 ? order : (a->key > b->key) - (a->key < b->key);
}

static bool collide(const Stretch *a, const Stretch *b)
{
    return a->key != b->key && a->low <= b->high && b->low <= a->high;
}

static uint32_t free_track(const StretchList *list, uint32_t index)
{
    bool is_taken[LOOKED_BACK + 1] = {false};
    const Stretch *own = &list->at[index];
    for (uint32_t i = index; i-- > 0 && index - i <= LOOKED_BACK;) {
        const Stretch *other = &list->at[i];
        if (other->room != own->room) {
            break;
        }
        if (collide(own, other) && *other->track <= LOOKED_BACK) {
            is_taken[*other->track] = true;
        }
    }
    uint32_t track = 0;
    while (track < LOOKED_BACK && is_taken[track]) {
        track++;
    }
    return track;
}

void stretches_place(StretchList *list, uint32_t *tracks)
{
    if (list->count > 1) {
        qsort(list->at, list->count, sizeof(Stretch), compare_stretches);
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const Stretch *own = &list->at[i];
        *own->track = free_track(list, i);
        if (*own->track + 1 > tracks[own->room]) {
            tracks[own->room] = *own->track + 1;
        }
    }
}
