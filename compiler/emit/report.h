// Findings for programs: collected file by file, and put together as one document at the end.
//
// A finding becomes bytes of its format while its compilation lives, for its texts die with that.
// What a document holds is limited; of what is over the limit only the number is told. Errors come
// before warnings, and both before what is allowed.
#pragma once

#include "base/finding.h"
#include "base/out.h"
#include "emit/fingerprint.h"
#include "emit/text.h"

#include <jansson.h>

typedef enum ReportId {
#define REPORT(id, most_of_level, shows_allowed, text) REPORT_##id,
#include "emit/reports.def"
#undef REPORT
    REPORT_COUNT
} ReportId;

typedef struct Report Report;

typedef struct ReportFormat {
    const char *name;
    uint32_t most_of_level; // 0: only the limit of all holds
    bool shows_allowed;     // unless the report is asked to
    const char *text;
    void (*write_finding)(Report *report, const Finding *finding); // into report->out
    void (*write_document)(Report *report, Out *out);
} ReportFormat;

// A finding as bytes of the format.
typedef struct ReportItem {
    Level level;
    Str bytes;
    struct ReportItem *next;
} ReportItem;

// A file that could not be read, in texts that may be written as they are.
typedef struct ReportGap {
    Str file; // as the command line names it; bytes that are no UTF-8 as %XX
    Str reason;
    Str text; // "cannot read `process.sales`: there is no such file"
    struct ReportGap *next;
} ReportGap;

struct Report {
    const ReportFormat *format;
    Arena *arena;       // lives as long as the run
    uint32_t most;      // findings that the document may hold
    bool shows_allowed; // what is allowed stands in it too
    TextCounts counts;  // of all compilations; filled in at the end
    bool is_search_cut; // not every name that means nothing was held against those that do
    ReportItem *first, *last;
    uint32_t collected[LEVEL_ERROR + 1];
    ReportGap *gaps, *last_gap;
    RuleId rules[RULE_COUNT]; // of the items, in the order in which they came first
    uint32_t rule_count;

    // Of the compilation at work:
    Arena *scratch;
    Fingerprints fingerprints; // of the source at work
    const Finding *before;     // the one whose fingerprint was made last
    uint32_t twins;            // findings of its rule and place before it
    Out out;                   // the finding at work
    json_t *root;              // its value; NULL between findings
};

// How many findings of each level the document holds.
typedef struct ReportShare {
    uint32_t of[LEVEL_ERROR + 1];
} ReportShare;

// The row of a format.
const ReportFormat *report_format(ReportId id);

// The format of this name, or NULL.
const ReportFormat *report_format_find(Str name);

// An empty report of at most `most` findings.
void report_start(Report *report, const ReportFormat *format, uint32_t most, Arena *arena);

// Adds the findings of a compilation, sorted by findings_sort; nothing of it is needed afterwards.
void report_add(Report *report, const Findings *findings);

// Adds a file that could not be read, and why.
void report_add_gap(Report *report, Str file, Str reason);

// Writes the document; `counts` are those of the whole run. A failure is remembered in `out`.
void report_write(Report *report, const TextCounts *counts, Out *out);

// Frees what no arena holds. To be called in every case, also when memory ran out.
void report_free(Report *report);

// ---- for the writers ----------------------------------------------------------------------------

// What of the items is in the document.
ReportShare report_share(const Report *report);

// The item from `item` on that is in the document, or NULL; takes it off the share.
const ReportItem *report_next(const ReportItem *item, ReportShare *share);

// Findings that are not in the document, by its own choice of levels.
uint32_t report_cut(const Report *report);

// The place of a rule among those of the items, from 0; new ones are added.
uint32_t report_rule(Report *report, RuleId rule);
