// Fills in the phrases of handouts.
//
// A place to fill is {1} or {2}; each stands at most once in a phrase, in any order.
#include "views/phrases.h"

#include "views/words.h"

#include <string.h>

static const char *const phrases[PHRASE_COUNT] = {
#define PHRASE(id, text) text,
#include "views/phrases.def"
#undef PHRASE
};

Str phrase(PhraseId id)
{
    return str_from(phrases[id]);
}

// Cuts the pattern at its next place to fill: gives what stands before, and which place it is (0:
// no more), and moves *pattern behind it.
static Str next_piece(const char **pattern, int *place)
{
    const char *from = *pattern;
    const char *open = strchr(from, '{');
    if (!open) {
        *place = 0;
        *pattern = from + strlen(from);
        return str_from(from);
    }
    *place = open[1] - '0';
    *pattern = open + 3;
    return (Str){from, (size_t)(open - from)};
}

static char *append(char *to, Str text)
{
    if (text.length > 0)
        memcpy(to, text.at, text.length);
    return to + text.length;
}

Str phrase_with_two(Arena *arena, PhraseId id, Str first, Str second)
{
    const char *pattern = phrases[id];
    char *whole = arena_take(arena, strlen(pattern) + first.length + second.length + 1);
    char *end = whole;
    int place;
    do {
        end = append(end, next_piece(&pattern, &place));
        end = append(end, place == 1 ? first : place == 2 ? second : STR(""));
    } while (place != 0);
    return (Str){whole, (size_t)(end - whole)};
}

Str phrase_with(Arena *arena, PhraseId id, Str first)
{
    return phrase_with_two(arena, id, first, STR(""));
}

Str phrase_join(Arena *arena, Str list, PhraseId between, Str more)
{
    return text_join(list, phrases[between], more, arena);
}

void phrase_line(Document *document, Block *block, PhraseId id, Str first, const Block *aim)
{
    const char *pattern = phrases[id];
    int place;
    do {
        line_add(document, block, next_piece(&pattern, &place));
        if (place == 1) {
            line_add_strong(document, block, first)->aim = aim;
        }
    } while (place != 0);
}
