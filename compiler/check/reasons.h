// What the rules about reasons for losing share.
#pragma once

#include "check/checker.h"

// The text of a reason.
Place reason_place(const Text *reason);

// Whether all lines of an end could be read: else it may list more than is known.
bool reasons_are_readable(const Checker *checker, const End *end);

// The ways out that are written in a process: outcomes, and anytimes of the process and its phases.
OutcomeList process_outcomes(const Checker *checker, const Process *process);

// Whether an outcome leads to a loss.
bool outcome_is_lost(const Outcome *outcome);
