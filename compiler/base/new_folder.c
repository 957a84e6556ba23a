// A folder that is to be made: its path is shortened from its end until a part of it is there.
#include "base/new_folder.h"

#include "base/root.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

// The name that starts at `at`, and where the next one starts.
static Str part_next(const char **at)
{
    *at += strspn(*at, "/");
    Str part = {*at, strcspn(*at, "/")};
    *at += part.length;
    return part;
}

static Str tidy_path(Arena *arena, const char *path)
{
    Str tidy = str_format(arena, "%s", *path == '/' ? "/" : "");
    const char *at = path;
    for (Str part = part_next(&at); part.length > 0; part = part_next(&at)) {
        if (!str_is(part, ".")) {
            const char *slash = tidy.length > 0 && !str_ends(tidy, "/") ? "/" : "";
            tidy = str_format(arena, "%.*s%s%.*s", STR_ARGS(tidy), slash, STR_ARGS(part));
        }
    }
    return tidy;
}

// The path without its last name: "/" and "" stay.
static Str path_parent(Arena *arena, Str path)
{
    size_t length = path.length;
    while (length > 0 && path.at[length - 1] != '/') {
        length--;
    }
    bool is_root = length == 1;
    return str_copy(arena, (Str){path.at, length > 0 && !is_root ? length - 1 : length});
}

static bool has_way_up(Str path)
{
    const char *at = path.at;
    for (Str part = part_next(&at); part.length > 0; part = part_next(&at)) {
        if (str_is(part, "..")) {
            return true;
        }
    }
    return false;
}

// Whether a folder is there; errno says why not.
static bool is_folder(Str path)
{
    struct stat status;
    if (stat(path.length > 0 ? path.at : ".", &status) < 0) {
        return false;
    }
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode);
}

bool new_folder_find(Arena *arena, const char *path, NewFolder *folder)
{
    Str tidy = tidy_path(arena, path);
    Str there = tidy;
    while (!is_folder(there)) {
        if (errno != ENOENT || there.length == 0 || str_is(there, "/")) {
            return false;
        }
        there = path_parent(arena, there);
    }
    const char *behind = tidy.at + there.length;
    behind += strspn(behind, "/");
    *folder = (NewFolder){tidy, there.length > 0 ? there : STR("."), str_from(behind)};
    errno = ENOENT;
    return !has_way_up(folder->behind);
}

Str new_folder_name(Arena *arena, const NewFolder *folder)
{
    Str path = folder->path;
    bool is_named = path.length > 0 && !str_is(path, "..") && !str_ends(path, "/..");
    if (!is_named && !folder_real(arena, str_format(arena, "%s/", folder->there.at), &path)) {
        return STR("");
    }
    const char *slash = strrchr(path.at, '/');
    return slash ? str_from(slash + 1) : path;
}
