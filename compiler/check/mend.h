// Fixes that several checks offer.
#pragma once

#include "check/checker.h"

// A fix that takes a statement out with its line. Where anything else stands on the line, a comment
// say, no fix is given.
void mend_remove(Checker *checker, Finding *finding, bool certain, const Statement *statement);

// A fix that writes a line below a statement, as far in as that one stands.
void mend_add_below(Checker *checker, Finding *finding, bool certain, const Statement *statement,
                    const char *line);
