// Phrases of several languages that only a seller's task has.
#pragma once

#include "base/str.h"

// Whether a text starts and ends as one of seller_phrases.def does.
bool seller_phrase_find(Str text, Arena *arena);
