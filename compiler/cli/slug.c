// Makes file names that are safe in every folder.
//
// Capitals become small letters; whatever else is no ASCII letter or digit becomes one '-'.
#include "cli/slug.h"

static char slug_char(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
}

Str slug_make(Arena *arena, Str name, Str fallback)
{
    char *bytes = arena_take(arena, SLUG_MOST + 1);
    size_t length = 0;
    for (size_t i = 0; i < name.length && length < SLUG_MOST; i++) {
        char c = slug_char(name.at[i]);
        if (c != '-' || (length > 0 && bytes[length - 1] != '-')) {
            bytes[length++] = c;
        }
    }
    while (length > 0 && bytes[length - 1] == '-')
        length--;
    return length > 0 ? (Str){bytes, length} : fallback;
}

bool slug_is_reserved(Str slug)
{
    static const char *const words[] = {"con", "prn", "aux", "nul", "index"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(slug, words[i])) {
            return true;
        }
    }
    bool is_port = slug.length == 4 && (str_starts(slug, "com") || str_starts(slug, "lpt"));
    return is_port && slug.at[3] >= '1' && slug.at[3] <= '9';
}
