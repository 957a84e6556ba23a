// The escaper of Markdown, and CommonMark written again.
#include "emit/markdown_text.h"
#include "emit/commonmark.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_written(Out *out, const char *expected)
{
    out_char(out, '\0');
    assert_false(out->failed);
    assert_string_equal(out->bytes, expected);
    out_free(out);
}

static void assert_text(const char *text, bool is_block, const char *expected)
{
    Out out;
    out_start(&out);
    MarkdownText line = markdown_text_start(&out, is_block);
    markdown_text_add(&line, str_from(text));
    assert_written(&out, expected);
}

static void assert_rich(const char *commonmark, const char *expected)
{
    Out out;
    out_start(&out);
    commonmark_write(&out, str_from(commonmark), 0);
    assert_written(&out, expected);
}

static void test_plain_text_stays(void **state)
{
    (void)state;
    assert_text("Notes of the call, and who decides (2 to 5 days).", true,
                "Notes of the call, and who decides (2 to 5 days).");
    assert_text("Größe: 45% – 日本 😀", true, "Größe: 45% – 日本 😀");
}

static void test_markup_is_escaped(void **state)
{
    (void)state;
    assert_text("**b** _i_ ~s~ `c` [l](x) |", false,
                "\\*\\*b\\*\\* \\_i\\_ \\~s\\~ \\`c\\` \\[l\\](x) \\|");
    assert_text("<b>&lt;", false, "&lt;b>&amp;lt;");
    assert_text("a\\", false, "a\\\\");
}

static void test_starts_of_blocks(void **state)
{
    (void)state;
    assert_text("- [x] done", true, "\\- \\[x\\] done");
    assert_text("12. first", true, "12\\. first");
    assert_text("1) first", true, "1\\) first");
    assert_text("> quote", true, "\\> quote");
    assert_text("---", true, "\\---");
    assert_text("# head", true, "\\# head");
    assert_text("    code", true, "code");
    assert_text("12. first", false, "12. first");
}

static void test_nothing_becomes_a_link(void **state)
{
    (void)state;
    assert_text("ask @ann and (@bob), a@b.de", false, "ask @&#8203;ann and (@&#8203;bob), a@b.de");
    assert_text("see #12, GH-12 or :tada:", false,
                "see \\#&#8203;12, GH-&#8203;12 or :&#8203;tada:");
    assert_text("http://x.de www.x.de", false, "http\\://x.de www\\.x.de");
}

static void test_white_space(void **state)
{
    (void)state;
    assert_text(" a \n\n b\t", true, "a b");
    assert_text("\n\n", true, "");
}

static void test_marks_hug_their_text(void **state)
{
    (void)state;
    Out out;
    out_start(&out);
    MarkdownText line = markdown_text_start(&out, true);
    markdown_text_add(&line, STR("a"));
    markdown_text_add_marked(&line, "**", STR(" b "));
    markdown_text_add(&line, STR("c"));
    markdown_text_add_marked(&line, "**", STR("  "));
    assert_written(&out, "a **b** c");
}

static void test_addresses(void **state)
{
    (void)state;
    Out out;
    out_start(&out);
    markdown_write_address(&out, STR("https://x.de/a b(c)<d>?e=1&f='g'`"));
    assert_written(&out, "https://x.de/a%20b%28c%29%3Cd%3E?e=1&amp;f=%27g%27%60");
    assert_true(markdown_address_is_allowed(STR("docs/playbook.md")));
    assert_false(markdown_address_is_allowed(STR("javascript:alert(1)")));
    assert_false(markdown_address_is_allowed(STR("")));
}

static void test_rich_text(void **state)
{
    (void)state;
    assert_rich("*a* **b** `c`", "*a* **b** ` c `");
    assert_rich("a\n\n- b\n- c\n\n1. d", "a\n\n- b\n- c\n\n1. d");
    assert_rich("> a\n>\n> - b", "> a\n>\n> - b");
    assert_rich("# Head\n\ntext", "###### Head\n\ntext");
    assert_rich("    code\n", "```\ncode\n```");
    assert_rich("````\n```\n````", "````\n```\n````");
    assert_rich("a  \nb", "a\\\nb");
    assert_rich("- a\n\n\n* b\n+ c", "- a\n\n* b\n\n- c");
}

static void test_rich_text_is_safe(void **state)
{
    (void)state;
    assert_rich("<script>x</script>", "&lt;script>x&lt;/script>");
    assert_rich("a <b>c", "a &lt;b>c");
    assert_rich("![i](http://x.de/i.png)", "!\\[i\\](http\\://x.de/i.png)");
    assert_rich("[a](javascript:b)", "a (javascript:b)");
    assert_rich("[a](https://x.de \"t\")", "[a](https://x.de)");
    assert_rich("@ann #1", "@&#8203;ann \\#&#8203;1");
    assert_rich("```mermaid\na\n```", "```\na\n```");
}

// Deep nesting costs no more than it should: the prefix of a line has its limit.
static void test_deep_quotes(void **state)
{
    (void)state;
    enum { DEPTH = 8000, LINES = 2000 };
    Out text, out;
    out_start(&text);
    out_start(&out);
    out_repeat(&text, '>', DEPTH);
    for (int i = 0; i < LINES; i++) {
        out_text(&text, "a  \n");
    }
    commonmark_write(&out, out_view(&text), 0);
    assert_false(out.failed);
    assert_true(out.length < LINES * 200);
    out_free(&text);
    out_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_text_stays),  cmocka_unit_test(test_markup_is_escaped),
        cmocka_unit_test(test_starts_of_blocks),  cmocka_unit_test(test_nothing_becomes_a_link),
        cmocka_unit_test(test_white_space),       cmocka_unit_test(test_marks_hug_their_text),
        cmocka_unit_test(test_addresses),         cmocka_unit_test(test_rich_text),
        cmocka_unit_test(test_rich_text_is_safe), cmocka_unit_test(test_deep_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
