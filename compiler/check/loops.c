// Loops that nearly nobody leaves: of the deals at a stage, more than 95% come back to it.
//
// Each loop of stages (a component of the ways above 0%) is worked out on its own with model/loop;
// how often a deal comes back follows from how often it is there. Shares that nobody gave, and
// lines that could not be read, make a loop unknown, and of what is unknown nothing is said.
#include "check/visit.h"
#include "model/loop.h"

#include <math.h>

#define BACK_MOST 0.95 // the share of deals that may come back
#define BACK_NIL  1e-9 // less is no difference

enum { LOOP_WORK = 2000000, HOPS_SHOWN = 8 };

typedef struct Search {
    Checker *checker;
    const Flow *flow;
    Components components;
    uint32_t *member; // by stage: its number in its component
    double *back;     // by stage: the share of its deals that come back; 0 if not known
    uint64_t *work;   // multiplications left
    bool has_tight;
} Search;

// One component while it is worked out.
typedef struct Group {
    uint32_t id, count;
    const uint32_t *stages;
    Digraph graph;
    double *chances, *exits;
    uint32_t edges;
} Group;

// ---- one loop -----------------------------------------------------------------------------------

// The stage of this loop that a way leads to; NULL if it leads out of it.
static const Stage *way_inside(const Search *search, const Group *group, const Way *way)
{
    const Stage *next = way->outcome->target.stage;
    bool is_here = next != NULL && next->process == search->flow->process;
    return is_here && search->components.of_node[next->index] == group->id ? next : NULL;
}

// Adds a stage's ways. False where they are not all known and given.
static bool group_add(const Search *search, Group *group, uint32_t number)
{
    const Stage *stage = search->flow->process->stages.at[group->stages[number]];
    double sum = 0;
    if (!is_read(search->checker, stage->entity.node)) {
        return false;
    }
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        double share = share_value(way->share);
        const Stage *next = way_inside(search, group, way);
        if (way->share.kind == SHARE_ASSUMED || target_key(way->outcome) == NULL) {
            return false;
        }
        if (next == NULL) {
            group->exits[number] += share;
        } else if (!share_is_zero(way->share)) {
            group->graph.heads[group->edges] = search->member[next->index];
            group->chances[group->edges++] = share;
        }
        sum += share;
    }
    group->graph.starts[number + 1] = group->edges;
    return fabs(sum - 1) < 1e-6;
}

static Group group_start(const Search *search, uint32_t id)
{
    const Components *components = &search->components;
    Arena *arena = search->checker->arena;
    Group group = {.id = id, .count = components->starts[id + 1] - components->starts[id]};
    group.stages = components->nodes + components->starts[id];
    uint32_t most = 0;
    for (uint32_t i = 0; i < group.count; i++) {
        most += search->flow->process->stages.at[group.stages[i]]->ways.count;
        search->member[group.stages[i]] = i;
    }
    group.graph.count = group.count;
    group.graph.starts = ARENA_MANY(arena, (size_t)group.count + 1, uint32_t);
    group.graph.heads = ARENA_MANY(arena, most, uint32_t);
    group.chances = ARENA_MANY(arena, most, double);
    group.exits = ARENA_MANY(arena, group.count, double);
    return group;
}

static void group_note(Search *search, const Group *group)
{
    Arena *arena = search->checker->arena;
    LoopChances chances = {group->graph, group->chances, group->exits};
    Loop loop;
    if (!loop_solve(&loop, &chances, search->work, arena)) {
        return;
    }
    double *returns = ARENA_MANY(arena, group->count, double);
    loop_returns(&loop, returns, arena);
    for (uint32_t i = 0; i < group->count; i++) {
        double back = 1 - 1 / returns[i];
        search->back[group->stages[i]] = back;
        search->has_tight = search->has_tight || back > BACK_MOST + BACK_NIL;
    }
}

static bool leads_to_itself(const Flow *flow, uint32_t stage)
{
    for (uint32_t i = flow->likely.starts[stage]; i < flow->likely.starts[stage + 1]; i++) {
        if (flow->likely.heads[i] == stage) {
            return true;
        }
    }
    return false;
}

static void group_work_out(Search *search, uint32_t id)
{
    const Components *components = &search->components;
    uint32_t first = components->starts[id];
    if (components->starts[id + 1] - first == 1
        && !leads_to_itself(search->flow, components->nodes[first])) {
        return;
    }
    Group group = group_start(search, id);
    double out = 0;
    for (uint32_t i = 0; i < group.count; i++) {
        if (!group_add(search, &group, i)) {
            return;
        }
        out += group.exits[i];
    }
    if (out > 0) { // else the circle is endless, which is an error
        group_note(search, &group);
    }
}

// ---- reports ------------------------------------------------------------------------------------

// The way out of a stage, inside its loop, that most deals take.
static const Way *likely_way(const Search *search, const Stage *stage)
{
    const Way *best = NULL;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        const Stage *next = way->outcome->target.stage;
        bool is_inside =
            next != NULL && next->process == stage->process
            && search->components.of_node[next->index] == search->components.of_node[stage->index];
        if (is_inside && (best == NULL || share_value(way->share) > share_value(best->share))) {
            best = way;
        }
    }
    return best;
}

// Marks the way that most deals take, until it comes to where it began.
static void mark_round(const Search *search, Finding *finding, const Stage *stage)
{
    const Stage *at = stage;
    for (int i = 0; i < HOPS_SHOWN && (i == 0 || at != stage); i++) {
        const Way *way = likely_way(search, at);
        if (way == NULL) {
            return;
        }
        double points = share_value(way->share) * 100;
        const Stage *next = way->outcome->target.stage;
        finding_also(search->checker->findings, finding, entity_place(&way->outcome->entity),
                     "%d: %.4g%% of `%s` to `%s`", i + 1, points, at->entity.name->text,
                     next->entity.name->text);
        at = next;
    }
}

static void report_tight(const Search *search, const Stage *stage)
{
    Checker *checker = search->checker;
    double back = search->back[stage->index];
    Finding *finding = stage_report(checker, RULE_tight_loop, stage,
                                    "stands in a loop that nearly no deal leaves");
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "%.4g%% of the deals here come back", back * 100);
    mark_round(search, finding, stage);
    finding_note(checker->findings, finding,
                 "a deal is here %.0f times on average; such deals stay open and never close",
                 1 / (1 - back));
    finding_help(
        checker->findings, finding,
        "check the shares of the loop, or give one of its stages a way out that more deals "
        "take, such as `outcome cold -> lost 20%%`");
}

// Stages that nearly no deal leaves, and that lead to one another, are told of together.
static Digraph tight_graph(const Search *search)
{
    const Digraph *likely = &search->flow->likely;
    Arena *arena = search->checker->arena;
    Digraph graph = {likely->count, ARENA_MANY(arena, (size_t)likely->count + 1, uint32_t),
                     ARENA_MANY(arena, likely->starts[likely->count], uint32_t)};
    uint32_t edges = 0;
    for (uint32_t node = 0; node < likely->count; node++) {
        for (uint32_t i = likely->starts[node]; i < likely->starts[node + 1]; i++) {
            bool is_tight = search->back[node] > BACK_MOST + BACK_NIL
                            && search->back[likely->heads[i]] > BACK_MOST + BACK_NIL;
            if (is_tight) {
                graph.heads[edges++] = likely->heads[i];
            }
        }
        graph.starts[node + 1] = edges;
    }
    return graph;
}

static void report_loops(const Search *search)
{
    Digraph graph = tight_graph(search);
    Components tight = components_of(&graph, search->checker->arena);
    for (uint32_t id = 0; id < tight.count; id++) {
        uint32_t worst = tight.nodes[tight.starts[id]];
        for (uint32_t i = tight.starts[id]; i < tight.starts[id + 1]; i++) {
            uint32_t node = tight.nodes[i];
            double more = search->back[node] - search->back[worst];
            worst = more > BACK_NIL || (more > -BACK_NIL && node < worst) ? node : worst;
        }
        if (search->back[worst] > BACK_MOST + BACK_NIL) {
            report_tight(search, search->flow->process->stages.at[worst]);
        }
    }
}

// ---- all of them --------------------------------------------------------------------------------

// Whether an anytime may stand in a line that could not be read.
static bool may_have_anytimes(const Checker *checker, const Process *process)
{
    for (const Process *at = process; at != NULL; at = at->like) {
        if (places_within(&checker->doubts.arrows, at->entity.node) > 0) {
            return true;
        }
    }
    return is_base_unknown(process);
}

static void check_loops(Checker *checker, const Process *process, uint64_t *work)
{
    if (process->stages.count == 0 || may_have_anytimes(checker, process)) {
        return;
    }
    const Flow *flow = &checker->flows[process->index];
    Search search = {.checker = checker, .flow = flow, .work = work};
    search.components = components_of(&flow->likely, checker->arena);
    search.member = ARENA_MANY(checker->arena, process->stages.count, uint32_t);
    search.back = ARENA_MANY(checker->arena, process->stages.count, double);
    for (uint32_t id = 0; id < search.components.count; id++) {
        group_work_out(&search, id);
    }
    if (search.has_tight) {
        report_loops(&search);
    }
}

void check_tight_loops(Checker *checker)
{
    uint64_t work = LOOP_WORK;
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        check_loops(checker, checker->order[i], &work);
    }
}
