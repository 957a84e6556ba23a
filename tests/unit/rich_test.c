// CommonMark of summaries and notes as blocks: what is markup, what is text, and how deep it goes.
#include "views/rich.h"

#include "base/out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct Desk {
    Arena arena;
    Document *document;
    Out out;
} Desk;

static int start(void **state)
{
    static Desk desk;
    arena_start(&desk.arena, NULL);
    desk.document = document_new(&desk.arena, STR("Test"));
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

// ---- blocks as a line of text -------------------------------------------------------------------

static void show_line(Out *out, const Line *line)
{
    for (const Run *run = line->first; run; run = run->next) {
        const char *mark = run->style & RUN_CODE ? "`" : "";
        out_text(out, run->style & RUN_STRONG ? "*" : "");
        out_text(out, run->style & RUN_EMPHASIS ? "_" : "");
        out_text(out, mark);
        out_str(out, run->style & RUN_BREAK ? STR("/") : run->text);
        out_text(out, mark);
        if (run->address.length > 0) {
            out_text(out, "<");
            out_str(out, run->address);
            out_text(out, ">");
        }
    }
}

static const char *name_of(BlockKind kind)
{
    switch (kind) {
    case BLOCK_PARAGRAPH: return "p";
    case BLOCK_LABEL: return "h";
    case BLOCK_LIST: return "ul";
    case BLOCK_STEPS: return "ol";
    case BLOCK_ITEM: return "li";
    case BLOCK_QUOTE: return "q";
    case BLOCK_CODE: return "code";
    case BLOCK_RULE: return "hr";
    default: return "?";
    }
}

static void show(Out *out, const Block *parent)
{
    for (const Block *block = parent->first; block; block = block->next) {
        out_text(out, name_of(block->kind));
        out_text(out, "(");
        show_line(out, &block->line);
        out_str(out, block->rich);
        show(out, block);
        out_text(out, ")");
    }
}

static void assert_read(Desk *desk, const char *commonmark, const char *expected)
{
    out_free(&desk->out);
    out_start(&desk->out);
    show(&desk->out, rich_read(desk->document, str_from(commonmark)));
    out_char(&desk->out, '\0');
    assert_string_equal(desk->out.bytes, expected);
}

// ---- tests --------------------------------------------------------------------------------------

static void test_blocks(void **state)
{
    assert_read(*state, "", "");
    assert_read(*state, "Words\nof a line", "p(Words of a line)");
    assert_read(*state, "One  \ntwo", "p(One/two)");
    assert_read(*state, "# Head\n\ntext", "h(Head)p(text)");
    assert_read(*state, "- a\n- b\n  - c", "ul(li(a)li(bul(li(c))))");
    assert_read(*state, "3. a\n4. b\n\n   more", "ol(li(a)li(bp(more)))");
    assert_read(*state, "> said\n> > again", "q(p(said)q(p(again)))");
    assert_read(*state, "```\na < b\n```", "code(a < b\n)");
    assert_read(*state, "a\n\n---\n\nb", "p(a)hr()p(b)");
    assert_read(*state, "**b** *i* ***x*** `c`", "p(*b _i *_x `c`)");
}

static void test_raw_html_is_text(void **state)
{
    assert_read(*state, "<script>alert(1)</script>", "p(<script>alert(1)</script>\n)");
    assert_read(*state, "a <b onclick=x>c</b>", "p(a <b onclick=x>c</b>)");
    assert_read(*state, "- <div>\n- x", "ul(li(<div>\n)li(x))");
}

static void test_images_are_text(void **state)
{
    assert_read(*state, "![logo](http://a.example/x.png)", "p(![logo](http://a.example/x.png))");
    assert_read(*state, "[![x](a.png)](https://b.example)",
                "p(![<https://b.example>x<https://b.example>](<https://b.example>"
                "a.png<https://b.example>)<https://b.example>)");
}

static void test_addresses(void **state)
{
    assert_read(*state, "[a](https://a.example/x)", "p(a<https://a.example/x>)");
    assert_read(*state, "[a](guides/x.md)", "p(a<guides/x.md>)");
    assert_read(*state, "<mailto:a@b.example>", "p(mailto:a@b.example<mailto:a@b.example>)");
    assert_read(*state, "[a](javascript:alert(1))", "p(a (javascript:alert(1)))");
    assert_read(*state, "[a](JaVaScRiPt:x)", "p(a (JaVaScRiPt:x))");
    assert_read(*state, "[a](data:text/html,x)", "p(a (data:text/html,x))");
    assert_read(*state, "[a](//evil.example)", "p(a (//evil.example))");
    assert_read(*state, "[a](https://user@evil.example)", "p(a (https://user@evil.example))");
    assert_read(*state, "[a]()", "p(a)");
    assert_read(*state, "[a](javascript:x) then", "p(a (javascript:x) then)");
}

// Containers below the deepest add to it: nothing is lost, and writers are not called too deep.
static uint32_t depth_of(const Block *parent)
{
    uint32_t deepest = 0;
    for (const Block *block = parent->first; block; block = block->next) {
        uint32_t depth = 1 + depth_of(block);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static void test_depth(void **state)
{
    enum { QUOTES = 3000, LISTS = 300 };
    Desk *desk = *state;
    static char deep[LISTS * (LISTS + 4) + QUOTES + 16];
    memset(deep, '>', QUOTES);
    strcpy(deep + QUOTES, " bottom");
    const Block *whole = rich_read(desk->document, str_from(deep));
    assert_true(depth_of(whole) <= 10);
    assert_true(str_equal(rich_words(&desk->arena, str_from(deep)), STR("bottom")));
    char *at = deep;
    for (int i = 0; i < LISTS; i++) {
        at += sprintf(at, "%*s- x\n", i * 2, "");
    }
    whole = rich_read(desk->document, str_from(deep));
    assert_true(depth_of(whole) <= 10);
    out_free(&desk->out);
    out_start(&desk->out);
    show(&desk->out, whole);
    uint32_t count = 0;
    for (size_t i = 0; i < desk->out.length; i++) {
        count += desk->out.bytes[i] == 'x';
    }
    assert_int_equal(count, LISTS);
}

static void assert_words(Desk *desk, const char *commonmark, const char *expected)
{
    Str words = rich_words(&desk->arena, str_from(commonmark));
    assert_true(str_is(words, expected));
}

static void assert_lines(Desk *desk, const char *commonmark, const char *expected)
{
    Str words = rich_lines(&desk->arena, str_from(commonmark));
    assert_true(str_is(words, expected));
}

// The marks of lists are kept, and what would run together in a line is parted.
static void test_lists(void **state)
{
    assert_words(*state, "Do:\n\n1. Hold it\n2. Wait\n\nThen go",
                 "Do: 1. Hold it; 2. Wait. Then go");
    assert_words(*state, "3. a.\n4. b\n   - c\n   - d\n5. e", "3. a. 4. b • c; • d; 5. e");
    assert_words(*state, "- a\n-\n- 終わり。\n- b\n\nc", "• a; •; • 終わり。 • b. c");
    assert_lines(*state, "Do:\n\n1. Hold *it*\n2. Wait\n   - c\n\n     more\n\nThen\ngo",
                 "Do:\n1. Hold it\n2. Wait\n  - c\n    more\nThen go");
    assert_lines(*state, "```\nif x\n    y\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\na  \nb",
                 "if x\n    y\n| a | b |\n|---|---|\n| 1 | 2 |\na\nb");
}

static void test_words(void **state)
{
    assert_words(*state, "", "");
    assert_words(*state, "# Head\n\n- a\n- *b* `c`\n\n> d", "Head • a; • b c. d");
    assert_words(*state, "a\nb  \nc", "a b c");
    assert_words(*state, "[text](javascript:x) <b>", "text <b>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_blocks, start, stop),
        cmocka_unit_test_setup_teardown(test_raw_html_is_text, start, stop),
        cmocka_unit_test_setup_teardown(test_images_are_text, start, stop),
        cmocka_unit_test_setup_teardown(test_addresses, start, stop),
        cmocka_unit_test_setup_teardown(test_depth, start, stop),
        cmocka_unit_test_setup_teardown(test_words, start, stop),
        cmocka_unit_test_setup_teardown(test_lists, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
