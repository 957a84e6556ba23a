// Lines of calendars: folded at 75 bytes between characters, with texts escaped.
#include "emit/calendar_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_line(const char *text, const char *expected)
{
    Out out = {0};
    CalendarLine line = {.out = &out};
    calendar_line_start(&line, "X");
    calendar_line_add_text(&line, str_from(text));
    calendar_line_end(&line);
    out_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    out_free(&out);
}

#define SEVENTY "0123456789012345678901234567890123456789012345678901234567890123456789"

static void test_escapes(void **state)
{
    (void)state;
    assert_line("a;b,c\\d\ne:f\"g", "X:a\\;b\\,c\\\\d\\ne:f\"g\r\n");
    assert_line("tab\tcr\rdel\x7f nul", "X:tab\tcr del  nul\r\n");
    assert_line("BEGIN:VEVENT\r\nEND:VEVENT", "X:BEGIN:VEVENT \\nEND:VEVENT\r\n");
    assert_line("half\xc3", "X:half \r\n");
}

static void test_folds(void **state)
{
    (void)state;
    assert_line(SEVENTY "123", "X:" SEVENTY "123\r\n");        // 75 bytes
    assert_line(SEVENTY "1234", "X:" SEVENTY "123\r\n 4\r\n"); // one more
    assert_line(SEVENTY "12é", "X:" SEVENTY "12\r\n é\r\n");   // two bytes stay together
    assert_line(SEVENTY "漢", "X:" SEVENTY "漢\r\n");          // three that fit
    assert_line(SEVENTY "漢😀", "X:" SEVENTY "漢\r\n 😀\r\n");   // four
    assert_line(SEVENTY "12;", "X:" SEVENTY "12\r\n \\;\r\n"); // an escape
    assert_line(SEVENTY "123" SEVENTY "abcde",                 // the blank counts
                "X:" SEVENTY "123\r\n " SEVENTY "abcd\r\n e\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_folds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
