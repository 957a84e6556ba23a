// Fixes of what the scanner reads as something else; only the scanner's own files include this.
#pragma once

#include "syntax/scan_words.h"

// One more text in quotation marks of another kind: straight ones are its part of the one fix of the
// finding. Where the text is not closed, or there are too many, nothing is certain.
void scan_fix_quotes(Scan *scan, Finding *finding, uint32_t offset, uint32_t length);

// A sign behind a number (its token is the last): `45 %` is `45%`, `2 - 5` is `2 to 5`, `20/month`
// is `20 per month`.
void scan_fix_value_sign(Scan *scan, Finding *finding, uint32_t offset);

// A character that stands for what `meant` (a kind of token) says.
void scan_fix_character(Scan *scan, Finding *finding, uint32_t offset, uint32_t length,
                        uint32_t meant);
