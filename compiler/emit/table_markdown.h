// Tables as Markdown, in the form that GitHub shows.
#pragma once

#include "base/out.h"
#include "views/table.h"

// A heading, the table, what its marks mean, and the lines of its foot. No HTML.
void markdown_write_table(const Table *table, Out *out);
