// The way to the goal: the stages that a winning deal usually passes, in order.
//
// A walk in depth that never enters a stage twice. At each stage it takes the outcome with the
// greatest share, weighed by the root of the chance of a win behind it: many deals matter more than
// a short cut for a few, and a waiting room less than the way on. Among outcomes that come near it
// takes the one whose stage stands first in the file.
#include "views/route.h"

#include <math.h>
#include <stdlib.h>

typedef struct Walk {
    const Process *process;
    const Odds *odds;
    EndKind wanted;
    bool *seen;
    uint32_t *path; // stage indexes
    uint32_t count;
} Walk;

// ---- what the way goes to -----------------------------------------------------------------------

static EndKind goal_kind(const Process *process)
{
    EndKind kind = END_LOSS;
    for (uint32_t i = 0; i < process->ends.count; i++) {
        EndKind found = process->ends.at[i]->kind;
        if (found == END_WIN)
            return END_WIN;
        if (found == END_NEUTRAL)
            kind = END_NEUTRAL;
    }
    return kind;
}

static bool is_goal(const Walk *walk, Target target)
{
    if (target.process != NULL && target.process != walk->process)
        return walk->wanted != END_WIN;
    return target.end != NULL && target.end->kind == walk->wanted;
}

static bool is_open(const Walk *walk, Target target)
{
    if (target.process != NULL && target.process != walk->process)
        return false;
    return target.stage != NULL && !walk->seen[target.stage->index];
}

// ---- choosing an outcome ------------------------------------------------------------------------

// How much this way counts; below 0 where it cannot be taken.
static double way_score(const Walk *walk, const Way *way)
{
    Target target = way->outcome->target;
    double share = share_value(way->share);
    if (way->outcome->is_anytime)
        share /= 1000;
    if (is_goal(walk, target))
        return share;
    if (!is_open(walk, target))
        return -1;
    const Odds *odds = walk->odds;
    if (!odds->is_known || walk->wanted != END_WIN || !odds->stages[target.stage->index].has_win)
        return share / 2;
    return share * sqrt(odds->stages[target.stage->index].win);
}

static const Way *best_way(const Walk *walk, const Stage *stage)
{
    const double NEARLY = 0.6;
    const Way *best = NULL;
    double most = -1;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        double score = way_score(walk, &stage->ways.at[i]);
        if (score > most) {
            most = score;
            best = &stage->ways.at[i];
        }
    }
    uint32_t first = UINT32_MAX;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        const Stage *next = way->outcome->target.stage;
        if (!is_open(walk, way->outcome->target) || next->index <= stage->index)
            continue;
        if (next->index < first && most > 0 && way_score(walk, way) >= most * NEARLY) {
            first = next->index;
            best = way;
        }
    }
    return best;
}

// ---- the walk -----------------------------------------------------------------------------------

Route route_find(const Process *process, const Odds *odds, Arena *arena)
{
    uint32_t count = process->stages.count;
    Walk walk = {process,
                 odds,
                 goal_kind(process),
                 ARENA_MANY(arena, count + 1, bool),
                 ARENA_MANY(arena, count + 1, uint32_t),
                 0};
    Route route = {ARENA_MANY(arena, count + 1, int32_t),
                   ARENA_MANY(arena, count + 1, const Outcome *), 0, NULL};
    for (uint32_t i = 0; i < count; i++)
        route.steps[i] = -1;
    if (process->start == NULL)
        return route;
    walk.path[walk.count++] = process->start->index;
    walk.seen[process->start->index] = true;
    while (walk.count > 0) {
        const Stage *stage = process->stages.at[walk.path[walk.count - 1]];
        const Way *way = best_way(&walk, stage);
        route.outcomes[walk.count - 1] = way == NULL ? NULL : way->outcome;
        if (way == NULL) {
            walk.count--;
        } else if (is_goal(&walk, way->outcome->target)) {
            route.goal = way->outcome->target.end;
            break;
        } else {
            walk.path[walk.count++] = way->outcome->target.stage->index;
            walk.seen[way->outcome->target.stage->index] = true;
        }
    }
    if (walk.count == 0) // no way at all: the start stands alone
        walk.count = 1;
    route.count = walk.count;
    for (uint32_t i = 0; i < walk.count; i++)
        route.steps[walk.path[i]] = (int32_t)i;
    return route;
}

// ---- the order of all stages --------------------------------------------------------------------

typedef struct StagePlace {
    uint32_t step; // of the way to the goal, by which the stage stands
    bool is_aside;
    const Stage *stage;
} StagePlace;

static int compare_places(const void *left, const void *right)
{
    const StagePlace *a = left, *b = right;
    if (a->step != b->step)
        return a->step < b->step ? -1 : 1;
    if (a->is_aside != b->is_aside)
        return a->is_aside ? 1 : -1;
    return a->stage->index < b->stage->index ? -1 : 1;
}

// Gives the step of `from` to all that is reached from there and has none yet.
static void spread_step(const Process *process, StagePlace *places, uint32_t from, uint32_t *stack)
{
    uint32_t depth = 0;
    stack[depth++] = from;
    while (depth > 0) {
        const Stage *stage = process->stages.at[stack[--depth]];
        for (uint32_t i = 0; i < stage->ways.count; i++) {
            const Target *target = &stage->ways.at[i].outcome->target;
            bool is_here = target->stage && (!target->process || target->process == process);
            if (is_here && places[target->stage->index].step == UINT32_MAX) {
                places[target->stage->index].step = places[from].step;
                stack[depth++] = target->stage->index;
            }
        }
    }
}

const Stage **route_order(const Process *process, const Route *route, Arena *arena)
{
    uint32_t count = process->stages.count;
    StagePlace *places = ARENA_MANY(arena, count + 1, StagePlace);
    uint32_t *main = ARENA_MANY(arena, count + 1, uint32_t);
    uint32_t *stack = ARENA_MANY(arena, count + 1, uint32_t);
    const Stage **order = ARENA_MANY(arena, count + 1, const Stage *);
    for (uint32_t i = 0; i < count; i++) {
        bool is_aside = route->steps[i] < 0;
        uint32_t step = is_aside ? UINT32_MAX : (uint32_t)route->steps[i];
        places[i] = (StagePlace){step, is_aside, process->stages.at[i]};
        if (!is_aside)
            main[step] = i;
    }
    for (uint32_t step = 0; step < route->count; step++)
        spread_step(process, places, main[step], stack);
    qsort(places, count, sizeof *places, compare_places);
    for (uint32_t i = 0; i < count; i++)
        order[i] = places[i].stage;
    return order;
}

bool route_is_back(const Route *route, const Stage *from, const Stage *to)
{
    int32_t from_step = route->steps[from->index], to_step = route->steps[to->index];
    if (from_step >= 0)
        return to_step >= 0 && to_step <= from_step;
    return to->index <= from->index;
}
