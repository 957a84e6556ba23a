// Spreads full columns of swimlanes over several, so that fewer cards stand side by side.
#include "draw/lanes_plan.h"

#include <stdlib.h>

typedef struct Place {
    uint32_t column, slot, lane, card;
} Place;

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

// By column, then the nearest to the way first.
static int compare_places(const void *left_item, const void *right_item)
{
    const Place *left = left_item, *right = right_item;
    int order = compare_numbers(left->column, right->column);
    order = order != 0 ? order : compare_numbers(left->slot, right->slot);
    order = order != 0 ? order : compare_numbers(left->lane, right->lane);
    return order != 0 ? order : compare_numbers(left->card, right->card);
}

static Place *places_of(const Lanes *lanes, Arena *arena)
{
    Place *places = ARENA_MANY(arena, lanes->card_count + 1, Place);
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        const LaneCard *card = &lanes->cards[i];
        bool is_main = card->number.length > 0;
        places[i] = (Place){card->column, is_main ? 0 : card->slot + 1, card->lane, i};
    }
    qsort(places, lanes->card_count, sizeof *places, compare_places);
    return places;
}

const Lanes *lanes_spread(const Lanes *lanes, uint32_t most, Arena *arena)
{
    Lanes *spread = ARENA_NEW(arena, Lanes);
    const Place *places = places_of(lanes, arena);
    uint32_t *slots = ARENA_MANY(arena, lanes->lane_count, uint32_t);
    uint32_t column = 0, held = 0;
    *spread = *lanes;
    spread->cards = ARENA_MANY(arena, lanes->card_count, LaneCard);
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        if (i > 0 && (places[i].column != places[i - 1].column || held == most)) {
            column += 1;
            held = 0;
            for (uint32_t j = 0; j < lanes->lane_count; j++) {
                slots[j] = 0;
            }
        }
        held += 1;
        LaneCard *card = &spread->cards[places[i].card];
        *card = lanes->cards[places[i].card];
        card->column = column;
        card->slot = slots[card->lane]++;
    }
    spread->column_count = column + 1;
    return spread;
}
