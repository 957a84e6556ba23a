// Slips: places of signs that the scanner reported and left out of a line, so that nobody judges
// what is left of it.
#pragma once

#include "syntax/ast.h"

// Whether there is one on the line of a token: at or behind it, or before it.
bool slip_on_line(const Tree *tree, uint32_t index);
bool slip_before(const Tree *tree, uint32_t index);
