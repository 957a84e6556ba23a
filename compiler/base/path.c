// Paths as text: cut, joined and made plain. Nothing here looks at the disk.
#include "base/path.h"

#include <string.h>

Str path_folder(Str path, Str *name)
{
    size_t length = path.length;
    while (length > 0 && path.at[length - 1] != '/') {
        length--;
    }
    *name = (Str){path.at + length, path.length - length};
    return (Str){path.at, length > 1 ? length - 1 : length};
}

static size_t part_length(Str path)
{
    const char *slash = path.length > 0 ? memchr(path.at, '/', path.length) : NULL;
    return slash ? (size_t)(slash - path.at) : path.length;
}

// Appends the parts of `path` to `base`, whose first *length bytes are in use, and resolves `.` and
// `..`. False if it would go above the start.
static bool append_parts(char *base, size_t *length, Str path)
{
    while (path.length > 0) {
        Str part = {path.at, part_length(path)};
        size_t step = part.length < path.length ? part.length + 1 : part.length;
        path = (Str){path.at + step, path.length - step};
        if (part.length == 0 || str_is(part, ".")) {
            continue;
        }
        if (str_is(part, "..")) {
            if (*length == 0) {
                return false;
            }
            Str name;
            *length = path_folder((Str){base, *length}, &name).length;
            continue;
        }
        if (*length > 0) {
            base[(*length)++] = '/';
        }
        memcpy(base + *length, part.at, part.length);
        *length += part.length;
    }
    return true;
}

bool path_join(Arena *arena, Str folder, Str path, Str *joined)
{
    char *text = arena_take(arena, folder.length + path.length + 3);
    size_t length = 0;
    if (!append_parts(text, &length, folder) || !append_parts(text, &length, path)) {
        return false;
    }
    text[length] = '\0';
    *joined = (Str){text, length};
    return true;
}

bool path_below(Str root, Str path, Str *below)
{
    size_t skip = root.length == 1 ? 0 : root.length; // the root may be "/"
    if (path.length < skip || memcmp(path.at, root.at, skip) != 0
        || (path.length > skip && path.at[skip] != '/')) {
        return false;
    }
    *below = path.length > skip ? (Str){path.at + skip + 1, path.length - skip - 1} : STR("");
    return true;
}
