// What the rules about exit criteria and hand-offs share.
#pragma once

#include "check/visit.h"

// Whether it is known that a stage has no exit criterion.
bool has_no_exit(const Checker *checker, const Stage *stage);

// Whether a deal that takes this way out of a stage gets another owner.
bool outcome_changes_owner(const Stage *stage, const Outcome *outcome);

// Marks the ways by which deals of a stage pass to another owner.
void also_handoffs(Checker *checker, Finding *finding, const Stage *stage);
