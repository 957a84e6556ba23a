// The limits as base/limits.def gives them.
//
// A run copies them and lets its command line change the copy.
#include "base/limits.h"

Limits limits_default(void)
{
    return (Limits){.of = {
#define LIMIT(id, option, value, text) [LIMIT_##id] = (value),
#include "base/limits.def"
#undef LIMIT
                    }};
}
