// Digests of texts: SHA-256, by a packaged library.
#pragma once

#include "base/out.h"

// What a Content-Security-Policy calls a text: 'sha256-' and the digest in base 64.
void digest_write_policy(Out *out, Str text);

// The first 64 bits of a text's digest, for ids of texts of any length and letters.
uint64_t digest_short(Str text);

// A text's digest in hexadecimal digits, with a NUL behind them.
enum { DIGEST_SIZE = 65 };
void digest_hex(Str text, char hex[DIGEST_SIZE]);
