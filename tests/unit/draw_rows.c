// The columns of swimlanes fold into as few rows as hold them, and evenly: between phases where
// there is a choice, and without a column alone in its row.
#include "draw/lanes_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { COLUMNS = 12, ROWS = 4 };

static const struct {
    const char *phases; // a letter a column, `-` for none
    uint32_t most, rows;
    uint32_t counts[ROWS];
} cases[] = {
    {"ABCCDEEFF-", 4, 3, {4, 3, 3}}, // between phases
    {"---------", 4, 3, {3, 3, 3}},  // alike
    {"---------", 8, 2, {5, 4}},
    {"----------", 4, 3, {4, 3, 3}}, // the longer first
    {"AABBB", 4, 2, {2, 3}},
    {"AAAAB", 4, 2, {3, 2}}, // rather within a phase than one alone
    {"AAAA", 4, 1, {4}},
    {"AB", 1, 2, {1, 1}},
    {"A", 4, 1, {1}},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena_at, *arena = &arena_at;
        arena_start(arena, NULL);
        int32_t groups[COLUMNS];
        Lanes lanes = {.column_count = (uint32_t)str_from(cases[i].phases).length};
        for (uint32_t j = 0; j < lanes.column_count; j++) {
            groups[j] = cases[i].phases[j] == '-' ? -1 : cases[i].phases[j];
        }
        LanesPlan plan = {.lanes = &lanes, .arena = arena, .groups = groups};
        lanes_rows(&plan, cases[i].most);
        assert_int_equal(plan.row_count, cases[i].rows);
        for (uint32_t j = 0, first = 0; j < plan.row_count; first += plan.rows[j++].count) {
            assert_int_equal(plan.rows[j].first, first);
            assert_int_equal(plan.rows[j].count, cases[i].counts[j]);
        }
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
