// What files allow: rules that are silent inside a block.
#pragma once

#include "base/finding.h"

// One rule that an `allow` statement names.
typedef struct Allow {
    RuleId rule;
    Place block;    // where it holds
    Place at;       // the rule's name in the statement
    bool is_used;   // a finding was allowed by it
    uint32_t outer; // index of the one around it, of the same rule; its own index if there is none
} Allow;

struct Allows {
    Arena *arena;
    Allow
        *at; // once ready: by rule, source, and where the block starts, the outer before the inner
    uint32_t count, capacity;
    uint32_t starts[RULE_COUNT + 1]; // by rule: its first
};

void allow_add(Allows *allows, RuleId rule, Place block, Place at);

// Puts them in order. To be called once, after the last allow_add and before the first use.
void allows_ready(Allows *allows);

// Whether a finding of this rule at this place is allowed; whatever allows it counts as used.
bool allows_use(Allows *allows, RuleId rule, Place place);
