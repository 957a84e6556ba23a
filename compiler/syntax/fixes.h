// Fixes that write lines: where a new line goes, and how far it is set in.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// Offers to add a line at the end of a statement's block; where there is no block, one is made. No
// offer where the statement is a copy, or its block is not closed.
void fix_add_line(Findings *findings, Finding *finding, const Statement *statement, Str line);

// Puts what starts with this token on a line of its own, with `words` before it; what stands before
// it on the line stays, but for a comma. Where the finding has a fix, it becomes part of that.
void fix_break_line(Findings *findings, Finding *finding, bool is_certain, const Tree *tree,
                    uint32_t token, Str words);

// Offers to close the block of a header by a line behind the one of the token `last`.
void fix_add_close(Findings *findings, Finding *finding, const Tree *tree, uint32_t header,
                   uint32_t last);

// Adds that to the last fix of a finding, which opens the block; without it that is no fix.
void fix_close_too(Findings *findings, Finding *finding, const Tree *tree, uint32_t header,
                   uint32_t last);

// Offers to take out a token, with its line where it stands there alone.
void fix_take_out(Findings *findings, Finding *finding, const Tree *tree, uint32_t token);

// Puts the words of a line from a token to another in a block of what stands before them.
void fix_wrap(Findings *findings, Finding *finding, const Tree *tree, uint32_t first,
              uint32_t last);
