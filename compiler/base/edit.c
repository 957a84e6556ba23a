// Edits, applied: what stands between them is copied as it is, so line ends and a byte-order mark
// stay what they were.
#include "base/edit.h"

#include <string.h>

enum { FIRST_LINE = 16384 }; // bytes of it that are looked at

bool edit_touches(const Edit *first, const Edit *second)
{
    uint32_t end = first->place.offset + first->place.length;
    bool is_same_start = second->place.offset == first->place.offset;
    return second->place.offset < end
           || (is_same_start && first->place.length == 0 && second->place.length == 0);
}

void edits_apply(Str text, const Edit *edits, uint32_t count, Out *out)
{
    size_t done = 0;
    for (uint32_t i = 0; i < count; i++) {
        const Edit *edit = &edits[i];
        out_str(out, (Str){text.at + done, edit->place.offset - done});
        out_str(out, edit->text);
        done = (size_t)edit->place.offset + edit->place.length;
    }
    out_str(out, (Str){text.at + done, text.length - done});
}

Str source_line_end(const Source *source)
{
    const char *at = source->text.at;
    size_t near = source->text.length < FIRST_LINE ? source->text.length : FIRST_LINE;
    const char *end = near > 0 ? memchr(at, '\n', near) : NULL;
    return end && end > at && end[-1] == '\r' ? STR("\r\n") : STR("\n");
}

uint32_t source_line_start(const Source *source, uint32_t offset)
{
    const char *text = source->text.at;
    while (offset > 0 && text[offset - 1] != '\n') {
        offset--;
    }
    bool has_mark = offset == 0 && str_starts(source->text, "\xEF\xBB\xBF");
    return has_mark ? 3 : offset;
}

uint32_t source_line_stop(const Source *source, uint32_t offset)
{
    const char *text = source->text.at;
    while (offset < source->text.length && text[offset] != '\n') {
        offset++;
    }
    return offset > 0 && offset < source->text.length && text[offset - 1] == '\r' ? offset - 1
                                                                                  : offset;
}

Str source_indent(const Source *source, uint32_t offset)
{
    uint32_t start = source_line_start(source, offset), end = start;
    const char *text = source->text.at;
    while (end < source->text.length && char_is_blank(text[end])) {
        end++;
    }
    return (Str){text + start, end - start};
}
