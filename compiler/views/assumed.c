// Finds what rests on assumed shares: from each stage that assumes some along its ways out, and for
// chances of a win against them.
#include "views/assumed.h"

#include "model/components.h"

typedef struct Search {
    const Process *process;
    const Stage **open; // stages whose ways are still to be followed
    uint32_t open_count;
    bool *is_marked;
} Search;

bool assumed_at(const Stage *stage)
{
    return stage->ways.count > 0 && stage->ways.at[0].share.kind == SHARE_ASSUMED;
}

static void follow(Search *search, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Stage *next = stage->ways.at[i].outcome->target.stage;
        bool is_here = next != NULL && next->process == search->process;
        if (is_here && !search->is_marked[next->index]) {
            search->is_marked[next->index] = true;
            search->open[search->open_count++] = next;
        }
    }
}

// Each stage is opened at most twice: as one that assumes, and when it is marked.
const bool *assumed_arrivals(const Process *process, Arena *arena)
{
    const StageList *stages = &process->stages;
    Search search = {process, ARENA_MANY(arena, stages->count * 2 + 1, const Stage *), 0,
                     ARENA_MANY(arena, stages->count, bool)};
    for (uint32_t i = 0; i < stages->count; i++) {
        if (assumed_at(stages->at[i])) {
            search.open[search.open_count++] = stages->at[i];
        }
    }
    while (search.open_count > 0) {
        follow(&search, search.open[--search.open_count]);
    }
    return search.is_marked;
}

const bool *assumed_ends(const Process *process, const bool *arrivals, Arena *arena)
{
    bool *is_assumed = ARENA_MANY(arena, process->ends.count + 1, bool);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        bool is_sure = !arrivals[i] && !assumed_at(stage);
        for (uint32_t j = 0; j < stage->ways.count && !is_sure; j++) {
            const End *end = stage->ways.at[j].outcome->target.end;
            if (end != NULL) {
                is_assumed[end->index] = true;
            }
        }
    }
    return is_assumed;
}

bool assumed_wins(const Process *process, const bool *ends)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        if (process->ends.at[i]->kind == END_WIN && ends[i]) {
            return true;
        }
    }
    return false;
}

// ---- chances ------------------------------------------------------------------------------------

// Its edges lead along the ways that a deal may take from stage to stage.
static Digraph graph_of(const Process *process, Arena *arena)
{
    uint32_t most = 0, count = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        most += process->stages.at[i]->ways.count;
    }
    Digraph graph = {process->stages.count, ARENA_MANY(arena, process->stages.count + 1, uint32_t),
                     ARENA_MANY(arena, most + 1, uint32_t)};
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const WayList *ways = &process->stages.at[i]->ways;
        for (uint32_t j = 0; j < ways->count; j++) {
            const Stage *next = ways->at[j].outcome->target.stage;
            if (next != NULL && next->process == process && share_value(ways->at[j].share) > 0) {
                graph.heads[count++] = next->index;
            }
        }
        graph.starts[i + 1] = count;
    }
    return graph;
}

// Where a win is certain, or none can be, shares say nothing.
const bool *assumed_chances(const Process *process, const Odds *odds, Arena *arena)
{
    Digraph graph = graph_of(process, arena), back = digraph_reverse(&graph, arena);
    bool *is_marked = ARENA_MANY(arena, back.count + 1, bool);
    uint32_t *open = ARENA_MANY(arena, back.count + 1, uint32_t), count = 0;
    for (uint32_t i = 0; i < back.count; i++) {
        double win = odds->stages[i].win;
        is_marked[i] = assumed_at(process->stages.at[i]) && win > 0 && win < 1;
        if (is_marked[i]) {
            open[count++] = i;
        }
    }
    while (count > 0) {
        uint32_t stage = open[--count];
        for (uint32_t i = back.starts[stage]; i < back.starts[stage + 1]; i++) {
            if (!is_marked[back.heads[i]]) {
                is_marked[back.heads[i]] = true;
                open[count++] = back.heads[i];
            }
        }
    }
    return is_marked;
}
