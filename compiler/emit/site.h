// The page over all that a build made: index.html.
#pragma once

#include "views/site.h"

// Writes the page. It stands alone but for the files that it leads to, which lie beside it. The same
// site gives the same bytes. What is needed on the way lives in the arena; a failure is remembered
// in `out`.
void site_write(const Site *site, Arena *arena, Out *out);
