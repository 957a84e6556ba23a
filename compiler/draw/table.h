// Tables as pictures.
#pragma once

#include "draw/drawing.h"
#include "views/table.h"

// The drawing list of a table: its head, a row for each row under the names of groups, what its
// marks mean, its foot. Columns are as wide as their cells need; long texts wrap.
Drawing *table_compose(const Table *table, Arena *arena);
