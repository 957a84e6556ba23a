// Slices of text, interned names, and lists of text.
//
// A Str is a pointer and a length into memory that somebody else keeps; it is not NUL-terminated
// unless its maker says so. A Name is interned: two equal names (in Unicode NFC) are one pointer.
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Str {
    const char *at;
    size_t length;
} Str;

typedef struct StrList {
    Str *at;
    uint32_t count;
} StrList;

// printf arguments of a Str for "%.*s".
#define STR_ARGS(str) (int)(str).length, (str).at

// A Str of a string literal.
#define STR(literal) ((Str){(literal), sizeof(literal) - 1})

Str str_from(const char *text);

// Behind its last byte; NULL for a text that is nowhere.
const char *str_end(Str str);

bool str_equal(Str left, Str right);
bool str_is(Str str, const char *text);
bool str_starts(Str str, const char *prefix);
bool str_ends(Str str, const char *suffix);

// Whether a text has no characters but those of ASCII: the quick way over most of them.
bool str_is_ascii(Str str);

// Whether a byte is a blank or a tab, as lines are set in with.
static inline bool char_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// Orders two texts byte by byte, as memcmp does: below 0, 0 or above 0.
int str_compare(Str left, Str right);

// Formats like printf into the arena; the result is NUL-terminated.
Str str_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_format_list(Arena *arena, const char *format, __builtin_va_list arguments)
    __attribute__((format(printf, 2, 0), nonnull(2)));

// Copies a slice into the arena; the result is NUL-terminated.
Str str_copy(Arena *arena, Str str);

// The text in Unicode NFC, as names are; of what is no UTF-8 some bytes may be replaced.
Str str_compose(Arena *arena, Str text);

// An interned name. Compare pointers, never bytes.
typedef struct Name {
    struct Name *next_same_hash;
    uint32_t hash;
    uint32_t length;
    char text[]; // NUL-terminated, in NFC
} Name;

// The table of all names of a compilation. Its hash is seeded, so nobody can choose names that
// collide; nothing ever walks it in hash order.
typedef struct Names {
    Arena *arena;
    Name **slots;
    uint32_t slot_count; // a power of two
    uint32_t count;
    uint64_t seed;
} Names;

void names_start(Names *names, Arena *arena);

// The one Name for this text, made if it is new. The text is valid UTF-8; it is put into NFC.
const Name *name_intern(Names *names, Str text);

Str name_str(const Name *name);
