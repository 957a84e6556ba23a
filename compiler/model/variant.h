// Variants and changes: copies of declarations, altered before anything is resolved.
#pragma once

#include "model/lookup.h"

// Applies the changes at the top of all files, and makes the copy of every variant. Afterwards each
// Declaration's statement is what the compilation means. Things are made, so that names are found.
void variants_make(Resolver *resolver);

// Fills a scope with the names of steps that were dropped from a process; written is the drop.
void variant_dropped(Resolver *resolver, const Declaration *declaration, Scope *dropped);
