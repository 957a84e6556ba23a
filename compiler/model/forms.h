// Whether the statements of a file have the right form: right words in right places.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Checks everything that needs no other statement's name: what stands in which block, what stands
// twice, which values, texts, levels, addresses and clauses are right, and what is missing.
// What a statement in a wrong place says is lost to the tree (syntax/losses.h).
void forms_check(Tree *tree, Arena *arena, Findings *findings);
