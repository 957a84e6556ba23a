// The order of lanes: all orders are tried where there are few lanes, else neighbours are swapped
// as long as that helps. The length of a link is the number of lanes it crosses.
#include "views/lane_order.h"

enum { TRIED_MOST = 8, MAIN_WEIGHT = 3, ROUNDS_MOST = 40, LANE_CELLS_MOST = 4000000 };

typedef struct Order {
    uint32_t count;
    uint32_t own;      // lanes of our own: they come first
    uint64_t *weights; // count * count: of the links between two lanes, both ways
    uint32_t *lanes;   // by place
    uint32_t *places;  // by lane
    uint32_t *best;
    uint64_t least;
} Order;

static uint64_t cost(Order *order)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < order->count; i++) {
        order->places[order->lanes[i]] = i;
    }
    for (uint32_t i = 0; i < order->count; i++) {
        for (uint32_t j = i + 1; j < order->count; j++) {
            sum +=
                order->weights[(size_t)order->lanes[i] * order->count + order->lanes[j]] * (j - i);
        }
    }
    return sum;
}

static void keep_if_best(Order *order)
{
    uint64_t own = cost(order);
    if (own < order->least) {
        order->least = own;
        for (uint32_t i = 0; i < order->count; i++) {
            order->best[i] = order->lanes[i];
        }
    }
}

static void swap(Order *order, uint32_t left, uint32_t right)
{
    uint32_t lane = order->lanes[left];
    order->lanes[left] = order->lanes[right];
    order->lanes[right] = lane;
}

// Tries all orders of the places from `first` on, keeping each part in its own.
static void try_all(Order *order, uint32_t first)
{
    if (first == order->count) {
        keep_if_best(order);
        return;
    }
    uint32_t end = first < order->own ? order->own : order->count;
    for (uint32_t i = first; i < end; i++) {
        swap(order, first, i);
        try_all(order, first + 1);
        swap(order, first, i);
    }
}

static void try_neighbours(Order *order)
{
    bool is_better = true;
    keep_if_best(order);
    for (int round = 0; is_better && round < ROUNDS_MOST; round++) {
        is_better = false;
        for (uint32_t i = 0; i + 1 < order->count; i++) {
            uint64_t before = order->least;
            if (i + 1 == order->own) {
                continue;
            }
            swap(order, i, i + 1);
            keep_if_best(order);
            if (order->least < before) {
                is_better = true;
            } else {
                swap(order, i, i + 1);
            }
        }
    }
}

static void add_weights(Order *order, const Lanes *lanes)
{
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        const LaneLink *link = &lanes->links[i];
        uint32_t from = lanes->cards[link->from].lane, to = lanes->cards[link->to].lane;
        uint64_t weight = link->is_main ? MAIN_WEIGHT : 1;
        order->weights[(size_t)from * order->count + to] += weight;
        order->weights[(size_t)to * order->count + from] += weight;
    }
}

static void apply(const Order *order, Lanes *lanes, Arena *arena)
{
    Lane *sorted = ARENA_MANY(arena, order->count, Lane);
    for (uint32_t i = 0; i < order->count; i++) {
        sorted[i] = lanes->lanes[order->best[i]];
        order->places[order->best[i]] = i;
    }
    lanes->lanes = sorted;
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        lanes->cards[i].lane = order->places[lanes->cards[i].lane];
    }
}

void lanes_order(Lanes *lanes, Arena *arena)
{
    enum { ORDERED_MOST = 200 };
    Order order = {.count = lanes->lane_count, .least = UINT64_MAX};
    if (order.count < 2 || order.count > ORDERED_MOST) {
        return;
    }
    order.weights = ARENA_MANY(arena, (size_t)order.count * order.count, uint64_t);
    order.lanes = ARENA_MANY(arena, order.count, uint32_t);
    order.places = ARENA_MANY(arena, order.count, uint32_t);
    order.best = ARENA_MANY(arena, order.count, uint32_t);
    uint32_t next = 0;
    for (int is_external = 0; is_external < 2; is_external++) {
        for (uint32_t i = 0; i < order.count; i++) {
            if (lanes->lanes[i].is_external == (is_external == 1)) {
                order.lanes[next++] = i;
            }
        }
        order.own = is_external == 0 ? next : order.own;
    }
    add_weights(&order, lanes);
    if (order.count <= TRIED_MOST) {
        try_all(&order, 0);
    } else {
        try_neighbours(&order);
    }
    apply(&order, lanes, arena);
}

bool lanes_set_slots(Lanes *lanes, Arena *arena)
{
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        lanes->column_count = lanes->cards[i].column + 1 > lanes->column_count
                                  ? lanes->cards[i].column + 1
                                  : lanes->column_count;
    }
    size_t cells = (size_t)lanes->column_count * lanes->lane_count;
    if (cells > LANE_CELLS_MOST) {
        return false;
    }
    uint32_t *filled = ARENA_MANY(arena, cells, uint32_t);
    for (int is_aside = 0; is_aside < 2; is_aside++) {
        for (uint32_t i = 0; i < lanes->card_count; i++) {
            LaneCard *card = &lanes->cards[i];
            bool is_main = card->kind != NODE_STAGE || card->number.length > 0;
            if (is_main != (is_aside == 1)) {
                card->slot = filled[(size_t)card->column * lanes->lane_count + card->lane]++;
            }
        }
    }
    return true;
}
