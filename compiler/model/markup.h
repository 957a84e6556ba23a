// Long texts (`summary`, `note`): CommonMark.
#pragma once

#include "base/str.h"

// A link in a long text: what people read, and where it leads.
typedef struct MarkupLink {
    struct MarkupLink *next;
    Str text, address;
} MarkupLink;

// Whether this is the link that is looked for. The link is gone when the answer is given.
typedef bool (*MarkupTest)(const MarkupLink *link);

// The links of a text that pass the test, copied, in their order; NULL where none does. Images are no
// links, they are shown as text.
MarkupLink *markup_links_find(Str text, MarkupTest test, Arena *arena);

// Where in its source a long text leads to this address, for the number-th time (from 0): the bytes
// before it. False where it is written otherwise there, with escapes, or not so often.
bool markup_address_find(Str source, Str address, uint32_t number, size_t *offset);
