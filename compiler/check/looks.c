// Texts that look alike: by capitals, by letters of other alphabets, by `l`, `I` and `1`, `O` and
// `0`. The digits are told apart where they stand in a number.
#include "check/looks.h"

#include "base/utf8.h"
#include "check/sieve.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

enum { NUMBER_LENGTH = 10 }; // digits on one side that are looked at

Alphabet letter_alphabet(int32_t c)
{
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? ALPHABET_LATIN : ALPHABET_OTHER;
    }
    if (c >= 0x0400 && c <= 0x052F) {
        return ALPHABET_CYRILLIC;
    }
    if ((c >= 0x0370 && c <= 0x03FF) || (c >= 0x1F00 && c <= 0x1FFF)) {
        return ALPHABET_GREEK;
    }
    bool is_latin = (c >= 0x00C0 && c <= 0x024F) || (c >= 0x1E00 && c <= 0x1EFF);
    return is_latin && uc_is_property_alphabetic((ucs4_t)c) ? ALPHABET_LATIN : ALPHABET_OTHER;
}

const char *alphabet_name(Alphabet alphabet)
{
    switch (alphabet) {
    case ALPHABET_LATIN: return "Latin";
    case ALPHABET_CYRILLIC: return "Cyrillic";
    case ALPHABET_GREEK: return "Greek";
    case ALPHABET_OTHER: break;
    }
    return "other";
}

typedef struct LookAlike {
    uint16_t character;
    char latin;
} LookAlike;

static const LookAlike look_alikes[] = {
// in order
#define LOOK_ALIKE(character, latin) {character, latin},
#include "check/characters.def"
};

int32_t letter_latin(int32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return c - 0xFF01 + '!'; // full width
    }
    if (c < 0x0370 || c > 0x052F) {
        return c;
    }
    size_t low = 0, high = sizeof look_alikes / sizeof look_alikes[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (look_alikes[middle].character == c) {
            return look_alikes[middle].latin;
        }
        if (look_alikes[middle].character < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return c;
}

static bool is_blank(int32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
}

static bool is_dash(int32_t c)
{
    return c == '_' || c == 0x00AD || (c >= 0x2010 && c <= 0x2015);
}

static int32_t small_letter(int32_t c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return (int32_t)uc_tolower((ucs4_t)c);
}

// How a letter or digit may be taken.
static int32_t loose_letter(int32_t c)
{
    switch (c) {
    case 'i':
    case '1':
    case '|': return 'l';
    case '0': return 'o';
    default: return is_dash(c) ? '-' : c;
    }
}

// Runs over a text as people see it: no invisible characters, single blanks, none at its ends.
typedef struct Look {
    const char *at, *end;
    bool has_begun, is_blank_before;
} Look;

// The next character that is seen, as a Latin letter where it looks like one; 0 at the end.
static int32_t look_next(Look *look)
{
    while (look->at < look->end) {
        unsigned char byte = (unsigned char)*look->at;
        if (byte > ' ' && byte < 0x7F && !look->is_blank_before) { // nearly always
            look->has_begun = true;
            look->at++;
            return byte;
        }
        uint32_t size;
        int32_t c = utf8_next(look->at, look->end, &size);
        if (is_blank(c)) {
            look->is_blank_before = look->has_begun;
        } else if (c >= 0 && !utf8_is_invisible(c)) {
            if (look->is_blank_before) {
                look->is_blank_before = false;
                return ' ';
            }
            look->has_begun = true;
            look->at += size;
            return letter_latin(c);
        }
        look->at += size;
    }
    return 0;
}

static Look look_start(Str text)
{
    return (Look){text.at, text.at + text.length, false, false};
}

uint64_t look_hash(Str text)
{
    uint64_t hash = hash_start();
    Look look = look_start(text);
    for (int32_t c = look_next(&look); c != 0; c = look_next(&look)) {
        hash = hash_next(hash, loose_letter(small_letter(c)));
    }
    return hash;
}

// ---- two texts ----------------------------------------------------------------------------------

static bool differ_in_capitals(Str left, Str right)
{
    Look one = look_start(left), other = look_start(right);
    int32_t a, b;
    do {
        a = look_next(&one);
        b = look_next(&other);
    } while (a != 0 && small_letter(a) == small_letter(b));
    return a == b;
}

// The characters of a text, with 0 before and behind them.
static int32_t *look_all(Arena *arena, Str text, size_t *count)
{
    int32_t *letters = ARENA_MANY(arena, text.length + 2, int32_t);
    Look look = look_start(text);
    *count = 0;
    for (int32_t c = look_next(&look); c != 0; c = look_next(&look)) {
        letters[++*count] = c;
    }
    return letters + 1;
}

static bool is_word(int32_t c)
{
    return c > 0x7F || (c >= '0' && c <= '9') || letter_alphabet(c) == ALPHABET_LATIN;
}

// Whether the word around a character is a number.
static bool is_number(const int32_t *letters, size_t at)
{
    size_t start = at, end = at + 1;
    while (at - start < NUMBER_LENGTH && is_word(letters[(ptrdiff_t)start - 1])) {
        start--;
    }
    while (end - at < NUMBER_LENGTH && is_word(letters[end])) {
        end++;
    }
    for (size_t i = start; i < end; i++) {
        if (letters[i] < '0' || letters[i] > '9') {
            return false;
        }
    }
    return true;
}

static int32_t shape(int32_t c)
{
    switch (c) {
    case 'I':
    case '1':
    case '|': return 'l';
    case '0': return 'O';
    default: return c;
    }
}

static bool differ_in_shape(Arena *arena, Str left, Str right)
{
    size_t count, others;
    const int32_t *one = look_all(arena, left, &count);
    const int32_t *other = look_all(arena, right, &others);
    for (size_t i = 0; i < count && count == others; i++) {
        bool is_same = one[i] == other[i];
        if (!is_same
            && (shape(one[i]) != shape(other[i]) || is_number(one, i) || is_number(other, i))) {
            return false;
        }
    }
    return count == others;
}

bool texts_look_alike(Arena *arena, Str left, Str right)
{
    return differ_in_capitals(left, right) || differ_in_shape(arena, left, right);
}
