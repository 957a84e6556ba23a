// What a text says, for the rules about texts: a key that is equal where people read the same, and
// its words.
#pragma once

#include "base/str.h"

// The text in small letters, with single blanks, without invisible characters and without a mark at
// its end: "No  Budget." gives "no budget".
Str text_key(Arena *arena, Str text);

// A hash that is equal where keys are.
uint64_t text_hash(Str text);

// Whether two texts have equal keys.
bool texts_read_alike(Arena *arena, Str left, Str right);

enum { WORDS_READ = 48 }; // words of a text that are looked at

// Words in small letters, without marks; "follow-up" and "buyer's" are two words each. No word, or
// one that is longer than any word we know, is left out.
typedef struct Wording {
    char letters[512];
    Str at[WORDS_READ];
    uint32_t count;
} Wording;

void wording_read(Wording *wording, Str text);

// A table of words and what each means, a bit a meaning; a word may stand in several rows.
typedef struct WordRow {
    const char *word;
    uint32_t means;
} WordRow;

enum { LETTERS = 26 };

typedef struct WordTable {
    WordRow *rows; // in order, each word once
    uint32_t count;
    uint32_t starts[LETTERS + 1]; // of the words that begin with `a`, `b`, ..., and behind `z`
} WordTable;

WordTable word_table_make(Arena *arena, const WordRow *rows, uint32_t count);

// What a word means; 0 where it is not in the table.
uint32_t word_means(const WordTable *table, Str word);

// Whether the words of a phrase ("status quo") stand in a text one after another.
bool wording_has(const Wording *wording, const char *phrase);
