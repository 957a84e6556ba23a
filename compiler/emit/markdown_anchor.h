// The anchors that GitHub gives to the headings of a Markdown page.
#pragma once

#include "views/document.h"

typedef struct Anchor {
    const Block *block;
    Str text;       // without '#'
    uint32_t order; // in the document
} Anchor;

typedef struct Anchors {
    Anchor *at; // sorted by block
    uint32_t count;
} Anchors;

// The anchors of all sections and cards, in the document's arena.
Anchors anchors_of(const Document *document);

// The anchor of a block; empty if it is no heading.
Str anchor_find(const Anchors *anchors, const Block *block);
