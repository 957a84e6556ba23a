// A whole compilation, to each of its outputs.
//
// Sound files become JSON, pictures, DOT, tables, handouts and the page of a build; all files become findings as text and
// in one more format. What is left to the command line follows from a number that the input gives.
#include "laws.h"
#include "products.h"
#include "run.h"

#include "emit/report.h"

enum { REPORTED_MOST = 30 };

static void write_text(const Findings *findings)
{
    Out out = {0};
    TextCounts counts = {0};
    findings_write_text(findings, false, 20, &out);
    text_count(&counts, findings);
    text_write_closing(&counts, false, &out);
    law_terminal(out_view(&out));
    out_free(&out);
    findings_write_text(findings, true, 0, &out);
    law(!out.failed, "findings can be written");
    out_free(&out);
}

// A document for programs, with room for a few findings only, so that the others are cut.
static void write_report(const Findings *findings, ReportId id, Arena *arena)
{
    Report report;
    Out out = {0};
    TextCounts counts = {0};
    text_count(&counts, findings);
    report_start(&report, report_format(id), REPORTED_MOST, arena);
    report.shows_allowed = true;
    report_add(&report, findings);
    report_add_gap(&report, STR("missing.sales"), STR("there is no such file"));
    report_write(&report, &counts, &out);
    law(!out.failed, "a report can be written");
    if (id == REPORT_github) {
        law_commands(out_view(&out));
    } else {
        law_terminal(out_view(&out));
        law_json(out_view(&out));
    }
    report_free(&report);
    out_free(&out);
}

static void use_outputs(Compilation *compilation, const Limits *limits)
{
    Findings *findings = &compilation->findings;
    run_checks(compilation);
    findings_sort(findings);
    law_findings(findings);
    write_text(findings);
    const ReportId reports[] = {REPORT_json, REPORT_sarif, REPORT_github};
    uint32_t choice = input_hash(compilation->program.modules[0]->source->text);
    write_report(findings, reports[choice / 7 % 3], &compilation->arena);
    if (compilation->model->is_sound) {
        products_write(compilation, choice, limits);
        site_try(compilation, choice, limits);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    Input input = input_split((const char *)bytes, length);
    run_compilation(&input, use_outputs);
    return 0;
}
