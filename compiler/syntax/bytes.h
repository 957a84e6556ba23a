// The bytes of a source, checked once before anything is scanned.
#pragma once

#include "base/finding.h"

// Reports bytes that are no UTF-8 and characters that may not stand in a file. *start is set behind
// a byte-order mark at the start. Returns false where the file is no text that can be scanned at
// all (UTF-16), which is reported as one mistake.
bool bytes_check(const Source *source, Findings *findings, uint32_t *start);
