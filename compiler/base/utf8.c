// UTF-8 read and written, and facts about characters.
//
// Names and widths come from libunistring's tables, which do not look at the locale; ASCII is
// answered here. What is no valid UTF-8 is cut as Unicode advises (the maximal subpart), so that a
// reader sees as many marks as other tools show.
#include "base/utf8.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uniwidth.h>

enum { BAD = -1 };

static bool is_continuation(const char *at, const char *end, unsigned low, unsigned high)
{
    return at < end && (unsigned char)*at >= low && (unsigned char)*at <= high;
}

// The second byte of some sequences has a narrower range: no overlong forms, no surrogates, nothing
// above U+10FFFF.
static bool is_second_byte(unsigned lead, const char *at, const char *end)
{
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return is_continuation(at, end, low, high);
}

int32_t utf8_next(const char *at, const char *end, uint32_t *size)
{
    unsigned lead = (unsigned char)*at;
    *size = 1;
    if (lead < 0x80) {
        return (int32_t)lead;
    }
    uint32_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || !is_second_byte(lead, at + 1, end)) {
        return BAD;
    }
    uint32_t character = lead & (0x7Fu >> length);
    for (*size = 1; *size < length; ++*size) {
        if (!is_continuation(at + *size, end, 0x80, 0xBF)) {
            return BAD;
        }
        character = character << 6 | ((unsigned char)at[*size] & 0x3Fu);
    }
    return (int32_t)character;
}

uint32_t utf8_put(int32_t character, char bytes[4])
{
    uint32_t code = (uint32_t)character;
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    uint32_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (uint32_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (char)((0xF00u >> length & 0xFF) | code);
    return length;
}

static bool is_plain(char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

// Whether all eight bytes lie in 0x20..0x7E. The arithmetic looks at each byte by its top bit.
static bool is_word_printable(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    uint64_t below_space = (word - 0x20 * ones) & ~word;
    uint64_t above_tilde = (word + ones) | word;
    return ((below_space | above_tilde) & tops) == 0;
}

const char *utf8_skip_plain(const char *at, const char *end)
{
    uint64_t word;
    while ((size_t)(end - at) >= sizeof word) {
        memcpy(&word, at, sizeof word);
        if (!is_word_printable(word)) {
            for (size_t i = 0; i < sizeof word; i++) {
                if (!is_plain(at[i])) {
                    return at + i;
                }
            }
        }
        at += sizeof word;
    }
    while (at < end && is_plain(*at)) {
        at++;
    }
    return at;
}

bool utf8_is_bidi_control(int32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E
           || c == 0x200F || c == 0x061C;
}

bool utf8_is_forbidden(int32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028
           || c == 0x2029 || utf8_is_bidi_control(c);
}

bool utf8_is_clean(const char *at, const char *end)
{
    while ((at = utf8_skip_plain(at, end)) < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        bool is_line_end = character == '\r' && at + 1 < end && at[1] == '\n';
        if (character < 0 || (utf8_is_forbidden(character) && !is_line_end)) {
            return false;
        }
        at += size;
    }
    return true;
}

bool utf8_is_invisible(int32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x180E || (c >= 0x200B && c <= 0x200D)
           || (c >= 0x2060 && c <= 0x2064) || (c >= 0x206A && c <= 0x206F) || c == 0xFEFF
           || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0
           || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool utf8_runs_left(int32_t c)
{
    int category = c < 0x590 ? UC_BIDI_L : uc_bidi_category((ucs4_t)c);
    return category == UC_BIDI_R || category == UC_BIDI_AL;
}

bool utf8_is_printable(int32_t c)
{
    if (c < 0x7F) {
        return c >= 0x20;
    }
    return !utf8_is_forbidden(c) && !utf8_is_invisible(c) && uc_is_print((ucs4_t)c);
}

static bool is_ascii_letter(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool utf8_is_name_start(int32_t c)
{
    if (c < 0x80) {
        return is_ascii_letter(c);
    }
    return uc_is_property_xid_start((ucs4_t)c);
}

bool utf8_is_name_part(int32_t c)
{
    if (c < 0x80) {
        return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_';
    }
    return uc_is_property_xid_continue((ucs4_t)c);
}

size_t utf8_count(Str str)
{
    const char *at = str.at, *end = str_end(str);
    size_t count = 0;
    uint64_t word;
    while (at < end) {
        if ((size_t)(end - at) >= sizeof word) {
            memcpy(&word, at, sizeof word);
            if ((word & 0x8080808080808080) == 0) {
                at += sizeof word;
                count += sizeof word;
                continue;
            }
        }
        uint32_t size;
        count += utf8_next(at, end, &size) == BAD ? size : 1;
        at += size;
    }
    return count;
}

int utf8_columns(int32_t c)
{
    if (c >= 0x20 && c < 0x7F) {
        return 1;
    }
    int width = uc_width((ucs4_t)c, "UTF-8");
    return width < 0 ? 0 : width;
}

Str utf8_raise_first(Arena *arena, Str text)
{
    if (text.length == 0) {
        return text;
    }
    uint32_t size;
    int32_t first = utf8_next(text.at, str_end(text), &size);
    char raised[4];
    uint32_t length = first < 0 ? 0 : utf8_put((int32_t)uc_totitle((ucs4_t)first), raised);
    if (length == 0) {
        return str_copy(arena, text);
    }
    char *bytes = arena_take(arena, length + text.length - size + 1);
    memcpy(bytes, raised, length);
    memcpy(bytes + length, text.at + size, text.length - size);
    return (Str){bytes, length + text.length - size};
}
