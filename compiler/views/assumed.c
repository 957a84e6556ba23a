// Finds what rests on assumed shares: from each stage that assumes some along its ways out.
#include "views/assumed.h"

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
