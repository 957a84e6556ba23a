// Where a long line of columns is folded.
#pragma once

#include "base/arena.h"

#include <stdint.h>

// Folds `count` columns into as few rows of at most `most` as hold them; groups[i] is the phase of
// column i, below 0 for none. Gives the first column of each row, and `count` behind the last one.
// Rows are of like length; where there is a choice they end between two phases, and no row has one
// column only.
uint32_t *even_rows(const int32_t *groups, uint32_t count, uint32_t most, Arena *arena);
