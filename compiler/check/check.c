// Runs all checks over a model, and reports what they find.
//
// A process is checked after the one it is like, so that a fault of both is found at the base
// first.
#include "check/check.h"

#include "check/checker.h"

#include <stdarg.h>

enum { GUESS_BUDGET = 50000000, CAUSE_SEARCHES = 100 };

// ---- faults of variants -------------------------------------------------------------------------

static bool stage_led_to(const Stage *stage, const Statement *node)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Target *target = &stage->ways.at[i].outcome->target;
        if ((target->stage != NULL && target->stage->entity.node == node)
            || (target->end != NULL && target->end->entity.node == node)) {
            return true;
        }
    }
    return false;
}

// The change of a stage that, in the base, led to what `statement` is a copy of; NULL if none did.
static const Statement *change_find(Checker *checker, const Process *process,
                                    const Statement *statement)
{
    if (checker->cause_searches == 0) {
        return NULL;
    }
    checker->cause_searches -= 1;
    const StageList *bases = &process->like->stages;
    const StageList *copies = &process->stages;
    for (uint32_t i = 0, j = 0; i < bases->count; i++) {
        const Statement *base = bases->at[i]->entity.node;
        if (!stage_led_to(bases->at[i], statement->origin)) {
            continue;
        }
        for (j = 0; j < copies->count && copies->at[j]->entity.node->origin != base; j++) {
        }
        if (j < copies->count && copies->at[j]->entity.node->change != NULL) {
            return copies->at[j]->entity.node->change;
        }
    }
    return NULL;
}

// The variant's own `start`, which may leave what the base started with; NULL if it has none.
static const Statement *own_start(const Process *process)
{
    for (const Statement *at = process->entity.node->children; at != NULL; at = at->next) {
        if (at->kind == STATEMENT_START && at->form == FORM_PLAIN && at->origin == NULL) {
            return at;
        }
    }
    return NULL;
}

// The change that causes a fault in what a variant took over; the variant itself if none is found.
static const Statement *cause_of(Checker *checker, const Process *process,
                                 const Statement *statement)
{
    const Statement *change = statement->change;
    if (change == NULL) {
        change = change_find(checker, process, statement);
    }
    if (change == NULL) {
        change = process->entity.node->change;
    }
    if (change == NULL) {
        change = own_start(process);
    }
    return change != NULL ? change : process->entity.node;
}

static bool is_within(Place place, Place outer)
{
    return place.source == outer.source && place.offset >= outer.offset
           && place.offset < outer.offset + outer.length;
}

// Adds a fault that only the variant has: at its cause, with what was taken over as second place.
static Finding *report_variant(Checker *checker, RuleId rule, const Process *process,
                               const Statement *statement, Place place, Str headline)
{
    const Statement *cause = cause_of(checker, process, statement);
    bool is_variant = cause == process->entity.node;
    Place main = is_variant ? statement_name_place(cause) : statement_keyword_place(cause);
    Finding *known = finding_find(checker->findings, rule, main);
    if (known != NULL && str_equal(known->headline, headline)) {
        finding_also_in(checker->findings, known, name_str(process->entity.name));
        return NULL; // a variant of that variant
    }
    Finding *finding = finding_add(checker->findings, rule, main, "%.*s", STR_ARGS(headline));
    if (!is_within(place, tokens_place(cause->tree, cause->first, cause->last))) {
        finding_also(checker->findings, finding, place, "`%s` takes this over",
                     process->entity.name->text);
    }
    return finding;
}

Finding *check_report(Checker *checker, RuleId rule, const Process *process,
                      const Statement *statement, Place place, const char *headline, ...)
{
    bool is_taken_over = process != NULL && process->like != NULL && statement->origin != NULL;
    if (is_taken_over) {
        Finding *known = finding_find(checker->findings, rule, place);
        if (known != NULL) {
            finding_also_in(checker->findings, known, name_str(process->entity.name));
            return NULL;
        }
    }
    va_list arguments;
    va_start(arguments, headline);
    Str text = str_format_list(checker->arena, headline, arguments);
    va_end(arguments);
    return is_taken_over ? report_variant(checker, rule, process, statement, place, text)
                         : finding_add(checker->findings, rule, place, "%.*s", STR_ARGS(text));
}

// ---- the benefit of the doubt -------------------------------------------------------------------

bool block_may_say(const Checker *checker, const Statement *block, StatementKind kind)
{
    for (const Statement *at = block->children; at != NULL; at = at->next) {
        if (at->kind == kind && at->form != FORM_DROP) {
            return true;
        }
    }
    return places_within(&checker->doubts.unread, block) > 0;
}

bool entity_may_be_used(const Checker *checker, const Entity *entity)
{
    const Doubts *doubts = &checker->doubts;
    return doubts->has_more || entity->node->is_broken || doubts_is_double(doubts, entity->node)
           || heard_has(&doubts->meant, name_str(entity->name));
}

bool entity_is_double(const Checker *checker, const Entity *entity)
{
    return heard_has(&checker->doubts.doubled, name_str(entity->name));
}

// ---- the run ------------------------------------------------------------------------------------

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

typedef enum Round { FAULTS, WARNINGS, ALLOWS } Round;

typedef struct CheckRow {
    void (*run)(Checker *checker);
    Round round;
    const RuleId *rules;
    uint32_t rule_count;
} CheckRow;

#define CHECK(function, round, ...) static const RuleId function##_rules[] = {__VA_ARGS__};
#include "check/checks.def"

static const CheckRow checks[] = {
#define CHECK(function, round, ...)                                                                \
    {function, round, function##_rules, sizeof function##_rules / sizeof(RuleId)},
#include "check/checks.def"
};

static bool is_wanted(const Checker *checker, const CheckRow *check)
{
    for (uint32_t i = 0; i < check->rule_count; i++) {
        if (rule_is_on(checker->findings, check->rules[i])) {
            return true;
        }
    }
    return false;
}

static void run_round(Checker *checker, Round round)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (checks[i].round == round && is_wanted(checker, &checks[i])) {
            checks[i].run(checker);
        }
    }
}

void check_model(const Model *model, Findings *findings, const CheckOptions *options, Arena *arena)
{
    Checker checker = {
        .model = model,
        .options = options,
        .findings = findings,
        .arena = arena,
        .doubts = doubts_of(model, findings, arena),
        .guess_budget = GUESS_BUDGET,
        .cause_searches = CAUSE_SEARCHES,
    };
    order_make(&checker);
    flows_make(&checker);
    run_round(&checker, FAULTS);
    checker.is_sound = findings->error_count == 0;
    if (!options->ignores_allow) {
        allows_gather(&checker);
    }
    run_round(&checker, WARNINGS);
    run_round(&checker, ALLOWS);
}
