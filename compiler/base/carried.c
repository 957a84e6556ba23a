// A carried file is looked up by halving a sorted table, so that starting the command costs the same
// however much it carries.
#include "base/carried.h"

#include <stdlib.h>
#include <string.h>

// strcmp of a path that ends where its length says with one that ends in a NUL.
static int compare_path(const void *wanted, const void *row)
{
    const Str *path = wanted;
    const CarriedFile *file = row;
    int order = strncmp(path->at, file->path, path->length);
    return order != 0 ? order : file->path[path->length] == '\0' ? 0 : -1;
}

const CarriedFile *carried_find(const CarriedFile *files, size_t count, Str path)
{
    bool is_path = path.length > 0 && memchr(path.at, '\0', path.length) == NULL;
    return is_path ? bsearch(&path, files, count, sizeof *files, compare_path) : NULL;
}
