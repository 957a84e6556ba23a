// What a text's script asks of those who show it.
#pragma once

#include "base/str.h"

// True where a renderer's shaping decides the width (Arabic, Indic and the like), so that the sum of
// the widths of its characters is only an upper estimate.
bool text_is_shaped(Str text);
