// A folder that is to be made: what of its path is there already, and what is not.
#pragma once

#include "base/str.h"

// All of it has a NUL behind it.
typedef struct NewFolder {
    Str path;  // as given, without "./", doubled '/' and a '/' at its end; "" is the working folder
    Str there; // the folder that is there: "." where it is the working folder
    Str behind; // the folders to be made below it, '/' between them; "" where all are there
} NewFolder;

// Looks at the disk. False, with errno, where the folder cannot be: ENOTDIR where something on the
// way is no folder, ENOENT where `..` stands behind a folder that is not there.
bool new_folder_find(Arena *arena, const char *path, NewFolder *folder);

// What the folder is called: the last name of its path. "" where it has none that can be found out.
Str new_folder_name(Arena *arena, const NewFolder *folder);
