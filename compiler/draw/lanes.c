// From swimlanes to a picture: looks for the most columns a row, and the widest cards, that fit the
// page.
#include "draw/draw.h"
#include "draw/lanes_plan.h"

// A landscape page of A4, at which no letter is smaller than 8 points.
enum { WIDTH_USUAL = 1120, HEAD = 62 };

// The phase of a column: that of its first card, the way's before others.
static const int32_t *column_groups(const Lanes *lanes, Arena *arena)
{
    int32_t *groups = ARENA_MANY(arena, lanes->column_count, int32_t);
    for (uint32_t i = 0; i < lanes->column_count; i++) {
        groups[i] = -1;
    }
    for (int is_main = 0; is_main < 2; is_main++) {
        for (uint32_t i = lanes->card_count; i-- > 0;) {
            const LaneCard *card = &lanes->cards[i];
            if (card->group >= 0 && (card->number.length > 0) == (is_main == 1)) {
                groups[card->column] = card->group;
            }
        }
    }
    return groups;
}

static const bool *loud_columns(const Lanes *lanes, Arena *arena)
{
    bool *is_loud = ARENA_MANY(arena, lanes->column_count, bool);
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        is_loud[lanes->cards[i].column] |= !lanes->cards[i].is_quiet;
    }
    return is_loud;
}

enum { CARD_MOST = 184, CARD_LEAST = 140 };

// The widest cards that so many columns a row have room for, before their lines are known.
static double widest_card(const LanesPlan *plan)
{
    double room = plan->wanted - 2 * MARGIN - LANE_LABEL;
    double most = room / plan->columns - LANE_GAP_LEAST;
    return most < CARD_MOST && plan->columns > 1 ? (double)(int)most : CARD_MOST;
}

// Places at most so many columns a row with the widest cards that fit; false if none do. What is too
// wide tells how much narrower the cards must be.
static bool place_columns(LanesPlan *plan, uint32_t columns)
{
    enum { TRIES_MOST = 4 };
    const LanesPlan start = *plan;
    double card = CARD_LEAST;
    for (int i = 0; i < TRIES_MOST && card >= CARD_LEAST; i++) {
        *plan = start;
        lanes_cut(plan, columns);
        card = i == 0 ? widest_card(plan) : card;
        plan->card = card;
        lanes_right(plan, MARGIN + HEAD);
        if (plan->width <= plan->wanted) {
            return true;
        }
        card = (double)(int)(card - (plan->width - plan->wanted) / plan->columns - 0.01);
    }
    return false;
}

static void place_right(LanesPlan *plan)
{
    enum { COLUMNS_MOST = 400 };
    plan->gutter_most = 4;
    const LanesPlan start = *plan;
    double room = plan->wanted - 2 * MARGIN - LANE_LABEL;
    double most = room / (CARD_LEAST + LANE_GAP_LEAST);
    uint32_t columns = most < 1 ? 1 : most < COLUMNS_MOST ? (uint32_t)most : COLUMNS_MOST;
    columns = columns < plan->lanes->column_count ? columns : plan->lanes->column_count;
    while (!place_columns(plan, columns) && columns > 1) {
        *plan = start;
        columns -= 1;
    }
}

// How columns that run down may be placed: how few a row, how narrow the cards, how many of its lines
// a lane's gutter holds.
typedef struct Squeeze {
    uint32_t columns;
    double card;
    uint32_t gutter;
} Squeeze;

static bool place_squeezed(LanesPlan *plan, const Squeeze *squeeze)
{
    enum { COLUMNS_MOST = 9 };
    const LanesPlan start = *plan;
    for (uint32_t columns = COLUMNS_MOST; columns >= squeeze->columns; columns--) {
        *plan = start;
        plan->gutter_most = squeeze->gutter;
        lanes_cut(plan, columns);
        lanes_down(plan, MARGIN + HEAD);
        if (plan->width <= plan->wanted && plan->card >= squeeze->card) {
            return true;
        }
    }
    return false;
}

static void take_lanes(LanesPlan *plan, const Lanes *lanes)
{
    plan->lanes = lanes;
    plan->groups = column_groups(lanes, plan->arena);
    plan->is_loud = loud_columns(lanes, plan->arena);
}

// Fewer columns a row need fewer lanes, and so give wider cards. Where that does not do, fewer cards
// stand side by side, and then more lines end in stubs.
static void place_down(LanesPlan *plan)
{
    enum { STRIP = 180 };
    static const Squeeze usual[] = {{3, 124, 3}, {3, 110, 3}};
    static const Squeeze tight[] = {{3, 110, 3}, {2, 110, 1}, {1, 110, 0}};
    const Lanes *lanes = plan->lanes;
    const LanesPlan start = *plan;
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (place_squeezed(plan, &usual[i])) {
            return;
        }
        *plan = start;
    }
    uint32_t most = plan->wanted > 2 * STRIP ? (uint32_t)(plan->wanted / STRIP) : 2;
    for (; most > 0; most--) {
        for (size_t i = 0; i < sizeof tight / sizeof tight[0]; i++) {
            *plan = start;
            take_lanes(plan, lanes_spread(lanes, most, plan->arena));
            if (place_squeezed(plan, &tight[i])) {
                return;
            }
        }
    }
}

Drawing *lanes_compose(const Lanes *lanes, Arena *arena)
{
    if (lanes->card_count > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    LanesPlan plan = {.arena = arena, .drawing = ARENA_NEW(arena, Drawing)};
    Drawing *drawing = plan.drawing;
    plan.wanted = lanes->width > 0 ? lanes->width : WIDTH_USUAL;
    take_lanes(&plan, lanes);
    if (lanes->direction == DIRECTION_DOWN) {
        place_down(&plan);
    } else {
        place_right(&plan);
    }
    drawing->arena = arena;
    drawing->title = lanes->title;
    drawing->description = lanes->description;
    drawing->width = plan.width;
    put_head(drawing, lanes->title, lanes->subtitle, plan.width, HEAD_OF_ONE_LINE);
    lanes_paint(&plan);
    lanes_paint_cards(&plan);
    uint32_t count = drawing->count;
    double y = lanes_paint_handoffs(&plan, plan.bottom + 34);
    y = lanes_paint_legend(&plan, y + 6);
    y = put_foot(drawing, &lanes->foot, plan.width, y + 2);
    drawing->height = drawing->count > count ? y - FOOT_LINE + MARGIN : plan.bottom + MARGIN;
    return drawing;
}
