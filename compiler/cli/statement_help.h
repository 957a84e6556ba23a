// Statements of the language, as `stagecraft help` and the manual page show them.
#pragma once

#include "base/out.h"
#include "syntax/ast.h"

// Writes what a statement says, how it is written, where it may stand and what its block may hold.
void statement_write_help(StatementKind kind, Out *out);

// Writes every statement in a line, block by block.
void statements_write(Out *out);

// The declaration in whose block a statement may stand: the index-th of them, STATEMENT_COUNT behind
// the last. Those that stand in every block are in none.
StatementKind statement_home(StatementKind kind, int index);

// Whether a statement belongs to a block (IN_... of syntax/ast.h) and not to every one.
bool statement_stands_in(StatementKind kind, uint32_t block);

// Whether a statement may stand in every block.
bool statement_is_common(StatementKind kind);
