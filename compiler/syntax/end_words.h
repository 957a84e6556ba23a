// Blocks that end with words, as in other languages: `end stage`, `end`.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Reads `end stage`, where the innermost open block is a stage's, and a bare `end`, as its `}`. Only
// for a tree with blocks that are not closed, and at most `most` times. All of a file are one finding,
// unless findings is NULL. How many there were.
uint32_t end_words_mend(Tree *tree, uint32_t most, Findings *findings);
