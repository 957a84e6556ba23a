// Which scripts need shaping.
#include "draw/script.h"

#include "base/utf8.h"

bool text_is_shaped(Str text)
{
    const char *at = text.at, *end = str_end(text);
    while ((at = utf8_skip_plain(at, end)) < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        if ((character >= 0x590 && character < 0x10A0)
            || (character >= 0x1780 && character < 0x1800)
            || (character >= 0xFB1D && character < 0xFF00))
            return true;
        at += size;
    }
    return false;
}
