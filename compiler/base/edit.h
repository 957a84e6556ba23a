// Changes of text: every one is an Edit, whoever asks for it.
#pragma once

#include "base/out.h"
#include "base/source.h"

// The bytes of the place become `text`. A place of no length is an insertion.
typedef struct Edit {
    Place place;
    Str text;
} Edit;

// Whether the second of two edits, in order of place, touches what the first changes. Two
// insertions at one place touch each other.
bool edit_touches(const Edit *first, const Edit *second);

// Writes a text with its edits made. They are in order of place, and none touches another.
void edits_apply(Str text, const Edit *edits, uint32_t count, Out *out);
