// Which level the command line gives each rule: --deny, --warn, --allow.
#pragma once

#include "base/finding.h"

// What was asked for. A rule named by itself counts before a group; of each kind the last one
// holds.
typedef struct Levels {
    struct {
        bool is_set;
        Level level;
    } rules[RULE_COUNT], warnings, all; // `warnings`: those on by default; `all`: the others too
} Levels;

// Reads a list such as "no-owner,no-exit" or "warnings" at the level of `option` ("--deny"). False,
// and a message, where a word in it is no rule, or an error's that is not to be denied.
bool levels_read(Levels *levels, const char *option, Level level, const char *list);

// The level of every rule, RULE_COUNT of them, in `result`.
void levels_resolve(const Levels *levels, Level *result);
