// Runs all checks over a model, and reports what they find.
//
// A process is checked after the one it is like, so that a fault of both is found at the base first.
#include "check/check.h"

#include "check/checker.h"

#include <stdarg.h>

enum { GUESS_BUDGET = 50000000 };

// Where a fault stands that a variant's changes cause in what it took over.
static Place change_place(const Process *process, const Statement *statement)
{
    if (statement->change != NULL) {
        return statement_keyword_place(statement->change);
    }
    if (process->entity.node->change != NULL) {
        return statement_keyword_place(process->entity.node->change);
    }
    return statement_name_place(process->entity.node);
}

Finding *check_report(Checker *checker, RuleId rule, const Process *process,
                      const Statement *statement, Place place, const char *headline, ...)
{
    if (process != NULL && process->like != NULL && statement->origin != NULL) {
        Finding *known = finding_find(checker->findings, rule, place);
        if (known != NULL) {
            finding_also_in(checker->findings, known, name_str(process->entity.name));
            return NULL;
        }
        place = change_place(process, statement);
    }
    va_list arguments;
    va_start(arguments, headline);
    Str text = str_format_list(checker->arena, headline, arguments);
    va_end(arguments);
    return finding_add(checker->findings, rule, place, "%.*s", STR_ARGS(text));
}

// Puts each process after the one it is like.
static void order_make(Checker *checker)
{
    const ProcessList *processes = &checker->model->processes;
    checker->order = ARENA_MANY(checker->arena, processes->count, const Process *);
    const Process **chain = ARENA_MANY(checker->arena, processes->count, const Process *);
    bool *is_placed = ARENA_MANY(checker->arena, processes->count, bool);
    uint32_t placed = 0;
    for (uint32_t i = 0; i < processes->count; i++) {
        uint32_t depth = 0;
        const Process *at = processes->at[i];
        for (; at != NULL && !is_placed[at->index]; at = at->like) {
            is_placed[at->index] = true;
            chain[depth++] = at;
        }
        while (depth > 0) {
            checker->order[placed++] = chain[--depth];
        }
    }
}

void check_model(const Model *model, Findings *findings, Arena *arena)
{
    static void (*const checks[])(Checker *) = {
#define CHECK(function, rules) function,
#include "check/checks.def"
    };
    Checker checker = {
        .model = model,
        .findings = findings,
        .arena = arena,
        .doubts = doubts_of(findings, arena),
        .guess_budget = GUESS_BUDGET,
    };
    order_make(&checker);
    flows_make(&checker);
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        checks[i](&checker);
    }
}
