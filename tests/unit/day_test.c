// Days of the calendar, against what `date -d` says and against a calendar that is counted out.
#include "model/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct Known {
    const char *date;
    int32_t number;
    int weekday;
} Known;

// echo $(($(date -u -d DATE +%s) / 86400)) $(($(date -u -d DATE +%u) - 1))
static const Known known[] = {
    {"0001-01-01", -719162, 0}, {"1582-10-15", -141427, 4}, {"1600-02-29", -135081, 1},
    {"1899-12-31", -25568, 6},  {"1900-03-01", -25508, 3},  {"1969-12-31", -1, 2},
    {"1970-01-01", 0, 3},       {"2000-02-29", 11016, 1},   {"2026-03-02", 20514, 0},
    {"2028-02-29", 21243, 1},   {"2100-02-28", 47540, 6},   {"2400-02-29", 157113, 1},
    {"9999-12-31", 2932896, 4},
};

static void test_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int year, month, day;
        char text[32];
        assert_true(day_read(str_from(known[i].date), &year, &month, &day));
        assert_int_equal(day_number(year, month, day), known[i].number);
        assert_int_equal(day_weekday(known[i].number), known[i].weekday);
        assert_true(day_of_number(known[i].number, &year, &month, &day));
        snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        assert_string_equal(text, known[i].date);
    }
}

static int days_in(int year, int month)
{
    if (month == 2) {
        return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Every day of the calendar, one after the other.
static void test_every_day(void **state)
{
    (void)state;
    int32_t number = -719162;
    int weekday = 0;
    for (int year = 1; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= days_in(year, month); day++, number++) {
                int y, m, d;
                bool is_right =
                    day_number(year, month, day) == number && day_weekday(number) == weekday
                    && day_of_number(number, &y, &m, &d) && y == year && m == month && d == day;
                if (!is_right) {
                    fail_msg("%04d-%02d-%02d is not day %d", year, month, day, number);
                }
                weekday = weekday == 6 ? 0 : weekday + 1;
            }
        }
    }
    assert_int_equal(number, 2932897);
}

static void test_outside(void **state)
{
    (void)state;
    static const int32_t numbers[] = {-719163, 2932897, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        int year, month, day;
        assert_false(day_of_number(numbers[i], &year, &month, &day));
    }
}

static void test_no_days(void **state)
{
    (void)state;
    static const char *const texts[] = {"",           "2026-02-29", "2100-02-29",  "2026-00-10",
                                        "2026-13-01", "2026-04-31", "2026-01-00",  "0000-01-01",
                                        "2026-1-01",  "2026/01/01", "2026-01-011", "-026-01-01"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int year, month, day;
        assert_false(day_read(str_from(texts[i]), &year, &month, &day));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_outside),
        cmocka_unit_test(test_no_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
