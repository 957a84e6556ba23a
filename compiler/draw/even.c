// Folds columns into rows of like length: the cheapest way to cut them, found by the cheapest ways to
// cut all that lies before each column. Costs are whole numbers, so that equal ways are equal.
#include "draw/even.h"

#include <stdbool.h>

// The columns, and in how many rows at least they stand.
typedef struct Line {
    const int32_t *groups;
    uint32_t count, rows;
} Line;

// What speaks against a row of these columns. One column more or less than if all rows were alike
// counts rows * rows.
static double row_cost(const Line *line, uint32_t first, uint32_t count)
{
    enum { TORN_PHASE = 1, LONE_COLUMN = 4 };
    double rows = line->rows, off = count * rows - line->count;
    bool is_torn =
        first > 0 && line->groups[first] >= 0 && line->groups[first] == line->groups[first - 1];
    int worse = (is_torn ? TORN_PHASE : 0) + (count == 1 && line->count > 1 ? LONE_COLUMN : 0);
    return off * off + worse * rows * rows;
}

// How many of the first i columns stand in their last row, at the least cost.
static uint32_t *last_rows(const Line *line, uint32_t most, Arena *arena)
{
    const double a_row = 1e6 * line->rows * line->rows; // never one more
    double *best = ARENA_MANY(arena, line->count + 1, double);
    uint32_t *last = ARENA_MANY(arena, line->count + 1, uint32_t);
    for (uint32_t i = 1; i <= line->count; i++) {
        for (uint32_t count = 1; count <= most && count <= i; count++) {
            double cost = best[i - count] + a_row + row_cost(line, i - count, count);
            if (last[i] == 0 || cost < best[i]) {
                best[i] = cost;
                last[i] = count;
            }
        }
    }
    return last;
}

uint32_t *even_rows(const int32_t *groups, uint32_t count, uint32_t most, Arena *arena)
{
    Line line = {groups, count, (count + most - 1) / most};
    const uint32_t *last = last_rows(&line, most, arena);
    uint32_t *first = ARENA_MANY(arena, line.rows + 1, uint32_t);
    first[line.rows] = count;
    for (uint32_t i = line.rows, end = count; i-- > 0; end = first[i]) {
        first[i] = end - last[end];
    }
    return first;
}
