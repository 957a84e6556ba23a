// The verification of `fmt`: what says something else is told from what is only laid out otherwise,
// and a file that cannot be laid out without a loss is a fault.
#include "syntax/block_text.h"
#include "syntax/format.h"
#include "syntax/parse.h"
#include "syntax/same.h"
#include "syntax/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char file[] = "# A remark.\n"
                           "role ae \"Account executive\" {\n"
                           "  has     discovery, negotiation at expert # another\n"
                           "  note    \"\"\"\n"
                           "    One.\n"
                           "      Two.\n"
                           "    \"\"\"\n"
                           "}\n"
                           "process p {\n"
                           "  deal    1_200 EUR\n"
                           "  stage a {\n"
                           "    with    ae, # inside\n"
                           "            # on a line of its own\n"
                           "            b\n"
                           "  }\n"
                           "}\n";

typedef struct Read {
    Arena arena;
    Findings findings;
    Source source;
    Tree *tree;
} Read;

static Read *read_bytes(const char *bytes, size_t length)
{
    Read *read = calloc(1, sizeof *read);
    const Limits limits = limits_default();
    assert_non_null(read);
    arena_start(&read->arena, NULL);
    findings_start(&read->findings, &read->arena, NULL);
    char *text = arena_take(&read->arena, length + 2);
    memcpy(text, bytes, length);
    read->source = (Source){.path = STR("x.sales"), .text = {text, length}};
    const Tree *tree = parse_source(&read->source, &limits, &read->arena, &read->findings);
    read->tree = (Tree *)(uintptr_t)tree;
    return read;
}

static Read *read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void end(Read *read)
{
    arena_free(&read->arena);
    free(read);
}

// Whether a text that is free of mistakes says what `file` says.
static bool is_same_as_file(const char *bytes, size_t length)
{
    Read *original = read_text(file), *other = read_bytes(bytes, length);
    bool is_same = other->findings.error_count == 0 && tree_is_same(original->tree, other->tree);
    end(original);
    end(other);
    return is_same;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

// Every byte that is no blank counts: without it, or with another in its place, the file says
// something else.
static void test_each_byte_counts(void **state)
{
    (void)state;
    enum { LENGTH = sizeof file - 1 };
    char changed[LENGTH];
    assert_true(is_same_as_file(file, LENGTH));
    for (size_t i = 0; i < LENGTH; i++) {
        if (is_blank(file[i])) {
            continue;
        }
        memcpy(changed, file, i);
        memcpy(changed + i, file + i + 1, LENGTH - i - 1);
        assert_false(is_same_as_file(changed, LENGTH - 1));
        memcpy(changed, file, LENGTH);
        changed[i] = file[i] == 'x' ? 'y' : 'x';
        assert_false(is_same_as_file(changed, LENGTH));
    }
}

static char *replaced(const char *old, const char *new)
{
    const char *at = strstr(file, old);
    assert_non_null(at);
    size_t before = (size_t)(at - file), size = strlen(file) + strlen(new) + 1;
    char *text = calloc(1, size);
    assert_non_null(text);
    memcpy(text, file, before);
    memcpy(text + before, new, strlen(new));
    memcpy(text + before + strlen(new), at + strlen(old), strlen(at + strlen(old)));
    return text;
}

static void test_layout_does_not_count(void **state)
{
    static const char *const pairs[][2] = {
        {"has     discovery, negotiation", "has discovery ,\n\n   negotiation"},
        {"    One.\n      Two.\n    \"", "One.\n  Two.\n\""},
        {"    One.\n", "    One.\r\n"},
        {"another\n", "another \t\r\n"},
        {"process p {\n", "process p{"},
        {"# A remark.\n", "\xef\xbb\xbf \n\n# A remark.\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *text = replaced(pairs[i][0], pairs[i][1]);
        assert_true(is_same_as_file(text, strlen(text)));
        free(text);
    }
}

static void test_what_moves_is_told(void **state)
{
    static const char *const pairs[][2] = {
        {"expert # another\n", "expert\n  # another\n"},      // a remark on another line
        {"ae, # inside\n            #", "ae,\n # inside\n#"}, // and inside a list
        {"      Two.", "     Two."},                          // white space of a text
        {"One.\n      Two.", "One. Two."},
        {"    One.\n", "    One. \n"},
        {"discovery, negotiation", "negotiation, discovery"},
        {"1_200", "1200"},
        {"}\nprocess p {", "process p {\n}"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *text = replaced(pairs[i][0], pairs[i][1]);
        assert_false(is_same_as_file(text, strlen(text)));
        free(text);
    }
}

static FormatResult format(Read *read, Out *text)
{
    const Limits limits = limits_default();
    Arena scratch;
    arena_start(&scratch, NULL);
    FormatResult result = format_verified(read->tree, &limits, &scratch, text);
    arena_free(&scratch);
    return result;
}

// A tree with a fault in it: what is written from it is not what the file says, and that is told.
static void test_faults_are_told(void **state)
{
    (void)state;
    Read *whole = read_text(file);
    uint32_t count = whole->tree->token_count - 1, told = 0, tried = 0;
    end(whole);
    for (uint32_t i = 0; i < count; i++) {
        Read *read = read_text(file);
        Token *token = &read->tree->tokens[i];
        Out text;
        out_start(&text);
        if (token->kind != TOK_LINE && token->kind != TOK_COMMENT && token->length > 1) {
            token->length--; // its last byte is lost
            tried++;
            told += format(read, &text) == FORMAT_FAULTY;
        }
        out_free(&text);
        end(read);
    }
    assert_true(tried > 15);
    assert_int_equal(told, tried);
}

static void test_results(void **state)
{
    static const struct {
        const char *text;
        FormatResult result;
    } cases[] = {
        {file, FORMAT_RIGHT},
        {"", FORMAT_RIGHT},
        {"\n", FORMAT_CHANGED},
        {"role a", FORMAT_CHANGED},
        {"role a\n", FORMAT_RIGHT},
        {"role a \n", FORMAT_CHANGED},
        {"role a\n\n", FORMAT_CHANGED},
        {"role a {}\n", FORMAT_CHANGED},
        {"role a {\n}\n", FORMAT_RIGHT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Read *read = read_text(cases[i].text);
        Out text;
        out_start(&text);
        assert_int_equal(format(read, &text), cases[i].result);
        out_free(&text);
        end(read);
    }
}

static void test_block_texts(void **state)
{
    static const struct {
        const char *left, *right;
        bool is_same;
    } cases[] = {
        {"\"\"\"\na\n\"\"\"", "\"\"\"\n  a\n  \"\"\"", true},
        {"\"\"\"\na\n\"\"\"", "\"\"\"\n  a\n\"\"\"", false}, // the quotes stand less deep
        {"\"\"\"\na\n\"\"\"", "\"\"\"\na\n\n\"\"\"", false},
        {"\"\"\"\na\n \n b\n\"\"\"", "\"\"\"\r\n\ta\r\n\r\n\t b\r\n\t\"\"\"", true},
        {"\"\"\"\n\"\"\"", "\"\"\"\n   \"\"\"", true},
        {"\"\"\"\n\n\"\"\"", "\"\"\"\n\"\"\"", false},
        {"\"\"\"a\"\"\"", "\"\"\"a\"\"\"", true}, // not well formed: byte for byte
        {"\"\"\"a\n\"\"\"", "\"\"\"a\r\n\"\"\"", true},
        {"\"\"\"a\n\"\"\"", "\"\"\"a\n \"\"\"", false},
        {"\"\"\"\n\ta\n  b\n  \"\"\"", "\"\"\"\n\ta\n  b\n  \"\"\"", true},
        {"\"\"\"\n\ta\n  b\n  \"\"\"", "\"\"\"\n\ta\nb\n\"\"\"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str left = str_from(cases[i].left), right = str_from(cases[i].right);
        assert_int_equal(block_text_equal(left, right), cases[i].is_same);
        assert_int_equal(block_text_equal(right, left), cases[i].is_same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_byte_counts),
        cmocka_unit_test(test_layout_does_not_count),
        cmocka_unit_test(test_what_moves_is_told),
        cmocka_unit_test(test_faults_are_told),
        cmocka_unit_test(test_results),
        cmocka_unit_test(test_block_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
