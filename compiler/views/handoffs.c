// Finds and numbers the hand-offs of a process.
//
// A hand-off is a way out of a stage whose receiver is not the stage's owner. Anytimes hold in many
// stages; they are sorted behind the outcomes, and those of one giver become one entry.
#include "views/handoffs.h"

#include <stdlib.h>

typedef struct Entry {
    Handoff handoff;
    uint64_t order; // of its outcome: by this the entries are numbered
} Entry;

static int compare_entries(const void *left, const void *right)
{
    const Entry *a = left, *b = right;
    if (a->order != b->order) {
        return a->order < b->order ? -1 : 1;
    }
    if (a->handoff.giver->index != b->handoff.giver->index) {
        return a->handoff.giver->index < b->handoff.giver->index ? -1 : 1;
    }
    return (a->handoff.stage->index > b->handoff.stage->index)
           - (a->handoff.stage->index < b->handoff.stage->index);
}

// Anytimes come after all outcomes, in the order of their statements in the file.
static uint64_t order_of(const Outcome *outcome, uint64_t running)
{
    if (!outcome->is_anytime || !outcome->entity.node) {
        return running;
    }
    const Statement *node = outcome->entity.node;
    return UINT64_C(1) << 60 | (uint64_t)node->tree->source->index << 32 | node->first;
}

static uint32_t collect(const Process *process, Entry *entries)
{
    uint32_t count = 0;
    uint64_t running = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        for (uint32_t w = 0; w < stage->ways.count; w++, running++) {
            const Outcome *outcome = stage->ways.at[w].outcome;
            const Role *receiver = outcome_receiver(outcome);
            if (stage->owner && receiver && receiver != stage->owner) {
                Handoff handoff = {0, outcome, stage, stage->owner, receiver};
                entries[count++] = (Entry){handoff, order_of(outcome, running)};
            }
        }
    }
    return count;
}

static size_t count_ways(const Process *process)
{
    size_t count = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        count += process->stages.at[i]->ways.count;
    }
    return count;
}

HandoffList handoffs_of(const Process *process, Arena *arena)
{
    Entry *entries = ARENA_MANY(arena, count_ways(process) + 1, Entry);
    uint32_t found = collect(process, entries);
    HandoffList list = {ARENA_MANY(arena, found + 1, Handoff), 0};
    uint32_t number = 0;
    qsort(entries, found, sizeof *entries, compare_entries);
    for (uint32_t i = 0; i < found; i++) {
        bool is_new = i == 0 || entries[i].order != entries[i - 1].order;
        if (is_new || entries[i].handoff.giver != entries[i - 1].handoff.giver) {
            number += is_new;
            list.at[list.count] = entries[i].handoff;
            list.at[list.count++].number = number;
        }
    }
    return list;
}
