// The escaper of the terminal.
//
// A log is an output that people trust: no control character, no text-direction control and nothing
// invisible of a stranger's file may reach it. A log of a build server is read by programs too:
// what would be a command to one of them is broken up.
#include "emit/terminal.h"

#include "base/utf8.h"

#include <ctype.h>

enum { TAB_STOP = 4 };

// Whether what was written ends in `##` and letters: with a bracket behind it, a build server would
// take it for a command (`##[add-mask]`, `##vso[...]`), wherever in the line it stands.
static bool ends_as_command(const Out *out)
{
    size_t end = out->length;
    while (end > 0 && isalpha((unsigned char)out->bytes[end - 1])) {
        end--;
    }
    return end >= 2 && out->bytes[end - 1] == '#' && out->bytes[end - 2] == '#';
}

// Writes one character or its code; returns the columns that it takes.
static uint32_t write_character(Out *out, const char *at, int32_t character, uint32_t size)
{
    bool is_command = character == '[' && ends_as_command(out);
    if (character >= 0 && utf8_is_printable(character) && !is_command) {
        out_bytes(out, at, size);
        return (uint32_t)utf8_columns(character);
    }
    size_t before = out->length;
    if (character >= 0) {
        out_format(out, "<U+%04X>", (unsigned)character);
    } else {
        for (uint32_t i = 0; i < size; i++) {
            out_format(out, "<%02X>", (unsigned char)at[i]);
        }
    }
    return (uint32_t)(out->length - before);
}

void terminal_str(Out *out, Str text, size_t most)
{
    const char *at = text.at, *end = text.length > 0 ? at + text.length : at;
    for (size_t count = 0; at < end; count++) {
        if (count == most) {
            out_text(out, "…");
            return;
        }
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        write_character(out, at, character, size);
        at += size;
    }
}

uint32_t terminal_cell(Out *out, const char *at, const char *end, uint32_t column, uint32_t *size)
{
    int32_t character = utf8_next(at, end, size);
    if (character == '\t') {
        uint32_t width = TAB_STOP - column % TAB_STOP;
        out_repeat(out, ' ', width);
        return width;
    }
    return write_character(out, at, character, *size);
}
