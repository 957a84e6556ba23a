// File names made from names in the file.
#pragma once

#include "base/str.h"

enum { SLUG_MOST = 64 };

// Lower-case ASCII letters, digits and '-' only, at most SLUG_MOST of them, never empty: `außendienst`
// becomes "aussendienst". `fallback` stands in for a name without any ("role-3").
Str slug_make(Arena *arena, Str name, Str fallback);

// Whether the name means something else to some system, or to a web server: "con", "index".
bool slug_is_reserved(Str slug);
