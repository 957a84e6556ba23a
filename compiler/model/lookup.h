// Uses of names: each is looked up, and reported with a suggestion where it means nothing.
#pragma once

#include "base/suggest.h"
#include "model/declare.h"
#include "model/model.h"

// What the resolver carries along.
typedef struct Resolver {
    Program *program;
    Arena *arena;
    Findings *findings;
    Model *model;
    const Process *process;      // being resolved; NULL outside of processes
    struct ProcessScope *scopes; // one a process, by Process.index
    struct NameSet *names;       // for names that may stand once in a block
    Candidate *candidates;       // room that each search for a suggestion uses anew
    uint32_t candidate_capacity;
} Resolver;

// Names inside one process.
typedef struct ProcessScope {
    Declaration *declaration;
    Scope steps;   // stages and ends
    Scope dropped; // what a variant or change took out: Declaration.written is the drop
} ProcessScope;

const Module *statement_module(const Resolver *resolver, const Statement *statement);

// Reports a mistake in a statement. What a variant took over is reported once, at the base, with
// the variant's name added; NULL then.
Finding *resolve_report(Resolver *resolver, RuleId rule, const Statement *statement, Place place,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

// Whether a name stands in a line of the same file that has a mistake: nobody calls it unknown.
bool name_is_excused(Resolver *resolver, const Statement *statement, Str name);

// Reports a part whose name another part of the kind (`word`) has already.
void resolve_report_twice(Resolver *resolver, const Statement *second, const Statement *first,
                          const char *word);

// Adds the nearest declared name of a kind as help, fix and second place; else the advice.
void suggest_declared(Resolver *resolver, Finding *finding, const Module *module,
                      StatementKind kind, Str wrong, Place place, const char *advice);

// The things that a part names; NULL where it names nothing of the kind, which is reported.
const Role *role_named(Resolver *resolver, const Statement *statement, const Part *part);
const Skill *skill_named(Resolver *resolver, const Statement *statement, const Part *part);
const Tool *tool_named(Resolver *resolver, const Statement *statement, const Part *part);
const Point *point_named(Resolver *resolver, const Statement *statement, const Part *part);
const Metric *metric_named(Resolver *resolver, const Statement *statement, const Part *part);
const Process *process_named(Resolver *resolver, const Statement *statement, const Part *part);

// A stage of the process being resolved.
const Stage *stage_named(Resolver *resolver, const Statement *statement, const Part *part);

// PROCESS or PROCESS.STAGE.
ProcessUse process_use_named(Resolver *resolver, const Statement *statement, const Part *part);

// A bare stage name that exactly one process declares, or PROCESS.STAGE.
ProcessUse stage_anywhere_named(Resolver *resolver, const Statement *statement, const Part *part);

// Where an outcome leads: a stage or end of this process, another process, or PROCESS.STAGE. All
// NULL where it means nothing.
Target target_named(Resolver *resolver, const Statement *statement, const Part *part);
