// Whether two files say the same.
#pragma once

#include "syntax/ast.h"

// Whether two trees have the same statements, made of the same words, texts and values in the same
// order, and the same comments at the same words: whether only their layout differs.
bool tree_is_same(const Tree *left, const Tree *right);
