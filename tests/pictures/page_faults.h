// Counts what is wrong with the pages of a picture.
#pragma once

#include "scene.h"

#include "draw/pages.h"

// Cards and chips that no page shows whole, and chips that stand on another page than the card that
// they hang at.
uint32_t page_faults(const Scene *scene, Paper paper, bool is_told, Arena *arena);
