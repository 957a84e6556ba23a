// JSON on its way out.
//
// jansson hands over what it has made piece by piece, each of whole characters. What is unsafe
// stands inside strings only, so it can be replaced by its escape wherever it is met; newlines
// stand between values only, as those of strings are escaped by then.
#include "emit/json_out.h"

#include "base/utf8.h"

typedef struct JsonSink {
    Out *out;
    uint32_t depth;
} JsonSink;

// A character above U+FFFF takes two escapes, as in UTF-16.
static void write_escape(Out *out, int32_t character)
{
    unsigned code = (unsigned)character;
    if (code > 0xFFFF) {
        out_format(out, "\\u%04x", 0xD800 + ((code - 0x10000) >> 10));
        code = 0xDC00 + ((code - 0x10000) & 0x3FF);
    }
    out_format(out, "\\u%04x", code);
}

static bool is_safe(int32_t character)
{
    return character != '<' && character != '>' && character != '&' && utf8_is_printable(character);
}

// `##` begins a command to some build servers (`##[...]`), even in the middle of a line of their
// log.
static bool is_command(const char *at, const char *end)
{
    return end - at >= 2 && at[0] == '#' && at[1] == '#';
}

// Letters, digits and signs that no format of ours looks at twice: nearly all there is.
static bool is_everyday(char byte)
{
    return byte >= ' ' && byte <= '~' && byte != '<' && byte != '>' && byte != '&' && byte != '#';
}

// Most of it goes through as it is, many characters at once.
static int write_piece(const char *bytes, size_t length, void *data)
{
    const JsonSink *sink = data;
    const char *end = bytes + length, *kept = bytes;
    uint32_t size;
    for (const char *at = bytes; at < end; at += size) {
        if (is_everyday(*at)) {
            size = 1;
            continue;
        }
        int32_t character = utf8_next(at, end, &size);
        if (is_safe(character) && !is_command(at, end)) {
            continue;
        }
        out_bytes(sink->out, kept, (size_t)(at - kept));
        if (character == '\n') {
            out_char(sink->out, '\n');
            out_repeat(sink->out, ' ', sink->depth);
        } else {
            write_escape(sink->out, character);
        }
        kept = at + size;
    }
    out_bytes(sink->out, kept, (size_t)(end - kept));
    return 0;
}

void json_write(const json_t *value, size_t flags, uint32_t depth, Out *out)
{
    JsonSink sink = {out, depth};
    if (!value || json_dump_callback(value, write_piece, &sink, flags) != 0) {
        out->failed = true;
    }
}

void json_write_str(Str text, Out *out)
{
    json_t *value = json_stringn(text.length > 0 ? text.at : "", text.length);
    json_write(value, JSON_ENCODE_ANY, 0, out);
    json_decref(value);
}
