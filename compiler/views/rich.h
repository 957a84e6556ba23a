// CommonMark that the files give (`summary`, `note`), as blocks of a document.
#pragma once

#include "views/document.h"

// Reads the text, and gives a block whose children are what it says: paragraphs, lists, quotes,
// code, and labels for its headings. Raw HTML and images are text; a link whose address is not
// allowed is followed by it. Containers nest a few levels deep, whatever the text does.
Block *rich_read(Document *document, Str commonmark);

// Only its words and the marks of its lists, in a line; white space of any length is one space.
Str rich_words(Arena *arena, Str commonmark);

// The same, where blocks, items, and lines of code and of drawn tables stand on lines of their own.
Str rich_lines(Arena *arena, Str commonmark);
