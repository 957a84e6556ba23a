// A scan under way; only the scanner's own files include this.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

typedef struct Scan {
    const Source *source;
    const Limits *limits;
    Arena *arena;
    Findings *findings;
    Token *tokens;
    uint32_t count, capacity;
    uint32_t last_kind; // of the last token that is no comment; LINE at the start
    uint32_t depth;     // open braces
    Finding *curly;     // the one finding of curly quotes
    uint32_t curly_count;
    bool is_in_bad_name;  // the last token is a mistaken name, which may go on
    bool has_extra_close; // a `}` without a `{` before it
    bool has_open_block;  // a block text runs to the end of the file
    bool is_over;         // nested too deeply: nothing more is read
} Scan;

// Keeps a token. Comments are kept, but do not count as the last one.
void token_keep(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);

Place scan_place(const Scan *scan, uint32_t offset, uint32_t length);

// Reports that a name or text (`what`) is longer than its limit.
Finding *scan_too_long(Scan *scan, LimitId limit, const char *what, Place place);

// A word, a dotted name, and a run of signs that the language does not have.
void scan_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);
void scan_dotted(Scan *scan, uint32_t offset, uint32_t length);
void scan_stray(Scan *scan, uint32_t offset, uint32_t length);

// Behind a mistaken name: adds what touches it, and says so.
bool scan_more_of_bad_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);
