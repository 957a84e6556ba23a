// Where a statement may stand, in words.
#pragma once

#include "base/arena.h"
#include "syntax/ast.h"

// "a stage or a milestone", of IN_... masks.
Str statement_places(Arena *arena, uint32_t blocks);
