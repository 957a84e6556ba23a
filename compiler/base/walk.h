// The files below a folder.
#pragma once

#include "base/out.h"

typedef struct Walk {
    StrList files; // paths that start with the folder's, in order of their bytes, NUL behind each
    Str unread;    // the first folder that could not be read; length 0: all could
    int error;     // why: errno
} Walk;

// Whether a path leads to a folder; links are followed.
bool path_is_folder(const char *path);

// Lists the files below a folder whose names have this ending. What is hidden (its name starts with
// a point) is passed over, and so are links: what they lead to has a place of its own. `names` is
// for the names of one folder after the other.
Walk walk_folder(Arena *arena, const char *folder, const char *ending, Out *names);
