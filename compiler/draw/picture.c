// From a view to its drawing list: the one place that knows which shape a view has.
#include "draw/picture.h"

#include "draw/compose.h"
#include "draw/dot.h"
#include "views/exchange.h"
#include "views/flow.h"
#include "views/funnel.h"
#include "views/landscape.h"
#include "views/lanes.h"
#include "views/mind.h"

typedef struct Maker {
    const PictureRequest *request;
    const Process *process;
    const ViewOptions *options;
    Arena *arena;
    DrawReport *report;
} Maker;

// ---- why there is nothing -----------------------------------------------------------------------

static Drawing *refuse(Maker *maker, const char *why)
{
    *maker->report = (DrawReport){DRAW_REFUSED, str_from(why)};
    return NULL;
}

// The process's name stands between the two.
static Drawing *refuse_process(Maker *maker, const char *before, const char *behind)
{
    const char *name = maker->process->entity.name->text;
    Str text = str_format(maker->arena, "%s`%s`%s", before, name, behind);
    *maker->report = (DrawReport){DRAW_REFUSED, text};
    return NULL;
}

static Drawing *or_too_large(Maker *maker, Drawing *drawing)
{
    return drawing ? drawing : refuse(maker, "this process is too large for this view");
}

// ---- the views ----------------------------------------------------------------------------------

static Graph *make_flow(const Maker *maker)
{
    Odds odds = odds_of(maker->process, maker->arena);
    return flow_graph(maker->process, &odds, maker->options, maker->arena);
}

static Drawing *draw_flow(Maker *maker)
{
    Graph *graph = make_flow(maker);
    if (graph->node_count > DRAW_REFUSED_ABOVE) {
        return refuse(maker, "this process is too large to be drawn");
    }
    return draw_compose(graph, maker->request->limits, maker->arena, maker->report);
}

static Drawing *draw_lanes(Maker *maker, const Lanes *lanes)
{
    if (lanes == NULL) {
        return refuse(maker, "these are too many lanes to be drawn");
    }
    if (lanes->card_count == 0) {
        return refuse(maker, "no process to draw");
    }
    return or_too_large(maker, lanes_compose(lanes, maker->arena));
}

static Drawing *draw_process_lanes(Maker *maker)
{
    Odds odds = odds_of(maker->process, maker->arena);
    return draw_lanes(maker, lanes_make(maker->process, &odds, maker->options, maker->arena));
}

static Drawing *draw_landscape(Maker *maker)
{
    return draw_lanes(maker, landscape_make(maker->request->model, maker->options, maker->arena));
}

static Drawing *draw_funnel(Maker *maker)
{
    Odds odds = odds_of(maker->process, maker->arena);
    const Funnel *funnel = funnel_make(maker->process, &odds, maker->options, maker->arena);
    if (funnel == NULL) {
        return process_has_win(maker->process)
                   ? refuse_process(maker, "the chances of ", " cannot be worked out")
                   : refuse_process(maker, "", " has no win, so there is no funnel to draw");
    }
    return or_too_large(maker, funnel_compose(funnel, maker->arena));
}

static Drawing *draw_mind(Maker *maker)
{
    const Mind *mind = mind_make(maker->process, maker->options, maker->arena);
    return or_too_large(maker, mind_compose(mind, maker->arena));
}

static Drawing *draw_exchange(Maker *maker)
{
    const Exchange *exchange = exchange_make(maker->process, maker->options, maker->arena);
    if (exchange->pass_count == 0) {
        return refuse_process(maker, "",
                              " has nothing for the view `handoffs`: no deal changes hands");
    }
    return or_too_large(maker, exchange_compose(exchange, maker->arena));
}

static Drawing *draw_table(Maker *maker)
{
    const PictureRequest *request = maker->request;
    const Table *table =
        view_table(request->view, request->model, maker->process, maker->options, maker->arena);
    if (table != NULL && (table->column_count == 0 || table->row_count == 0)) {
        return refuse_process(maker, "", " has nothing for this view");
    }
    return or_too_large(maker, table ? table_compose(table, maker->arena) : NULL);
}

// ---- the whole ----------------------------------------------------------------------------------

typedef struct Kind {
    Drawing *(*draw)(Maker *maker);
    const char *name; // what a screen reader calls it
} Kind;

Drawing *picture_make(const PictureRequest *request, Arena *arena, DrawReport *report)
{
    static const Kind kinds[VIEW_COUNT] = {
        [VIEW_flow] = {draw_flow, "flowchart"},
        [VIEW_lanes] = {draw_process_lanes, "swimlanes"},
        [VIEW_landscape] = {draw_landscape, "map of processes"},
        [VIEW_funnel] = {draw_funnel, "funnel"},
        [VIEW_mind] = {draw_mind, "mind map"},
        [VIEW_handoffs] = {draw_exchange, "diagram of hand-offs"},
        [VIEW_raci] = {draw_table, "table"},
        [VIEW_skills] = {draw_table, "table"},
        [VIEW_methods] = {draw_table, "table"},
        [VIEW_variants] = {draw_table, "table"},
    };
    Maker maker = {request, request->process, &request->options, arena, report};
    *report = (DrawReport){DRAW_DONE, {"", 0}};
    Drawing *drawing = kinds[request->view].draw(&maker);
    if (drawing != NULL) {
        drawing->kind = str_from(kinds[request->view].name);
    }
    return drawing;
}

DrawReport picture_dot(const PictureRequest *request, Arena *arena, Out *out)
{
    DrawReport report = {DRAW_DONE, {"", 0}};
    const Maker maker = {request, request->process, &request->options, arena, &report};
    if (request->process == NULL) {
        const char *why = "several processes are not written as DOT; take .svg, .png or .pdf";
        return (DrawReport){DRAW_REFUSED, str_from(why)};
    }
    out->limit = PICTURE_LIMIT;
    dot_write(make_flow(&maker), arena, out);
    if (out->failed) {
        return (DrawReport){DRAW_FAILED, STR("no memory for the graph")};
    }
    return report;
}
