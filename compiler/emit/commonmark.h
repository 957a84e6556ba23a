// CommonMark that the files give (`summary`, `note`), made safe and written again.
//
// It is parsed by libcmark. Raw HTML and images become text; links keep only addresses that are
// allowed; code keeps no language; headings become small ones, so that they do not break the order
// of the page.
#pragma once

#include "emit/markdown_text.h"

// Writes the text as blocks. All lines but the first begin with `indent` spaces; there is no line
// end behind the last.
void commonmark_write(Out *out, Str commonmark, size_t indent);
