// Arenas, texts, names, decimals, UTF-8, sources and suggestions.
#include "base/arena.h"
#include "base/finding.h"
#include "base/out.h"
#include "base/source.h"
#include "base/str.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int start(void **state)
{
    static Arena arena;
    arena_start(&arena, NULL);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_arena_slices(void **state)
{
    Arena *arena = *state;
    for (size_t size = 0; size < 300 * 1024; size = size * 3 + 1) {
        char *bytes = arena_take(arena, size);
        assert_int_equal((uintptr_t)bytes % sizeof(uint64_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(bytes[i], 0);
            bytes[i] = 'x';
        }
    }
    assert_string_equal(arena_copy(arena, "deal", 3), "dea");
}

static void test_arena_without_memory(void **state)
{
    (void)state;
    Arena arena;
    jmp_buf out_of_memory;
    volatile int jumps = 0;
    arena_start(&arena, &out_of_memory);
    if (setjmp(out_of_memory) != 0) {
        jumps++;
    }
    if (jumps == 0) {
        arena_take_many(&arena, SIZE_MAX / 2, 3);
    } else if (jumps == 1) {
        arena_take(&arena, SIZE_MAX);
    }
    assert_int_equal(jumps, 2);
    arena_free(&arena);
}

static void test_names_are_one_pointer(void **state)
{
    Names names;
    names_start(&names, *state);
    const Name *first = name_intern(&names, STR("closed-won"));
    assert_ptr_equal(first, name_intern(&names, STR("closed-won")));
    assert_ptr_not_equal(first, name_intern(&names, STR("closed-Won")));
    const Name *composed = name_intern(&names, STR("caf\xC3\xA9"));
    assert_ptr_equal(composed, name_intern(&names, STR("cafe\xCC\x81")));
    assert_true(str_equal(name_str(composed), str_compose(*state, STR("cafe\xCC\x81"))));
    assert_true(str_is(str_compose(*state, STR("cafe")), "cafe"));
    assert_string_equal(composed->text, "caf\xC3\xA9");
    assert_ptr_equal(name_intern(&names, (Str){0}), name_intern(&names, STR("")));
}

static void test_many_names(void **state)
{
    Names names;
    names_start(&names, *state);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 20000; i++) {
            name_intern(&names, str_format(*state, "stage-%d", i));
        }
        assert_int_equal(names.count, 20000);
    }
}

static void test_long_name_in_another_form(void **state)
{
    Names names;
    names_start(&names, *state);
    Out out;
    out_start(&out);
    for (int i = 0; i < 2000; i++) {
        out_text(&out, "e\xCC\x81");
    }
    const Name *name = name_intern(&names, out_view(&out));
    assert_int_equal(name->length, 4000);
    out_free(&out);
}

static void assert_decimal(double value, int decimals, const char *expected)
{
    Out out;
    out_start(&out);
    out_decimal(&out, value, decimals);
    out_char(&out, '\0');
    assert_false(out.failed);
    assert_string_equal(out.bytes, expected);
    out_free(&out);
}

static void test_decimals(void **state)
{
    (void)state;
    assert_decimal(0, 2, "0");
    assert_decimal(-0.0, 2, "0");
    assert_decimal(-0.001, 2, "0");
    assert_decimal(12, 8, "12");
    assert_decimal(0.5, 1, "0.5");
    assert_decimal(0.5, 0, "1");
    assert_decimal(-3.25, 2, "-3.25");
    assert_decimal(-3.25, 1, "-3.3");
    assert_decimal(1.005, 2, "1"); // the nearest double lies below
    assert_decimal(0.1, 8, "0.1");
    assert_decimal(0.07, 8, "0.07");
    assert_decimal(99.999, 2, "100");
    assert_decimal(99.994, 2, "99.99");
    assert_decimal(1e-9, 8, "0");
    assert_decimal(5e-9, 8, "0.00000001");
    assert_decimal(5e-324, 8, "0");
    assert_decimal(1e22, 2, "10000000000000000000000");
    assert_decimal(4503599627370495.5, 1, "4503599627370495.5");
}

static void test_out_limit(void **state)
{
    (void)state;
    Out out;
    out_start(&out);
    out.limit = 5;
    out_text(&out, "12345");
    assert_false(out.failed);
    out_char(&out, '6');
    assert_true(out.failed);
    assert_int_equal(out.length, 5);
    out_free(&out);
    out_start(&out);
    out_format(&out, "%0500d|", 7);
    assert_int_equal(out.length, 501);
    out_free(&out);
}

static void assert_bad(const char *bytes, uint32_t expected)
{
    uint32_t size;
    assert_int_equal(utf8_next(bytes, bytes + strlen(bytes), &size), -1);
    assert_int_equal(size, expected);
}

static void test_bad_bytes(void **state)
{
    (void)state;
    assert_bad("\xFF", 1);
    assert_bad("\x80", 1);
    assert_bad("\xC0\x80", 1);         // overlong
    assert_bad("\xED\xA0\x80", 1);     // a surrogate
    assert_bad("\xF4\x90\x80\x80", 1); // over U+10FFFF
    assert_bad("\xE2\x82", 2);         // cut
    assert_bad("\xF0\x9F\x98", 3);
    assert_bad("\xF0\x9F\x98z", 3);
}

static void test_utf8_there_and_back(void **state)
{
    (void)state;
    const int32_t characters[] = {1,      0x7F,   0x80,   0x7FF,   0x800,
                                  0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        char bytes[4];
        uint32_t size, length = utf8_put(characters[i], bytes);
        assert_int_equal(utf8_next(bytes, bytes + length, &size), characters[i]);
        assert_int_equal(size, length);
    }
}

static void test_skip_plain(void **state)
{
    (void)state;
    const char bad[] = {0, 7, 0x1B, 0x1F, '\r', 0x7F, (char)0x80, (char)0xFF};
    for (size_t at = 0; at < 40; at++) {
        for (size_t i = 0; i < sizeof bad; i++) {
            char text[40];
            memset(text, 'a', sizeof text);
            text[3] = '\n';
            text[11] = '\t';
            text[12] = '~';
            text[13] = ' ';
            text[at] = bad[i];
            assert_ptr_equal(utf8_skip_plain(text, text + sizeof text), text + at);
        }
    }
}

static void test_character_facts(void **state)
{
    (void)state;
    assert_int_equal(utf8_columns('a'), 1);
    assert_int_equal(utf8_columns(0x301), 0);
    assert_int_equal(utf8_columns(0x4E2D), 2);
    assert_int_equal(utf8_columns(0x1F600), 2);
    assert_true(utf8_is_name_start(0x4E2D));
    assert_false(utf8_is_name_start('-'));
    assert_false(utf8_is_name_start('1'));
    assert_true(utf8_is_name_part('1'));
    assert_true(utf8_is_name_part(0x301));
    assert_true(utf8_is_forbidden(0x202E));
    assert_true(utf8_is_forbidden(0x9B));
    assert_false(utf8_is_forbidden('\t'));
    assert_true(utf8_is_invisible(0xE0041));
    assert_int_equal(utf8_count(STR("caf\xC3\xA9 abcdefgh\xFF")), 14);
}

static Source source_of(const char *text)
{
    return (Source){.path = STR("a.sales"), .text = str_from(text)};
}

static void test_lines_end_in_three_ways(void **state)
{
    Source source = source_of("one\r\ntwo\rthr\xC3\xA9"
                              "e\n\n\tlast");
    Position position = source_position(&source, *state, 0);
    assert_int_equal(position.line, 1);
    assert_int_equal(position.column, 1);
    position = source_position(&source, *state, 9);
    assert_int_equal(position.line, 3);
    position = source_position(&source, *state, 14);
    assert_int_equal(position.line, 3);
    assert_int_equal(position.column, 5);
    position = source_position(&source, *state, 9999);
    assert_int_equal(position.line, 5);
    assert_int_equal(position.column, 6);
    uint32_t offset;
    assert_true(str_is(source_line(&source, *state, 1, &offset), "one"));
    assert_true(str_is(source_line(&source, *state, 2, &offset), "two"));
    assert_int_equal(offset, 5);
    assert_true(str_is(source_line(&source, *state, 4, &offset), ""));
    assert_true(str_is(source_line(&source, *state, 5, &offset), "\tlast"));
}

static void test_empty_source_and_mark(void **state)
{
    Source empty = source_of("");
    assert_int_equal(source_position(&empty, *state, 0).line, 1);
    Source marked = source_of("\xEF\xBB\xBFrole");
    assert_int_equal(source_position(&marked, *state, 3).column, 1);
}

// Columns of a long line are worked out from counts along the way; they must be the plain ones.
static void test_long_lines(void **state)
{
    enum { LENGTH = 30000 };
    static const char *const pieces[] = {"a",    "\xC3\xA9", "\xE6\xBC\xA2", "\xF0\x9F\x98\x80",
                                         "\xFF", "\xE2\x82", "\xEF\xBB\xBF"};
    char *text = arena_take(*state, LENGTH + 8);
    size_t length = (size_t)sprintf(text, "x\n");
    for (size_t i = 0; length < LENGTH; i++) {
        length += (size_t)sprintf(text + length, "%s", pieces[i * i % 7]);
    }
    Source source = {.text = {text, length}};
    const char *end = text + length;
    uint32_t column = 1, size;
    for (const char *at = text + 2; at <= end; at += size) {
        Position position = source_position(&source, *state, (uint32_t)(at - text));
        assert_int_equal(position.line, 2);
        assert_int_equal(position.column, column++);
        size = 1;
        if (at < end) {
            utf8_next(at, end, &size);
        }
    }
}

static Suggestion suggest_among(const char *wrong, uint64_t budget)
{
    static const Candidate candidates[] = {
        {.name = {"qualification", 13}},
        {.name = {"closed-won", 10}, .label = {"Signed", 6}},
        {.name = {"account-executive", 17}},
        {.name = {"company", 7}},
        {.name = {"demo1", 5}},
        {.name = {"demo2", 5}},
        {.name = {"sdr", 3}},
    };
    return suggest(str_from(wrong), candidates, 7, &budget);
}

static void assert_suggests(const char *wrong, const char *right, bool is_certain)
{
    Suggestion found = suggest_among(wrong, 1000000);
    assert_non_null(found.candidate);
    assert_true(str_is(found.candidate->name, right));
    assert_int_equal(found.is_certain, is_certain);
}

static void test_suggestions(void **state)
{
    (void)state;
    assert_suggests("qualifcation", "qualification", true);
    assert_suggests("QUALIFICATION", "qualification", true);
    assert_suggests("Closed won", "closed-won", true);
    assert_suggests("signed", "closed-won", true);
    assert_suggests("AE", "account-executive", false);
    assert_suggests("companies", "company", true);
    assert_suggests("demo", "demo1", false);
    assert_suggests("SDR", "sdr", true);
    assert_suggests("bdr", "sdr", false);
    assert_null(suggest_among("zebra", 1000000).candidate);
    assert_null(suggest_among("", 1000000).candidate);
    assert_null(suggest_among("qualifcation", 20).candidate);
}

static void test_findings_are_counted_and_sorted(void **state)
{
    Findings findings;
    findings_start(&findings, *state, NULL);
    Source first = source_of("x"), second = source_of("y");
    second.index = 1;
    for (uint32_t i = 0; i < 1500; i++) {
        finding_add(&findings, RULE_syntax, (Place){&second, 1500 - i, 1}, "fault %u", i);
    }
    Finding *finding = finding_add(&findings, RULE_unknown_role, (Place){&first, 3, 1}, "no role");
    finding_also(&findings, finding, (Place){&first, 1, 1}, "here");
    finding_also(&findings, finding, (Place){&first, 2, 1}, "and here");
    finding_also(&findings, finding, (Place){&first, 2, 1}, "and there");
    findings_sort(&findings);
    assert_ptr_equal(findings.first, finding);
    assert_true(str_is(finding->also[2].label, "and there"));
    assert_int_equal(findings.error_count, 1501);
    assert_int_equal(findings_count(&findings, &second, LEVEL_ERROR), 1500);
    uint32_t kept = 0, before = 0;
    for (Finding *each = finding->next; each; each = each->next, kept++) {
        assert_true(each->main.place.offset > before);
        before = each->main.place.offset;
    }
    assert_int_equal(kept, FINDINGS_KEPT);
}

static void test_rules_have_names(void **state)
{
    (void)state;
    for (int id = 0; id < RULE_COUNT; id++) {
        RuleId found;
        assert_true(rule_find(str_from(rule_row((RuleId)id)->name), &found));
        assert_int_equal(found, id);
        assert_null(strchr(rule_row((RuleId)id)->name, '_'));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void test_clean_texts(void **state)
{
    (void)state;
    const Str clean[] = {STR(""), STR("stage demo\t# \n"), STR("a\r\nb"),
                         STR("Gr\xc3\xb6\xc3\x9f"
                             "e")};
    const Str others[] = {STR("a\x01"), STR("a\0b"),  STR("a\rb"),         STR("a\r"),
                          STR("\xff"),  STR("a\xc3"), STR("\xe2\x80\xae"), STR("\xe2\x80\xa8")};
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) {
        assert_true(utf8_is_clean(clean[i].at, str_end(clean[i])));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(utf8_is_clean(others[i].at, str_end(others[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_arena_slices),
        TEST(test_arena_without_memory),
        TEST(test_names_are_one_pointer),
        TEST(test_many_names),
        TEST(test_long_name_in_another_form),
        TEST(test_decimals),
        TEST(test_out_limit),
        TEST(test_bad_bytes),
        TEST(test_utf8_there_and_back),
        TEST(test_skip_plain),
        TEST(test_character_facts),
        TEST(test_clean_texts),
        TEST(test_lines_end_in_three_ways),
        TEST(test_empty_source_and_mark),
        TEST(test_long_lines),
        TEST(test_suggestions),
        TEST(test_findings_are_counted_and_sorted),
        TEST(test_rules_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
