// A growing buffer that writers fill, which remembers a failure.
//
// Writers put bytes in without looking at results; whoever takes the bytes out asks `failed` once.
// User text enters an Out only through the escaper of its format.
#pragma once

#include "base/str.h"

typedef struct Out {
    char *bytes; // length bytes are valid; not NUL-terminated
    size_t length;
    size_t capacity;
    size_t limit; // more bytes than this is a failure; 0 = no limit
    bool failed;  // no memory, or over the limit: what is there is not whole
    Arena *arena; // where it grows; NULL: in memory of its own
} Out;

void out_start(Out *out);

// One that grows in the arena, which goes its own way when the system has no memory left.
void out_start_in(Out *out, Arena *arena);
void out_free(Out *out);
void out_bytes(Out *out, const char *bytes, size_t length);
void out_char(Out *out, char c);
void out_text(Out *out, const char *text); // our own text, never the user's
void out_str(Out *out, Str str);
void out_repeat(Out *out, char c, size_t count);
void out_format(Out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

// A user's address, for an attribute or link: letters, digits and the signs in `plain` stand as
// they are, all else is percent-encoded (RFC 3986); `&`, where it is not plain, becomes `&amp;`.
void out_address(Out *out, Str address, const char *plain);

// A decimal with at most `decimals` (0 to 8) places, without trailing zeros, with a point in every
// locale: 12, 0.5, -3.25. Rounds half away from zero; NaN and infinity are a failure.
void out_decimal(Out *out, double value, int decimals);

// Bytes in base 64 (RFC 4648), without line breaks.
void out_base64(Out *out, Str bytes);

Str out_view(const Out *out);

// What was written, with a NUL behind it; for one that grows in an arena, and lives as long.
Str out_finish(Out *out);
