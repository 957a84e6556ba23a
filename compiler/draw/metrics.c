// How wide text is, and how it is broken into lines.
//
// All sums are whole numbers of 1/2048 em and become pixels in one multiplication at the end, so
// that a width never depends on the order of adding. Characters outside the table count by their
// kind: marks nothing, East Asian wide ones 1 em, emoji 1.25 em, any other 0.7 em.
#include "draw/metrics.h"

#include "base/utf8.h"
#include "draw/hyphen.h"
#include "metrics_table.h"

#include <math.h>
#include <string.h>

enum {
    EM = 2048,
    UNITS_EMOJI = EM * 5 / 4,
    UNITS_OTHER = EM * 7 / 10,
    NO_WIDTH = 0xFFFF,
    WORD_MOST = 64
};

static const char ELLIPSIS[] = "\xE2\x80\xA6", HYPHEN[] = "-";

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

double text_longest_word(Str text, Font font)
{
    const char *at = text.at, *end = str_end(text), *start = text.at;
    int32_t before = 0;
    double longest = 0;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        if (is_break(before, character) || is_space(character)) {
            longest = fmax(longest, text_width((Str){start, (size_t)(at - start)}, font));
            start = is_space(character) ? at + size : at;
        }
        before = character;
        at += size;
    }
    return fmax(longest, text_width((Str){start, (size_t)(end - start)}, font));
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

// How many bytes of the text fit into `limit` units: up to a break if `at_break`, 0 where there is
// none; else up to any character, and at least one, so that the caller gets on.
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
        if (units > limit && first != NULL && !is_space(character))
            break;
        before = character;
        at += size;
    }
    if (at >= end)
        return text.length;
    if (last > text.at)
        return (size_t)(last - text.at);
    if (at_break)
        return 0;
    return first == NULL ? text.length : (size_t)(first - text.at);
}

static Str with_end(Str text, const char *end, Arena *arena)
{
    return str_format(arena, "%.*s%s", STR_ARGS(text), end);
}

static Str shortened(Str text, FontWeight weight, int64_t limit, Arena *arena)
{
    int64_t ellipsis = text_units(str_from(ELLIPSIS), weight);
    Str kept = {text.at, fitting(text, weight, limit - ellipsis, false)};
    return with_end(trim(kept), ELLIPSIS, arena);
}

// The letters that a text begins with, at most so many; where each ends, in bytes and in units.
typedef struct Word {
    int32_t letters[WORD_MOST];
    size_t bytes[WORD_MOST];
    int64_t units[WORD_MOST];
    uint32_t count;
} Word;

static void read_word(Str text, FontWeight weight, Word *word)
{
    const char *at = text.at, *end = str_end(text);
    int64_t units = 0;
    word->count = 0;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        bool joined = word->count > 0 && is_joined(word->letters[word->count - 1], character);
        if (!joined && (!hyphen_joins(character) || word->count == WORD_MOST)) {
            break;
        }
        at += size;
        units += joined ? 0 : character_units(character, weight);
        word->count += joined ? 0 : 1;
        word->letters[word->count - 1] = joined ? word->letters[word->count - 1] : character;
        word->bytes[word->count - 1] = (size_t)(at - text.at);
        word->units[word->count - 1] = units;
    }
}

// How many bytes of a word that is wider than the line go before a hyphen: up to a syllable if one
// begins in the later half of what fits, else as many letters as fit; some stay on either side. 0
// where it is no word of letters or the line is too narrow.
static size_t parted(Str text, FontWeight weight, int64_t limit)
{
    enum { SIDE = 3 };
    Word word;
    read_word(text, weight, &word);
    uint32_t most = 0;
    int64_t room = limit - text_units(str_from(HYPHEN), weight);
    while (most + SIDE < word.count && word.units[most] <= room) {
        most += 1;
    }
    if (most < SIDE) {
        return 0;
    }
    for (uint32_t i = most; i >= SIDE && 2 * i >= most; i--) {
        if (hyphen_is_syllable(word.letters, word.count, i)) {
            return word.bytes[i - 1];
        }
    }
    return word.bytes[most - 1];
}

StrList text_wrap(Str text, Font font, double width, uint32_t most, Arena *arena)
{
    StrList lines = {ARENA_MANY(arena, most > 0 ? most : 1, Str), 0};
    int64_t limit = (int64_t)(width * EM / font.size);
    text = trim(text);
    while (text.length > 0 && lines.count < most) {
        size_t taken = fitting(text, font.weight, limit, true);
        size_t part = taken == 0 ? parted(text, font.weight, limit) : 0;
        if (taken == 0)
            taken = part > 0 ? part : fitting(text, font.weight, limit, false);
        Str line = trim((Str){text.at, taken});
        if (lines.count + 1 == most && taken < text.length)
            line = shortened(text, font.weight, limit, arena);
        else if (part > 0)
            line = with_end(line, HYPHEN, arena);
        lines.at[lines.count++] = line;
        text = trim((Str){text.at + taken, text.length - taken});
    }
    return lines;
}
