// Cuts the columns of swimlanes into rows, and notes what each holds.
#include "draw/even.h"
#include "draw/lanes_plan.h"

// The phases' columns in a row.
static void make_stripes(LanesPlan *plan, LaneRow *row)
{
    const int32_t *groups = plan->groups + row->first;
    row->stripes = ARENA_MANY(plan->arena, row->count, LaneStripe);
    for (uint32_t i = 0, end; i < row->count; i = end) {
        for (end = i + 1; end < row->count && groups[end] == groups[i]; end++) {
        }
        if (groups[i] >= 0) {
            row->stripes[row->stripe_count++] = (LaneStripe){groups[i], i, end - 1, .x = 0};
        }
    }
}

static void make_row(LanesPlan *plan, uint32_t index, uint32_t first, uint32_t count)
{
    LaneRow *row = &plan->rows[index];
    row->first = first;
    row->count = count;
    plan->columns = count > plan->columns ? count : plan->columns;
    row->bands = ARENA_MANY(plan->arena, plan->lanes->lane_count, LaneBand);
    row->steps = ARENA_MANY(plan->arena, count, double);
    make_stripes(plan, row);
}

// Gives the row of each column.
static const uint32_t *make_rows(LanesPlan *plan, uint32_t most)
{
    uint32_t all = plan->lanes->column_count;
    plan->row_count = (all + most - 1) / most;
    plan->columns = 0;
    plan->rows = ARENA_MANY(plan->arena, plan->row_count, LaneRow);
    uint32_t *row_of = ARENA_MANY(plan->arena, all, uint32_t);
    const uint32_t *first = even_rows(plan->groups, all, most, plan->arena);
    for (uint32_t i = 0; i < plan->row_count; i++) {
        make_row(plan, i, first[i], first[i + 1] - first[i]);
        for (uint32_t j = first[i]; j < first[i + 1]; j++) {
            row_of[j] = i;
        }
    }
    for (uint32_t i = 0; i < plan->row_count; i++) {
        plan->rows[i].gaps = ARENA_MANY(plan->arena, plan->columns + 1, LaneGap);
    }
    return row_of;
}

static void make_slots(LanesPlan *plan, const uint32_t *row_of)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneCard *card = &plan->lanes->cards[i];
        plan->boxes[i].row = row_of[card->column];
        plan->boxes[i].through = NO_WAY;
        LaneBand *band = &plan->rows[plan->boxes[i].row].bands[card->lane];
        band->is_used = true;
        band->slot_count = card->slot + 1 > band->slot_count ? card->slot + 1 : band->slot_count;
    }
    for (uint32_t i = 0; i < plan->row_count; i++) {
        for (uint32_t j = 0; j < plan->lanes->lane_count; j++) {
            LaneBand *band = &plan->rows[i].bands[j];
            band->slots = ARENA_MANY(plan->arena, band->slot_count, LaneSlot);
        }
    }
}

void lanes_rows(LanesPlan *plan, uint32_t most)
{
    make_slots(plan, make_rows(plan, most));
}
