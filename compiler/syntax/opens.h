// Blocks whose `{` stands on the line below their header.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Gives each header of a tree's tokens the `{` on the line below. They are reported together,
// unless findings is NULL because the reason is reported already.
void opens_mend(Tree *tree, Arena *arena, Findings *findings);
