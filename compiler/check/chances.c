// Chances, worked out once a process, and only where a rule needs them.
#include "check/chances.h"

#include "model/entity.h"

#include <math.h>

static bool has_assumed_share(const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        if (stage->ways.at[i].share.kind == SHARE_ASSUMED) {
            return true;
        }
    }
    return false;
}

// Found backwards, along ways above 0%, from the stages whose shares were assumed.
static const bool *stages_guessed(Checker *checker, const Flow *flow)
{
    Digraph back = digraph_reverse(&flow->likely, checker->arena);
    bool *is_guessed = ARENA_MANY(checker->arena, back.count, bool);
    uint32_t *queue = ARENA_MANY(checker->arena, back.count, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < back.count; i++) {
        if (has_assumed_share(flow->process->stages.at[i])) {
            is_guessed[i] = true;
            queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        for (uint32_t i = back.starts[queue[at]]; i < back.starts[queue[at] + 1]; i++) {
            if (!is_guessed[back.heads[i]]) {
                is_guessed[back.heads[i]] = true;
                queue[count++] = back.heads[i];
            }
        }
    }
    return is_guessed;
}

static const Chances *chances_of(Checker *checker, const Process *process)
{
    if (checker->chances == NULL) {
        uint32_t count = checker->model->processes.count;
        checker->chances = ARENA_MANY(checker->arena, count, const Chances *);
    }
    if (checker->chances[process->index] == NULL) {
        Chances *chances = ARENA_NEW(checker->arena, Chances);
        chances->odds = odds_of(process, checker->arena);
        chances->is_guessed = stages_guessed(checker, &checker->flows[process->index]);
        checker->chances[process->index] = chances;
    }
    return checker->chances[process->index];
}

double chance_of_win(Checker *checker, const Stage *stage)
{
    if (!checker->is_sound || !process_has_win(stage->process)) {
        return -1;
    }
    const Chances *chances = chances_of(checker, stage->process);
    if (!chances->odds.is_known || chances->is_guessed[stage->index]) {
        return -1;
    }
    const StageOdds *odds = &chances->odds.stages[stage->index];
    return odds->has_win ? odds->win : -1;
}

Str chance_text(Arena *arena, double chance)
{
    double points = chance * 100;
    double tenths = round(points * 10) / 10;
    bool is_whole = fabs(tenths - round(tenths)) < 0.05;
    return str_format(arena, is_whole ? "%.0f%%" : "%.1f%%", tenths);
}

Place value_place(const Statement *statement)
{
    const Part *part = part_find(statement, CLAUSE_MAIN);
    return part != NULL ? part_place(statement, part) : statement_keyword_place(statement);
}

const Statement *stage_statement(const Stage *stage, StatementKind kind)
{
    const Statement *found = statement_find(stage->entity.node->children, kind);
    return found != NULL ? found : stage->entity.node;
}

const Stage *later_stage(const Stage *stage, const Way *way)
{
    const Stage *next = way->outcome->target.stage;
    bool is_later = next != NULL && next->process == stage->process && next->index > stage->index;
    return is_later ? next : NULL;
}

const Statement *newer_of(const Statement *first, const Statement *other)
{
    return first->origin != NULL && other->origin == NULL ? other : first;
}
