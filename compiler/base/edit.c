// Edits, applied: what stands between them is copied as it is, so line ends and a byte-order mark
// stay what they were.
#include "base/edit.h"

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
