// The layout of findings as text.
#include "emit/text.h"

#include "emit/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct Desk {
    Arena arena;
    Findings findings;
    Source sources[2];
    Out out;
} Desk;

static int start(void **state)
{
    static Desk desk;
    arena_start(&desk.arena, NULL);
    findings_start(&desk.findings, &desk.arena, NULL);
    out_start(&desk.out);
    *state = &desk;
    return 0;
}

static int stop(void **state)
{
    Desk *desk = *state;
    out_free(&desk->out);
    arena_free(&desk->arena);
    return 0;
}

// The place of the first occurrence of a text.
static Place place_of(const Source *source, const char *text)
{
    const char *found = strstr(source->text.at, text);
    assert_non_null(found);
    return (Place){source, (uint32_t)(found - source->text.at), (uint32_t)strlen(text)};
}

static Source *source_start(Desk *desk, uint32_t index, const char *path, const char *text)
{
    desk->sources[index] = (Source){.path = str_from(path), .text = str_from(text)};
    desk->sources[index].index = index;
    return &desk->sources[index];
}

static void assert_written(Desk *desk, const char *expected)
{
    findings_sort(&desk->findings);
    findings_write_text(&desk->findings, false, 20, &desk->out);
    out_char(&desk->out, '\0');
    assert_string_equal(desk->out.bytes, expected);
}

static void test_plain(void **state)
{
    Desk *desk = *state;
    Source *source = source_start(desk, 0, "process.sales", "role a\n  reports manger\n");
    Place place = place_of(source, "manger");
    Findings *findings = &desk->findings;
    Finding *finding =
        finding_add(findings, RULE_unknown_role, place, "no role is called `%s`", "manger");
    finding_label(findings, finding, "not declared as a role");
    finding_help(findings, finding, "did you mean `manager`?");
    assert_written(desk, "error[unknown-role]: no role is called `manger`\n"
                         " --> process.sales:2:11\n"
                         "  |\n"
                         "2 |   reports manger\n"
                         "  |           ^^^^^^ not declared as a role\n"
                         "  |\n"
                         "  = help: did you mean `manager`?\n"
                         "\n");
}

static void test_several_places(void **state)
{
    Desk *desk = *state;
    Source *source =
        source_start(desk, 0, "a.sales", "stage demo\n\nx\ny\nz\n\n\n\n\nstage demo {\n}");
    Source *other = source_start(desk, 1, "b.sales", "stage demo\n");
    Findings *findings = &desk->findings;
    Place second = {source, place_of(source, "demo {").offset, 4};
    Finding *finding = finding_add(findings, RULE_duplicate_name, second, "twice");
    finding_label(findings, finding, "second");
    finding_also(findings, finding, place_of(other, "demo"), "and there");
    finding_also(findings, finding, place_of(source, "demo"), "first");
    finding_also(findings, finding, place_of(source, "x"), "here");
    finding_also(findings, finding, place_of(source, "y\nz"), "lines");
    assert_written(desk, "error[duplicate-name]: twice\n"
                         "  --> a.sales:10:7\n"
                         "   |\n"
                         " 1 | stage demo\n"
                         "   |       ---- first\n"
                         " 2 |\n"
                         " 3 | x\n"
                         "   | - here\n"
                         " 4 | y\n"
                         "   | - lines\n"
                         "...\n"
                         "10 | stage demo {\n"
                         "   |       ^^^^ second\n"
                         "  ::: b.sales:1:7\n"
                         "   |\n"
                         " 1 | stage demo\n"
                         "   |       ---- and there\n"
                         "\n");
}

static void test_carets_under_wide_characters(void **state)
{
    Desk *desk = *state;
    Source *source = source_start(desk, 0, "a.sales",
                                  "\tn \"\xE4\xB8\xAD\xF0\x9F\x98\x80"
                                  "e\xCC\x81\" bad\n");
    finding_add(&desk->findings, RULE_syntax, place_of(source, "bad"), "h");
    assert_written(desk, "error[syntax]: h\n"
                         " --> a.sales:1:11\n"
                         "  |\n"
                         "1 |     n \"\xE4\xB8\xAD\xF0\x9F\x98\x80"
                         "e\xCC\x81\" bad\n"
                         "  |               ^^^\n"
                         "\n");
}

static void test_hostile_text_is_written_by_code(void **state)
{
    Desk *desk = *state;
    Source *source = source_start(desk, 0, "\033[2J.sales",
                                  "a\033]0;x\a \xE2\x80\xAE \xFF"
                                  "b");
    Finding *finding =
        finding_add(&desk->findings, RULE_syntax, place_of(source, "b"), "a\033\nb\xC2\x9B");
    finding_help(&desk->findings, finding, "\xE2\x80\x8B\x7F");
    assert_written(desk, "error[syntax]: a<U+001B><U+000A>b<U+009B>\n"
                         " --> <U+001B>[2J.sales:1:12\n"
                         "  |\n"
                         "1 | a<U+001B>]0;x<U+0007> <U+202E> <FF>b\n"
                         "  |                                    ^\n"
                         "  |\n"
                         "  = help: <U+200B><U+007F>\n"
                         "\n");
}

static void test_mark_at_the_end(void **state)
{
    Desk *desk = *state;
    Source *source = source_start(desk, 0, "a.sales", "ab\n");
    finding_add(&desk->findings, RULE_syntax, (Place){source, 2, 0}, "h");
    finding_add(&desk->findings, RULE_syntax, (Place){source, 3, 0}, "i");
    finding_add(&desk->findings, RULE_syntax, (Place){0}, "no place");
    assert_written(desk, "error[syntax]: no place\n"
                         "\n"
                         "error[syntax]: h\n"
                         " --> a.sales:1:3\n"
                         "  |\n"
                         "1 | ab\n"
                         "  |   ^\n"
                         "\n"
                         "error[syntax]: i\n"
                         " --> a.sales:2:1\n"
                         "  |\n"
                         "2 |\n"
                         "  | ^\n"
                         "\n");
}

static void test_long_line_is_cut(void **state)
{
    Desk *desk = *state;
    size_t size = 3000000;
    char *text = arena_take(&desk->arena, size + 1);
    memset(text, 'x', size);
    memcpy(text + 2000000, "HERE", 4);
    Source *source = source_start(desk, 0, "a.sales", text);
    Finding *finding = finding_add(&desk->findings, RULE_syntax, place_of(source, "HERE"), "h");
    finding_also(&desk->findings, finding, (Place){source, 0, (uint32_t)size}, "all of it");
    findings_write_text(&desk->findings, false, 20, &desk->out);
    assert_true(desk->out.length < 800);
    out_char(&desk->out, '\0');
    assert_non_null(strstr(desk->out.bytes, "HERE"));
    assert_non_null(strstr(desk->out.bytes, "                                         ^^^^\n"));
}

static void test_only_so_many_are_shown(void **state)
{
    Desk *desk = *state;
    Source *source = source_start(desk, 0, "a.sales", "abc\n");
    for (uint32_t i = 0; i < 37; i++) {
        finding_add(&desk->findings, RULE_syntax, (Place){source, 0, 1}, "h");
    }
    findings_write_text(&desk->findings, false, 20, &desk->out);
    TextCounts counts = {0};
    text_count(&counts, &desk->findings);
    counts.warnings = 1;
    text_write_closing(&counts, false, &desk->out);
    Str written = out_view(&desk->out);
    assert_true(
        str_ends(written, "... and 17 more in a.sales\n\n37 errors, 1 warning in 1 file\n"));
}

static void test_colors_are_closed(void **state)
{
    Desk *desk = *state;
    Source *source = source_start(desk, 0, "a.sales", "abc\n");
    finding_add(&desk->findings, RULE_syntax, (Place){source, 0, 1}, "h");
    findings_write_text(&desk->findings, true, 20, &desk->out);
    out_char(&desk->out, '\0');
    assert_non_null(strstr(desk->out.bytes, "\033[1;31merror[syntax]\033[0m"));
    assert_non_null(strstr(desk->out.bytes, "^\033[0m\n\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_plain),
        TEST(test_several_places),
        TEST(test_carets_under_wide_characters),
        TEST(test_hostile_text_is_written_by_code),
        TEST(test_mark_at_the_end),
        TEST(test_long_line_is_cut),
        TEST(test_only_so_many_are_shown),
        TEST(test_colors_are_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
