// The page of a rule: docs/rules/NAME.md, carried in the binary.
//
// A page has a title, a lead of one sentence, a few paragraphs, and the sections "Wrong" and
// "Right" with an example each. tests/rules/ holds every page to this and runs its examples.
#pragma once

#include "base/finding.h"

// Parts of a page, as they are written there. Each is empty where the page lacks it.
typedef struct RulePage {
    Str markdown; // all of it
    Str lead;     // the sentence under the title
    Str meaning;  // the paragraphs after the lead, up to the first section
    Str wrong;    // the file that raises the rule
    Str right;    // the same file, mended
} RulePage;

// The page of a rule. All parts are empty where there is no page; they live as long as the program.
RulePage rule_page(RuleId rule);
