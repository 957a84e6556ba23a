// Large blocks while they are changed: where parts stand, without walking the block each time.
#pragma once

#include "model/lookup.h"

// What is known of one block with many statements.
typedef struct BlockEdit {
    Statement **end; // where the next statement goes
    Scope parts;     // declared parts, by kind and name
    Scope once;      // statements that stand once, by kind
} BlockEdit;

// The edit of a block; NULL for a small one, which is quicker to walk. `blocks` keeps them.
BlockEdit *block_edit_find(Resolver *resolver, Scope *blocks, Statement *block);

// Notes a statement that was added at the end.
void block_edit_add(Resolver *resolver, BlockEdit *edit, Statement *added);

// The part of this kind and name that stands there now, or NULL.
Statement *block_edit_part(const BlockEdit *edit, StatementKind kind, const Name *name);

// The statement of a kind that stands once, or NULL.
Statement *block_edit_once(const BlockEdit *edit, StatementKind kind);
