// Text in pictures: how wide it is, where it is broken, and how it is shortened.
#include "base/utf8.h"
#include "draw/metrics.h"
#include "draw/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const Font PLAIN = {FONT_REGULAR, 12};

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

static void assert_lines(StrList lines, uint32_t count, const char *const *wanted)
{
    assert_int_equal(lines.count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(lines.at[i].length, str_from(wanted[i]).length);
        assert_memory_equal(lines.at[i].at, wanted[i], lines.at[i].length);
    }
}

static void test_widths(void **state)
{
    (void)state;
    assert_int_equal(text_units(STR(""), FONT_REGULAR), 0);
    assert_int_equal(text_units(STR("\xE5\x95\x86"), FONT_REGULAR), 2048);     // East Asian
    assert_int_equal(text_units(STR("\xF0\x9F\x8E\x89"), FONT_REGULAR), 2560); // emoji
    assert_int_equal(text_units(STR("e\xCC\x81"), FONT_REGULAR),
                     text_units(STR("e"), FONT_REGULAR));
    assert_true(text_units(STR("deal"), FONT_BOLD) > text_units(STR("deal"), FONT_REGULAR));
}

static void test_breaks(void **state)
{
    double width = text_width(STR("The buyer has"), PLAIN) + 1;
    StrList lines = text_wrap(STR("The buyer has agreed  the terms"), PLAIN, width, 5, *state);
    assert_lines(lines, 3, (const char *const[]){"The buyer has", "agreed  the", "terms"});
    lines = text_wrap(STR("follow-up"), PLAIN, text_width(STR("follow-"), PLAIN) + 1, 5, *state);
    assert_lines(lines, 2, (const char *const[]){"follow-", "up"});
    lines = text_wrap(STR("   "), PLAIN, width, 5, *state);
    assert_int_equal(lines.count, 0);
}

// A word that is too wide is parted with a hyphen where a syllable begins, and never so that a letter
// or two stand alone. What has no hyphens in its script, or is no word, has none.
static void test_hyphens(void **state)
{
    static const struct {
        const char *text, *fits;
        uint32_t count;
        const char *lines[3];
    } cases[] = {
        {"Zielkundenrecherche", "Zielkundenrecherch", 2, {"Zielkundenrecher-", "che"}},
        {"Preisverhandlung", "Preisverhandlun", 2, {"Preisverhand-", "lung"}},
        {"Renewed", "Renewe", 2, {"Rene-", "wed"}},
        {"\xD1\x81\xD0\xBE\xD0\xB3\xD0\xBB\xD0\xB0\xD1\x81\xD0\xBE",
         "\xD1\x81\xD0\xBE\xD0\xB3\xD0\xBB\xD0\xB0\xD1\x81",
         2,
         {"\xD1\x81\xD0\xBE\xD0\xB3-", "\xD0\xBB\xD0\xB0\xD1\x81\xD0\xBE"}},
        {"1234567890", "123456789", 2, {"123456789", "0"}},
        {"the Zielkundenrecherche", "Zielkundenrecherch", 3, {"the", "Zielkundenrecher-", "che"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double width = text_width(str_from(cases[i].fits), PLAIN) + 1;
        StrList lines = text_wrap(str_from(cases[i].text), PLAIN, width, 5, *state);
        assert_lines(lines, cases[i].count, cases[i].lines);
    }
}

static void test_shortening(void **state)
{
    double width = text_width(STR("The buyer has"), PLAIN) + 1;
    StrList lines = text_wrap(STR("The buyer has agreed to all terms"), PLAIN, width, 2, *state);
    assert_lines(lines, 2, (const char *const[]){"The buyer has", "agreed to al\xE2\x80\xA6"});
}

// Whatever the text and the width: whole characters, no line too wide, no line too many.
// Where not even one letter fits, one is taken, never the whole text.
static void test_no_room(void **state)
{
    StrList lines = text_wrap(STR("mo agrees buyer"), (Font){FONT_REGULAR, 11}, 12, 2, *state);
    static const char *const wanted[] = {"m", "o\xE2\x80\xA6"};
    assert_lines(lines, 2, wanted);
}

static void test_any_width(void **state)
{
    Str text = STR("na\xC3\xAFve \xE5\x95\x86\xE8\xAB\x87\xE3\x80\x82 Donaudampfschifffahrt "
                   "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 e\xCC\x81t\xC3\xA9");
    for (uint32_t width = 30; width < 400; width += 3) {
        StrList lines = text_wrap(text, PLAIN, width, 4, *state);
        assert_in_range(lines.count, 1, 4);
        for (uint32_t i = 0; i < lines.count; i++) {
            assert_true(text_width(lines.at[i], PLAIN) <= width + 0.01);
            const char *at = lines.at[i].at, *end = at + lines.at[i].length;
            for (uint32_t size = 0; at < end; at += size) {
                assert_true(utf8_next(at, end, &size) >= 0);
            }
        }
    }
}

static void test_shaped(void **state)
{
    (void)state;
    assert_false(text_is_shaped(STR("Gr\xC3\xB6\xC3\x9F\x65 \xE5\x95\x86")));
    assert_true(text_is_shaped(STR("\xD8\xB9\xD9\x88\xD8\xAF\xD8\xA9")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_widths, start, stop),
        cmocka_unit_test_setup_teardown(test_breaks, start, stop),
        cmocka_unit_test_setup_teardown(test_hyphens, start, stop),
        cmocka_unit_test_setup_teardown(test_shortening, start, stop),
        cmocka_unit_test_setup_teardown(test_no_room, start, stop),
        cmocka_unit_test_setup_teardown(test_any_width, start, stop),
        cmocka_unit_test_setup_teardown(test_shaped, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
