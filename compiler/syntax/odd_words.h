// The words and signs that people write in values, and where one stands in a text.
#pragma once

#include "base/str.h"

// The kinds of words in odd_words.def; several are asked for at once.
typedef enum WordKind {
    WORD_UNIT = 1,
    WORD_MONEY = 2,
    WORD_MAYBE_MONEY = 4,
    WORD_PERCENT = 8,
    WORD_PER = 16,
    WORD_EACH = 32,
    WORD_TO = 64,
    WORD_SCALE = 128,
    WORD_ABOUT = 256,
} WordKind;

typedef struct OddWord {
    WordKind kind;
    const char *written, *meant;
} OddWord;

// The longest word of some kinds that a text starts with, and its length; NULL if none does. A word
// of letters ends where no name goes on.
const OddWord *odd_word_find(Str text, unsigned kinds, size_t *length);

// The length of the letters that a text starts with, with `-` between them.
size_t odd_letters(Str text);

bool odd_is_letter(char c);

// Whether no name or number goes on here.
bool odd_is_boundary(Str rest);
