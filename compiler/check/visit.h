// What the rules about processes share: walks over stages and processes, reports about them, and
// what a line that could not be read leaves open.
#pragma once

#include "check/checker.h"

typedef void ProcessCheck(Checker *checker, const Process *process);
typedef void StageCheck(Checker *checker, const Stage *stage);
typedef void WayCheck(Checker *checker, const Process *process, const Outcome *outcome);

// Run a function over all processes, stages, or outcomes and anytimes as written; a process after
// the one it is like.
void processes_visit(Checker *checker, ProcessCheck *check);
void stages_visit(Checker *checker, StageCheck *check);
void outcomes_visit(Checker *checker, WayCheck *check);

// Adds a finding at the name of a stage, or of a process: "stage `demo` has no owner", where `what`
// is "has no owner". NULL where the base has it too.
Finding *stage_report(Checker *checker, RuleId rule, const Stage *stage, const char *what);
Finding *process_report(Checker *checker, RuleId rule, const Process *process, const char *what);

// Whether a declaration says nothing of a kind, and it is known that it does not: its head was
// understood, nobody declared it before, and all lines of its block could be read.
bool is_unsaid(const Checker *checker, const Statement *declaration, StatementKind kind);

// The same of a process, whose bases count too.
bool is_process_unsaid(const Checker *checker, const Process *process, StatementKind kind);

// Whether all of a declaration could be read.
bool is_read(const Checker *checker, const Statement *declaration);

// Whether all that a variant says itself could be read; true of a process that is no variant.
bool is_variant_read(const Checker *checker, const Process *process);

// Whether a plain statement says all that stands on its line.
bool is_line_read(const Checker *checker, const Statement *statement);

// Whether the base of a process is not known, so that it may have anything.
bool is_base_unknown(const Process *process);

// The target of a way as one pointer: the stage or end, or the process that is not a stage of it.
// NULL where it is not known.
const void *target_key(const Outcome *outcome);

// Where a declaration's name stands.
Place entity_place(const Entity *entity);

enum { PLACES_SHOWN = 12 }; // further places of one finding

// Adds a further place, unless the finding has enough of them.
void also_some(Checker *checker, Finding *finding, Place place, const char *label);
