// The blocks of a document as JSON: its sections with all that stands in them.
#pragma once

#include "emit/json_parts.h"
#include "views/document.h"

// The headings of a document, which lines lead to: the ids that they have in JSON.
typedef struct Headings {
    const Block **at; // sorted by where they lie in memory
    uint32_t *ids;    // of each
    uint32_t count;
} Headings;

Headings headings_of(const Document *document);

// The children of a block, each with its own. CommonMark is read, so that what comes out is safe.
json_t *json_blocks(JsonWriter *writer, const Headings *headings, Document *document,
                    const Block *parent);
