// Comments among the tokens of a tree.
#pragma once

#include "syntax/ast.h"

// A comment's bytes, from `#` to the last one that is no blank.
Str comment_text(const Tree *tree, uint32_t index);

// Whether only blanks stand before a comment on its line.
bool comment_is_alone(const Tree *tree, uint32_t index);
