// Findings as SARIF 2.1.0 (OASIS): the document around the results.
//
// It has what code scanning asks for, and nothing that differs from run to run: no clock, no
// absolute path, no name of a machine.
#include "emit/sarif.h"

#include "base/version.h"
#include "emit/json_out.h"
#include "emit/report_writers.h"

static void write_tool(Report *report, Out *out)
{
    out_text(out, "      \"tool\": {\n"
                  "        \"driver\": {\n"
                  "          \"name\": \"stagecraft\",\n"
                  "          \"version\": \"" STAGECRAFT_VERSION "\",\n"
                  "          \"semanticVersion\": \"" STAGECRAFT_VERSION "\",\n"
                  "          \"rules\": [");
    sarif_write_rules(report, out);
    out_text(out, report->rule_count > 0 ? "\n          ]\n" : "]\n");
    out_text(out, "        }\n      },\n");
}

// ---- what there is to tell besides findings -----------------------------------------------------

typedef struct Notices {
    Out *out;
    bool is_first;
} Notices;

static void write_notice(Notices *notices, const char *level, Str text)
{
    Out *out = notices->out;
    out_text(out, notices->is_first ? "\n            {\n" : ",\n            {\n");
    out_format(out, "              \"level\": \"%s\",\n              \"message\": {\n", level);
    out_text(out, "                \"text\": ");
    json_write_str(text, out);
    out_text(out, "\n              }\n            }");
    notices->is_first = false;
}

static void write_number_notice(Notices *notices, const char *level, uint32_t number,
                                const char *text)
{
    char line[128];
    int length =
        snprintf(line, sizeof line, "%u %s %s", number, number == 1 ? "finding" : "findings", text);
    if (number > 0 && length > 0) {
        write_notice(notices, level, (Str){line, (size_t)length});
    }
}

static void write_invocation(const Report *report, Out *out)
{
    Notices notices = {out, true};
    out_text(out, "      \"invocations\": [\n        {\n          \"executionSuccessful\": ");
    out_text(out, report->gaps ? "false" : "true");
    out_text(out, ",\n          \"toolExecutionNotifications\": [");
    for (const ReportGap *gap = report->gaps; gap; gap = gap->next) {
        write_notice(&notices, "error", gap->text);
    }
    write_number_notice(&notices, "warning", report_cut(report),
                        "over the limit, not in this file; raise it with --limit-results");
    if (report->is_search_cut) {
        write_notice(&notices, "note",
                     STR("so many names are unknown that the search for what was meant was cut "
                         "short"));
    }
    if (!report->shows_allowed) {
        write_number_notice(&notices, "note", report->counts.allowed,
                            "allowed, not in this file; add them with --suppressed");
    }
    out_text(out, notices.is_first ? "]\n" : "\n          ]\n");
    out_text(out, "        }\n      ],\n");
}

// ---- the whole ----------------------------------------------------------------------------------

static void write_results(const Report *report, Out *out)
{
    ReportShare share = report_share(report);
    const ReportItem *item = report_next(report->first, &share);
    bool is_first = true;
    out_text(out, "      \"results\": [");
    for (; item; item = report_next(item->next, &share)) {
        out_text(out, is_first ? "\n        " : ",\n        ");
        out_str(out, item->bytes);
        is_first = false;
    }
    out_text(out, is_first ? "]\n" : "\n      ]\n");
}

void write_sarif_document(Report *report, Out *out)
{
    out_text(out, "{\n"
                  "  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                  "  \"version\": \"2.1.0\",\n"
                  "  \"runs\": [\n"
                  "    {\n");
    write_tool(report, out);
    write_invocation(report, out);
    out_text(out, "      \"originalUriBaseIds\": {\n"
                  "        \"" SARIF_PROJECT "\": {\n"
                  "          \"description\": {\n"
                  "            \"text\": \"The project's folder.\"\n"
                  "          }\n"
                  "        },\n"
                  "        \"" SARIF_LIBRARY "\": {\n"
                  "          \"description\": {\n"
                  "            \"text\": \"The library inside stagecraft.\"\n"
                  "          }\n"
                  "        }\n"
                  "      },\n"
                  "      \"columnKind\": \"unicodeCodePoints\",\n");
    write_results(report, out);
    out_text(out, "    }\n  ]\n}\n");
}
