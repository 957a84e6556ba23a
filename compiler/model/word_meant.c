// Which of a few words somebody meant by another: `is won`, `at advanced`, `is Win`.
#include "model/word_meant.h"

#include "base/suggest.h"

typedef struct MeantWord {
    const char *written, *meant;
} MeantWord;

static const MeantWord meant_words[] = {
#define MEANT(written, meant) {written, meant},
#include "model/meant_words.def"
#undef MEANT
};

enum {
    MEANT_WORDS = sizeof meant_words / sizeof *meant_words,
    MOST_WORDS = 8,
    BUDGET = 20000, // of comparisons: lists are short
};

static bool is_listed(const char *const *words, const char *word)
{
    while (*words != NULL && !str_is(str_from(*words), word)) {
        words++;
    }
    return *words != NULL;
}

// The word that another, in small letters, stands for in this list.
static Str other_word(Str text, const char *const *words)
{
    for (int i = 0; i < MEANT_WORDS; i++) {
        Candidate one = {.name = str_from(meant_words[i].written)};
        uint64_t budget = BUDGET;
        Suggestion near = suggest(text, &one, 1, &budget);
        if (near.candidate != NULL && near.is_certain && is_listed(words, meant_words[i].meant)
            && text.length == one.name.length) {
            return str_from(meant_words[i].meant);
        }
    }
    return (Str){0};
}

Str word_meant(Str text, const char *const *words, bool *is_certain)
{
    if (text.length > 2 && text.at[0] == '"') {
        text = (Str){text.at + 1, text.length - 2};
    }
    Candidate candidates[MOST_WORDS];
    uint32_t count = 0;
    while (count < MOST_WORDS && words[count] != NULL) {
        candidates[count] = (Candidate){.name = str_from(words[count])};
        count++;
    }
    uint64_t budget = BUDGET;
    Str other = other_word(text, words);
    Suggestion near = suggest(text, candidates, count, &budget);
    *is_certain = other.length == 0 && near.is_certain;
    return other.length > 0 ? other : near.candidate != NULL ? near.candidate->name : (Str){0};
}
