// Marks in Markdown files: what of a process stands between two of them.
#pragma once

#include "base/source.h"

// A pair of marks, each a line of its own:
//   <!-- stagecraft: map process.sales --view raci -->
//   <!-- stagecraft: end -->
typedef struct EmbedMark {
    Str words;            // "map process.sales --view raci"
    Str indent;           // the blanks that its line begins with; at most three
    uint32_t line;        // of the first, from 1
    uint32_t start, stop; // offsets of what stands between: whole lines
} EmbedMark;

typedef struct EmbedMarks {
    EmbedMark *at;
    uint32_t count;
    const char *problem; // what is wrong with the mark on `problem_line`; NULL: nothing
    uint32_t problem_line;
} EmbedMarks;

// The marks of a text, in order. Those in fenced code are none: that is how a page shows them.
EmbedMarks marks_find(Str text, Arena *arena);

// The words of a mark, parted at blanks; quotes ("Sales rep") hold a word together. NULL where a quote
// is not closed or the words are too many; each has a NUL behind it.
char **mark_words(const EmbedMark *mark, Arena *arena, int *count);
