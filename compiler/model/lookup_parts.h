// What lookup.c and lookup_steps.c share; nobody else includes this.
#pragma once

#include "model/lookup.h"

// Whether a part is there and is a name; a text in its place was reported by the forms.
bool part_is_name(const Part *part);

// A text where a name belongs: says whose label it is, if it is that of something the file sees.
void visible_label(Resolver *resolver, const Statement *statement, const Part *part,
                   StatementKind kind);

// The process that a name begins with, which leaves so many parts of the name; NULL, and a finding,
// where there is none.
Declaration *process_declared(Resolver *resolver, const Statement *statement, const Part *part,
                              const DottedName *name, uint32_t parts_after);
