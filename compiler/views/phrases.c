// Fills in the phrases of handouts.
//
// A place to fill is {1} or {2}; each stands at most once in a phrase, in any order.
#include "views/phrases.h"

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

Str phrase_with_two(Arena *arena, PhraseId id, Str first, Str second)
{
    const char *pattern = phrases[id];
    Str whole = STR("");
    int place;
    do {
        Str piece = next_piece(&pattern, &place);
        Str filled = place == 1 ? first : place == 2 ? second : STR("");
        whole =
            str_format(arena, "%.*s%.*s%.*s", STR_ARGS(whole), STR_ARGS(piece), STR_ARGS(filled));
    } while (place != 0);
    return whole;
}

Str phrase_with(Arena *arena, PhraseId id, Str first)
{
    return phrase_with_two(arena, id, first, STR(""));
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
