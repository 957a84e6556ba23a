// What a name that means nothing may have meant.
#pragma once

#include "base/suggest.h"
#include "model/lookup.h"

// Names that a suggestion is taken from. One list at a time: they share the resolver's room.
typedef struct Candidates {
    Candidate *at;
    uint32_t count, capacity;
} Candidates;

// An empty list; the one before it is over.
Candidates candidates_start(const Resolver *resolver);

void candidate_add(Resolver *resolver, Candidates *list, const Name *name, Str label,
                   const void *thing);

// Adds what a file declares itself.
void candidates_of_module(Resolver *resolver, Candidates *list, const Module *module,
                          StatementKind kind);

// Adds the stages of a process, and its ends where they fit.
void candidates_of_process(Resolver *resolver, Candidates *list, const Process *process,
                           bool with_ends);

// All that a file sees of a kind.
Candidates candidates_visible(Resolver *resolver, const Module *module, StatementKind kind);

// Adds the nearest candidate as help, fix and second place; else the general advice.
void candidates_suggest(Resolver *resolver, Finding *finding, Str wrong, Place place,
                        const Candidates *list, const char *advice);

// A text stands where a name belongs, which is reported: says whose label it is, if it is one.
void candidates_name_label(Resolver *resolver, const Statement *statement, const Part *part,
                           const Candidates *list);

// Whether a name stands in a line of the file that has a mistake.
bool name_is_heard(Resolver *resolver, const Module *module, Str name);

// Whether a file sees a name of the kind that is near this one.
bool name_has_near(Resolver *resolver, const Module *module, StatementKind kind, Str name);

// Whether things of a kind may be declared that cannot be seen: by an import that failed, or a
// declaration whose name a mistake hides.
bool module_hides(const Module *module, StatementKind kind);
