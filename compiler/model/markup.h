// Long texts (`summary`, `note`): CommonMark.
#pragma once

#include "base/str.h"

// A link in a long text: what people read, and where it leads.
typedef struct MarkupLink {
    Str text, address;
} MarkupLink;

// Whether this is the link that is looked for. The link is gone when the answer is given.
typedef bool (*MarkupTest)(const MarkupLink *link);

// The first link of a text that passes the test, copied; false where none does. Images are no
// links, they are shown as text.
bool markup_link_find(Str text, MarkupTest test, Arena *arena, MarkupLink *found);
