// Findings as text for people, in the layout of rustc.
#pragma once

#include "base/finding.h"
#include "base/out.h"

typedef struct TextCounts {
    uint32_t errors; // denied warnings too
    uint32_t denied;
    uint32_t warnings;
    uint32_t allowed;
    uint32_t files;   // with errors or warnings
    uint32_t certain; // findings with a fix that `check --fix` makes, of those that were kept
    bool has_more;    // findings were only counted: there may be more such fixes
} TextCounts;

// Writes the findings (sorted by findings_sort) one after another, with a blank line between them.
// Of a file at most `shown_per_file` are shown, and how many more there are; 0 shows all.
void findings_write_text(const Findings *findings, bool is_colored, uint32_t shown_per_file,
                         Out *out);

// The note of a warning that --deny made an error; empty for others.
Str text_denied(const Finding *finding);

// Adds the numbers of a compilation to those of others.
void text_count(TextCounts *counts, const Findings *findings);

// The last line: "3 errors, 1 warning in 2 files". Nothing where there is nothing to tell.
void text_write_closing(const TextCounts *counts, bool is_colored, Out *out);
