// `stagecraft map FILE -o OUT`: one picture of one process.
//
// The ending of OUT picks the format, --view what the picture shows. This issue has one view; the
// others become rows of views/views.def.
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "draw/draw.h"
#include "views/flow.h"

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

static Status options_of_flow(const Options *options, FlowOptions *flow)
{
    const char *direction = options->value[OPTION_DIRECTION];
    const char *width = options->value[OPTION_WIDTH];
    *flow = (FlowOptions){.detail = detail_read(options->value[OPTION_DETAIL])};
    flow->direction =
        direction && strcmp(direction, "down") == 0 ? DIRECTION_DOWN : DIRECTION_RIGHT;
    if (width) {
        char *end;
        unsigned long pixels = strtoul(width, &end, 10);
        if (*end || pixels < WIDTH_LEAST || pixels > WIDTH_MOST) {
            message("`--width` takes %d to %d pixels, not `%s`", WIDTH_LEAST, WIDTH_MOST, width);
            return STATUS_USAGE;
        }
        flow->width = (uint32_t)pixels;
    }
    return STATUS_CLEAN;
}

// The views that are pictures, from views/views.def.
typedef struct View {
    const char *name;
    Shape shape;
    const char *text;
} View;

static const View views[] = {
#define VIEW(id, shape, text) {#id, SHAPE_##shape, text},
#include "views/views.def"
#undef VIEW
};

static Status view_read(const char *name)
{
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (!name || strcmp(name, views[i].name) == 0) {
            return STATUS_CLEAN;
        }
    }
    message("there is no view `%s`", name);
    message_help("choose one of these with `--view NAME`:");
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        message_item("%-10s %s", views[i].name, views[i].text);
    }
    return STATUS_USAGE;
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

static Status draw_process(Session *session, const Process *process, const FlowOptions *options,
                           const Format *format)
{
    Arena *arena = &session->compilation.arena;
    Odds odds = odds_of(process, arena);
    const Graph *graph = flow_graph(process, &odds, options, arena);
    DrawReport report = format->id == FORMAT_DOT
                            ? draw_dot(graph, arena, &session->out)
                            : draw_svg(graph, &session->options->limits, arena, &session->out);
    return report_drawing(report);
}

Status command_map(Session *session)
{
    const Process *process;
    FlowOptions flow;
    Status status = view_read(session->options->value[OPTION_VIEW]);
    const char *path = status == STATUS_CLEAN ? product_path(session, "-o map.svg") : NULL;
    const Format *format = path ? product_format(path, SHAPE_GRAPH) : NULL;
    if (!format) {
        return STATUS_USAGE;
    }
    status = options_of_flow(session->options, &flow);
    status = status == STATUS_CLEAN ? pipeline_compile_only(session) : status;
    status = status == STATUS_CLEAN ? pipeline_process(session, &process) : status;
    status = status == STATUS_CLEAN ? draw_process(session, process, &flow, format) : status;
    if (status != STATUS_CLEAN) {
        return status;
    }
    return product_write(session, path);
}
