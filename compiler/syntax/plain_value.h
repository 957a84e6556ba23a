// A quick look at values that are right.
#pragma once

#include "base/str.h"

// Whether a text starts with a value as this language has it and nothing that could go on with it.
bool value_is_plain(Str text);
