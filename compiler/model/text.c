// Texts: quotes off, escapes resolved, and the common indentation of block text removed.
//
// A text without escapes on one line is a slice of the source; nothing is copied. Escapes work in
// both forms of text; one that makes a control, direction or invalid character is the same mistake
// as the character itself.

#include "base/utf8.h"
#include "model/value.h"
#include "syntax/block_text.h"

#include <string.h>

typedef struct TextReader {
    Place place; // the whole text
    Arena *arena;
    Findings *findings;
    char *bytes; // what was read so far
    size_t length;
} TextReader;

static Place text_place(const TextReader *reader, const char *at, size_t length)
{
    const char *text = reader->place.source->text.at;
    size_t left =
        reader->place.source->text.length - (size_t)(at - text); // an open text ends there
    return (Place){reader->place.source, (uint32_t)(at - text),
                   (uint32_t)(length < left ? length : left)};
}

static Finding *text_report(TextReader *reader, const char *at, size_t length, const char *headline,
                            const char *help)
{
    if (reader->findings == NULL) {
        return NULL;
    }
    Finding *finding = finding_add(reader->findings, RULE_text_escape,
                                   text_place(reader, at, length), "%s", headline);
    finding_help(reader->findings, finding, "%s", help);
    return finding;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// `\u{1F600}`; at stands on the backslash. Returns where the escape ends.
static const char *text_unicode(TextReader *reader, const char *at, const char *end)
{
    const char *digit = at + 3;
    int32_t character = 0;
    while (digit < end && digit - at < 9 && hex_digit(*digit) >= 0) {
        character = character * 16 + hex_digit(*digit++);
    }
    if (at + 3 > end || at[2] != '{' || digit == at + 3 || digit >= end || *digit != '}') {
        text_report(reader, at, 2, "this escape is not whole", "for example `\\u{1F600}`");
        return at + 2;
    }
    digit++;
    bool is_valid = character <= 0x10ffff && (character < 0xd800 || character > 0xdfff);
    bool is_allowed = is_valid && character != 0xfeff && !utf8_is_forbidden(character)
                      && character != '\n' && character != '\t';
    if (is_allowed) {
        reader->length += utf8_put(character, reader->bytes + reader->length);
    } else if (reader->findings != NULL) {
        Finding *finding =
            finding_add(reader->findings, is_valid ? RULE_forbidden_character : RULE_text_escape,
                        text_place(reader, at, (size_t)(digit - at)),
                        "this escape makes no character of a text");
        finding_help(reader->findings, finding, "remove it");
    }
    return digit;
}

static void report_backslash(TextReader *reader, const char *at)
{
    Finding *finding = text_report(
        reader, at, 1, "this backslash starts no escape",
        "write `\\\\` for a backslash; escapes are `\\\"` `\\\\` `\\n` `\\t` `\\u{...}`");
    if (finding != NULL) {
        finding_fix(reader->findings, finding, false, text_place(reader, at, 1), STR("\\\\"));
    }
}

// One escape; at stands on the backslash. Returns where it ends.
static const char *text_escape(TextReader *reader, const char *at, const char *end)
{
    char c = at + 1 < end ? at[1] : '\0';
    switch (c) {
    case '"':
    case '\\': reader->bytes[reader->length++] = c; return at + 2;
    case 'n': reader->bytes[reader->length++] = '\n'; return at + 2;
    case 't': reader->bytes[reader->length++] = '\t'; return at + 2;
    case 'u': return text_unicode(reader, at, end);
    default:
        report_backslash(reader, at);
        reader->bytes[reader->length++] = '\\';
        return at + 1;
    }
}

static void text_bytes(TextReader *reader, const char *at, const char *end)
{
    while (at < end) {
        if (*at == '\\') {
            at = text_escape(reader, at, end);
        } else if (*at == '\r' && at + 1 < end && at[1] == '\n') {
            at++; // CRLF counts as LF
        } else {
            reader->bytes[reader->length++] = *at++;
        }
    }
}

// ---- block text ---------------------------------------------------------------------------------

static void block_report(TextReader *reader, const char *at, size_t length, const char *headline,
                         const char *help)
{
    if (reader->findings == NULL) {
        return;
    }
    Finding *finding = finding_add(reader->findings, RULE_text_indentation,
                                   text_place(reader, at, length), "%s", headline);
    finding_help(reader->findings, finding, "%s", help);
}

// What is wrong with how the text is laid out.
static void block_judge(TextReader *reader, const BlockText *text, const char *start)
{
    switch (text->fault) {
    case BLOCK_TEXT_WHOLE: return;
    case BLOCK_TEXT_NOT_OPENED:
        block_report(reader, start - 3, 3, "a new line follows the opening quotes of block text",
                     "start the text on the next line");
        return;
    case BLOCK_TEXT_NOT_CLOSED:
        block_report(reader, text->end, 3,
                     "the closing quotes of block text stand on a line of their own",
                     "put `\"\"\"` on the next line");
        return;
    case BLOCK_TEXT_MIXED:
        block_report(reader, text->odd, strspn(text->odd, " \t"),
                     "tabs and spaces are mixed before the lines of this text",
                     "indent all its lines in one way, best with spaces");
        return;
    }
}

static void block_read(TextReader *reader, Str inside)
{
    BlockText text = block_text_look(inside);
    block_judge(reader, &text, inside.at);
    if (text.fault == BLOCK_TEXT_NOT_OPENED || text.fault == BLOCK_TEXT_NOT_CLOSED) {
        text_bytes(reader, text.first, text.end);
        return;
    }
    for (const char *at = text.first; at < text.closing;) {
        Str line = block_text_line(&text, &at);
        text_bytes(reader, line.at, str_end(line));
        if (at < text.closing) {
            reader->bytes[reader->length++] = '\n';
        }
    }
}

// ---- all texts ----------------------------------------------------------------------------------

// A quotation mark of a word processor, U+2018 to U+201F.
static bool is_curly(const char *at)
{
    return memcmp(at, "\xe2\x80", 2) == 0 && (unsigned char)at[2] >= 0x98
           && (unsigned char)at[2] <= 0x9f;
}

// Cuts the quotes off: straight ones, or others (reported already), which close as they open.
static Str text_inside(Str text)
{
    uint32_t open;
    utf8_next(text.at, str_end(text), &open);
    size_t close = 0;
    if (text.length > open && text.at[text.length - 1] == '"') {
        close = 1;
    } else if (open == 3 && is_curly(text.at)) {
        close = text.length >= 6 && is_curly(text.at + text.length - 3) ? 3 : 0;
    } else if (text.at[0] != '"') {
        close = open;
    }
    return (Str){text.at + open, text.length - open - close};
}

Str text_read(const Statement *statement, const Part *part, Arena *arena, Findings *findings)
{
    Str text = part_text(statement, part);
    if (part->kind != PART_TEXT || text.length == 0) {
        return text;
    }
    bool is_block = str_starts(text, "\"\"\"");
    Str inside = text_inside(text);
    if (is_block) {
        bool is_closed = text.length >= 6 && str_ends(text, "\"\"\"");
        inside = (Str){text.at + 3, text.length - (is_closed ? 6 : 3)};
        findings = is_closed ? findings : NULL; // that it is open is reported, and enough
    }
    if (!is_block && memchr(inside.at, '\\', inside.length) == NULL) {
        return inside;
    }
    TextReader reader = {part_place(statement, part), arena, findings, NULL, 0};
    reader.bytes = arena_take(arena, inside.length + 1);
    if (is_block) {
        block_read(&reader, inside);
    } else {
        text_bytes(&reader, inside.at, str_end(inside));
    }
    return (Str){reader.bytes, reader.length};
}
