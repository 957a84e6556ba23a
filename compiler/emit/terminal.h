// The escaper of the terminal: the one way for user text to a terminal or a log.
#pragma once

#include "base/out.h"

// Writes text. What is not printable is written by its code: <U+001B>, and <FF> for a byte that is
// no UTF-8. Text of more than `most` characters ends in an ellipsis.
void terminal_str(Out *out, Str text, size_t most);

// One character of a line of source at column `column`; a tab goes to the next multiple of four.
// Returns the columns it takes; *size is its length in bytes.
uint32_t terminal_cell(Out *out, const char *at, const char *end, uint32_t column, uint32_t *size);
