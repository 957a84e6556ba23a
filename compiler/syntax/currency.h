// The currency codes of ISO 4217.
#pragma once

#include "base/str.h"

// Whether a text is a code of a currency in use: "USD".
bool currency_is_code(Str text);
