// Text over several lines: its shape, whoever reads it or lays it out.
//
// A new line follows the opening quotes; that one and the one before the closing quotes do not
// count. The longest leading white space shared by all lines that are not blank and the closing
// one, byte for byte, does not count either.
#include "syntax/block_text.h"

#include <string.h>

enum { QUOTES = 3 };

static const char *line_end(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline : end;
}

static size_t line_indent(const char *at, const char *end)
{
    size_t indent = 0;
    while (at + indent < end && (at[indent] == ' ' || at[indent] == '\t')) {
        indent++;
    }
    return indent;
}

static bool line_is_blank(const char *at, const char *end)
{
    size_t indent = line_indent(at, end);
    return at + indent == end || at[indent] == '\r';
}

// Finds the white space that the lines share with the closing one.
static void share_indent(BlockText *text)
{
    const char *closing = text->closing;
    text->indent = (size_t)(text->end - closing);
    for (const char *at = text->first; at < closing; at = line_end(at, closing) + 1) {
        const char *stop = line_end(at, closing);
        if (line_is_blank(at, stop)) {
            continue;
        }
        size_t indent = line_indent(at, stop), same = 0;
        while (same < indent && same < text->indent && at[same] == closing[same]) {
            same++;
        }
        if (!text->odd && same < indent && same < text->indent) {
            text->odd = at;
            text->fault = BLOCK_TEXT_MIXED;
        }
        text->indent = same;
    }
}

BlockText block_text_look(Str inside)
{
    const char *first = inside.at, *end = str_end(inside);
    if (first < end && *first == '\r') {
        first++;
    }
    if (first >= end || *first != '\n') {
        return (BlockText){
            .first = inside.at, .closing = end, .end = end, .fault = BLOCK_TEXT_NOT_OPENED};
    }
    BlockText text = {.first = first + 1, .closing = end, .end = end};
    while (text.closing > text.first && text.closing[-1] != '\n') {
        text.closing--;
    }
    if (!line_is_blank(text.closing, end)) {
        text.fault = BLOCK_TEXT_NOT_CLOSED;
    } else {
        share_indent(&text);
    }
    return text;
}

Str block_text_line(const BlockText *text, const char **at)
{
    const char *stop = line_end(*at, text->closing);
    const char *from = line_is_blank(*at, stop) ? stop : *at + text->indent;
    *at = stop < text->closing ? stop + 1 : stop;
    stop -= stop > from && stop[-1] == '\r';
    return (Str){from, (size_t)(stop - from)};
}

// Whether two runs of bytes are the same but for CR before LF.
static bool bytes_equal(Str left, Str right)
{
    const char *left_at = left.at, *right_at = right.at;
    while (left_at < str_end(left) && right_at < str_end(right)) {
        Str left_line = {left_at, (size_t)(line_end(left_at, str_end(left)) - left_at)};
        Str right_line = {right_at, (size_t)(line_end(right_at, str_end(right)) - right_at)};
        left_at = str_end(left_line) + (str_end(left_line) < str_end(left));
        right_at = str_end(right_line) + (str_end(right_line) < str_end(right));
        left_line.length -= str_ends(left_line, "\r");
        right_line.length -= str_ends(right_line, "\r");
        if (!str_equal(left_line, right_line)) {
            return false;
        }
    }
    return left_at == str_end(left) && right_at == str_end(right);
}

bool block_text_equal(Str left, Str right)
{
    Str left_inside = {left.at + QUOTES, left.length - (size_t)2 * QUOTES};
    Str right_inside = {right.at + QUOTES, right.length - (size_t)2 * QUOTES};
    BlockText one = block_text_look(left_inside), other = block_text_look(right_inside);
    if (one.fault != other.fault || one.fault != BLOCK_TEXT_WHOLE) {
        return one.fault == other.fault && bytes_equal(left_inside, right_inside);
    }
    const char *left_at = one.first, *right_at = other.first;
    while (left_at < one.closing && right_at < other.closing) {
        if (!str_equal(block_text_line(&one, &left_at), block_text_line(&other, &right_at))) {
            return false;
        }
    }
    return left_at == one.closing && right_at == other.closing;
}
