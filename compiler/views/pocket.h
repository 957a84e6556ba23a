// The view `pocket`: a role's stages on one page, a small card each.
#pragma once

#include "views/handout.h"

// For each stage that the role takes part in: its number and name, what proves it done as boxes to
// tick, how long it may take, where it leads and what is handed over. Everything lives in the arena.
Document *pocket_document(const HandoutRequest *request, Arena *arena);
