// A whole compilation, to each of its outputs.
//
// Sound files become JSON, pictures, DOT and handouts; all files become findings. What is left to
// the command line follows from a number that the input gives.
#include "laws.h"
#include "run.h"

#include "draw/draw.h"
#include "emit/json.h"
#include "emit/markdown.h"
#include "emit/report.h"
#include "emit/text.h"
#include "views/flow.h"
#include "views/handout.h"

enum {
    MADE_MOST = 4,      // pictures, and handouts, of one input
    REPORTED_MOST = 30, // findings in a document for programs
};

// Every format for programs, with room for a few findings only, so that the others are cut.
static void write_reports(const Findings *findings, const TextCounts *counts, Arena *arena)
{
    for (int id = 0; id < REPORT_COUNT; id++) {
        const ReportFormat *format = report_format((ReportId)id);
        Report report;
        Out out = {0};
        if (format->write_document) {
            report_start(&report, format, REPORTED_MOST, arena);
            report.shows_allowed = true;
            report_add(&report, findings);
            report_add_gap(&report, STR("missing.sales"), STR("there is no such file"));
            report_write(&report, counts, &out);
            law(!out.failed, "findings can be written for programs");
            if (id == REPORT_github) {
                law_commands(out_view(&out));
            } else {
                law_terminal(out_view(&out));
                law_json(out_view(&out));
            }
            out_free(&out);
            report_free(&report);
        }
    }
}

static void write_findings(Compilation *compilation)
{
    Out out = {0};
    Findings *findings = &compilation->findings;
    TextCounts counts = {0};
    findings_sort(findings);
    law_findings(findings);
    findings_write_text(findings, false, 20, &out);
    text_count(&counts, findings);
    text_write_closing(&counts, false, &out);
    law_terminal(out_view(&out));
    out_free(&out);
    findings_write_text(findings, true, 0, &out);
    law(!out.failed, "findings can be written");
    out_free(&out);
    write_reports(findings, &counts, &compilation->arena);
}

static void write_json(Compilation *compilation)
{
    Out out = {0};
    json_write_model(compilation->model, &compilation->arena, &out);
    law(!out.failed, "the model can be written");
    law_json(out_view(&out));
    out_free(&out);
}

static void draw(const Process *process, uint32_t choice, const Limits *limits, Arena *arena)
{
    const FlowOptions options = {
        .detail = (FlowDetail)(choice % 4),
        .direction = choice / 4 % 2 == 0 ? DIRECTION_RIGHT : DIRECTION_DOWN,
        .width = choice / 8 % 2 == 0 ? 0 : 200 + choice / 16 % 4000,
    };
    Out picture = {0}, dot = {0};
    Odds odds = odds_of(process, arena);
    const Graph *graph = flow_graph(process, &odds, &options, arena);
    draw_svg(graph, limits, arena, &picture);
    law_svg(out_view(&picture));
    draw_dot(graph, arena, &dot);
    law_dot(out_view(&dot), graph);
    out_free(&picture);
    out_free(&dot);
}

static void write_handout(const Compilation *compilation, const Role *role, Arena *arena)
{
    Out out = {0};
    markdown_write(
        handout_document(compilation->model, role, &compilation->model->processes, arena), &out);
    law(!out.failed, "a handout can be written");
    law_markdown(out_view(&out));
    out_free(&out);
}

static void write_products(Compilation *compilation, const Limits *limits)
{
    const Model *model = compilation->model;
    const ProcessList *processes = &model->processes;
    uint32_t choice = input_hash(compilation->program.modules[0]->source->text);
    write_json(compilation);
    for (uint32_t i = 0, drawn = 0; i < processes->count && drawn < MADE_MOST; i++) {
        if (processes->at[i]->is_given && processes->at[i]->stages.count > 0) {
            draw(processes->at[i], choice, limits, &compilation->arena);
            drawn++;
        }
    }
    for (uint32_t i = 0, written = 0; i < model->roles.count && written < MADE_MOST; i++) {
        if (!model->roles.at[i]->is_external) {
            write_handout(compilation, model->roles.at[i], &compilation->arena);
            written++;
        }
    }
}

static void use_outputs(Compilation *compilation, const Limits *limits)
{
    run_checks(compilation);
    write_findings(compilation);
    if (compilation->model->is_sound) {
        write_products(compilation, limits);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    Input input = input_split((const char *)bytes, length);
    run_compilation(&input, use_outputs);
    return 0;
}
