// The words of handouts, from views/phrases.def.
#pragma once

#include "views/document.h"

typedef enum PhraseId {
#define PHRASE(id, text) PHRASE_##id,
#include "views/phrases.def"
#undef PHRASE
    PHRASE_COUNT
} PhraseId;

// A phrase without anything to fill in.
Str phrase(PhraseId id);

// A phrase with {1}, and with {1} and {2}, filled in.
Str phrase_with(Arena *arena, PhraseId id, Str first);
Str phrase_with_two(Arena *arena, PhraseId id, Str first, Str second);

// A list and one more, with what stands between; only the one where the list is empty.
Str phrase_join(Arena *arena, Str list, PhraseId between, Str more);

// Adds a phrase to a block's line; {1} becomes a strong run that leads to `aim` (NULL: nowhere).
void phrase_line(Document *document, Block *block, PhraseId id, Str first, const Block *aim);
