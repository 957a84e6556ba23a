// The project's root: the folder that nothing is read outside of.
#pragma once

#include "base/str.h"

// What both give has a NUL behind it.

// The folder of a path ("" is the working folder) as the system knows it, without links. False with
// errno if there is none.
bool folder_real(Arena *arena, Str path, Str *folder);

// The root: the folder `root`, or, where that is NULL, the nearest folder above `first_file` (above
// the working folder for "-") that holds `.git`, else the folder of `first_file`. False with errno
// if there is no such folder.
bool root_find(Arena *arena, const char *root, const char *first_file, Str *found);
