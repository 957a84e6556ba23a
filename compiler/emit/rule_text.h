// Rules as text for people: one with its page, or all of them as a list.
#pragma once

#include "base/finding.h"
#include "base/out.h"

// Writes a rule: its name and level, the page with its examples set in, and how to change its
// level.
void rule_write_page(RuleId id, Out *out);

// Writes every rule in a line of its own, with its level and what it finds, topic by topic.
void rules_write_list(Out *out);
