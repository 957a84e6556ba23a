// The limits of one run: the values of base/limits.def, unless the command line says otherwise.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef enum LimitId {
#define LIMIT(id, option, unit, value, most, text) LIMIT_##id,
#include "base/limits.def"
#undef LIMIT
    LIMIT_COUNT
} LimitId;

typedef enum LimitUnit { LIMIT_IN_BYTES, LIMIT_IN_COUNT, LIMIT_IN_SECONDS } LimitUnit;

typedef struct Limits {
    uint64_t of[LIMIT_COUNT]; // by LimitId
} Limits;

// Room for any value written by limit_words.
enum { LIMIT_WORDS_SIZE = 40 };

// The values of the table.
Limits limits_default(void);

// The highest value that a limit may be raised to: above it, sizes and recursions would not fit.
uint64_t limit_most(LimitId id);

// Writes a value of a limit as people read it: `64 MB`, `128 bytes`, `200,000`, `20 s`.
void limit_words(LimitId id, uint64_t value, char words[LIMIT_WORDS_SIZE]);
