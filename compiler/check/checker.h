// What the checks share: the model, how a fault is reported, and the ways of each process.
#pragma once

#include "check/check.h"
#include "check/doubt.h"
#include "model/components.h"
#include "model/model.h"

// The ways of a process as a graph of its stages, by Stage.index. A way whose target is not known
// is taken to lead where its name most likely means; where no name is near, it may lead anywhere.
typedef struct Flow {
    const Process *process;
    Digraph all;      // every way to a stage here
    Digraph likely;   // those above 0%
    bool *is_entered; // by stage: the start, led to by another process, or declared twice
    bool *leaves;     // by stage: a way above 0% goes to an end, another process, or anywhere
    bool *is_vague;   // by stage: it may lead anywhere
    bool *is_led_to;  // by end: some way leads there
    bool has_vague;   // some stage is vague
} Flow;

typedef struct Checker {
    const Model *model;
    const CheckOptions *options;
    Findings *findings;
    Arena *arena;
    Doubts doubts;
    const Process **order;          // all processes, each after the one it is like
    Flow *flows;                    // by Process.index
    uint64_t guess_budget;          // comparisons left, for names that mean nothing
    uint32_t cause_searches;        // left, for the change that made a variant's fault
    const struct Chances **chances; // by Process.index, once asked for; see check/chances.h
    bool is_sound;                  // no error was found; set before the warnings are looked for
} Checker;

#define CHECK(function, round, ...) void function(Checker *checker);
#include "check/checks.def"

// Adds a finding about a statement of a process (NULL: of no process). In what a variant took over,
// a fault that the base has too is noted there, and the answer is NULL; one that it has not stands
// at the change that touched the statement, or at the variant's name.
Finding *check_report(Checker *checker, RuleId rule, const Process *process,
                      const Statement *statement, Place place, const char *headline, ...)
    __attribute__((format(printf, 6, 7)));

// Whether a block says something: a statement of this kind stands in it, right or wrong, or a line
// that could not be read, which may have said it.
bool block_may_say(const Checker *checker, const Statement *block, StatementKind kind);

// Whether a thing may be used by what is not understood: its name stands in a line that could not
// be read, or is what an unknown name most likely means.
bool entity_may_be_used(const Checker *checker, const Entity *entity);

// Whether a name is declared twice: what stands in the second place is not in the model.
bool entity_is_double(const Checker *checker, const Entity *entity);

// By Metric.index: whether a milestone has to reach it.
bool *metrics_reached(const Checker *checker);

// Whether it is known by which day a milestone is due.
bool milestone_has_day(const Milestone *milestone);

// Notes what the files allow, for findings to come.
void allows_gather(Checker *checker);

// Works out the flows of all processes.
void flows_make(Checker *checker);

// The circles of a graph are looked for one component at a time.
typedef struct Circles {
    const Digraph *graph;
    Components components;
    uint32_t *from;  // by node: where the search came from
    uint32_t *queue; // nodes to go on from
    Arena *arena;
} Circles;

// Nodes in order, each of which leads to the next, and the last to the first.
typedef struct Circle {
    uint32_t *nodes;
    uint32_t count; // 0: there is none
} Circle;

Circles circles_start(const Digraph *graph, Arena *arena);

// The shortest circle through the lowest node of a component. Ask once for each component.
Circle circle_find(Circles *circles, uint32_t component);

enum { CIRCLE_SHOWN = 20 }; // hops of a circle that are marked

// Notes how many hops of a circle are not marked, if any.
void circle_note(Checker *checker, Finding *finding, const Circle *circle);
