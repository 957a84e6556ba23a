// Where on its line a sign of elsewhere stands; only the scanner's own files include this.
#pragma once

#include "syntax/scan_words.h"

// Whether a line has one word so far, of what is declared, in the plural: `stages`.
bool sign_is_behind_plural(const Scan *scan);

// Whether a name ends right before a place.
bool sign_is_behind_name(const Scan *scan, uint32_t offset);

// Whether a sign that ends at a place stands between two names of a list: `sdr; ae`, `sdr & ae`.
bool sign_is_between_names(const Scan *scan, uint32_t end);

// Whether the last tokens are `outcome NAME`, or that with a label.
bool sign_is_before_target(const Scan *scan);

// Whether a word that opens a statement follows on this line.
bool sign_is_before_statement(const Scan *scan, uint32_t offset);

// Whether the last tokens are the head of a declaration: `stage demo`.
bool sign_is_behind_header_name(const Scan *scan);

// Whether the line so far is prose, a text without quotes, a name, or a name and an arrow: `qualify
// --> meet`, as in pictures made of text. The parser says what is wrong with it. `is_drawn`: the sign
// is one of such pictures.
bool sign_is_in_picture(const Scan *scan, bool is_drawn);
