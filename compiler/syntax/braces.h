// Braces that do not match.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

// Makes the braces of a tree's tokens match. A `}` that is missing is put in where the indentation
// shows that its block should have ended, else at the end of the file; a `}` too many is left out.
// Each is reported, unless findings is NULL because the reason is reported already.
void braces_mend(Tree *tree, const Limits *limits, Arena *arena, Findings *findings);
