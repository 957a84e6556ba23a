// Phrases of several languages that only a seller's task has: "Angebot an den Kunden schicken",
// "Envoyer la proposition". Whole phrases, where a grammar of English (sentence.c) does not reach.
#include "check/seller_phrases.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

typedef struct Phrase {
    const char *start, *end;
} Phrase;

static const Phrase phrases[] = {
#define PHRASE(start, end) {start, end},
#define BY(word)
#include "check/seller_phrases.def"
#undef BY
#undef PHRASE
};

static const char *const by_words[] = {
#define PHRASE(start, end)
#define BY(word) word,
#include "check/seller_phrases.def"
#undef BY
#undef PHRASE
};

enum { LONGEST = 400 }; // bytes; what is longer is no line of a list

// Small letters without accents.
static Str folded(Str text, Arena *arena)
{
    char *bytes = ARENA_MANY(arena, 2 * text.length + 4, char);
    size_t count = 0;
    for (const char *at = text.at, *end = str_end(text); at < end;) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        at += size;
        if (c > 0 && !fold_is_mark(c)) {
            count += utf8_put(fold_letter(c), bytes + count);
        }
    }
    return (Str){bytes, count};
}

static bool says_by_whom(Str plain)
{
    for (size_t i = 0; i < sizeof by_words / sizeof *by_words; i++) {
        if (memmem(plain.at, plain.length, by_words[i], strlen(by_words[i])) != NULL) {
            return true;
        }
    }
    return false;
}

bool seller_phrase_find(Str text, Arena *arena)
{
    if (text.length == 0 || text.length > LONGEST) {
        return false;
    }
    Str plain = folded(text, arena);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        if (str_starts(plain, phrases[i].start) && str_ends(plain, phrases[i].end)) {
            return !says_by_whom(plain);
        }
    }
    return false;
}
