// Findings as SARIF: what its files share.
#pragma once

#include "emit/report.h"

// What stands before a rule's texts and levels, so that both files call a level by one word.
const char *sarif_level(Level level);

// Writes the rules of the report's items, as members of the tool: emit/sarif_rules.
void sarif_write_rules(Report *report, Out *out);

// The bases that addresses are relative to.
#define SARIF_PROJECT "%SRCROOT%"
#define SARIF_LIBRARY "LIBRARY"
