// Addresses of links.
#pragma once

#include "base/str.h"

// Why an address cannot be used, in words for a help line; NULL where it can. Allowed are http,
// https and mailto, and relative paths; user names in addresses, other schemes, controls, spaces
// at the edges and backslashes are not.
const char *address_fault(Str address);

// Whether an address leads to the same place from everywhere: it may be used, and is no path.
bool address_is_absolute(Str address);
