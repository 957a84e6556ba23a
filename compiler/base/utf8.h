// UTF-8 and the few facts about characters that stagecraft needs.
#pragma once

#include "base/str.h"

// The character at `at` (before `end`), and its length in bytes in *size. Bytes that are no valid
// UTF-8 give -1 and the length of the longest bad run that a reader would take for one character.
int32_t utf8_next(const char *at, const char *end, uint32_t *size);

// Writes a character; returns its length in bytes (1 to 4).
uint32_t utf8_put(int32_t character, char bytes[4]);

// Where the first byte lies that is ASCII control, 0x7F or above 0x7F; `end` if there is none. The
// newline and the tab do not count. This is the fast path over ordinary text.
const char *utf8_skip_plain(const char *at, const char *end);

// Characters that may never stand in a file: controls but tab and newline, C1, DEL, U+2028, U+2029
// and the bidirectional controls.
bool utf8_is_forbidden(int32_t character);

// Whether a text may stand in a file: valid UTF-8 without such characters, but for CR before LF.
bool utf8_is_clean(const char *at, const char *end);

// Invisible characters: zero-width spaces and joiners, soft hyphen, tag characters.
bool utf8_is_invisible(int32_t character);

bool utf8_is_bidi_control(int32_t character);

// A letter of a script that runs from right to left, as Arabic and Hebrew do.
bool utf8_runs_left(int32_t character);

// May be written to a terminal as it is: assigned, visible, and no control of any kind.
bool utf8_is_printable(int32_t character);

// Starts or continues a name: Unicode XID_Start, XID_Continue (the caller handles '-').
bool utf8_is_name_start(int32_t character);
bool utf8_is_name_part(int32_t character);

// Number of characters in a slice (bad bytes count one each).
size_t utf8_count(Str str);

// Columns that a character takes on a terminal: 0 (marks), 1, or 2 (East Asian wide, emoji).
int utf8_columns(int32_t character);

// The text with its first character in upper case; a copy in the arena.
Str utf8_raise_first(Arena *arena, Str text);
