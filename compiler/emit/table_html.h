// Tables as a page of HTML.
#pragma once

#include "base/out.h"
#include "views/table.h"

// One self-contained page, in light and dark, that prints well: heads that a screen reader can
// follow, and what each mark means.
void html_write_table(const Table *table, Out *out);
