// How wide text is, and how it is broken into lines.
//
// All sums are whole numbers of 1/2048 em and become pixels in one multiplication at the end, so
// that a width never depends on the order of adding. Characters outside the table count by their
// kind: marks nothing, East Asian wide ones 1 em, emoji 1.25 em, any other 0.7 em.
#include "draw/metrics.h"

#include "base/utf8.h"
#include "metrics_table.h"

#include <string.h>

enum { EM = 2048, UNITS_EMOJI = EM * 5 / 4, UNITS_OTHER = EM * 7 / 10, NO_WIDTH = 0xFFFF };

static const char ELLIPSIS[] = "\xE2\x80\xA6";

// ---- one character ------------------------------------------------------------------------------

static int64_t character_units(int32_t character, FontWeight weight)
{
    int columns = utf8_columns(character);
    if (columns == 0)
        return 0;
    if (columns == 2)
        return character >= 0x1F000 && character < 0x20000 ? UNITS_EMOJI : EM;
    const uint16_t *const *pages = weight == FONT_BOLD ? bold_pages : regular_pages;
    const uint16_t *page = character > 0 && character < 0x10000 ? pages[character >> 8] : NULL;
    if (page != NULL && page[character & 0xFF] != NO_WIDTH)
        return page[character & 0xFF];
    return character < ' ' ? pages[0][' '] : UNITS_OTHER;
}

// A character that belongs to the one before it: nothing may come between the two.
static bool is_joined(int32_t before, int32_t character)
{
    enum { ZERO_WIDTH_JOINER = 0x200D };
    return before == ZERO_WIDTH_JOINER || (character > 0 && utf8_columns(character) == 0);
}

static bool is_space(int32_t character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == 0x3000;
}

// Punctuation that may not stand at the start of a line.
static const int32_t CLOSING[] = {0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF01, 0xFF1F, 0xFF1A,
                                  0xFF1B, 0x300D, 0x300F, 0xFF09, 0x3011, 0x30FC};

static bool is_closing(int32_t character)
{
    for (size_t i = 0; i < sizeof CLOSING / sizeof CLOSING[0]; i++)
        if (CLOSING[i] == character)
            return true;
    return false;
}

// A line may end between `before` and `character`.
static bool is_break(int32_t before, int32_t character)
{
    if (before == 0 || is_joined(before, character) || is_closing(character))
        return false;
    if (is_space(before) && !is_space(character))
        return true;
    if (before == '-' || before == '/')
        return character > '9';
    return !is_space(character) && (utf8_columns(before) == 2 || utf8_columns(character) == 2);
}

// ---- one text -----------------------------------------------------------------------------------

int64_t text_units(Str text, FontWeight weight)
{
    const char *at = text.at, *end = str_end(text);
    int64_t units = 0;
    int32_t before = 0;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        if (!is_joined(before, character))
            units += character_units(character, weight);
        before = character;
        at += size;
    }
    return units;
}

double text_width(Str text, Font font)
{
    return (double)text_units(text, font.weight) * font.size / EM;
}

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

// ---- lines --------------------------------------------------------------------------------------

static Str trim(Str text)
{
    while (text.length > 0 && is_space((unsigned char)text.at[0])) {
        text.at++;
        text.length--;
    }
    while (text.length > 0 && is_space((unsigned char)text.at[text.length - 1]))
        text.length--;
    return text;
}

// How many bytes of the text fit into `limit` units; at a break if `at_break`, else at any
// character. At least one character is taken, so that the caller gets on.
static size_t fitting(Str text, FontWeight weight, int64_t limit, bool at_break)
{
    const char *at = text.at, *end = str_end(text), *last = text.at, *first = NULL;
    int64_t units = 0;
    int32_t before = 0;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        bool joined = is_joined(before, character);
        if (at > text.at && (at_break ? is_break(before, character) : !joined))
            last = at;
        if (first == NULL && at > text.at && !joined)
            first = at;
        units += joined ? 0 : character_units(character, weight);
        if (units > limit && !is_space(character) && at > text.at)
            break;
        before = character;
        at += size;
    }
    if (at >= end)
        return text.length;
    if (last > text.at)
        return (size_t)(last - text.at);
    if (at_break)
        return fitting(text, weight, limit, false);
    return first == NULL ? text.length : (size_t)(first - text.at);
}

static Str shortened(Str text, FontWeight weight, int64_t limit, Arena *arena)
{
    int64_t ellipsis = text_units(str_from(ELLIPSIS), weight);
    Str kept = {text.at, fitting(text, weight, limit - ellipsis, false)};
    kept = trim(kept);
    char *bytes = arena_take(arena, kept.length + sizeof ELLIPSIS);
    memcpy(bytes, kept.at, kept.length);
    memcpy(bytes + kept.length, ELLIPSIS, sizeof ELLIPSIS);
    return (Str){bytes, kept.length + sizeof ELLIPSIS - 1};
}

StrList text_wrap(Str text, Font font, double width, uint32_t most, Arena *arena)
{
    StrList lines = {ARENA_MANY(arena, most > 0 ? most : 1, Str), 0};
    int64_t limit = (int64_t)(width * EM / font.size);
    text = trim(text);
    while (text.length > 0 && lines.count < most) {
        size_t taken = fitting(text, font.weight, limit, true);
        bool is_last = lines.count + 1 == most && taken < text.length;
        Str line =
            is_last ? shortened(text, font.weight, limit, arena) : trim((Str){text.at, taken});
        lines.at[lines.count++] = line;
        text = trim((Str){text.at + taken, text.length - taken});
    }
    return lines;
}
