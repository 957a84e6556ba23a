// Cuts the columns of swimlanes into rows: as few as hold them, of like length, and where there is a
// choice between two phases rather than within one. No row has one column only if that can be.
#include "draw/lanes_plan.h"

// ---- where rows end -----------------------------------------------------------------------------

// What speaks against a row of these columns, the first and how many; `rows` there are in all. In
// whole numbers: one column more or less than if all rows were alike counts rows * rows.
static double row_cost(const LanesPlan *plan, uint32_t first, uint32_t count, double rows)
{
    enum { TORN_PHASE = 1, LONE_COLUMN = 4 };
    uint32_t all = plan->lanes->column_count;
    double off = count * rows - all;
    bool is_torn =
        first > 0 && plan->groups[first] >= 0 && plan->groups[first] == plan->groups[first - 1];
    int worse = (is_torn ? TORN_PHASE : 0) + (count == 1 && all > 1 ? LONE_COLUMN : 0);
    return off * off + worse * rows * rows;
}

// The cheapest way to cut all columns into so many rows of at most `most`: best[i] is what the first
// i columns cost, and last[i] how many of them stand in the last row.
static uint32_t *cut(const LanesPlan *plan, uint32_t rows, uint32_t most)
{
    const double a_row = 1e6 * rows * rows; // never one more
    uint32_t all = plan->lanes->column_count;
    double *best = ARENA_MANY(plan->arena, all + 1, double);
    uint32_t *last = ARENA_MANY(plan->arena, all + 1, uint32_t);
    for (uint32_t i = 1; i <= all; i++) {
        for (uint32_t count = 1; count <= most && count <= i; count++) {
            double cost = best[i - count] + a_row + row_cost(plan, i - count, count, rows);
            if (last[i] == 0 || cost < best[i]) {
                best[i] = cost;
                last[i] = count;
            }
        }
    }
    return last;
}

// ---- what a row holds ---------------------------------------------------------------------------

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
    const uint32_t *last = cut(plan, plan->row_count, most);
    uint32_t end = all;
    for (uint32_t i = plan->row_count; i-- > 0; end -= last[end]) {
        make_row(plan, i, end - last[end], last[end]);
        for (uint32_t j = end - last[end]; j < end; j++) {
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
