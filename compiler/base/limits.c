// The limits as base/limits.def gives them, and how their values are written.
//
// A run copies them and lets its command line change the copy.
#include "base/limits.h"

#include <inttypes.h>
#include <stdio.h>

typedef struct LimitRow {
    LimitUnit unit;
    uint64_t value, most;
} LimitRow;

static const LimitRow rows[LIMIT_COUNT] = {
#define LIMIT(id, option, unit, value, most, text) {LIMIT_IN_##unit, value, most},
#include "base/limits.def"
#undef LIMIT
};

Limits limits_default(void)
{
    Limits limits;
    for (int i = 0; i < LIMIT_COUNT; i++) {
        limits.of[i] = rows[i].value;
    }
    return limits;
}

uint64_t limit_most(LimitId id)
{
    return rows[id].most;
}

static void write_bytes(uint64_t value, char *words)
{
    const char *units[] = {"bytes", "KB", "MB", "GB"};
    int unit = 0;
    while (unit < 3 && value >= 1024 && value % 1024 == 0) {
        value /= 1024;
        unit++;
    }
    snprintf(words, LIMIT_WORDS_SIZE, "%" PRIu64 " %s", value, units[unit]);
}

// With commas between the thousands.
static void write_count(uint64_t value, char *words)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, value);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            *words++ = ',';
        }
        *words++ = digits[i];
    }
    *words = 0;
}

void limit_words(LimitId id, uint64_t value, char words[LIMIT_WORDS_SIZE])
{
    switch (rows[id].unit) {
    case LIMIT_IN_BYTES: write_bytes(value, words); return;
    case LIMIT_IN_COUNT: write_count(value, words); return;
    case LIMIT_IN_SECONDS: snprintf(words, LIMIT_WORDS_SIZE, "%" PRIu64 " s", value); return;
    }
}
