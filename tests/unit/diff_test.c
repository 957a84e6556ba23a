// The line diff: whatever the two texts are, its changes turn one into the other.
#include "base/diff.h"
#include "base/out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void write_lines(Out *out, const StrList *lines, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        out_str(out, lines->at[i]);
    }
}

// Follows the changes through the old text; gives the new one.
static void follow(const Diff *diff, Out *out)
{
    uint32_t old_line = 0, new_line = 0;
    for (uint32_t i = 0; i < diff->change_count; i++) {
        const LineChange *change = &diff->changes[i];
        assert_true(change->old_count + change->new_count > 0);
        assert_true(i == 0 || change->old_first > old_line); // a line between two changes
        assert_int_equal(change->old_first - old_line, change->new_first - new_line);
        write_lines(out, &diff->old_lines, old_line, change->old_first);
        write_lines(out, &diff->new_lines, change->new_first,
                    change->new_first + change->new_count);
        old_line = change->old_first + change->old_count;
        new_line = change->new_first + change->new_count;
    }
    write_lines(out, &diff->old_lines, old_line, diff->old_lines.count);
}

static uint32_t compare(const char *old_text, const char *new_text)
{
    Arena arena;
    Out out;
    arena_start(&arena, NULL);
    out_start(&out);
    Diff diff = diff_lines(&arena, str_from(old_text), str_from(new_text));
    follow(&diff, &out);
    assert_true(str_equal(out_view(&out), str_from(new_text)));
    uint32_t count = diff.change_count;
    out_free(&out);
    arena_free(&arena);
    return count;
}

static void test_small(void **state)
{
    (void)state;
    assert_int_equal(compare("", ""), 0);
    assert_int_equal(compare("a\n", "a\n"), 0);
    assert_int_equal(compare("", "a\n"), 1);
    assert_int_equal(compare("a\n", ""), 1);
    assert_int_equal(compare("a\n", "a"), 1);
    assert_int_equal(compare("a\nb\nc\n", "a\nx\nc\n"), 1);
    assert_int_equal(compare("a\nb\nc\nd\ne\n", "x\nb\nc\nd\ny\n"), 2);
    assert_int_equal(compare("}\n}\na\n}\n}\n", "}\n}\nb\n}\n}\n"), 1);
    assert_int_equal(compare("a\n}\nb\n}\n", "x\n}\ny\n}\n"), 2);
    assert_int_equal(compare("a\nb\n", "b\na\n"), 2);
}

static void test_random(void **state)
{
    (void)state;
    uint32_t seed = 20261124;
    for (int i = 0; i < 20000; i++) {
        char texts[2][64];
        for (int side = 0; side < 2; side++) {
            uint32_t length = (seed = seed * 1664525u + 1013904223u) >> 27;
            uint32_t letters = ((seed >> 20) & 7) + 1;
            for (uint32_t at = 0; at < length; at++) {
                seed = seed * 1664525u + 1013904223u;
                char letter = (char)('a' + (seed >> 16) % letters);
                texts[side][at] = (char)(at % 2 == 1 ? '\n' : letter);
            }
            texts[side][length] = '\0';
        }
        compare(texts[0], texts[1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_small), cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
