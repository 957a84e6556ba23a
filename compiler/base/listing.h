// The .sales files of a folder, for suggestions.
#pragma once

#include "base/str.h"

#include <dirent.h>

// The names of the .sales files of an open folder, sorted, each behind `prefix` and without its last
// `cut` letters. A thousand are enough: nobody mistypes a name of more.
StrList listing_read(Arena *arena, DIR *folder, Str prefix, size_t cut);
