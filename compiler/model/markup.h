// Long texts (`summary`, `note`): CommonMark.
#pragma once

#include "base/str.h"

// Why the first address in a text that breaks the rule of addresses cannot be used, in words for a
// help line, with the address in *address; NULL where all can.
const char *markup_address_fault(Str text, Arena *arena, Str *address);
