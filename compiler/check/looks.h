// How letters and words look: which of other alphabets are taken for Latin ones.
#pragma once

#include "base/str.h"

typedef enum Alphabet {
    ALPHABET_OTHER,
    ALPHABET_LATIN,
    ALPHABET_CYRILLIC,
    ALPHABET_GREEK
} Alphabet;

Alphabet letter_alphabet(int32_t character);

// The name of an alphabet: "Latin", "Cyrillic", "Greek".
const char *alphabet_name(Alphabet alphabet);

// The Latin letter that a character looks like; the character itself where it looks like none.
int32_t letter_latin(int32_t character);

// A hash that is equal for all texts that may look alike: other capitals, other alphabets, `l` and
// `1`, `O` and `0`, blanks.
uint64_t look_hash(Str text);

// Whether two texts differ only by capitals or by letters that look the same.
bool texts_look_alike(Arena *arena, Str left, Str right);
