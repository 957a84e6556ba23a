// Changes: copies of statements, altered by what a variant's block or a `change` says.
#pragma once

#include "model/drop.h"
#include "model/lookup.h"

// Copies a statement with its block, or the statements of a block. Those of a variant remember what
// they are copies of.
Statement *statement_copy(Resolver *resolver, const Statement *source, bool is_variant);
Statement *block_copy(Resolver *resolver, const Statement *block, bool is_variant);

// Alters a copy that belongs to `owner`: by the statements of a block, or by a whole change with
// its head. What a change means and does not find is reported.
void change_apply_block(Resolver *resolver, Declaration *owner, Touches *touches, Statement *target,
                        const Statement *block);
void change_apply(Resolver *resolver, Declaration *owner, Touches *touches, Statement *target,
                  const Statement *change);
