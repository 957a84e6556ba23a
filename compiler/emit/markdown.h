// Documents as Markdown, in the form that GitHub shows.
#pragma once

#include "base/out.h"
#include "views/document.h"

// Writes the whole document: headings, lists, tables, task lists; no HTML. What is needed on the
// way lives in the document's arena.
void markdown_write(const Document *document, Out *out);
