// Paths as text.
#pragma once

#include "base/str.h"

// The folder of a path ("" if it has none), and what is behind its last '/' in *name.
Str path_folder(Str path, Str *name);

// Joins a folder and a path to one plain path, without `.` and `..`, with a NUL behind it. False if
// it would go above the start.
bool path_join(Arena *arena, Str folder, Str path, Str *joined);

// The part of an absolute path that lies below the folder `root`. False if it lies elsewhere.
bool path_below(Str root, Str path, Str *below);
