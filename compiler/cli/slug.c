// Makes file names that are safe in every folder, and in addresses.
//
// Letters become small ones without accents; whatever else is no ASCII letter or digit becomes one '-'.
#include "cli/slug.h"

#include "base/fold.h"
#include "base/utf8.h"

static void put(char *bytes, size_t *length, char c)
{
    if (*length < SLUG_MOST && (c != '-' || (*length > 0 && bytes[*length - 1] != '-'))) {
        bytes[(*length)++] = c;
    }
}

static void put_letter(char *bytes, size_t *length, int32_t character)
{
    const int32_t SHARP_S = 0xdf;
    int32_t c = fold_letter(character);
    if (fold_is_mark(character)) {
        return; // an accent that stands behind its letter
    }
    put(bytes, length, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? (char)c : '-');
    if (character == SHARP_S) {
        put(bytes, length, 's');
    }
}

Str slug_make(Arena *arena, Str name, Str fallback)
{
    char *bytes = arena_take(arena, SLUG_MOST + 1);
    size_t length = 0;
    uint32_t size;
    for (const char *at = name.at, *end = str_end(name); at < end; at += size) {
        put_letter(bytes, &length, utf8_next(at, end, &size));
    }
    while (length > 0 && bytes[length - 1] == '-') {
        length--;
    }
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
