// The view `flow`: a process as a flowchart.
//
// Stages become cards, outcomes edges, phases groups; an anytime becomes one small node of its
// phase or process. The main line is the way to the goal (views/route). Parts stand in source
// order.
#include "views/flow.h"

#include "base/out.h"
#include "views/assumed.h"
#include "views/flow_roles.h"
#include "views/page.h"
#include "views/phrases.h"
#include "views/route.h"
#include "views/words.h"

#include <string.h>

typedef struct Flow {
    const Process *process;
    const Odds *odds;
    const Role *role; // whose part is brought out; NULL: nobody's
    Detail detail;
    Arena *arena;
    Graph *graph;
    Route route;
    uint32_t first_end; // nodes: stages, ends, other processes, anytimes
    bool is_reduced;    // cards show titles only, without anybody having asked for that
    bool has_assumed;
    // Whether how many come there rests on assumed shares, by index.
    const bool *is_assumed, *is_end_assumed;
} Flow;

// ---- facts on a card ----------------------------------------------------------------------------

static void add_fact(Node *node, FactKind kind, Str text)
{
    if (text.length > 0)
        node->facts[node->fact_count++] = (Fact){kind, text};
}

// An exit criterion, with the condition under which it holds.
static Str criterion_text(const Flow *flow, const Criterion *criterion)
{
    return criterion->when.length == 0 ? criterion->text
                                       : phrase_with_two(flow->arena, PHRASE_MAP_CONDITION,
                                                         criterion->text, criterion->when);
}

static void add_stage_facts(const Flow *flow, Node *node, const Stage *stage)
{
    bool is_card = flow->detail != DETAIL_TITLE, is_full = flow->detail == DETAIL_FULL;
    node->facts = ARENA_MANY(flow->arena, stage->exit.count + stage->alongside.count + 8, Fact);
    if (is_card && stage->owner != NULL)
        add_fact(node, FACT_OWNER, stage->owner->entity.label);
    if (is_full) {
        add_fact(node, FACT_WITH, role_labels(&stage->with, flow->arena));
        add_fact(node, FACT_SKILL, skill_labels(&stage->needs, flow->arena));
        add_fact(node, FACT_TIME, stage->takes.text);
    }
    for (uint32_t i = 0; is_card && i < stage->exit.count; i++)
        add_fact(node, FACT_CRITERION, criterion_text(flow, &stage->exit.at[i]));
    if (stage->runs != NULL)
        add_fact(node, FACT_RUNS, stage->runs->entity.label);
    for (uint32_t i = 0; i < stage->alongside.count; i++)
        add_fact(node, FACT_ALONGSIDE, stage->alongside.at[i].process->entity.label);
}

// ---- nodes --------------------------------------------------------------------------------------

static Str spoken_stage(const Flow *flow, const Node *node, const Stage *stage)
{
    Arena *arena = flow->arena;
    Str text = node->number.length > 0
                   ? phrase_with_two(arena, PHRASE_MAP_STAGE_NUMBER, node->number, node->title)
                   : phrase_with(arena, PHRASE_MAP_STAGE, node->title);
    if (stage->phase != NULL)
        text = phrase_with_two(arena, PHRASE_MAP_PHASE, text, stage->phase->entity.label);
    if (stage->owner != NULL)
        text = phrase_with_two(arena, PHRASE_MAP_STAGE_OWNER, text, stage->owner->entity.label);
    if (node->share.length > 0)
        text = phrase_with_two(arena, PHRASE_MAP_REACH, text, node->share);
    Out out;
    out_start_in(&out, arena);
    out_str(&out, text);
    for (uint32_t i = 0; i < stage->exit.count; i++) {
        out_str(&out, phrase(i == 0 ? PHRASE_MAP_DONE : PHRASE_LIST_SEMICOLON));
        out_str(&out, criterion_text(flow, &stage->exit.at[i]));
    }
    if (stage->ways.count > 0) {
        out_str(&out, phrase(PHRASE_MAP_NEXT));
        out_str(&out, next_steps(stage, arena));
    }
    return out_finish(&out);
}

static void add_stage(Flow *flow, const Stage *stage)
{
    Node *node = &flow->graph->nodes[flow->graph->node_count++];
    const StageOdds *odds = flow->odds->is_known ? &flow->odds->stages[stage->index] : NULL;
    int32_t step = flow->route.steps[stage->index];
    node->kind = NODE_STAGE;
    node->id = id_text("stage", &flow->process->entity, NULL, stage->entity.name, flow->arena);
    node->title = stage->entity.label;
    node->main_step = step;
    if (step >= 0)
        node->number = str_format(flow->arena, "%d", (int)step + 1);
    node->reach = odds != NULL && odds->has_reach ? odds->reach : -1;
    if (node->reach >= 0)
        node->share =
            reach_text(node->reach, flow->is_assumed[stage->index] && node->reach < 1, flow->arena);
    node->group = stage->phase == NULL ? -1 : (int32_t)stage->phase->index;
    node->link = stage->entity.more->links.count > 0 ? stage->entity.more->links.at[0].address
                                                     : (Str){"", 0};
    add_stage_facts(flow, node, stage);
    node->spoken = spoken_stage(flow, node, stage);
}

static NodeKind end_node_kind(EndKind kind)
{
    switch (kind) {
    case END_WIN: return NODE_WIN;
    case END_LOSS: return NODE_LOSS;
    case END_NEUTRAL: return NODE_NEUTRAL;
    }
    return NODE_NEUTRAL;
}

static Str end_kind_text(EndKind kind)
{
    switch (kind) {
    case END_WIN: return phrase(PHRASE_MAP_WIN);
    case END_LOSS: return phrase(PHRASE_MAP_LOSS);
    case END_NEUTRAL: break;
    }
    return phrase(PHRASE_MAP_NEUTRAL);
}

static void add_end(Flow *flow, const End *end)
{
    Node *node = &flow->graph->nodes[flow->graph->node_count++];
    double chance = flow->odds->is_known ? flow->odds->ends[end->index] : -1;
    node->kind = end_node_kind(end->kind);
    node->id = id_text("end", &flow->process->entity, NULL, end->entity.name, flow->arena);
    node->title = end->entity.label;
    node->group = -1;
    node->main_step = end == flow->route.goal ? (int32_t)flow->route.count : -1;
    node->reach = chance;
    if (chance >= 0)
        node->share =
            reach_text(chance, flow->is_end_assumed[end->index] && chance < 1, flow->arena);
    node->link =
        end->entity.more->links.count > 0 ? end->entity.more->links.at[0].address : (Str){"", 0};
    node->facts = ARENA_MANY(flow->arena, end->then.count + 1, Fact);
    for (uint32_t i = 0; i < end->then.count; i++)
        add_fact(node, FACT_THEN, end->then.at[i].process->entity.label);
    node->spoken =
        phrase_with_two(flow->arena, PHRASE_MAP_END, node->title, end_kind_text(end->kind));
    if (chance >= 0)
        node->spoken =
            phrase_with_two(flow->arena, PHRASE_MAP_END_SHARE, node->spoken, node->share);
}

// The node of another process that outcomes hand on to, made when first asked for; `stage` is the
// one they enter where that is not its start.
static uint32_t process_node(Flow *flow, const Process *process, const Stage *stage)
{
    Graph *graph = flow->graph;
    const Name *entered = stage != NULL && stage != process->start ? stage->entity.name : NULL;
    Str id = id_text("process", &process->entity, entered, NULL, flow->arena);
    for (uint32_t i = flow->first_end + flow->process->ends.count; i < graph->node_count; i++)
        if (graph->nodes[i].kind == NODE_PROCESS && str_equal(graph->nodes[i].id, id))
            return i;
    Node *node = &graph->nodes[graph->node_count];
    node->kind = NODE_PROCESS;
    node->id = id;
    node->title = entered == NULL ? process->entity.label
                                  : phrase_with_two(flow->arena, PHRASE_IN_PROCESS,
                                                    process->entity.label, stage->entity.label);
    node->group = -1;
    node->main_step = -1;
    node->reach = -1;
    node->spoken = phrase_with(flow->arena, PHRASE_MAP_PROCESS, node->title);
    return graph->node_count++;
}

static uint32_t target_node(Flow *flow, Target target)
{
    if (target.process != NULL && target.process != flow->process)
        return process_node(flow, target.process, target.stage);
    if (target.end != NULL)
        return flow->first_end + target.end->index;
    return target.stage == NULL ? UINT32_MAX : target.stage->index;
}

// ---- edges --------------------------------------------------------------------------------------

static Str share_text(Flow *flow, const Stage *stage, Share share)
{
    if (share.kind == SHARE_UNESTIMATED || stage->ways.count == 1)
        return (Str){"", 0};
    Str text = percent_text(share_value(share), flow->arena);
    if (share.kind != SHARE_ASSUMED)
        return text;
    flow->has_assumed = true;
    return str_format(flow->arena, "~%.*s", STR_ARGS(text));
}

static EdgeKind edge_kind(const Flow *flow, uint32_t from, uint32_t to)
{
    const Node *source = &flow->graph->nodes[from], *target = &flow->graph->nodes[to];
    if (target->kind == NODE_LOSS)
        return EDGE_LOSS;
    if (target->kind != NODE_STAGE || source->kind != NODE_STAGE)
        return EDGE_FORWARD;
    const StageList *stages = &flow->process->stages; // their nodes come first, in order
    return route_is_back(&flow->route, stages->at[from], stages->at[to]) ? EDGE_LOOP : EDGE_FORWARD;
}

static Str spoken_edge(const Flow *flow, const Edge *edge)
{
    const Node *nodes = flow->graph->nodes;
    Str way = phrase_with_two(flow->arena, PHRASE_MAP_FROM_TO, nodes[edge->from].title,
                              nodes[edge->to].title);
    Str text = phrase_join(flow->arena, edge->label, PHRASE_LIST_COMMA, way);
    return edge->share.length == 0 ? text
                                   : phrase_join(flow->arena, text, PHRASE_LIST_COMMA, edge->share);
}

static Edge *add_edge(Flow *flow, uint32_t from, uint32_t to, const Entity *entity, Str share)
{
    Graph *graph = flow->graph;
    Edge *edge = &graph->edges[graph->edge_count++];
    edge->from = from;
    edge->to = to;
    edge->kind = edge_kind(flow, from, to);
    edge->label = entity->label;
    edge->share = share;
    edge->spoken = spoken_edge(flow, edge);
    graph->has_shares = graph->has_shares || share.length > 0;
    return edge;
}

static void add_stage_edges(Flow *flow, const Stage *stage)
{
    int32_t step = flow->route.steps[stage->index];
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        uint32_t to = target_node(flow, way->outcome->target);
        if (way->outcome->is_anytime || to == UINT32_MAX)
            continue;
        Edge *edge = add_edge(flow, stage->index, to, &way->outcome->entity,
                              share_text(flow, stage, way->share));
        edge->id = id_text("outcome", &flow->process->entity, stage->entity.name,
                           way->outcome->entity.name, flow->arena);
        edge->is_main = step >= 0 && flow->route.outcomes[step] == way->outcome
                        && flow->graph->nodes[to].main_step == step + 1;
    }
}

// The share that an anytime has at the stages under it: "5%", "2.5% to 5%" or "not estimated".
static Str anytime_share(const Flow *flow, const Outcome *anytime)
{
    double low = 2, high = -1;
    const StageList *stages = &flow->process->stages;
    for (uint32_t i = 0; i < stages->count; i++) {
        const WayList *ways = &stages->at[i]->ways;
        for (uint32_t w = stages->at[i]->outcomes.count; w < ways->count; w++) {
            double share = share_value(ways->at[w].share);
            bool is_estimated = ways->at[w].share.kind != SHARE_UNESTIMATED;
            if (ways->at[w].outcome == anytime && is_estimated) {
                low = share < low ? share : low;
                high = share > high ? share : high;
            }
        }
    }
    if (high < 0)
        return phrase(PHRASE_SHARE_UNKNOWN);
    Str most = percent_text(high, flow->arena), least = percent_text(low, flow->arena);
    return str_equal(most, least) ? most
                                  : phrase_with_two(flow->arena, PHRASE_MAP_SPAN, least, most);
}

static void add_anytime(Flow *flow, const Outcome *anytime, int32_t group)
{
    Graph *graph = flow->graph;
    uint32_t to = target_node(flow, anytime->target);
    if (to == UINT32_MAX)
        return;
    uint32_t from = graph->node_count++;
    Node *node = &graph->nodes[from];
    const Name *owner = anytime->phase == NULL ? NULL : anytime->phase->entity.name;
    node->kind = NODE_ANYTIME;
    node->id = id_text("anytime", &flow->process->entity, owner, anytime->entity.name, flow->arena);
    node->title = phrase(group < 0 ? PHRASE_MAP_ANY : PHRASE_MAP_ANY_HERE);
    node->group = group;
    node->main_step = -1;
    node->reach = -1;
    node->spoken = group < 0
                       ? phrase(PHRASE_MAP_EVERY)
                       : phrase_with(flow->arena, PHRASE_MAP_EVERY_OF, graph->groups[group].label);
    Edge *edge = add_edge(flow, from, to, &anytime->entity, anytime_share(flow, anytime));
    edge->id = id_text("way", &flow->process->entity, owner, anytime->entity.name, flow->arena);
}

static void add_reopenings(Flow *flow, const End *end)
{
    for (uint32_t i = 0; i < end->reopen.count; i++) {
        const Reopening *reopening = &end->reopen.at[i];
        Entity entity = {.label = phrase(PHRASE_MAP_REOPEN)};
        if (reopening->within.text.length > 0)
            entity.label =
                phrase_with(flow->arena, PHRASE_MAP_REOPEN_WITHIN, reopening->within.text);
        Edge *edge = add_edge(flow, flow->first_end + end->index, reopening->stage->index, &entity,
                              (Str){"", 0});
        edge->kind = EDGE_REOPEN;
        edge->id = id_text("reopen", &flow->process->entity, end->entity.name,
                           reopening->stage->entity.name, flow->arena);
    }
}

// ---- the whole ----------------------------------------------------------------------------------

static void count_parts(const Process *process, uint32_t *nodes, uint32_t *edges)
{
    uint32_t anytimes = process->anytimes.count;
    *edges = 0;
    for (uint32_t i = 0; i < process->phases.count; i++)
        anytimes += process->phases.at[i]->anytimes.count;
    for (uint32_t i = 0; i < process->stages.count; i++)
        *edges += process->stages.at[i]->ways.count;
    for (uint32_t i = 0; i < process->ends.count; i++)
        *edges += process->ends.at[i]->reopen.count;
    // Every edge may lead to a process of its own.
    *nodes = process->stages.count + process->ends.count + 2 * anytimes + *edges + 1;
    *edges += anytimes + 1;
}

static void add_parts(Flow *flow)
{
    const Process *process = flow->process;
    for (uint32_t i = 0; i < process->stages.count; i++)
        add_stage(flow, process->stages.at[i]);
    flow->first_end = flow->graph->node_count;
    for (uint32_t i = 0; i < process->ends.count; i++)
        add_end(flow, process->ends.at[i]);
    for (uint32_t i = 0; i < process->stages.count; i++)
        add_stage_edges(flow, process->stages.at[i]);
    for (uint32_t i = 0; i < process->phases.count; i++)
        for (uint32_t j = 0; j < process->phases.at[i]->anytimes.count; j++)
            add_anytime(flow, process->phases.at[i]->anytimes.at[j], (int32_t)i);
    for (uint32_t i = 0; i < process->anytimes.count; i++)
        add_anytime(flow, process->anytimes.at[i], -1);
    for (uint32_t i = 0; i < process->ends.count; i++)
        add_reopenings(flow, process->ends.at[i]);
}

// What enters, without the `_` that make a number easy to write.
static Str volume_text(const Process *process, Arena *arena)
{
    Str text = process->volume.text;
    char *bytes = arena_take(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != '_')
            bytes[length++] = text.at[i];
    return (Str){bytes, length};
}

static Str number_phrase(const Flow *flow, uint32_t count, PhraseId one, PhraseId more)
{
    return count == 1 ? phrase(one)
                      : phrase_with(flow->arena, more, str_format(flow->arena, "%u", count));
}

static Str description(const Flow *flow)
{
    const Process *process = flow->process;
    Arena *arena = flow->arena;
    Str stages =
        number_phrase(flow, process->stages.count, PHRASE_MAP_STAGE_ONE, PHRASE_MAP_STAGES);
    Str on_way = number_phrase(flow, flow->route.count, PHRASE_MAP_ON_WAY, PHRASE_MAP_ON_WAY);
    Str ends = number_phrase(flow, process->ends.count, PHRASE_MAP_END_ONE, PHRASE_MAP_ENDS);
    Str text = phrase_join(arena, phrase_join(arena, stages, PHRASE_LIST_COMMA, on_way),
                           PHRASE_LIST_COMMA, ends);
    return phrase_with_two(arena, PHRASE_MAP_ABOUT, process->entity.label, text);
}

static void add_head(Flow *flow)
{
    const Process *process = flow->process;
    Arena *arena = flow->arena;
    Str text = {"", 0}, money = money_text(process->deal, arena);
    if (process->volume.kind != VALUE_NONE)
        text = phrase_with(arena, PHRASE_MAP_ENTER, volume_text(process, arena));
    if (process_has_win(process) && flow->odds->is_known && flow->odds->win >= 0) {
        Str win = reach_text(flow->odds->win, assumed_wins(process, flow->is_end_assumed), arena);
        PhraseId of = text.length > 0 ? PHRASE_MAP_WON_OF_THEM : PHRASE_MAP_WON_OF_ALL;
        text = phrase_join(arena, text, PHRASE_LIST_DOT, phrase_with(arena, of, win));
    }
    if (money.length > 0)
        text =
            phrase_join(arena, text, PHRASE_LIST_DOT, phrase_with(arena, PHRASE_MAP_WORTH, money));
    flow->graph->title = process->entity.label;
    flow->graph->subtitle = text;
    flow->graph->description = description(flow);
}

static void add_foot(Flow *flow)
{
    const Process *process = flow->process;
    Arena *arena = flow->arena;
    Str text = page_edition(process, arena);
    StrList *foot = &flow->graph->foot;
    foot->at = ARENA_MANY(arena, 6, Str);
    if (text.length > 0)
        foot->at[foot->count++] = text;
    if (flow->role != NULL)
        foot->at[foot->count++] =
            phrase_with(arena, PHRASE_MAP_BROUGHT_OUT, flow->role->entity.label);
    if (flow->graph->has_shares)
        foot->at[foot->count++] = phrase(PHRASE_MAP_SHARES);
    if (flow->has_assumed)
        foot->at[foot->count++] = phrase(PHRASE_MAP_ASSUMED);
    if (flow->is_reduced)
        foot->at[foot->count++] = phrase(PHRASE_MAP_REDUCED);
}

static Detail detail_for(Detail wanted, uint32_t stages)
{
    if (wanted != DETAIL_AUTO)
        return wanted;
    if (stages <= 12)
        return DETAIL_FULL;
    return stages <= 24 ? DETAIL_CARD : DETAIL_TITLE;
}

Graph *flow_graph(const Process *process, const Odds *odds, const ViewOptions *options,
                  Arena *arena)
{
    Flow flow = {.process = process, .odds = odds, .role = options->role, .arena = arena};
    flow.graph = ARENA_NEW(arena, Graph);
    flow.detail = detail_for(options->detail, process->stages.count);
    flow.is_reduced = options->detail == DETAIL_AUTO && flow.detail == DETAIL_TITLE;
    flow.route = route_find(process, odds, arena);
    flow.is_assumed = assumed_arrivals(process, arena);
    flow.is_end_assumed = assumed_ends(process, flow.is_assumed, arena);
    uint32_t nodes, edges;
    count_parts(process, &nodes, &edges);
    flow.graph->nodes = ARENA_MANY(arena, nodes, Node);
    flow.graph->edges = ARENA_MANY(arena, edges, Edge);
    flow.graph->direction = options->direction;
    flow.graph->width = options->width;
    flow.graph->height = options->height;
    flow.graph->main_count = flow.route.count + (flow.route.goal != NULL ? 1 : 0);
    flow.graph->groups = page_groups(process, arena);
    flow.graph->group_count = process->phases.count;
    add_parts(&flow);
    flow_bring_out(flow.graph, process, flow.first_end, options, arena);
    add_head(&flow);
    add_foot(&flow);
    return flow.graph;
}
