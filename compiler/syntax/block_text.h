// Text over several lines: where its lines begin, and how much white space they share.
#pragma once

#include "base/str.h"

typedef enum BlockTextFault {
    BLOCK_TEXT_WHOLE,
    BLOCK_TEXT_NOT_OPENED, // something stands behind the opening quotes on their line
    BLOCK_TEXT_NOT_CLOSED, // something stands before the closing quotes on their line
    BLOCK_TEXT_MIXED,      // `odd` is indented in another way than the lines around it
} BlockTextFault;

typedef struct BlockText {
    const char *first;   // where its first line begins; behind the quotes where it is not opened
    const char *closing; // where the line of the closing quotes begins
    const char *end;     // the closing quotes
    const char *odd;     // the first line that mixes tabs and spaces with the others, or NULL
    size_t indent;       // bytes of white space that all lines share: they do not count
    BlockTextFault fault;
} BlockText;

// Looks at what stands between the opening and the closing quotes.
BlockText block_text_look(Str inside);

// Cuts the next line off `*at`, which ends at `closing`: without its line end, and without the
// shared white space; of a line of white space nothing is left.
Str block_text_line(const BlockText *text, const char **at);

// Whether two texts over several lines, with their quotes, say the same, however they are indented.
bool block_text_equal(Str left, Str right);
