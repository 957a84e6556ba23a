// Source text to tokens.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Limits of the language; SCAN_DEPTH_LIMIT blocks may stand inside one another.
enum { SCAN_NAME_LIMIT = 128, SCAN_TEXT_LIMIT = 16 * 1024, SCAN_DEPTH_LIMIT = 200 };

// Scans a source into an array of tokens and comments, in the order of the text, with braces that
// match; the last token is the end of the file. Mistakes of bytes, texts, names and braces are
// reported, and what they leave is made into tokens that the grammar can take.
Tree *scan_source(const Source *source, Arena *arena, Findings *findings);
