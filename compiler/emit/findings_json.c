// Findings as JSON: one value a finding, and the document around them.
//
// docs/findings.md says what is in it, docs/findings.schema.json says it to programs. Every member
// is always there; what is absent is null.
#include "emit/json_out.h"
#include "emit/json_parts.h"
#include "emit/report_parts.h"
#include "emit/report_writers.h"

// The version of the schema. Additions keep it.
enum { FINDINGS_JSON_VERSION = 1 };

// ---- a finding ----------------------------------------------------------------------------------

// Where something stands, as a member `place`; null where it stands nowhere.
static void put_place(Report *report, json_t *object, Place place)
{
    if (!place.source) {
        report_put_text(report, object, "place", STR(""));
        return;
    }
    Region region = report_region(report, place);
    Str file = json_path_text(report->scratch, place.source->path);
    json_t *value = report_object(report, object, "place");
    report_put_exact(report, value, "file", file);
    report_put_number(report, value, "line", region.start.line);
    report_put_number(report, value, "column", region.start.column);
    report_put_number(report, value, "end_line", region.end.line);
    report_put_number(report, value, "end_column", region.end.column);
}

static void put_places(Report *report, json_t *object, const Finding *finding)
{
    json_t *array = report_array(report, object, "places");
    for (uint32_t i = 0; i < finding->also_count && i < REPORT_PLACES; i++) {
        json_t *element = report_element(report, array);
        put_place(report, element, finding->also[i].place);
        report_put_text(report, element, "label", finding->also[i].label);
    }
}

static void put_fix(Report *report, json_t *array, const Fix *fix)
{
    json_t *object = report_element(report, array);
    report_put_text(report, object, "text", fix->text);
    report_put_boolean(report, object, "certain", fix->certain);
    json_t *edits = report_array(report, object, "edits");
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        json_t *edit = report_element(report, edits);
        put_place(report, edit, fix->edits[i].place);
        report_put_exact(report, edit, "text", fix->edits[i].text);
    }
}

static void put_fixes(Report *report, json_t *object, const Finding *finding)
{
    json_t *array = report_array(report, object, "fixes");
    for (const Fix *fix = finding->fixes; fix; fix = fix->next) {
        if (report_fix_is_text(fix)) {
            put_fix(report, array, fix);
        }
    }
}

static void put_also_in(Report *report, json_t *object, StrList names)
{
    json_t *array = report_array(report, object, "also_in");
    for (uint32_t i = 0; i < names.count && i < REPORT_PLACES; i++) {
        report_add_text(report, array, names.at[i]);
    }
}

static const char *const level_words[] = {
    [LEVEL_OFF] = "off",
    [LEVEL_ALLOW] = "allowed",
    [LEVEL_WARNING] = "warning",
    [LEVEL_ERROR] = "error",
};

void write_json_finding(Report *report, const Finding *finding)
{
    json_t *object = report_root(report);
    report_put_own(report, object, "rule", rule_row(finding->rule)->name);
    report_put_own(report, object, "level", level_words[finding->level]);
    report_put_boolean(report, object, "denied", finding->is_denied);
    report_put_text(report, object, "headline", finding->headline);
    put_place(report, object, finding->main.place);
    report_put_text(report, object, "label", finding->main.label);
    put_places(report, object, finding);
    report_put_text(report, object, "note", finding->note);
    report_put_text(report, object, "help", finding->help);
    put_fixes(report, object, finding);
    put_also_in(report, object, finding->also_in);
    report_finish(report, 4);
}

// ---- the document -------------------------------------------------------------------------------

static void write_findings(const Report *report, Out *out)
{
    ReportShare share = report_share(report);
    const ReportItem *item = report_next(report->first, &share);
    bool is_first = true;
    out_text(out, "  \"findings\": [");
    for (; item; item = report_next(item->next, &share)) {
        out_text(out, is_first ? "\n    " : ",\n    ");
        out_str(out, item->bytes);
        is_first = false;
    }
    out_text(out, is_first ? "],\n" : "\n  ],\n");
}

static void write_counts(const Report *report, Out *out)
{
    const TextCounts *counts = &report->counts;
    out_format(out,
               "  \"counts\": {\n"
               "    \"errors\": %u,\n"
               "    \"denied\": %u,\n"
               "    \"warnings\": %u,\n"
               "    \"allowed\": %u,\n"
               "    \"files\": %u,\n"
               "    \"cut\": %u\n"
               "  },\n"
               "  \"search_cut\": %s,\n",
               counts->errors, counts->denied, counts->warnings, counts->allowed, counts->files,
               report_cut(report), report->is_search_cut ? "true" : "false");
}

static void write_unread(const Report *report, Out *out)
{
    out_text(out, "  \"unread\": [");
    for (const ReportGap *gap = report->gaps; gap; gap = gap->next) {
        out_text(out, gap == report->gaps ? "\n    {\n" : ",\n    {\n");
        out_text(out, "      \"file\": ");
        json_write_str(gap->file, out);
        out_text(out, ",\n      \"reason\": ");
        json_write_str(gap->reason, out);
        out_text(out, "\n    }");
    }
    out_text(out, report->gaps ? "\n  ]\n" : "]\n");
}

void write_json_document(Report *report, Out *out)
{
    out_format(out, "{\n  \"schema\": \"stagecraft-findings\",\n  \"version\": %d,\n",
               FINDINGS_JSON_VERSION);
    write_findings(report, out);
    write_counts(report, out);
    write_unread(report, out);
    out_text(out, "}\n");
}
