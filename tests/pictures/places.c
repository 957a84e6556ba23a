// Prints where things stand in pictures: places FILE...
//
// For each file a line `file PATH`, then for the process `made`, or else the first: the stages and
// ends of `flow` in the order in which they are read (by row, then from left to right), the words of
// the lanes of `lanes` from top to bottom, and the stages of each lane, as `flow ID`, `lane WORDS`
// and `lanes ID`.
#include "compiled.h"
#include "lane_faults.h"

#include "draw/picture.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Seat {
    double first, second, third; // what it is ordered by
    Str name;
} Seat;

typedef struct Seats {
    Seat *at;
    uint32_t count;
} Seats;

static int compare_numbers(double left, double right)
{
    return (left > right) - (left < right);
}

static int compare_seats(const void *left_item, const void *right_item)
{
    const Seat *left = left_item, *right = right_item;
    int order = compare_numbers(left->first, right->first);
    order = order != 0 ? order : compare_numbers(left->second, right->second);
    return order != 0 ? order : compare_numbers(left->third, right->third);
}

static void print_seats(Seats *seats, const char *word)
{
    qsort(seats->at, seats->count, sizeof *seats->at, compare_seats);
    for (uint32_t i = 0; i < seats->count; i++) {
        printf("%s %.*s\n", word, STR_ARGS(seats->at[i].name));
    }
}

static Str card_id(const Scene *scene, const Patch *card)
{
    return card->group > 0 ? scene->drawing->items[card->group].id : STR("?");
}

// Cards by their tops, then rows: a card whose top is above the middle of a row's first is in it.
static void print_flow(const Scene *scene, Arena *arena)
{
    Seats seats = {ARENA_MANY(arena, scene->patch_count + 1, Seat), 0};
    Seats heights = {ARENA_MANY(arena, scene->patch_count + 1, Seat), 0};
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        const Patch *card = &scene->patches[i];
        if (patch_is_card(card)) {
            double middle = (card->area.top + card->area.bottom) / 2;
            heights.at[heights.count++] =
                (Seat){card->area.top, middle, card->area.left, card_id(scene, card)};
        }
    }
    qsort(heights.at, heights.count, sizeof *heights.at, compare_seats);
    double row = 0;
    for (uint32_t i = 0; i < heights.count; i++) {
        const Seat *seat = &heights.at[i];
        row = i == 0 || seat->first > row ? seat->second : row;
        seats.at[seats.count++] = (Seat){row, seat->third, seat->first, seat->name};
    }
    print_seats(&seats, "flow");
}

static const Patch *lane_of(const Scene *scene, Area card)
{
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        if (area_holds(scene->patches[i].area, card, 1)
            && patch_is_lane(scene, &scene->patches[i])) {
            return &scene->patches[i];
        }
    }
    return NULL;
}

static void print_lanes(const Scene *scene, Arena *arena)
{
    Seats seats = {ARENA_MANY(arena, scene->patch_count + 1, Seat), 0};
    Seats names = {ARENA_MANY(arena, scene->word_count + 1, Seat), 0};
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        const Patch *card = &scene->patches[i], *lane = NULL;
        if (patch_is_card(card) && (lane = lane_of(scene, card->area)) != NULL) {
            seats.at[seats.count++] =
                (Seat){lane->owner, lane->area.top, card->area.left, card_id(scene, card)};
        }
    }
    for (uint32_t i = 0; i < scene->word_count; i++) {
        const Item *item = &scene->drawing->items[scene->words[i].item];
        int32_t head = scene->words[i].under;
        bool is_name = head != NOTHING && scene->patches[head].part == PART_BAND
                       && scene->patches[head].owner == item->owner
                       && scene->drawing->items[scene->patches[head].item].fill != NO_COLOR;
        if (item->part == PART_LABEL && is_name) {
            names.at[names.count++] = (Seat){item->owner, item->y, item->x, item->text};
        }
    }
    print_seats(&names, "lane");
    print_seats(&seats, "lanes");
}

static void print_view(PictureRequest *request, ViewId view)
{
    Arena arena;
    DrawReport report;
    arena_start(&arena, NULL);
    request->view = view;
    const Drawing *drawing = picture_make(request, &arena, &report);
    if (drawing != NULL) {
        Scene scene = scene_read(drawing, &arena);
        view == VIEW_flow ? print_flow(&scene, &arena) : print_lanes(&scene, &arena);
    }
    arena_free(&arena);
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        Compiled compiled = {0};
        compiled_read(&compiled, arguments[i]);
        const Model *model = compiled.compilation.model;
        PictureRequest request = {.model = model, .limits = &compiled.limits};
        request.process = model->processes.at[0];
        for (uint32_t j = 0; j < model->processes.count; j++) {
            if (str_is(str_from(model->processes.at[j]->entity.name->text), "made")) {
                request.process = model->processes.at[j];
            }
        }
        printf("file %s\n", arguments[i]);
        print_view(&request, VIEW_flow);
        print_view(&request, VIEW_lanes);
        compiled_free(&compiled);
    }
    return 0;
}
