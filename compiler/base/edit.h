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

// For those who write lines of their own into a source: its line end (LF or CRLF, as its first line
// has it), and the blanks that the line at an offset begins with.
Str source_line_end(const Source *source);
Str source_indent(const Source *source, uint32_t offset);

// Where the line at an offset begins, and where it ends: before its line end.
uint32_t source_line_start(const Source *source, uint32_t offset);
uint32_t source_line_stop(const Source *source, uint32_t offset);
