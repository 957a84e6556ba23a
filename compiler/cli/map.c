// `stagecraft map FILE -o OUT`: one picture of one process.
//
// The ending of OUT picks the format, --view what the picture shows: a row of views/views.def.
#include "base/suggest.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "draw/draw.h"
#include "emit/table_csv.h"
#include "emit/table_html.h"
#include "emit/table_markdown.h"
#include "views/exchange.h"
#include "views/flow.h"
#include "views/funnel.h"
#include "views/landscape.h"
#include "views/lanes.h"
#include "views/methods.h"
#include "views/mind.h"
#include "views/raci.h"
#include "views/skills.h"
#include "views/variants.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_LEAST = 200, WIDTH_MOST = 20000 };

static FlowDetail detail_read(const char *word)
{
    if (!word) {
        return FLOW_DETAIL_AUTO;
    }
    switch (word[0]) {
    case 't': return FLOW_DETAIL_TITLE;
    case 'c': return FLOW_DETAIL_CARD;
    }
    return FLOW_DETAIL_FULL;
}

// The width wanted; 0 where none is. False, and a message, where it is none that can be drawn.
static bool width_read(const char *word, uint32_t *width)
{
    *width = 0;
    if (word) {
        char *end;
        unsigned long pixels = strtoul(word, &end, 10);
        if (*end || pixels < WIDTH_LEAST || pixels > WIDTH_MOST) {
            message("`--width` takes %d to %d pixels, not `%s`", WIDTH_LEAST, WIDTH_MOST, word);
            return false;
        }
        *width = (uint32_t)pixels;
    }
    return true;
}

typedef enum ViewId {
#define VIEW(id, shape, text) VIEW_##id,
#include "views/views.def"
#undef VIEW
    VIEW_COUNT
} ViewId;

typedef struct View {
    const char *name;
    Shape shape;
    const char *text;
} View;

static const View views[VIEW_COUNT] = {
#define VIEW(id, shape, text) {#id, SHAPE_##shape, text},
#include "views/views.def"
#undef VIEW
};

// The view of this name; the first one where none is named. VIEW_COUNT, and a message, if there is
// none.
static ViewId view_read(const char *name)
{
    Candidate near[VIEW_COUNT];
    uint64_t budget = 100000;
    for (int i = 0; i < VIEW_COUNT; i++) {
        if (!name || strcmp(name, views[i].name) == 0) {
            return (ViewId)i;
        }
        near[i] = (Candidate){.name = str_from(views[i].name)};
    }
    message("there is no view `%s`", name);
    Suggestion best = suggest(str_from(name), near, VIEW_COUNT, &budget);
    if (best.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(best.candidate->name));
        return VIEW_COUNT;
    }
    message_help("choose one of these with `--view NAME`:");
    for (int i = 0; i < VIEW_COUNT; i++) {
        message_item("%-10s %s", views[i].name, views[i].text);
    }
    return VIEW_COUNT;
}

static Status report_drawing(DrawReport report)
{
    switch (report.result) {
    case DRAW_DONE: return STATUS_CLEAN;
    case DRAW_SIMPLER: message("%.*s", STR_ARGS(report.message)); return STATUS_CLEAN;
    case DRAW_REFUSED: message("%.*s", STR_ARGS(report.message)); return STATUS_FINDINGS;
    case DRAW_FAILED: message("%.*s", STR_ARGS(report.message)); return STATUS_FAULT;
    }
    return STATUS_FAULT;
}

// A picture that needs no Graphviz; NULL: it is too large.
static Status paint(Session *session, const Drawing *drawing)
{
    if (drawing == NULL) {
        message("this process is too large for this view");
        return STATUS_FINDINGS;
    }
    return report_drawing(draw_paint_svg(drawing, &session->out));
}

static Status draw_process(Session *session, const Process *process, const Format *format,
                           uint32_t width)
{
    Arena *arena = &session->compilation.arena;
    const char *direction = session->options->value[OPTION_DIRECTION];
    FlowOptions options = {
        .detail = detail_read(session->options->value[OPTION_DETAIL]),
        .direction = direction && strcmp(direction, "down") == 0 ? DIRECTION_DOWN : DIRECTION_RIGHT,
        .width = width,
    };
    Odds odds = odds_of(process, arena);
    const Graph *graph = flow_graph(process, &odds, &options, arena);
    DrawReport report = format->id == FORMAT_DOT
                            ? draw_dot(graph, arena, &session->out)
                            : draw_svg(graph, &session->options->limits, arena, &session->out);
    return report_drawing(report);
}

// Swimlanes of a process, or of all processes where that is NULL.
static Status draw_lanes(Session *session, const Process *process, uint32_t width)
{
    Arena *arena = &session->compilation.arena;
    const Lanes *lanes;
    if (process == NULL) {
        lanes = landscape_make(session->compilation.model, width, arena);
    } else {
        Odds odds = odds_of(process, arena);
        lanes = lanes_make(process, &odds, width, arena);
    }
    if (lanes == NULL) {
        message("these are too many lanes to be drawn");
        return STATUS_FINDINGS;
    }
    if (lanes->card_count == 0) {
        message("no process to draw");
        return STATUS_FINDINGS;
    }
    return paint(session, lanes_compose(lanes, arena));
}

static Status draw_funnel(Session *session, const Process *process)
{
    Arena *arena = &session->compilation.arena;
    Odds odds = odds_of(process, arena);
    const Funnel *funnel = funnel_make(process, &odds, arena);
    if (funnel == NULL) {
        message(process_has_win(process) ? "the chances of `%s` cannot be worked out"
                                         : "`%s` has no win, so there is no funnel to draw",
                process->entity.name->text);
        return STATUS_FINDINGS;
    }
    return paint(session, funnel_compose(funnel, arena));
}

static MindDetail mind_detail_read(const char *word)
{
    switch (word ? word[0] : 0) {
    case 't': return MIND_DETAIL_TITLE;
    case 'c': return MIND_DETAIL_CARD;
    case 'f': return MIND_DETAIL_FULL;
    }
    return MIND_DETAIL_AUTO;
}

static Status draw_mind(Session *session, const Process *process)
{
    Arena *arena = &session->compilation.arena;
    MindDetail detail = mind_detail_read(session->options->value[OPTION_DETAIL]);
    return paint(session, mind_compose(mind_make(process, detail, arena), arena));
}

static Status draw_exchange(Session *session, const Process *process)
{
    Arena *arena = &session->compilation.arena;
    const Exchange *exchange = exchange_make(process, arena);
    if (exchange->pass_count == 0) {
        message("`%s` has nothing for the view `handoffs`: no deal changes hands",
                process->entity.name->text);
        return STATUS_FINDINGS;
    }
    return paint(session, exchange_compose(exchange, arena));
}

// NULL where there is nothing to show, or too much; a message says so.
static const Table *table_of(Session *session, ViewId view, const Process *process)
{
    const Model *model = session->compilation.model;
    Arena *arena = &session->compilation.arena;
    Table *(*const makers[VIEW_COUNT])(const Model *, const Process *,
                                       Arena *) = {[VIEW_raci] = raci_table,
                                                   [VIEW_skills] = skills_table,
                                                   [VIEW_methods] = methods_table,
                                                   [VIEW_variants] = variants_table};
    const Table *table = makers[view](model, process, arena);
    if (table == NULL) {
        message("this process is too large for the view `%s`", views[view].name);
    } else if (table->column_count == 0 || table->row_count == 0) {
        message("`%s` has nothing for the view `%s`", process->entity.name->text, views[view].name);
        return NULL;
    }
    return table;
}

static Status write_table(Session *session, ViewId view, const Process *process,
                          const Format *format)
{
    const Table *table = table_of(session, view, process);
    if (table == NULL) {
        return STATUS_FINDINGS;
    }
    switch (format->id) {
    case FORMAT_TABLE_CSV: csv_write_table(table, &session->out); break;
    case FORMAT_TABLE_HTML: html_write_table(table, &session->out); break;
    case FORMAT_TABLE_SVG: return paint(session, table_compose(table, &session->compilation.arena));
    default: markdown_write_table(table, &session->out);
    }
    return STATUS_CLEAN;
}

Status command_map(Session *session)
{
    const Process *process = NULL;
    uint32_t width;
    ViewId view = view_read(session->options->value[OPTION_VIEW]);
    const char *path = view < VIEW_COUNT ? product_path(session, "-o map.svg") : NULL;
    const Format *format = path ? product_format(path, views[view].shape) : NULL;
    if (!format) {
        return STATUS_USAGE;
    }
    if (!width_read(session->options->value[OPTION_WIDTH], &width)) {
        return STATUS_USAGE;
    }
    Status status = pipeline_compile_only(session);
    if (status == STATUS_CLEAN && view != VIEW_landscape) {
        status = pipeline_process(session, &process);
    }
    if (status != STATUS_CLEAN) {
        return status;
    }
    switch (views[view].shape) {
    case SHAPE_GRAPH: status = draw_process(session, process, format, width); break;
    case SHAPE_LANES: status = draw_lanes(session, process, width); break;
    case SHAPE_FUNNEL: status = draw_funnel(session, process); break;
    case SHAPE_MIND: status = draw_mind(session, process); break;
    case SHAPE_EXCHANGE: status = draw_exchange(session, process); break;
    case SHAPE_TABLE: status = write_table(session, view, process, format); break;
    case SHAPE_DOCUMENT: break;
    }
    return status == STATUS_CLEAN ? product_write(session, path) : status;
}
