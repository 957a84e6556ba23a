// The anchors of headings: those that GitHub gives to them in a Markdown page, and those of a page of
// ours.
#pragma once

#include "views/document.h"

typedef struct HeadingAnchor {
    const Block *block;
    Str text;       // without '#'
    uint32_t order; // in the document
} HeadingAnchor;

typedef enum AnchorStyle {
    ANCHORS_AS_GITHUB,
    ANCHORS_BY_NAME, // by the heading's key, where it has one: it stays while names do
} AnchorStyle;

typedef struct Anchors {
    HeadingAnchor *at; // sorted by block
    uint32_t count;
} Anchors;

// The anchors of all sections and cards, in the document's arena.
Anchors anchors_of(const Document *document, AnchorStyle style);

// The anchor of a block; empty if it is no heading.
Str anchor_find(const Anchors *anchors, const Block *block);
