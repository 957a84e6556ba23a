// The products of a sound compilation, each held to its laws.
#include "products.h"

#include "input.h"
#include "laws.h"

#include "draw/picture.h"
#include "draw/svg.h"
#include "emit/calendar.h"
#include "emit/handout_csv.h"
#include "emit/handout_html.h"
#include "emit/handout_json.h"
#include "emit/json.h"
#include "emit/markdown.h"
#include "emit/table_csv.h"
#include "emit/table_html.h"
#include "emit/table_markdown.h"
#include "views/flow.h"
#include "views/handout.h"

enum { MADE_MOST = 3 }; // processes shown, and handouts, of one input

// A process at work; `choice` stands for the options of the command line.
typedef struct Job {
    const Model *model;
    const Process *process;
    const Limits *limits;
    uint32_t choice;
    Arena *arena;
} Job;

// Holds what was written to its law, and drops it.
static void hold(Out *out, void (*law_of)(Str text))
{
    law(!out->failed, "a product can be written");
    law_of(out_view(out));
    out_free(out);
}

static PictureRequest request_of(const Job *job, ViewId view)
{
    return (PictureRequest){
        .view = view,
        .model = job->model,
        .process = job->process,
        .limits = job->limits,
        .options = {.detail = (Detail)(job->choice % 4),
                    .direction = job->choice / 4 % 2 == 0 ? DIRECTION_RIGHT : DIRECTION_DOWN,
                    .width = job->choice / 8 % 2 == 0 ? 0 : 200 + job->choice / 16 % 4000},
    };
}

// Paints a view; nothing where it has nothing to show, or too much.
static void draw_view(const Job *job, ViewId view)
{
    const PictureRequest request = request_of(job, view);
    DrawReport report;
    const Drawing *drawing = picture_make(&request, job->arena, &report);
    Out out = {0};
    if (drawing != NULL) {
        svg_write(drawing, &(SvgOptions){.follows_reader = job->choice % 2 == 0}, &out);
        hold(&out, law_svg);
        products_paint(drawing, job->choice / 64, job->limits, job->arena);
    }
}

static void draw_flow(const Job *job)
{
    const PictureRequest request = request_of(job, VIEW_flow);
    Out dot = {0};
    Odds odds = odds_of(job->process, job->arena);
    draw_view(job, VIEW_flow);
    picture_dot(&request, job->arena, &dot);
    law_dot(out_view(&dot), flow_graph(job->process, &odds, &request.options, job->arena));
    out_free(&dot);
}

static void write_table(const Job *job, ViewId view)
{
    const PictureRequest request = request_of(job, view);
    Out out = {0};
    const Table *table = view_table(view, job->model, job->process, &request.options, job->arena);
    if (table == NULL || table->column_count == 0 || table->row_count == 0) {
        return;
    }
    markdown_write_table(table, &out);
    hold(&out, law_markdown);
    csv_write_table(table, &out);
    hold(&out, law_csv);
    html_write_table(table, &out);
    hold(&out, law_html);
    draw_view(job, view);
}

static void show_process(const Job *job)
{
    ViewId view = (ViewId)(job->choice / 5 % VIEW_COUNT);
    if (view == VIEW_flow) {
        draw_flow(job);
    } else if (view_row(view)->shape == SHAPE_TABLE) {
        write_table(job, view);
    } else {
        draw_view(job, view);
    }
}

// Of a document, all that its kind can be written as. `choice` stands for the options of the command
// line.
static void write_document(const Job *job, const HandoutRequest *request)
{
    Document *document = document_make(request, job->arena);
    Out out = {0};
    markdown_write(document, &out);
    hold(&out, law_markdown);
    for (DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        Job map = *job;
        map.process = picture->process;
        const PictureRequest drawn = request_of(&map, VIEW_flow);
        DrawReport report;
        picture->drawing = picture_make(&drawn, job->arena, &report);
    }
    handout_html_write(document, &out);
    hold(&out, law_page);
    if (request->kind == DOCUMENT_POCKET) {
        return;
    }
    handout_write_csv(document, &out);
    hold(&out, law_tasks);
    if (request->kind == DOCUMENT_HANDOUT) {
        handout_write_json(document, &out);
        hold(&out, law_json);
        calendar_write(document, &out);
        hold(&out, law_calendar);
    }
}

static void write_handouts(const Job *job)
{
    enum { DAYS_TO_LAST = 2932897 };
    const Model *model = job->model;
    HandoutRequest request = {
        .model = model,
        .kind = DOCUMENT_TEAM,
        .processes = &model->processes,
        .schedule = {.has_start = true,
                     .start = (int32_t)(job->choice % DAYS_TO_LAST), // 1970 to 9999
                     .counts_workdays = job->choice % 2 == 0},
    };
    write_document(job, &request);
    for (uint32_t i = 0, written = 0; i < model->roles.count && written < MADE_MOST; i++) {
        request.role = model->roles.at[i];
        if (!request.role->is_external) {
            request.kind = job->choice % 8 == 0 ? DOCUMENT_POCKET : DOCUMENT_HANDOUT;
            write_document(job, &request);
            written++;
        }
    }
}

void products_write(Compilation *compilation, uint32_t choice, const Limits *limits)
{
    const Model *model = compilation->model;
    const ProcessList *processes = &model->processes;
    Arena *arena = &compilation->arena;
    uint32_t shown = 0;
    Out out = {0};
    json_write_model(model, arena, &out);
    hold(&out, law_json);
    for (uint32_t i = 0; i < processes->count && shown < MADE_MOST; i++) {
        if (processes->at[i]->is_given && processes->at[i]->stages.count > 0) {
            show_process(&(Job){model, processes->at[i], limits, choice, arena});
            shown++;
        }
    }
    write_handouts(&(Job){model, NULL, limits, choice, arena});
}
