// Findings for programs, collected.
//
// What needs freeing hangs in the report itself, so that a jump out of a writer loses nothing.
#include "emit/report.h"

#include "emit/json_parts.h"
#include "emit/report_writers.h"
#include "emit/terminal.h"

enum { SHOWN_PATH = 300 };

// People read the text file by file: it is never collected.
#define write_text_finding  NULL
#define write_text_document NULL

static const ReportFormat formats[REPORT_COUNT] = {
#define REPORT(id, most_of_level, shows_allowed, text)                                             \
    {#id, most_of_level, shows_allowed, text, write_##id##_finding, write_##id##_document},
#include "emit/reports.def"
#undef REPORT
};

const ReportFormat *report_format(ReportId id)
{
    return &formats[id];
}

const ReportFormat *report_format_find(Str name)
{
    for (int id = 0; id < REPORT_COUNT; id++) {
        if (str_is(name, formats[id].name)) {
            return &formats[id];
        }
    }
    return NULL;
}

void report_start(Report *report, const ReportFormat *format, uint32_t most, Arena *arena)
{
    *report = (Report){.format = format, .most = most, .arena = arena};
    report->shows_allowed = format->shows_allowed;
    out_start(&report->out);
}

void report_free(Report *report)
{
    json_decref(report->root);
    report->root = NULL;
    out_free(&report->out);
}

// ---- collecting ---------------------------------------------------------------------------------

static uint32_t most_of_level(const Report *report)
{
    uint32_t most = report->format->most_of_level;
    return most > 0 && most < report->most ? most : report->most;
}

static bool is_wanted(const Report *report, Level level)
{
    bool is_shown = level >= LEVEL_WARNING || (level == LEVEL_ALLOW && report->shows_allowed);
    return is_shown && report->collected[level] < most_of_level(report);
}

static void add_item(Report *report, Level level)
{
    ReportItem *item = ARENA_NEW(report->arena, ReportItem);
    *item = (ReportItem){.level = level, .bytes = str_copy(report->arena, out_view(&report->out))};
    if (report->last) {
        report->last->next = item;
    } else {
        report->first = item;
    }
    report->last = item;
    report->collected[level]++;
}

void report_add(Report *report, const Findings *findings)
{
    report->scratch = findings->arena;
    report->fingerprints = (Fingerprints){0};
    for (const Finding *finding = findings->first; finding; finding = finding->next) {
        if (is_wanted(report, finding->level)) {
            report->out.length = 0;
            report->format->write_finding(report, finding);
            add_item(report, finding->level);
        }
    }
    report->scratch = NULL;
}

void report_add_gap(Report *report, Str file, Str reason)
{
    ReportGap *gap = ARENA_NEW(report->arena, ReportGap);
    report->out.length = 0;
    terminal_str(&report->out, file, SHOWN_PATH);
    Str shown = out_view(&report->out);
    gap->file = json_path_text(report->arena, file);
    gap->reason = str_copy(report->arena, reason);
    gap->text =
        str_format(report->arena, "cannot read `%.*s`: %.*s", STR_ARGS(shown), STR_ARGS(reason));
    if (report->last_gap) {
        report->last_gap->next = gap;
    } else {
        report->gaps = gap;
    }
    report->last_gap = gap;
}

uint32_t report_rule(Report *report, RuleId rule)
{
    for (uint32_t i = 0; i < report->rule_count; i++) {
        if (report->rules[i] == rule) {
            return i;
        }
    }
    report->rules[report->rule_count] = rule;
    return report->rule_count++;
}

// ---- the document -------------------------------------------------------------------------------

ReportShare report_share(const Report *report)
{
    ReportShare share = {0};
    uint32_t left = report->most;
    for (int level = LEVEL_ERROR; level >= LEVEL_ALLOW; level--) {
        uint32_t collected = report->collected[level];
        share.of[level] = collected < left ? collected : left;
        left -= share.of[level];
    }
    return share;
}

const ReportItem *report_next(const ReportItem *item, ReportShare *share)
{
    for (; item; item = item->next) {
        if (share->of[item->level] > 0) {
            share->of[item->level]--;
            return item;
        }
    }
    return NULL;
}

uint32_t report_cut(const Report *report)
{
    ReportShare share = report_share(report);
    const TextCounts *counts = &report->counts;
    uint32_t all = counts->errors + counts->warnings;
    all += report->shows_allowed ? counts->allowed : 0;
    return all - share.of[LEVEL_ERROR] - share.of[LEVEL_WARNING] - share.of[LEVEL_ALLOW];
}

void report_write(Report *report, const TextCounts *counts, Out *out)
{
    report->counts = *counts;
    report->format->write_document(report, out);
    out->failed |= report->out.failed;
}
