// Where the project's root is.
#include "base/root.h"

#include "base/path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool real_path(Arena *arena, const char *path, Str *found)
{
    char real[PATH_MAX];
    if (!realpath(path, real)) {
        return false;
    }
    *found = str_copy(arena, str_from(real));
    return true;
}

bool folder_real(Arena *arena, Str path, Str *folder)
{
    Str name;
    Str written = path_folder(path, &name);
    return real_path(arena, written.length == 0 ? "." : str_copy(arena, written).at, folder);
}

// The nearest folder from `start` upwards that holds `.git`; `start` if there is none.
static Str find_project(Arena *arena, Str start)
{
    Str folder = start, name;
    while (true) {
        struct stat found;
        Str mark = str_format(arena, "%.*s/.git", STR_ARGS(folder));
        if (lstat(mark.at, &found) == 0) {
            return folder;
        }
        if (folder.length <= 1) {
            return start;
        }
        folder = path_folder(folder, &name);
    }
}

bool root_find(Arena *arena, const char *root, const char *first_file, Str *found)
{
    if (root) {
        return real_path(arena, root, found);
    }
    bool is_input = !first_file || strcmp(first_file, "-") == 0;
    Str start;
    if (!folder_real(arena, is_input ? STR("") : str_from(first_file), &start)) {
        return false;
    }
    *found = str_copy(arena, find_project(arena, start));
    return true;
}
