// The order of lanes: all orders are tried where there are few lanes, else neighbours are swapped
// as long as that helps. The length of a link is the number of lanes it crosses. Of orders with
// equal lengths the one nearest to that of the declarations wins, so that a new stage seldom moves a
// lane, and a new label never.
#include "views/lane_order.h"

enum { TRIED_MOST = 8, MAIN_WEIGHT = 3, ROUNDS_MOST = 40, LANE_CELLS_MOST = 4000000 };

typedef struct Order {
    const Lanes *shown;
    uint32_t count;
    uint32_t own;      // how many are ours
    uint64_t *weights; // count * count: of the links between two lanes, both ways
    uint32_t *lanes;   // by place
    bool *is_placed;   // by lane
    uint32_t *best;
    uint64_t least;
} Order;

// Lengths first, then how many pairs stand the other way round than they are declared.
static uint64_t cost(const Order *order)
{
    enum { PAIRS_MOST = 1 << 15 };
    uint64_t sum = 0, turned = 0;
    for (uint32_t i = 0; i < order->count; i++) {
        for (uint32_t j = i + 1; j < order->count; j++) {
            uint32_t above = order->lanes[i], below = order->lanes[j];
            sum += order->weights[(size_t)above * order->count + below] * (j - i);
            turned += above > below;
        }
    }
    return sum * PAIRS_MOST + turned;
}

static bool keep_if_best(Order *order)
{
    uint64_t own = cost(order);
    if (own >= order->least) {
        return false;
    }
    order->least = own;
    for (uint32_t i = 0; i < order->count; i++) {
        order->best[i] = order->lanes[i];
    }
    return true;
}

// Tries all orders of the places from `first` on. Lanes of others stand above or below all of ours:
// `own` of ours are placed already.
static void try_all(Order *order, uint32_t first, uint32_t own)
{
    if (first == order->count) {
        keep_if_best(order);
        return;
    }
    bool is_among_ours = own > 0 && own < order->own;
    for (uint32_t i = 0; i < order->count; i++) {
        bool is_external = order->shown->lanes[i].is_external;
        if (!order->is_placed[i] && !(is_external && is_among_ours)) {
            order->is_placed[i] = true;
            order->lanes[first] = i;
            try_all(order, first + 1, own + !is_external);
            order->is_placed[i] = false;
        }
    }
}

static void swap(Order *order, uint32_t left, uint32_t right)
{
    uint32_t lane = order->lanes[left];
    order->lanes[left] = order->lanes[right];
    order->lanes[right] = lane;
}

static bool is_external_at(const Order *order, uint32_t place)
{
    return order->shown->lanes[order->lanes[place]].is_external;
}

// Ours first, those of others last; then neighbours of one sort change places.
static void try_neighbours(Order *order)
{
    uint32_t next = 0;
    for (int is_external = 0; is_external < 2; is_external++) {
        for (uint32_t i = 0; i < order->count; i++) {
            if (order->shown->lanes[i].is_external == (is_external == 1)) {
                order->lanes[next++] = i;
            }
        }
    }
    keep_if_best(order);
    bool is_better = true;
    for (int round = 0; is_better && round < ROUNDS_MOST; round++) {
        is_better = false;
        for (uint32_t i = 0; i + 1 < order->count; i++) {
            if (is_external_at(order, i) != is_external_at(order, i + 1)) {
                continue;
            }
            swap(order, i, i + 1);
            if (keep_if_best(order)) {
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
    uint32_t *places = ARENA_MANY(arena, order->count, uint32_t);
    for (uint32_t i = 0; i < order->count; i++) {
        sorted[i] = lanes->lanes[order->best[i]];
        places[order->best[i]] = i;
    }
    lanes->lanes = sorted;
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        lanes->cards[i].lane = places[lanes->cards[i].lane];
    }
}

void lanes_order(Lanes *lanes, Arena *arena)
{
    enum { ORDERED_MOST = 160 };
    Order order = {.shown = lanes, .count = lanes->lane_count, .least = UINT64_MAX};
    if (order.count < 2 || order.count > ORDERED_MOST) {
        return;
    }
    order.weights = ARENA_MANY(arena, (size_t)order.count * order.count, uint64_t);
    order.lanes = ARENA_MANY(arena, order.count, uint32_t);
    order.is_placed = ARENA_MANY(arena, order.count, bool);
    order.best = ARENA_MANY(arena, order.count, uint32_t);
    for (uint32_t i = 0; i < order.count; i++) {
        order.own += !lanes->lanes[i].is_external;
    }
    add_weights(&order, lanes);
    if (order.count <= TRIED_MOST) {
        try_all(&order, 0, 0);
    } else {
        try_neighbours(&order);
    }
    apply(&order, lanes, arena);
}

// ---- slots --------------------------------------------------------------------------------------

static bool is_aside(const LaneCard *card)
{
    return card->kind == NODE_STAGE && card->number.length == 0;
}

// How many cards of one lane may share a column. To the right they stand below one another;
// downwards they stand side by side, and a page is only so wide.
static uint32_t slots_most(const Lanes *lanes)
{
    enum { BELOW_MOST = 3, BESIDE_MOST = 8 };
    if (lanes->direction != DIRECTION_DOWN) {
        return BELOW_MOST;
    }
    return lanes->lane_count < BESIDE_MOST ? BESIDE_MOST / lanes->lane_count : 1;
}

// Cards aside that find no room in their column go to the next that has some.
static void take_slot(LaneCard *card, uint32_t *filled, uint32_t lanes, uint32_t most)
{
    uint32_t *cell = &filled[(size_t)card->column * lanes + card->lane];
    while (*cell >= most) {
        card->column += 1;
        cell += lanes;
    }
    card->slot = (*cell)++;
}

bool lanes_set_slots(Lanes *lanes, Arena *arena)
{
    uint32_t most = slots_most(lanes), columns = 0;
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        columns = lanes->cards[i].column + 1 > columns ? lanes->cards[i].column + 1 : columns;
    }
    size_t cells = ((size_t)columns + lanes->card_count) * lanes->lane_count;
    if (cells > LANE_CELLS_MOST) {
        return false;
    }
    uint32_t *filled = ARENA_MANY(arena, cells, uint32_t);
    for (int aside = 0; aside < 2; aside++) {
        for (uint32_t i = 0; i < lanes->card_count; i++) {
            if (is_aside(&lanes->cards[i]) == (aside == 1)) {
                take_slot(&lanes->cards[i], filled, lanes->lane_count, most);
            }
        }
    }
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        lanes->column_count = lanes->cards[i].column + 1 > lanes->column_count
                                  ? lanes->cards[i].column + 1
                                  : lanes->column_count;
    }
    return true;
}
