// Which of a few words somebody meant by another.
#pragma once

#include "base/str.h"

// The word of a list (its end is NULL) that a text means: by its letters, or one of meant_words.def.
// Empty: none. `is_certain`: it differs in capitals or quotes only, or is one letter away.
Str word_meant(Str text, const char *const *words, bool *is_certain);
