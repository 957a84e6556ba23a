// Blocks that are not closed.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Puts in the `}` that a tree's tokens lack: where the indentation shows that a block should have
// ended, else at the end of the file. `missing` is how many. Each is reported, unless findings is
// NULL because the reason is reported already.
void braces_mend(Tree *tree, Arena *arena, Findings *findings, uint32_t missing);
