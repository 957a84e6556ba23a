// Drops: what a variant or a change takes out.
#pragma once

#include "model/lookup.h"

// The values that changes at the top of files touched; see model/variant.
typedef struct Touches {
    Scope marks;
    Scope blocks; // of large blocks, what stands in them; see model/block_edit
    bool is_top;  // the changes come from the top of files; only those can meet
} Touches;

// Takes a stage, end, phase, outcome or other part out of its owner, and remembers its name.
void drop_part(Resolver *resolver, Declaration *owner, Statement *part, const Statement *drop);

// Takes a statement, or items of one, out of a block: `drop runs`, `drop exit "..."`, `drop consult
// legal`. What is not there is reported.
void drop_statement(Resolver *resolver, Statement *block, const Statement *drop);

// Adds the nearest part of the owner that has this kind as a suggestion.
void drop_suggest(Resolver *resolver, Finding *finding, const Declaration *owner,
                  const Statement *change, const Part *part);
