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
#include "views/phrases.h"

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

static Graph *make_flow(const Maker *maker, Arena *arena)
{
    Odds odds = odds_of(maker->process, arena);
    return flow_graph(maker->process, &odds, maker->options, arena);
}

static Drawing *draw_flow(Maker *maker)
{
    LayoutNotes *notes = maker->request->notes;
    Graph *graph = make_flow(maker, notes ? notes->arena : maker->arena);
    if (graph->node_count > DRAW_REFUSED_ABOVE) {
        return refuse(maker, "this process is too large to be drawn");
    }
    return draw_compose(graph, maker->request->limits, notes, maker->arena, maker->report);
}

// Swimlanes, or the landscape, which has their shape; NULL where there is nothing to draw.
static const Lanes *make_lanes(Maker *maker)
{
    const Lanes *lanes;
    if (maker->request->view == VIEW_landscape) {
        lanes = landscape_make(maker->request->model, maker->options, maker->arena);
    } else {
        Odds odds = odds_of(maker->process, maker->arena);
        lanes = lanes_make(maker->process, &odds, maker->options, maker->arena);
    }
    if (lanes == NULL) {
        refuse(maker, "these are too many lanes to be drawn");
    } else if (lanes->card_count == 0) {
        refuse(maker, "no process to draw");
        return NULL;
    }
    return lanes;
}

static Drawing *draw_lanes(Maker *maker)
{
    const Lanes *lanes = make_lanes(maker);
    return lanes ? or_too_large(maker, lanes_compose(lanes, maker->arena)) : NULL;
}

static const Funnel *make_funnel(Maker *maker)
{
    const Funnel *funnel =
        funnel_make(maker->request->model, maker->process, maker->options, maker->arena);
    if (funnel == NULL && process_has_win(maker->process)) {
        refuse_process(maker, "the chances of ", " cannot be worked out");
    } else if (funnel == NULL) {
        refuse_process(maker, "", " has no win, so there is no funnel to draw");
    }
    return funnel;
}

static Drawing *draw_funnel(Maker *maker)
{
    const Funnel *funnel = make_funnel(maker);
    return funnel ? or_too_large(maker, funnel_compose(funnel, maker->arena)) : NULL;
}

static Drawing *draw_mind(Maker *maker)
{
    const Mind *mind = mind_make(maker->process, maker->options, maker->arena);
    return or_too_large(maker, mind_compose(mind, maker->arena));
}

static const Exchange *make_exchange(Maker *maker)
{
    Odds odds = odds_of(maker->process, maker->arena);
    const Exchange *exchange = exchange_make(maker->process, &odds, maker->options, maker->arena);
    if (exchange->pass_count == 0) {
        refuse_process(maker, "", " has nothing for the view `handoffs`: no deal changes hands");
        return NULL;
    }
    return exchange;
}

static Drawing *draw_exchange(Maker *maker)
{
    const Exchange *exchange = make_exchange(maker);
    return exchange ? or_too_large(maker, exchange_compose(exchange, maker->arena)) : NULL;
}

static const Table *make_table(Maker *maker)
{
    const PictureRequest *request = maker->request;
    const Table *table =
        view_table(request->view, request->model, maker->process, maker->options, maker->arena);
    if (table == NULL) {
        or_too_large(maker, NULL);
    } else if (table->column_count == 0 || table->row_count == 0) {
        Str behind = str_format(maker->arena, " has nothing for the view `%s`",
                                view_row(request->view)->name);
        refuse_process(maker, "", behind.at);
        return NULL;
    }
    return table;
}

static Drawing *draw_table(Maker *maker)
{
    const Table *table = make_table(maker);
    return table ? or_too_large(maker, table_compose(table, maker->arena)) : NULL;
}

// ---- the whole ----------------------------------------------------------------------------------

typedef struct Kind {
    Drawing *(*draw)(Maker *maker);
    const char *name; // what a screen reader calls it; NULL: as handouts call their maps
} Kind;

Drawing *picture_make(const PictureRequest *request, Arena *arena, DrawReport *report)
{
    static const Kind kinds[VIEW_COUNT] = {
        [VIEW_flow] = {draw_flow, NULL},
        [VIEW_lanes] = {draw_lanes, "swimlanes"},
        [VIEW_landscape] = {draw_lanes, "map of processes"},
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
        const char *name = kinds[request->view].name;
        drawing->kind = name != NULL ? str_from(name) : phrase(PHRASE_MAP_KIND);
    }
    // cppcheck-suppress returnDanglingLifetime // it lies in the arena
    return drawing;
}

// ---- DOT ----------------------------------------------------------------------------------------

static void write_funnel(Maker *maker, Out *out)
{
    const Funnel *funnel = make_funnel(maker);
    if (funnel != NULL) {
        dot_write_funnel(funnel, maker->arena, out);
    }
}

static void write_lanes(Maker *maker, Out *out)
{
    const Lanes *lanes = make_lanes(maker);
    if (lanes != NULL) {
        dot_write_lanes(lanes, maker->arena, out);
    }
}

static void write_exchange(Maker *maker, Out *out)
{
    const Exchange *exchange = make_exchange(maker);
    if (exchange != NULL) {
        dot_write_exchange(exchange, maker->arena, out);
    }
}

static void write_table(Maker *maker, Out *out)
{
    const Table *table = make_table(maker);
    if (table != NULL) {
        dot_write_table(table, maker->arena, out);
    }
}

static void write_dot(Maker *maker, Out *out)
{
    switch (maker->request->view) {
    case VIEW_flow: dot_write(make_flow(maker, maker->arena), maker->arena, out); break;
    case VIEW_lanes:
    case VIEW_landscape: write_lanes(maker, out); break;
    case VIEW_funnel: write_funnel(maker, out); break;
    case VIEW_mind:
        dot_write_mind(mind_make(maker->process, maker->options, maker->arena), maker->arena, out);
        break;
    case VIEW_handoffs: write_exchange(maker, out); break;
    case VIEW_raci:
    case VIEW_skills:
    case VIEW_methods:
    case VIEW_variants: write_table(maker, out); break;
    case VIEW_COUNT: break;
    }
}

DrawReport picture_dot(const PictureRequest *request, Arena *arena, Out *out)
{
    DrawReport report = {DRAW_DONE, {"", 0}};
    Maker maker = {request, request->process, &request->options, arena, &report};
    out->limit = PICTURE_LIMIT;
    write_dot(&maker, out);
    if (out->failed) {
        return (DrawReport){DRAW_FAILED, STR("no memory for the graph")};
    }
    return report;
}
