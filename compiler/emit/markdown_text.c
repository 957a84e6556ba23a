// Escapes text for Markdown as GitHub reads it.
//
// Signs that can start markup get a backslash, `<` and `&` are written as entities. GitHub makes
// mentions, issue links and emoji from the finished page, where a backslash no longer helps: there
// a zero-width space (as the entity &#8203;) parts the sign from what follows it.
#include "emit/markdown_text.h"

#include "base/utf8.h"
#include "model/address.h"

#include <string.h>
#include <strings.h>

#define GUARD "&#8203;"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(int32_t c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
}

MarkdownText markdown_text_start(Out *out, bool is_block)
{
    return (MarkdownText){.out = out, .at_start = is_block};
}

static void write_due_space(MarkdownText *text)
{
    if (text->has_space) {
        out_char(text->out, ' ');
        text->previous = ' ';
    }
    text->has_space = false;
}

// ---- what looks like a link, a mention, an issue or an emoji ------------------------------------

// The length of `:name:` at the start of the slice; 0 if there is none.
static size_t emoji_length(const char *at, const char *end)
{
    const char *next = at + 1;
    while (next < end && (is_digit(*next) || is_word((unsigned char)*next) || strchr("+-", *next))
           && (unsigned char)*next < 128) {
        next++;
    }
    return next < end && *next == ':' && next > at + 1 ? (size_t)(next - at) : 0;
}

static bool starts(const char *at, const char *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && strncasecmp(at, word, length) == 0;
}

// Whether the sign must be parted from what follows it.
static bool needs_guard(const MarkdownText *text, const char *at, const char *end)
{
    int32_t next = at + 1 < end ? (unsigned char)at[1] : 0;
    switch (*at) {
    case '@': return !is_word(text->previous) && is_word(next);
    case '#': return is_digit(next);
    case ':': return emoji_length(at, end) > 0;
    case '-': return is_digit(next) && text->previous == 'H'; // GH-12
    }
    return false;
}

static bool needs_backslash(const MarkdownText *text, const char *at, const char *end)
{
    switch (*at) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '|':
    case '~':
    case '$':
    case '#': return true;
    case '-':
    case '+':
    case '=':
    case '>': return text->at_start;
    case ':': return starts(at, end, "://");
    }
    return false;
}

// "1." and "1)" at the start of a line make a list, "www." makes a link.
static bool is_dangerous_point(const MarkdownText *text, const char *from, const char *at)
{
    if (*at == '.' && at - from >= 3 && starts(at - 3, at, "www")) {
        return true;
    }
    if ((*at != '.' && *at != ')') || !text->at_start || at == from) {
        return false;
    }
    for (const char *digit = from; digit < at; digit++) {
        if (!is_digit(*digit)) {
            return false;
        }
    }
    return true;
}

// ---- text ---------------------------------------------------------------------------------------

static void write_sign(MarkdownText *text, const char *from, const char *at, const char *end)
{
    Out *out = text->out;
    if (*at == '<' || *at == '&') {
        out_text(out, *at == '<' ? "&lt;" : "&amp;");
        return;
    }
    if (needs_backslash(text, at, end) || is_dangerous_point(text, from, at)) {
        out_char(out, '\\');
    }
    out_char(out, *at);
    if (needs_guard(text, at, end)) {
        out_text(out, GUARD);
    }
}

void markdown_text_add(MarkdownText *text, Str str)
{
    const char *from = str.at, *at = str.at, *end = str_end(str);
    while (at < end) {
        if (is_space(*at)) {
            text->has_space = text->has_space || text->previous != 0;
            from = text->previous == 0 ? at + 1 : from;
            at++;
            continue;
        }
        write_due_space(text);
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        if (utf8_is_forbidden(character)) {
            out_text(text->out, "\xEF\xBF\xBD"); // made by a reference: &#x202E;
        } else if (size > 1 || character < 0) {
            out_bytes(text->out, at, size);
        } else {
            write_sign(text, from, at, end);
        }
        text->at_start = text->at_start && is_digit(character);
        text->previous = character;
        at += size;
    }
}

void markdown_text_mark(MarkdownText *text, const char *markup)
{
    write_due_space(text);
    out_text(text->out, markup);
    text->at_start = false;
    text->previous = text->previous ? text->previous : ' ';
}

void markdown_text_close(MarkdownText *text, const char *markup)
{
    out_text(text->out, markup);
}

void markdown_text_add_marked(MarkdownText *text, const char *mark, Str str)
{
    while (str.length > 0 && is_space(str.at[0])) {
        text->has_space = text->previous != 0;
        str = (Str){str.at + 1, str.length - 1};
    }
    if (str.length > 0) {
        markdown_text_mark(text, mark);
        markdown_text_add(text, str);
        markdown_text_close(text, mark);
    }
}

// ---- code ---------------------------------------------------------------------------------------

static size_t longest_ticks(Str code)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < code.length; i++) {
        run = code.at[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

void markdown_text_add_code(MarkdownText *text, Str code)
{
    size_t ticks = longest_ticks(code) + 1;
    markdown_text_mark(text, "");
    out_repeat(text->out, '`', ticks);
    out_char(text->out, ' ');
    for (size_t i = 0; i < code.length; i++) {
        out_char(text->out, is_space(code.at[i]) ? ' ' : code.at[i]);
    }
    out_char(text->out, ' ');
    out_repeat(text->out, '`', ticks);
    text->previous = '`';
}

// ---- addresses ----------------------------------------------------------------------------------

bool markdown_address_is_allowed(Str address)
{
    return address.length > 0 && address_fault(address) == NULL;
}

// Signs that may stand in an address as they are, and mean nothing to Markdown.
void markdown_write_address(Out *out, Str address)
{
    out_address(out, address, "-._~:/?#@!$+,;=%");
}
