// The products of a sound compilation, each held to its laws.
#include "products.h"

#include "input.h"
#include "laws.h"

#include "draw/draw.h"
#include "emit/json.h"
#include "emit/markdown.h"
#include "emit/table_csv.h"
#include "emit/table_html.h"
#include "emit/table_markdown.h"
#include "views/exchange.h"
#include "views/flow.h"
#include "views/funnel.h"
#include "views/handout.h"
#include "views/landscape.h"
#include "views/lanes.h"
#include "views/methods.h"
#include "views/mind.h"
#include "views/raci.h"
#include "views/skills.h"
#include "views/variants.h"

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

static void draw_flow(const Job *job)
{
    const FlowOptions options = {
        .detail = (FlowDetail)(job->choice % 4),
        .direction = job->choice / 4 % 2 == 0 ? DIRECTION_RIGHT : DIRECTION_DOWN,
        .width = job->choice / 8 % 2 == 0 ? 0 : 200 + job->choice / 16 % 4000,
    };
    Out picture = {0}, dot = {0};
    Odds odds = odds_of(job->process, job->arena);
    const Graph *graph = flow_graph(job->process, &odds, &options, job->arena);
    draw_svg(graph, job->limits, job->arena, &picture);
    hold(&picture, law_svg);
    draw_dot(graph, job->arena, &dot);
    law_dot(out_view(&dot), graph);
    out_free(&dot);
}

// Paints what a view composed; nothing where it has nothing to show, or too much.
static void paint(const Drawing *drawing)
{
    Out out = {0};
    if (drawing != NULL) {
        draw_paint_svg(drawing, &out);
        hold(&out, law_svg);
    }
}

static void draw_funnel(const Job *job)
{
    Odds odds = odds_of(job->process, job->arena);
    const Funnel *funnel = funnel_make(job->process, &odds, job->arena);
    paint(funnel != NULL ? funnel_compose(funnel, job->arena) : NULL);
}

static void draw_mind(const Job *job)
{
    MindDetail detail = (MindDetail)(job->choice % 4);
    paint(mind_compose(mind_make(job->process, detail, job->arena), job->arena));
}

static void draw_lanes(const Job *job)
{
    uint32_t width = job->choice / 64 % 2 * 900;
    Odds odds = odds_of(job->process, job->arena);
    const Lanes *lanes = lanes_make(job->process, &odds, width, job->arena);
    paint(lanes != NULL ? lanes_compose(lanes, job->arena) : NULL);
    lanes = landscape_make(job->model, width, job->arena);
    paint(lanes != NULL ? lanes_compose(lanes, job->arena) : NULL);
}

static void draw_exchange(const Job *job)
{
    const Exchange *exchange = exchange_make(job->process, job->arena);
    paint(exchange != NULL ? exchange_compose(exchange, job->arena) : NULL);
}

static void write_table(const Job *job, Table *(*make)(const Model *, const Process *, Arena *))
{
    Out out = {0};
    const Table *table = make(job->model, job->process, job->arena);
    if (table == NULL || table->column_count == 0 || table->row_count == 0) {
        return;
    }
    markdown_write_table(table, &out);
    hold(&out, law_markdown);
    csv_write_table(table, &out);
    hold(&out, law_csv);
    html_write_table(table, &out);
    hold(&out, law_html);
    paint(table_compose(table, job->arena));
}

static void show_process(const Job *job)
{
    switch (job->choice / 5 % 10) {
    case 0: write_table(job, raci_table); break;
    case 1: write_table(job, skills_table); break;
    case 2: write_table(job, methods_table); break;
    case 3: draw_funnel(job); break;
    case 4: draw_mind(job); break;
    case 5: draw_lanes(job); break;
    case 6: draw_exchange(job); break;
    case 7: write_table(job, variants_table); break;
    default: draw_flow(job);
    }
}

static void write_handouts(const Model *model, Arena *arena)
{
    for (uint32_t i = 0, written = 0; i < model->roles.count && written < MADE_MOST; i++) {
        const Role *role = model->roles.at[i];
        if (!role->is_external) {
            Out out = {0};
            markdown_write(handout_document(model, role, &model->processes, arena), &out);
            hold(&out, law_markdown);
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
    write_handouts(model, arena);
}
