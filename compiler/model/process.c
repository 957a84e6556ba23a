// Processes: phases, stages, outcomes and ends.
//
// Round one makes them and fills the scope of steps (stages and ends); round two reads their
// blocks. Parts that a variant took over are read like its own: the statements know where they come
// from.

#include "model/process.h"

#include "model/name_set.h"
#include "model/people.h"
#include "model/value.h"

#include <string.h>

// ---- round one ----------------------------------------------------------------------------------

// Adds a part to a scope; a second one of the name is reported and left out of the scope.
static void part_declare(Resolver *resolver, Scope *scope, StatementKind key,
                         const Statement *statement, const Entity *entity, void *thing)
{
    if (entity->name->length == 0) {
        return; // a broken header
    }
    Declaration *declaration = ARENA_NEW(resolver->arena, Declaration);
    declaration->kind = (StatementKind)statement->kind;
    declaration->name = entity->name;
    declaration->written = statement;
    declaration->statement = (Statement *)(uintptr_t)statement;
    declaration->thing = thing;
    Declaration *first = scope_add(scope, key, entity->name, declaration);
    if (first != declaration) {
        resolve_report_twice(resolver, statement, first->written,
                             statement_row((StatementKind)statement->kind)->keyword);
    }
}

// Reports an outcome that has the name of one before it in the block.
static void check_once(Resolver *resolver, const Outcome *last)
{
    const Entity *first = name_set_add(resolver, &last->entity);
    if (first != NULL) {
        resolve_report_twice(resolver, last->entity.node, first->node,
                             last->is_anytime ? "anytime" : "outcome");
    }
}

static const OutcomeDetail no_detail;

// Outcomes of a stage, or anytimes of a phase or process.
static OutcomeList outcomes_start(Resolver *resolver, const Statement *block, StatementKind kind,
                                  const Stage *stage, const Phase *phase)
{
    OutcomeList list = {0};
    uint32_t count = count_statements(block, kind);
    if (count == 0) {
        return list;
    }
    name_set_start(resolver, count);
    list.at = ARENA_MANY(resolver->arena, count, Outcome *);
    EACH_STATEMENT(at, block, kind)
    {
        Outcome *outcome = ARENA_NEW(resolver->arena, Outcome);
        entity_start(resolver, &outcome->entity, at);
        outcome->is_anytime = kind == STATEMENT_ANYTIME;
        outcome->more = &no_detail;
        outcome->stage = stage;
        outcome->phase = phase;
        list.at[list.count++] = outcome;
        check_once(resolver, outcome);
    }
    return list;
}

static void stage_start(Resolver *resolver, ProcessScope *scope, Process *process, Phase *phase,
                        const Statement *node)
{
    Stage *stage = ARENA_NEW(resolver->arena, Stage);
    entity_start(resolver, &stage->entity, node);
    stage->process = process;
    stage->phase = phase;
    stage->index = process->stages.count;
    process->stages.at[process->stages.count++] = stage;
    if (phase != NULL) {
        phase->stages.at[phase->stages.count++] = stage;
    }
    part_declare(resolver, &scope->steps, STATEMENT_STAGE, node, &stage->entity, stage);
    stage->outcomes = outcomes_start(resolver, node->children, STATEMENT_OUTCOME, stage, NULL);
}

// The kind of an end by the word behind `is`. Any other word is reported by the forms; by its first
// letter it means one of the two (`won`, `lost`), or neither.
static EndKind end_kind(Str word)
{
    char first = word.length > 0 ? (char)(word.at[0] | 0x20) : ' ';
    return first == 'w' ? END_WIN : first == 'l' ? END_LOSS : END_NEUTRAL;
}

static void end_start(Resolver *resolver, ProcessScope *scope, Process *process,
                      const Statement *node)
{
    End *end = ARENA_NEW(resolver->arena, End);
    entity_start(resolver, &end->entity, node);
    end->process = process;
    end->index = process->ends.count;
    const Part *is = part_find(node, CLAUSE_IS);
    if (is != NULL) {
        end->kind = end_kind(part_text(node, is));
    }
    process->ends.at[process->ends.count++] = end;
    part_declare(resolver, &scope->steps, STATEMENT_STAGE, node, &end->entity, end);
}

static void phase_start(Resolver *resolver, ProcessScope *scope, Scope *phases, Process *process,
                        const Statement *node)
{
    Phase *phase = ARENA_NEW(resolver->arena, Phase);
    entity_start(resolver, &phase->entity, node);
    phase->process = process;
    phase->index = process->phases.count;
    process->phases.at[process->phases.count++] = phase;
    part_declare(resolver, phases, STATEMENT_PHASE, node, &phase->entity, phase);
    phase->stages.at =
        ARENA_MANY(resolver->arena, count_statements(node->children, STATEMENT_STAGE), Stage *);
    EACH_STATEMENT(at, node->children, STATEMENT_STAGE)
    {
        stage_start(resolver, scope, process, phase, at);
    }
    phase->anytimes = outcomes_start(resolver, node->children, STATEMENT_ANYTIME, NULL, phase);
}

void process_start(Resolver *resolver, Process *process, Declaration *declaration)
{
    const Statement *block = declaration->statement->children;
    ProcessScope *scope = &resolver->scopes[process->index];
    Scope phases = {.arena = resolver->arena};
    resolver->process = process;
    process->stages.at = ARENA_MANY(resolver->arena, count_stages(block), Stage *);
    process->ends.at = ARENA_MANY(resolver->arena, count_statements(block, STATEMENT_END), End *);
    process->phases.at =
        ARENA_MANY(resolver->arena, count_statements(block, STATEMENT_PHASE), Phase *);
    for (const Statement *at = block; at != NULL; at = at->next) {
        if (at->form != FORM_PLAIN) {
            continue;
        }
        if (at->kind == STATEMENT_PHASE) {
            phase_start(resolver, scope, &phases, process, at);
        } else if (at->kind == STATEMENT_STAGE) {
            stage_start(resolver, scope, process, NULL, at);
        } else if (at->kind == STATEMENT_END) {
            end_start(resolver, scope, process, at);
        }
    }
    process->anytimes = outcomes_start(resolver, block, STATEMENT_ANYTIME, NULL, NULL);
    resolver->process = NULL;
}

// ---- round two ----------------------------------------------------------------------------------

static const Role *owner_of(Resolver *resolver, const Statement *block)
{
    const Statement *owner = statement_find(block, STATEMENT_OWNER);
    return owner != NULL ? role_named(resolver, owner, owner->parts) : NULL;
}

static const Role *tell_of(Resolver *resolver, const Statement *statement)
{
    const Part *tell = part_find(statement, CLAUSE_TELL);
    return tell != NULL ? role_named(resolver, statement, tell) : NULL;
}

static const OutcomeDetail *outcome_detail(Resolver *resolver, const Statement *block)
{
    OutcomeDetail *detail = ARENA_NEW(resolver->arena, OutcomeDetail);
    detail->when = texts_of(resolver, block, STATEMENT_WHEN);
    detail->reasons = texts_of(resolver, block, STATEMENT_REASON);
    detail->give = texts_of(resolver, block, STATEMENT_GIVE);
    const Statement *after = statement_find(block, STATEMENT_AFTER);
    if (after != NULL) {
        detail->after = duration_of(resolver, after, CLAUSE_MAIN);
    }
    const Statement *accept = statement_find(block, STATEMENT_ACCEPT);
    if (accept != NULL) {
        detail->accept = duration_of(resolver, accept, CLAUSE_WITHIN);
        detail->tell = tell_of(resolver, accept);
    }
    return detail;
}

static void outcome_fill(Resolver *resolver, Outcome *outcome)
{
    const Statement *node = outcome->entity.node;
    const Statement *block = node->children;
    const Statement *owner;
    entity_fill(resolver, &outcome->entity);
    const Part *to = head_find(node, CLAUSE_TO, &owner);
    if (to != NULL) {
        outcome->target = target_named(resolver, owner == node ? node : owner, to);
    }
    const Part *share = head_find(node, CLAUSE_SHARE, &owner);
    if (share != NULL) {
        Value value = value_of(resolver, owner, share);
        outcome->has_percent = value.kind == VALUE_PERCENT;
        outcome->percent = value.amount;
    }
    if (block != NULL) {
        outcome->more = outcome_detail(resolver, block);
    }
}

static CriterionList criteria_of(Resolver *resolver, const Statement *block, StatementKind kind)
{
    CriterionList list = {0};
    uint32_t count = count_statements(block, kind);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, Criterion);
    EACH_STATEMENT(at, block, kind)
    {
        Criterion *criterion = &list.at[list.count++];
        criterion->text = text_of(resolver, at, at->parts);
        criterion->proof = text_of(resolver, at, part_find(at, CLAUSE_PROOF));
        criterion->when = text_of(resolver, at, part_find(at, CLAUSE_WHEN));
        criterion->node = at;
    }
    return list;
}

static ToolUseList tools_of(Resolver *resolver, const Statement *block)
{
    ToolUseList list = {0};
    uint32_t count = count_items(block, STATEMENT_USES);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, ToolUse);
    EACH_STATEMENT(at, block, STATEMENT_USES)
    {
        EACH_ITEM(part, at)
        {
            const Tool *tool = tool_named(resolver, at, part);
            if (tool != NULL) {
                list.at[list.count++] = (ToolUse){tool, (Str){0}, at, part};
            }
        }
    }
    return list;
}

static PointUseList cover_of(Resolver *resolver, const Statement *block)
{
    PointUseList list = {0};
    uint32_t count = count_items(block, STATEMENT_COVER);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, PointUse);
    EACH_STATEMENT(at, block, STATEMENT_COVER)
    {
        EACH_ITEM(part, at)
        {
            const Point *point = point_named(resolver, at, part);
            if (point != NULL) {
                list.at[list.count++] = (PointUse){point, at, part};
            }
        }
    }
    return list;
}

static ProcessUseList processes_of(Resolver *resolver, const Statement *block, StatementKind kind)
{
    ProcessUseList list = {0};
    uint32_t count = count_items(block, kind);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, ProcessUse);
    EACH_STATEMENT(at, block, kind)
    {
        EACH_ITEM(part, at)
        {
            ProcessUse use = process_use_named(resolver, at, part);
            if (use.process != NULL) {
                list.at[list.count++] = use;
            }
        }
    }
    return list;
}

static Forecast forecast_of(const Statement *block)
{
    const Statement *forecast = statement_find(block, STATEMENT_FORECAST);
    if (forecast == NULL) {
        return FORECAST_NONE;
    }
    Str text = part_text(forecast, forecast->parts);
    for (int category = FORECAST_OMITTED; category <= FORECAST_CLOSED; category++) {
        if (str_is(text, forecast_text((Forecast)category))) {
            return (Forecast)category;
        }
    }
    return FORECAST_NONE;
}

static void stage_fill_people(Resolver *resolver, Stage *stage, const Statement *block)
{
    stage->owner = owner_of(resolver, block);
    stage->with = roles_of(resolver, block, STATEMENT_WITH);
    stage->consult = roles_of(resolver, block, STATEMENT_CONSULT);
    stage->inform = roles_of(resolver, block, STATEMENT_INFORM);
    stage->needs = skills_of(resolver, block, STATEMENT_NEEDS);
    stage->uses = tools_of(resolver, block);
    stage->in = ids_of(resolver, block);
    stage->cover = cover_of(resolver, block);
}

static void stage_fill_times(Resolver *resolver, Stage *stage, const Statement *block)
{
    const Statement *takes = statement_find(block, STATEMENT_TAKES);
    if (takes != NULL) {
        stage->takes = duration_of(resolver, takes, CLAUSE_MAIN);
    }
    const Statement *sla = statement_find(block, STATEMENT_SLA);
    if (sla != NULL) {
        stage->sla = duration_of(resolver, sla, CLAUSE_MAIN);
        stage->sla_tell = tell_of(resolver, sla);
    }
    const Statement *probability = statement_find(block, STATEMENT_PROBABILITY);
    if (probability != NULL) {
        Value value = value_of(resolver, probability, probability->parts);
        stage->has_probability = value.kind == VALUE_PERCENT;
        stage->probability = value.amount;
    }
    stage->forecast = forecast_of(block);
}

static void stage_fill(Resolver *resolver, Stage *stage)
{
    const Statement *block = stage->entity.node->children;
    entity_fill(resolver, &stage->entity);
    stage_fill_people(resolver, stage, block);
    stage_fill_times(resolver, stage, block);
    stage->enter = criteria_of(resolver, block, STATEMENT_ENTER);
    stage->exit = criteria_of(resolver, block, STATEMENT_EXIT);
    stage->tasks = tasks_of(resolver, block);
    stage->alongside = processes_of(resolver, block, STATEMENT_ALONGSIDE);
    const Statement *runs = statement_find(block, STATEMENT_RUNS);
    if (runs != NULL) {
        stage->runs = process_named(resolver, runs, runs->parts);
    }
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        outcome_fill(resolver, stage->outcomes.at[i]);
    }
}

static ReopeningList reopenings_of(Resolver *resolver, const Statement *block)
{
    ReopeningList list = {0};
    list.at = ARENA_MANY(resolver->arena, count_statements(block, STATEMENT_REOPEN), Reopening);
    EACH_STATEMENT(at, block, STATEMENT_REOPEN)
    {
        const Stage *stage = stage_named(resolver, at, at->parts);
        if (stage != NULL) {
            list.at[list.count++] =
                (Reopening){stage, duration_of(resolver, at, CLAUSE_WITHIN), at};
        }
    }
    return list;
}

static void end_fill(Resolver *resolver, End *end)
{
    const Statement *block = end->entity.node->children;
    entity_fill(resolver, &end->entity);
    end->reasons = texts_of(resolver, block, STATEMENT_REASON);
    end->inform = roles_of(resolver, block, STATEMENT_INFORM);
    end->then = processes_of(resolver, block, STATEMENT_THEN);
    end->reopen = reopenings_of(resolver, block);
    end->in = ids_of(resolver, block);
    end->forecast = forecast_of(block);
    if (end->forecast == FORECAST_NONE) {
        end->forecast = end->kind == END_WIN ? FORECAST_CLOSED : FORECAST_OMITTED;
    }
}

static void process_fill_head(Resolver *resolver, Process *process, const Statement *block)
{
    entity_fill(resolver, &process->entity);
    process->owner = owner_of(resolver, block);
    process->in = ids_of(resolver, block);
    const Statement *at = statement_find(block, STATEMENT_VERSION);
    process->version = at != NULL ? text_of(resolver, at, at->parts) : (Str){0};
    at = statement_find(block, STATEMENT_EFFECTIVE);
    process->effective = at != NULL ? value_of(resolver, at, at->parts) : (Value){0};
    at = statement_find(block, STATEMENT_REVIEW);
    process->review = at != NULL ? value_of(resolver, at, at->parts) : (Value){0};
    at = statement_find(block, STATEMENT_VOLUME);
    process->volume = at != NULL ? value_of(resolver, at, at->parts) : (Value){0};
    at = statement_find(block, STATEMENT_DEAL);
    if (at != NULL) {
        Value deal = value_of(resolver, at, at->parts);
        process->deal.amount = deal.amount;
        memcpy(process->deal.currency, deal.currency, sizeof deal.currency);
    }
    at = statement_find(block, STATEMENT_START);
    process->start = process->stages.count > 0 ? process->stages.at[0] : NULL;
    if (at != NULL) {
        const Stage *start = stage_named(resolver, at, at->parts);
        process->start = start != NULL ? start : process->start;
    }
}

static void phase_fill(Resolver *resolver, Phase *phase)
{
    const Statement *block = phase->entity.node->children;
    entity_fill(resolver, &phase->entity);
    const Statement *color = statement_find(block, STATEMENT_COLOR);
    phase->color = color != NULL ? text_of(resolver, color, color->parts) : (Str){0};
    for (uint32_t i = 0; i < phase->anytimes.count; i++) {
        outcome_fill(resolver, phase->anytimes.at[i]);
    }
}

void process_fill(Resolver *resolver, Process *process)
{
    resolver->process = process;
    process_fill_head(resolver, process, process->entity.node->children);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        phase_fill(resolver, process->phases.at[i]);
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        stage_fill(resolver, process->stages.at[i]);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        end_fill(resolver, process->ends.at[i]);
    }
    for (uint32_t i = 0; i < process->anytimes.count; i++) {
        outcome_fill(resolver, process->anytimes.at[i]);
    }
    resolver->process = NULL;
}

// ---- round three --------------------------------------------------------------------------------

static void outcomes_enter(const Process *process, const OutcomeList *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        Target *target = &list->at[i]->target;
        if (target->process != NULL && target->stage == NULL) {
            target->stage = target->process->start;
        }
        if (target->process == process) {
            target->process = NULL;
        }
    }
}

void process_enter(Process *process)
{
    outcomes_enter(process, &process->anytimes);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        outcomes_enter(process, &process->phases.at[i]->anytimes);
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        outcomes_enter(process, &process->stages.at[i]->outcomes);
    }
}
