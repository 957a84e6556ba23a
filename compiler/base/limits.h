// The limits of one run: the values of base/limits.def, unless the command line says otherwise.
#pragma once

#include <stdint.h>

typedef enum LimitId {
#define LIMIT(id, option, value, text) LIMIT_##id,
#include "base/limits.def"
#undef LIMIT
    LIMIT_COUNT
} LimitId;

typedef struct Limits {
    uint64_t of[LIMIT_COUNT]; // by LimitId
} Limits;

// The values of the table.
Limits limits_default(void);
