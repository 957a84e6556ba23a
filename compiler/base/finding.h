// Findings: what is wrong, where, why, and how to mend it.
//
// Whoever notices a mistake adds a finding and gives it marks, a note, a help and fixes; nobody
// prints. Rules stand in base/rules.def: base knows their names and levels, nothing else.
#pragma once

#include <stdarg.h>

#include "base/edit.h"

typedef enum RuleId {
#define RULE(id, name, level, text) RULE_##id,
#include "base/rules.def"
#undef RULE
    RULE_COUNT
} RuleId;

typedef enum Level {
    LEVEL_OFF,     // not asked for: nothing is found
    LEVEL_ALLOW,   // found and counted, not shown
    LEVEL_WARNING, // shown
    LEVEL_ERROR,   // shown, and nothing is written
} Level;

typedef struct Rule {
    const char *name; // as people write it: "unknown-role"
    Level level;      // unless the user says otherwise
    const char *text; // one line for the manual
} Rule;

// The row of a rule.
const Rule *rule_row(RuleId id);

typedef struct Mark {
    Place place;
    Str label;
} Mark;

typedef struct Fix {
    Str text;     // what it does: "replace with `meet`"
    bool certain; // may be applied without asking: `check --fix` does
    Edit *edits;
    uint32_t edit_count;
    struct Fix *next;
} Fix;

typedef struct Finding {
    RuleId rule;
    Level level;
    bool is_denied;          // a warning that the command line made an error
    bool is_allowed_in_file; // an `allow` stands around it
    Str headline;
    Mark main;
    Mark *also;
    uint32_t also_count;
    Str note;
    Str help;
    Fix *fixes;
    StrList also_in; // names of variants that share it
    struct Finding *next;
    struct Finding *next_in_slot; // see finding_find
} Finding;

// All findings of a compilation. At most FINDINGS_KEPT of one rule and file are kept; the rest are
// counted.
enum { FINDINGS_KEPT = 1000 };

typedef struct FindingTally FindingTally;
typedef struct Allows Allows; // see base/allow.h

typedef struct Findings {
    Arena *arena;
    Finding *first, *last;
    FindingTally *tallies;    // kept and counted, a rule and file
    Finding **slots;          // by rule and place, for finding_find
    Level levels[RULE_COUNT]; // the rule's own unless the user says otherwise
    Allows *allows;           // what the files allow of findings to come; NULL: nothing
    uint32_t error_count;     // denied warnings too
    uint32_t denied_count;
    uint32_t warning_count;
    uint32_t allowed_count;
    uint32_t counts[RULE_COUNT]; // findings a rule, at whatever level, kept or only counted
    Finding spill;               // written to where a finding is only counted
} Findings;

// An empty list. `levels` holds a level a rule, or is NULL: then each has its own.
void findings_start(Findings *findings, Arena *arena, const Level *levels);

// The rule that people write so; false if there is none.
bool rule_find(Str name, RuleId *rule);

// Whether a rule is asked for. What is costly to look for is not looked for otherwise.
bool rule_is_on(const Findings *findings, RuleId rule);

// Takes a finding out of the counts; the caller takes it out of the list.
void finding_uncount(Findings *findings, const Finding *finding);

// Adds a finding, at the level that its rule has at this place, with its headline (printf style; at
// most 90 characters, in a sales team's words).
// Never returns NULL; what is over the limit is counted and goes to a place nobody reads, and so
// does what a rule that is off finds.
Finding *finding_add(Findings *findings, RuleId rule, Place place, const char *headline, ...)
    __attribute__((format(printf, 4, 5)));
Finding *finding_add_list(Findings *findings, RuleId rule, Place place, const char *headline,
                          va_list arguments) __attribute__((format(printf, 4, 0)));

// Whether anybody will read a finding: one that is only counted needs no further words.
bool finding_is_read(const Findings *findings, const Finding *finding);

// The text under the main mark.
void finding_label(Findings *findings, Finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// A further place with a text of its own.
void finding_also(Findings *findings, Finding *finding, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void finding_note(Findings *findings, Finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void finding_help(Findings *findings, Finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// A fix of one edit, which lives as long as the findings; `certain` if it may be applied without
// asking. A finding may have several fixes, of which one is chosen.
void finding_fix(Findings *findings, Finding *finding, bool certain, Place place, Str replacement);

// The fix of a shown finding that may be made without asking; NULL if there is none. The library is
// nobody's to change.
const Fix *finding_certain_fix(const Finding *finding);

// One edit more for the last fix of a finding; all are made together.
void finding_fix_more(Findings *findings, Finding *finding, Place place, Str replacement);

// The finding of this rule at this very place, or NULL. Used for what several processes share.
Finding *finding_find(const Findings *findings, RuleId rule, Place place);

// Adds the name of a variant that shares the finding; once each.
void finding_also_in(Findings *findings, Finding *finding, Str name);

// Sorts by source (in the order given), place and rule. Stable.
void findings_sort(Findings *findings);

// How many sources have errors or warnings.
uint32_t findings_source_count(const Findings *findings);

// How many findings a source has, kept or only counted.
uint32_t findings_count(const Findings *findings, const Source *source, Level level);
