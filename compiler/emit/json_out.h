// JSON on its way out: safe inside HTML, JavaScript and a log.
#pragma once

#include "base/out.h"

#include <jansson.h>

// Writes a value. Inside its strings `<`, `>`, `&` and what cannot be seen (control and direction
// characters, line separators, zero-width ones) are escaped; a reader gets them back. `flags` are
// jansson's; lines but the first are set in by `depth` blanks. A failure is remembered in `out`.
void json_write(const json_t *value, size_t flags, uint32_t depth, Out *out);

// Writes one string, with its quotes; it must be UTF-8.
void json_write_str(Str text, Out *out);
