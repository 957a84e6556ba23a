// The chances of a process, from the shares of its ways.
//
// The stages and their ways above 0% are a graph; its loops are its strongly connected components.
// From the last component to the first the chance to win is worked out, then from the first to the
// last how often each stage is visited: a stage that stands in no loop by substitution, a loop as a
// whole by model/loop. A stage is ever reached by as many deals as visit it, divided by how often
// one that is there will be there.
#include "model/odds.h"

#include "model/components.h"
#include "model/loop.h"

#include <math.h>

typedef struct Chain {
    const Process *process;
    Arena *arena;    // for what is needed only while working
    Digraph graph;   // an edge for each way above 0% to a stage of this process
    double *chances; // by edge
    Components components;
    Loop **loops;     // by component; NULL: a stage on its own, or a loop over the limit
    uint32_t *member; // by stage: its number inside its component
    uint64_t work;    // multiplications left to loops
    bool *is_unsure;  // by stage: how often it is entered is not known
    bool *end_unsure; // by end: how often it is reached is not known
    bool handed_unsure;
    Odds odds;
} Chain;

// ---- the graph ----------------------------------------------------------------------------------

// The stage of this process that a way leads to, or NULL.
static const Stage *way_stage(const Chain *chain, const Way *way)
{
    const Target *target = &way->outcome->target;
    bool is_here = target->process == NULL || target->process == chain->process;
    return is_here ? target->stage : NULL;
}

static bool way_leads(const Way *way)
{
    const Target *target = &way->outcome->target;
    return target->stage != NULL || target->end != NULL || target->process != NULL;
}

// Counts the edges of a stage. False if a deal there has no way on, or one that leads nowhere.
static bool stage_count(const Chain *chain, const Stage *stage, uint32_t *edges)
{
    bool goes_on = false;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        if (share_is_zero(way->share)) {
            continue;
        }
        if (!way_leads(way)) {
            return false;
        }
        goes_on = goes_on || way_stage(chain, way) != stage;
        *edges += way_stage(chain, way) != NULL ? 1 : 0;
    }
    return goes_on;
}

static bool chain_graph(Chain *chain)
{
    const StageList *stages = &chain->process->stages;
    uint32_t edges = 0;
    for (uint32_t i = 0; i < stages->count; i++) {
        if (!stage_count(chain, stages->at[i], &edges)) {
            return false;
        }
    }
    chain->graph.count = stages->count;
    chain->graph.starts = ARENA_MANY(chain->arena, (size_t)stages->count + 1, uint32_t);
    chain->graph.heads = ARENA_MANY(chain->arena, edges, uint32_t);
    chain->chances = ARENA_MANY(chain->arena, edges, double);
    uint32_t filled = 0;
    for (uint32_t i = 0; i < stages->count; i++) {
        const WayList *ways = &stages->at[i]->ways;
        for (uint32_t j = 0; j < ways->count; j++) {
            const Stage *next = way_stage(chain, &ways->at[j]);
            if (next != NULL && !share_is_zero(ways->at[j].share)) {
                chain->graph.heads[filled] = next->index;
                chain->chances[filled++] = share_value(ways->at[j].share);
            }
        }
        chain->graph.starts[i + 1] = filled;
    }
    return true;
}

// ---- components ---------------------------------------------------------------------------------

// The stages of a component, by Stage.index.
typedef struct Group {
    uint32_t id, count;
    const uint32_t *stages;
} Group;

static Group group_of(const Chain *chain, uint32_t id)
{
    const Components *components = &chain->components;
    uint32_t start = components->starts[id];
    return (Group){id, components->starts[id + 1] - start, components->nodes + start};
}

static bool is_inside(const Chain *chain, const Group *group, const Stage *stage)
{
    return stage != NULL && chain->components.of_node[stage->index] == group->id;
}

// What the ways out of a stage and out of its component come to, and what a win by them comes to.
typedef struct Leaving {
    double chance, win;
    bool has_win;
} Leaving;

static Leaving stage_leaving(const Chain *chain, const Group *group, uint32_t index)
{
    Leaving leaving = {.has_win = true};
    const WayList *ways = &chain->process->stages.at[index]->ways;
    for (uint32_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->at[i];
        const Stage *next = way_stage(chain, way);
        if (share_is_zero(way->share) || is_inside(chain, group, next)) {
            continue;
        }
        double share = share_value(way->share);
        leaving.chance += share;
        if (next != NULL) {
            const StageOdds *odds = &chain->odds.stages[next->index];
            leaving.win += share * odds->win;
            leaving.has_win = leaving.has_win && odds->has_win;
        } else if (way->outcome->target.end != NULL) {
            leaving.win += way->outcome->target.end->kind == END_WIN ? share : 0;
        }
    }
    return leaving;
}

// The chances inside a component of several stages, numbered by `member`.
static LoopChances group_chances(const Chain *chain, const Group *group, const double *exits)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < group->count; i++) {
        uint32_t stage = group->stages[i];
        most += chain->graph.starts[stage + 1] - chain->graph.starts[stage];
    }
    Digraph graph = {
        .count = group->count,
        .starts = ARENA_MANY(chain->arena, (size_t)group->count + 1, uint32_t),
        .heads = ARENA_MANY(chain->arena, most, uint32_t),
    };
    double *chances = ARENA_MANY(chain->arena, most, double);
    uint32_t filled = 0;
    for (uint32_t i = 0; i < group->count; i++) {
        uint32_t edge = chain->graph.starts[group->stages[i]];
        for (; edge < chain->graph.starts[group->stages[i] + 1]; edge++) {
            uint32_t head = chain->graph.heads[edge];
            if (chain->components.of_node[head] == group->id) {
                graph.heads[filled] = chain->member[head];
                chances[filled++] = chain->chances[edge];
            }
        }
        graph.starts[i + 1] = filled;
    }
    return (LoopChances){graph, chances, exits};
}

// ---- the chance to win --------------------------------------------------------------------------

// Eliminates a loop; its place stays NULL where that takes too much.
static void group_solve(Chain *chain, const Group *group, const double *exits)
{
    LoopChances chances = group_chances(chain, group, exits);
    Loop *loop = ARENA_NEW(chain->arena, Loop);
    if (loop_solve(loop, &chances, &chain->work, chain->arena)) {
        chain->loops[group->id] = loop;
    }
}

static double at_most_one(double chance)
{
    return chance < 1 ? chance : 1;
}

// Notes the chance to win from the stages of a component. False if no deal ever leaves it.
static bool group_win(Chain *chain, const Group *group)
{
    double *exits = ARENA_MANY(chain->arena, group->count, double);
    double *wins = ARENA_MANY(chain->arena, group->count, double);
    double exit = 0;
    bool has_win = true;
    for (uint32_t i = 0; i < group->count; i++) {
        Leaving leaving = stage_leaving(chain, group, group->stages[i]);
        exits[i] = leaving.chance;
        wins[i] = leaving.win;
        exit += leaving.chance;
        has_win = has_win && leaving.has_win;
        chain->member[group->stages[i]] = i;
    }
    if (!(exit > 0)) {
        return false;
    }
    if (group->count == 1) {
        wins[0] /= exits[0];
    } else {
        group_solve(chain, group, exits);
        if (chain->loops[group->id] != NULL) {
            loop_gains(chain->loops[group->id], wins, chain->arena);
        } else {
            has_win = false;
        }
    }
    for (uint32_t i = 0; i < group->count; i++) {
        StageOdds *odds = &chain->odds.stages[group->stages[i]];
        odds->has_win = has_win && isfinite(wins[i]);
        odds->win = odds->has_win ? at_most_one(wins[i]) : 0;
    }
    return true;
}

// ---- reach --------------------------------------------------------------------------------------

// Whether a deal may ever enter the component, and whether it is known how often.
static bool group_is_entered(const Chain *chain, const Group *group, bool *is_unsure)
{
    bool is_entered = false;
    *is_unsure = false;
    for (uint32_t i = 0; i < group->count; i++) {
        is_entered = is_entered || chain->odds.stages[group->stages[i]].visits > 0;
        *is_unsure = *is_unsure || chain->is_unsure[group->stages[i]];
    }
    return is_entered || *is_unsure;
}

// Turns the entries of a loop, which stand in `visits` of its stages, into visits and reach. False
// where the numbers do not hold them.
static bool loop_reach(Chain *chain, const Group *group)
{
    const Loop *loop = chain->loops[group->id];
    double *visits = ARENA_MANY(chain->arena, group->count, double);
    double *returns = ARENA_MANY(chain->arena, group->count, double);
    for (uint32_t i = 0; i < group->count; i++) {
        visits[i] = chain->odds.stages[group->stages[i]].visits;
    }
    loop_visits(loop, visits, chain->arena);
    loop_returns(loop, returns, chain->arena);
    bool is_finite = true;
    for (uint32_t i = 0; i < group->count; i++) {
        is_finite = is_finite && isfinite(visits[i]) && isfinite(returns[i]) && returns[i] > 0;
    }
    for (uint32_t i = 0; i < group->count && is_finite; i++) {
        StageOdds *odds = &chain->odds.stages[group->stages[i]];
        odds->visits = visits[i];
        odds->reach = at_most_one(visits[i] / returns[i]);
    }
    return is_finite;
}

// The visits and the reach of a stage that stands in no loop but one to itself.
static void stage_reach(Chain *chain, const Group *group)
{
    StageOdds *odds = &chain->odds.stages[group->stages[0]];
    odds->reach = at_most_one(odds->visits);
    odds->visits /= stage_leaving(chain, group, group->stages[0]).chance;
}

// Hands what visits a stage on to where its ways lead outside of its component.
static void stage_hand_on(Chain *chain, const Group *group, uint32_t index, bool is_unsure)
{
    const WayList *ways = &chain->process->stages.at[index]->ways;
    for (uint32_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->at[i];
        const Stage *next = way_stage(chain, way);
        if (share_is_zero(way->share) || is_inside(chain, group, next)) {
            continue;
        }
        double visits = chain->odds.stages[index].visits * share_value(way->share);
        const End *end = way->outcome->target.end;
        if (next != NULL) {
            chain->odds.stages[next->index].visits += visits;
            chain->is_unsure[next->index] = chain->is_unsure[next->index] || is_unsure;
        } else if (end != NULL) {
            chain->odds.ends[end->index] += visits;
            chain->end_unsure[end->index] = chain->end_unsure[end->index] || is_unsure;
        } else {
            chain->odds.handed_on += visits;
            chain->handed_unsure = chain->handed_unsure || is_unsure;
        }
    }
}

static void group_reach(Chain *chain, const Group *group)
{
    bool is_unsure;
    if (group_is_entered(chain, group, &is_unsure) && !is_unsure) {
        if (group->count == 1) {
            stage_reach(chain, group);
        } else {
            is_unsure = chain->loops[group->id] == NULL || !loop_reach(chain, group);
        }
    }
    for (uint32_t i = 0; i < group->count; i++) {
        StageOdds *odds = &chain->odds.stages[group->stages[i]];
        odds->has_reach = !is_unsure;
        if (is_unsure) {
            odds->visits = 0;
        }
        stage_hand_on(chain, group, group->stages[i], is_unsure);
    }
}

// ---- the whole ----------------------------------------------------------------------------------

// Adds up the ends by kind. What is not known makes its sum unknown.
static void chain_sums(Chain *chain)
{
    Odds *odds = &chain->odds;
    double *sums[] = {
        [END_NEUTRAL] = &odds->neutral, [END_WIN] = &odds->win, [END_LOSS] = &odds->loss};
    bool unsure[] = {[END_NEUTRAL] = false, [END_WIN] = false, [END_LOSS] = false};
    const EndList *ends = &chain->process->ends;
    for (uint32_t i = 0; i < ends->count; i++) {
        EndKind kind = ends->at[i]->kind;
        unsure[kind] = unsure[kind] || chain->end_unsure[i];
        *sums[kind] += odds->ends[i];
        odds->ends[i] = chain->end_unsure[i] ? -1 : at_most_one(odds->ends[i]);
    }
    for (EndKind kind = END_NEUTRAL; kind <= END_LOSS; kind++) {
        *sums[kind] = unsure[kind] ? -1 : at_most_one(*sums[kind]);
    }
    odds->handed_on = chain->handed_unsure ? -1 : at_most_one(odds->handed_on);
}

// False if the process has a fault that leaves its chances without sense.
static bool chain_work_out(Chain *chain)
{
    const Process *process = chain->process;
    uint32_t count = process->stages.count;
    if (process->start == NULL || !chain_graph(chain)) {
        return false;
    }
    chain->components = components_of(&chain->graph, chain->arena);
    chain->loops = ARENA_MANY(chain->arena, chain->components.count, Loop *);
    chain->member = ARENA_MANY(chain->arena, count, uint32_t);
    chain->is_unsure = ARENA_MANY(chain->arena, count, bool);
    chain->end_unsure = ARENA_MANY(chain->arena, process->ends.count, bool);
    for (uint32_t id = 0; id < chain->components.count; id++) {
        Group group = group_of(chain, id);
        if (!group_win(chain, &group)) {
            return false;
        }
    }
    chain->odds.stages[process->start->index].visits = 1;
    for (uint32_t id = chain->components.count; id-- > 0;) {
        Group group = group_of(chain, id);
        group_reach(chain, &group);
    }
    chain_sums(chain);
    return true;
}

// Empties what was begun: nothing is known.
static void odds_forget(Odds *odds, const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        odds->stages[i] = (StageOdds){.reach = 0};
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        odds->ends[i] = -1;
    }
    odds->win = odds->loss = odds->neutral = odds->handed_on = -1;
}

// Works with an arena of its own; false if memory ran out.
static bool chain_try(Chain *chain)
{
    jmp_buf out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        return false;
    }
    arena_start(chain->arena, &out_of_memory);
    chain->odds.is_known = chain_work_out(chain);
    return true;
}

Odds odds_of(const Process *process, Arena *arena)
{
    Arena scratch = {.out_of_memory = NULL};
    Chain chain = {.process = process, .arena = &scratch, .work = ODDS_LOOP_LIMIT};
    chain.odds.stages = ARENA_MANY(arena, process->stages.count, StageOdds);
    chain.odds.ends = ARENA_MANY(arena, process->ends.count, double);
    bool is_done = chain_try(&chain);
    arena_free(&scratch);
    if (!is_done) {
        longjmp(*arena->out_of_memory, 1);
    }
    if (!chain.odds.is_known) {
        odds_forget(&chain.odds, process);
    }
    return chain.odds;
}
