// The listing of a folder. Names come in any order from the system; sorted, the same folder always
// gives the same suggestion.
#include "base/listing.h"

#include <stdlib.h>

enum { MOST_LISTED = 1000 };

static int compare_texts(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

StrList listing_read(Arena *arena, DIR *folder, Str prefix, size_t cut)
{
    StrList list = {ARENA_MANY(arena, MOST_LISTED, Str), 0};
    for (struct dirent *entry; list.count < MOST_LISTED && (entry = readdir(folder));) {
        Str name = str_from(entry->d_name);
        if (str_ends(name, ".sales")) {
            name.length -= cut;
            list.at[list.count++] = str_format(arena, "%.*s%.*s", STR_ARGS(prefix), STR_ARGS(name));
        }
    }
    qsort(list.at, list.count, sizeof(Str), compare_texts);
    return list;
}
