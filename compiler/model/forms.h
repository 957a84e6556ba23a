// Whether the statements of a file have the right form: right words in right places.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Checks everything that needs no other statement's name: what stands in which block, what stands
// twice, which values, texts, levels, addresses and clauses are right, and what is missing.
void forms_check(const Tree *tree, Arena *arena, Findings *findings);
