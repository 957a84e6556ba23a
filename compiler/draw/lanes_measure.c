// Measures the cards of swimlanes and cuts their columns into rows.
//
// All cards of a slot (the cards of one lane, row and level) have heads of one height, so that the
// lines of their first ways are level, and the main line runs straight from card to card.
#include "draw/lanes_plan.h"

enum { WIDTH_USUAL = 1560, WAY_LINES = 2, FACTS_SHOWN = 4, COLUMN_ROOM = LANE_CARD + 64 };

// ---- cards --------------------------------------------------------------------------------------

static double way_room(const LaneWay *way)
{
    double share = way->share.length > 0 ? text_width(way->share, FONT_LANE_WAY) + 8 : 0;
    double sign = way->kind != LANE_WAY_ON || way->is_loop ? 15 : 0;
    return LANE_CARD - 2 * LANE_PADDING - share - sign;
}

static void measure_ways(LanesPlan *plan, const LaneCard *card, LaneBox *box)
{
    box->ways = ARENA_MANY(plan->arena, card->way_count, StrList);
    for (uint32_t i = 0; i < card->way_count; i++) {
        const LaneWay *way = &card->ways[i];
        box->ways[i] = text_wrap(way->label, FONT_LANE_WAY, way_room(way), WAY_LINES, plan->arena);
    }
}

// A way whose link goes to another row says where that is.
static void name_far_targets(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        if (plan->runs[i].kind == LANE_RUN_AWAY) {
            const LaneWay *way = &plan->lanes->cards[link->from].ways[link->way];
            Str words = str_format(plan->arena, "%.*s → %.*s", STR_ARGS(way->label),
                                   STR_ARGS(plan->lanes->cards[link->to].title));
            plan->boxes[link->from].ways[link->way] =
                text_wrap(words, FONT_LANE_WAY, way_room(way), WAY_LINES, plan->arena);
        }
    }
}

static void measure_card(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    LaneBox *box = &plan->boxes[index];
    double number = card->number.length > 0 ? text_width(card->number, FONT_LANE_TITLE) + 7 : 0;
    double room = LANE_CARD - 2 * LANE_PADDING;
    box->title = text_wrap(card->title, FONT_LANE_TITLE, room - number, 3, plan->arena);
    box->facts = ARENA_MANY(plan->arena, card->fact_count, StrList);
    uint32_t lines = box->title.count;
    for (uint32_t i = 0; i < card->fact_count && i < FACTS_SHOWN; i++) {
        box->facts[i] = text_wrap(card->facts[i].text, FONT_SMALL, room - 15, 2, plan->arena);
        lines += box->facts[i].count;
    }
    measure_ways(plan, card, box);
    box->head = lines * LANE_LINE + 12.0;
}

// ---- rows ---------------------------------------------------------------------------------------

static void cut_rows(LanesPlan *plan)
{
    uint32_t all = plan->lanes->column_count;
    double width = plan->lanes->width > 0 ? plan->lanes->width : WIDTH_USUAL;
    double room = (width - 2 * MARGIN - LANE_LABEL) / COLUMN_ROOM;
    uint32_t most = room < 2 ? 2 : (uint32_t)room;
    plan->row_count = (all + most - 1) / most;
    plan->columns = (all + plan->row_count - 1) / plan->row_count;
    plan->rows = ARENA_MANY(plan->arena, plan->row_count, LaneRow);
    for (uint32_t i = 0; i < plan->row_count; i++) {
        LaneRow *row = &plan->rows[i];
        row->first = i * plan->columns;
        row->count = all - row->first < plan->columns ? all - row->first : plan->columns;
        row->bands = ARENA_MANY(plan->arena, plan->lanes->lane_count, LaneBand);
        row->gaps = ARENA_MANY(plan->arena, plan->columns + 1, LaneGap);
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        plan->boxes[i].row = plan->lanes->cards[i].column / plan->columns;
    }
}

static void mark_links(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        const LaneCard *from = &plan->lanes->cards[link->from], *to = &plan->lanes->cards[link->to];
        LaneRun *run = &plan->runs[i];
        run->kind = plan->boxes[link->from].row != plan->boxes[link->to].row ? LANE_RUN_AWAY
                    : to->column == from->column + 1                         ? LANE_RUN_NEXT
                                                                             : LANE_RUN_LONG;
        run->out_gap = from->column % plan->columns + 1;
        run->in_gap = to->column % plan->columns;
    }
}

// ---- slots --------------------------------------------------------------------------------------

static LaneBand *band_of(LanesPlan *plan, uint32_t card)
{
    return &plan->rows[plan->boxes[card].row].bands[plan->lanes->cards[card].lane];
}

static void count_slots(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneBand *band = band_of(plan, i);
        uint32_t slot = plan->lanes->cards[i].slot;
        band->is_used = true;
        band->slot_count = slot + 1 > band->slot_count ? slot + 1 : band->slot_count;
    }
    for (uint32_t i = 0; i < plan->row_count; i++) {
        for (uint32_t j = 0; j < plan->lanes->lane_count; j++) {
            LaneBand *band = &plan->rows[i].bands[j];
            band->slots = ARENA_MANY(plan->arena, band->slot_count, LaneSlot);
        }
    }
}

// Where each way begins below the first; gives the height of all.
static double stack_ways(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    LaneBox *box = &plan->boxes[index];
    double height = 0;
    box->way_tops = ARENA_MANY(plan->arena, card->way_count, double);
    for (uint32_t i = 0; i < card->way_count; i++) {
        uint32_t lines = box->ways[i].count;
        box->way_tops[i] = height;
        height += LANE_WAY + (lines > 1 ? lines - 1 : 0) * WAY_LINE;
    }
    return height > LANE_WAY ? height : LANE_WAY; // room for what comes in, too
}

static void fill_slots(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        LaneSlot *slot = &band_of(plan, i)->slots[plan->lanes->cards[i].slot];
        slot->head = plan->boxes[i].head > slot->head ? plan->boxes[i].head : slot->head;
    }
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneCard *card = &plan->lanes->cards[i];
        LaneSlot *slot = &band_of(plan, i)->slots[card->slot];
        double ways = card->kind == NODE_STAGE ? stack_ways(plan, i) + 7.0 : LANE_WAY;
        plan->boxes[i].height = slot->head + ways;
        slot->height = plan->boxes[i].height > slot->height ? plan->boxes[i].height : slot->height;
    }
}

void lanes_measure(LanesPlan *plan)
{
    plan->boxes = ARENA_MANY(plan->arena, plan->lanes->card_count, LaneBox);
    plan->runs = ARENA_MANY(plan->arena, plan->lanes->link_count, LaneRun);
    cut_rows(plan);
    mark_links(plan);
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        measure_card(plan, i);
    }
    name_far_targets(plan);
    count_slots(plan);
    fill_slots(plan);
}
