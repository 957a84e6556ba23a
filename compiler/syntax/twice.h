// Headers that stand twice, one below the other: a line that was pasted twice.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Leaves out the second of two equal lines that open a block, at most `most` of them, and reports
// them unless findings is NULL; how many there were. Only for a tree whose braces do not match.
uint32_t twice_mend(Tree *tree, uint32_t most, Findings *findings);
