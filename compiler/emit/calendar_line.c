// Folds lines at 75 bytes, the line break not counted; a line that goes on begins with a blank,
// which counts. Characters stay whole.
#include "emit/calendar_line.h"

#include "base/utf8.h"

enum { LINE_MOST = 75 };

// Adds bytes that stay together.
static void add_piece(CalendarLine *line, const char *bytes, size_t length)
{
    if (line->length + length > LINE_MOST) {
        out_text(line->out, "\r\n ");
        line->length = 1;
    }
    out_bytes(line->out, bytes, length);
    line->length += length;
}

void calendar_line_add(CalendarLine *line, Str value)
{
    const char *end = str_end(value);
    uint32_t size;
    for (const char *at = value.at; at < end; at += size) {
        utf8_next(at, end, &size);
        add_piece(line, at, size);
    }
}

void calendar_line_start(CalendarLine *line, const char *name)
{
    line->length = 0;
    calendar_line_add(line, str_from(name));
    add_piece(line, ":", 1);
}

void calendar_line_add_text(CalendarLine *line, Str text)
{
    const char *end = str_end(text);
    uint32_t size;
    for (const char *at = text.at; at < end; at += size) {
        int32_t character = utf8_next(at, end, &size);
        if (character == '\n') {
            add_piece(line, "\\n", 2);
        } else if (character == '\\' || character == ';' || character == ',') {
            char escaped[] = {'\\', (char)character};
            add_piece(line, escaped, sizeof escaped);
        } else if (character < 0 || (utf8_is_forbidden(character) && character != '\t')) {
            add_piece(line, " ", 1);
        } else {
            add_piece(line, at, size);
        }
    }
}

void calendar_line_end(CalendarLine *line)
{
    out_text(line->out, "\r\n");
}
