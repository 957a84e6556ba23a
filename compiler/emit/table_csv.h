// Tables as CSV (RFC 4180), safe to open in a spreadsheet.
#pragma once

#include "base/out.h"
#include "views/table.h"

// A head line, then a line a row: its group where rows have groups, its label, its cells. Every
// cell is quoted; one that a spreadsheet would take for a formula starts with an apostrophe.
void csv_write_table(const Table *table, Out *out);

// One cell with its quotes: the one way for text into CSV.
void csv_write_cell(Str text, Out *out);
