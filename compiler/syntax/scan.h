// Source text to tokens.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

// Scans a source into an array of tokens and comments, in the order of the text, with braces that
// match; the last token is the end of the file. Mistakes of bytes, texts, names and braces are
// reported, and what they leave is made into tokens that the grammar can take.
Tree *scan_source(const Source *source, const Limits *limits, Arena *arena, Findings *findings);
