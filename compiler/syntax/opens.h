// Blocks that are opened in the wrong way: their `{` stands on the line below, or nowhere.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

// Gives each header of a tree's tokens the `{` that was meant for it: the one on the line below,
// or one that is put in where the lines below are set in deeper and can only belong to its block.
// Such a block ends at its `}`, else where the indentation ends. Each is reported, unless findings
// is NULL because the reason is reported already. True if the tokens were changed.
bool opens_mend(Tree *tree, const Limits *limits, Arena *arena, Findings *findings);

// Reports that the block of a header lacks its `{`, and offers to put it in.
Finding *opens_report(Findings *findings, const Tree *tree, uint32_t header);
