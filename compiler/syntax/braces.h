// Braces that do not match, or that are forgotten on both sides.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

// Makes the braces of a tree's tokens match, as syntax/blocks finds that they were meant. Each that
// is missing, too many or the wrong one is reported, unless findings is NULL because the reason is
// reported already. A file that is right as it stands is not touched.
void braces_mend(Tree *tree, const Limits *limits, Arena *arena, Findings *findings);
