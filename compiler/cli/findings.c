// Findings on standard error, or collected for the document that --format asks for.
//
// Colour follows --color; without it, NO_COLOR, TERM and whether standard error is a terminal. A
// file that several compilations share shows its findings in the first of them.
#include "cli/findings.h"

#include "cli/message.h"
#include "cli/product.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A finding of an earlier compilation; its texts are copied, for that compilation is gone.
struct Shown {
    struct Shown *next;
    RuleId rule;
    uint32_t offset;
    Str path, headline;
};

static bool is_colored(const Session *session)
{
    const char *choice = session->options->value[OPTION_COLOR];
    const char *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (choice && strcmp(choice, "auto") != 0) {
        return strcmp(choice, "always") == 0;
    }
    if ((none && *none) || (terminal && strcmp(terminal, "dumb") == 0)) {
        return false;
    }
    return isatty(STDERR_FILENO) == 1;
}

// ---- what was shown before ----------------------------------------------------------------------

enum { SLOTS = 4096 };

static size_t slot_of(const Finding *finding)
{
    return ((size_t)finding->main.place.offset * 31 + (size_t)finding->rule) % SLOTS;
}

static bool is_same(const Shown *shown, const Finding *finding)
{
    return shown->rule == finding->rule && shown->offset == finding->main.place.offset
           && str_equal(shown->path, finding->main.place.source->path)
           && str_equal(shown->headline, finding->headline);
}

// Whether the finding was shown before; if not, it now counts as shown.
static bool was_shown(Session *session, const Finding *finding)
{
    Shown **slot = &session->shown[slot_of(finding)];
    for (const Shown *shown = *slot; shown; shown = shown->next) {
        if (is_same(shown, finding)) {
            return true;
        }
    }
    Shown *shown = ARENA_NEW(&session->arena, Shown);
    *shown = (Shown){.next = *slot,
                     .rule = finding->rule,
                     .offset = finding->main.place.offset,
                     .path = str_copy(&session->arena, finding->main.place.source->path),
                     .headline = str_copy(&session->arena, finding->headline)};
    *slot = shown;
    return false;
}

// Takes out what was shown before. One file alone has shown nothing before.
static void drop_shown(Session *session, Findings *findings)
{
    Finding **link = &findings->first;
    if (session->options->file_count < 2) {
        return;
    }
    session->shown = session->shown ? session->shown : ARENA_MANY(&session->arena, SLOTS, Shown *);
    findings->last = NULL;
    while (*link) {
        Finding *finding = *link;
        if (was_shown(session, finding)) {
            *link = finding->next;
            finding_uncount(findings, finding);
        } else {
            findings->last = finding;
            link = &finding->next;
        }
    }
}

// Whether a file was counted before; if not, it now is.
static bool was_counted(Session *session, Str path)
{
    for (const Shown *file = session->files; file; file = file->next) {
        if (str_equal(file->path, path)) {
            return true;
        }
    }
    Shown *file = ARENA_NEW(&session->arena, Shown);
    *file = (Shown){.next = session->files, .path = str_copy(&session->arena, path)};
    session->files = file;
    return false;
}

// A file that several compilations find something in counts once.
static void count_files_once(Session *session, const Findings *findings)
{
    const Source *before = NULL;
    for (const Finding *finding = findings->first; finding; finding = finding->next) {
        const Source *source = finding->main.place.source;
        if (source && source != before && finding->level >= LEVEL_WARNING) {
            session->counts.files -= was_counted(session, source->path);
            before = source;
        }
    }
}

// Nothing helps where nobody can be told: a failure to write is passed over.
static void flush(Session *session)
{
    if (session->notes.failed) {
        arena_give_up(&session->arena);
    }
    save_to_descriptor(STDERR_FILENO, out_view(&session->notes));
    out_free(&session->notes);
}

void findings_start_report(Session *session)
{
    const Options *options = session->options;
    const char *name = options->value[OPTION_FORMAT];
    const ReportFormat *format = name ? report_format_find(str_from(name)) : NULL;
    if (format && format->write_document) {
        report_start(&session->report, format, (uint32_t)options->limits.of[LIMIT_RESULTS],
                     &session->arena);
        session->report.shows_allowed |= options->value[OPTION_SUPPRESSED] != NULL;
    }
}

void findings_show(Session *session)
{
    Findings *findings = &session->compilation.findings;
    uint32_t shown_per_file = (uint32_t)session->options->limits.of[LIMIT_FINDINGS];
    findings_sort(findings);
    drop_shown(session, findings);
    text_count(&session->counts, findings);
    session->is_search_cut |= session->compilation.suggest_budget == 0;
    count_files_once(session, findings);
    if (session->report.format) {
        report_add(&session->report, findings);
    } else {
        findings_write_text(findings, is_colored(session), shown_per_file, &session->notes);
        flush(session);
    }
}

Status findings_write_report(Session *session)
{
    const char *path = session->options->value[OPTION_OUTPUT];
    if (!session->report.format) {
        return STATUS_CLEAN;
    }
    session->report.is_search_cut = session->is_search_cut;
    report_write(&session->report, &session->counts, &session->out);
    return product_write(session, path ? path : "-");
}

// Where `check --fix` would help, people hear of it; programs see it at each finding.
static void tell_of_fixes(const Session *session)
{
    const Options *options = session->options;
    const TextCounts *counts = &session->counts;
    uint32_t all = counts->errors + counts->warnings;
    bool is_asked = options->value[OPTION_FIX] || options->value[OPTION_DIFF];
    if (counts->certain == 0 || is_asked || session->report.format) {
        return;
    }
    if (counts->certain < all) {
        bool has_more = counts->has_more || session->is_search_cut;
        message_note("`stagecraft check --fix` mends %s%u of them, `--diff` shows how",
                     has_more ? "at least " : "", counts->certain);
    } else {
        message_note("`stagecraft check --fix` mends %s, `--diff` shows how",
                     all == 1 ? "it" : "all of them");
    }
}

// Somebody who sees no "did you mean" should know that nobody looked.
static void tell_of_search(const Session *session)
{
    if (session->is_search_cut && !session->report.format) {
        message_note("so many names are unknown that the search for what was meant was cut short: "
                     "mend some, and check again");
    }
}

void findings_close(Session *session)
{
    const TextCounts *counts = &session->counts;
    if (counts->errors + counts->warnings + counts->allowed > 0) {
        text_write_closing(&session->counts, is_colored(session), &session->notes);
        flush(session);
        tell_of_search(session);
        tell_of_fixes(session);
    }
}
