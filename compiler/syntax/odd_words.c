// Finding the words that people write in values.
//
// A word is compared letter by letter as base/fold has them, so that capitals and accents, also
// those of two characters, are no matter.
#include "syntax/odd_words.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "syntax/odd_number.h"

#include <string.h>

static const OddWord odd_words[] = {
#define ODD(kind, written, meant) {WORD_##kind, written, meant},
#include "syntax/odd_words.def"
#undef ODD
#define UNIT(id, one, many, minutes) {WORD_UNIT, one, one}, {WORD_UNIT, many, one},
#include "syntax/units.def"
#undef UNIT
};

static bool is_name_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'
           || (unsigned char)c >= 0x80;
}

bool odd_is_letter(char c)
{
    return is_name_byte(c) && c != '_' && (c < '0' || c > '9');
}

bool odd_is_boundary(Str rest)
{
    return rest.length == 0 || odd_blank(rest) > 0 || !is_name_byte(rest.at[0]);
}

// How many bytes of a text are a word of the table; 0 if it starts otherwise.
static size_t word_match(Str text, const char *word)
{
    Str rest = text;
    const char *end = word + strlen(word);
    bool ends_plain = false; // in an ASCII letter: the word has to end there
    while (word < end) {
        uint32_t size, wanted_size;
        int32_t wanted = utf8_next(word, end, &wanted_size);
        if (wanted == ' ') {
            size_t blank = odd_blank(rest);
            if (blank == 0) {
                return 0;
            }
            for (; blank > 0; blank = odd_blank(rest)) {
                rest = (Str){rest.at + blank, rest.length - blank};
            }
            word++;
            continue;
        }
        int32_t c = rest.length > 0 ? utf8_next(rest.at, str_end(rest), &size) : -1;
        if (c < 0 || (!fold_is_mark(c) && fold_letter(c) != wanted)) {
            return 0;
        }
        rest = (Str){rest.at + size, rest.length - size};
        if (!fold_is_mark(c)) {
            word += wanted_size;
            ends_plain = wanted < 0x80 && odd_is_letter((char)wanted);
        }
    }
    while (rest.length > 1 && fold_is_mark(utf8_next(rest.at, str_end(rest), &(uint32_t){0}))) {
        rest = (Str){rest.at + 2, rest.length - 2};
    }
    return ends_plain && !odd_is_boundary(rest) ? 0 : text.length - rest.length;
}

// Whether a word may start with a letter: a look at its first byte, which settles nearly all.
static bool may_start(const char *word, int32_t letter)
{
    return (*word & 0x80) != 0 || *word == letter;
}

const OddWord *odd_word_find(Str text, unsigned kinds, size_t *length)
{
    const OddWord *best = NULL;
    *length = 0;
    if (text.length == 0) {
        return NULL;
    }
    int32_t first = utf8_next(text.at, str_end(text), &(uint32_t){0}), letter = fold_letter(first);
    if (first < 0 || fold_is_mark(first)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof odd_words / sizeof *odd_words; i++) {
        const OddWord *word = &odd_words[i];
        bool is_near = (word->kind & kinds) != 0 && may_start(word->written, letter);
        size_t matched = is_near ? word_match(text, word->written) : 0;
        if (matched > *length) {
            best = &odd_words[i];
            *length = matched;
        }
    }
    return best;
}

size_t odd_letters(Str text)
{
    size_t count = 0;
    while (count < text.length && odd_blank((Str){text.at + count, text.length - count}) == 0
           && (odd_is_letter(text.at[count]) || (count > 0 && text.at[count] == '-'))) {
        count++;
    }
    return count;
}
