// Source text to tree.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

// Parses a source. Always returns a tree: what could be understood is in it, the rest is reported.
// The source's text is scanned in place (bytes are changed and put back while it runs) and must
// have two NUL bytes behind it.
const Tree *parse_source(const Source *source, const Limits *limits, Arena *arena,
                         Findings *findings);
