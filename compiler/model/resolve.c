// Trees to the model, in rounds: make every declared thing, so that use may stand before
// declaration; look up what they name; then what needs all of it (shares, values held together).

#include "model/resolve.h"

#include "model/people.h"
#include "model/process.h"
#include "model/shares.h"
#include "model/twins.h"
#include "model/variant.h"
#include "model/was.h"

#define EACH_DECLARATION(declaration, program)                                                     \
    for (uint32_t m_ = 0; m_ < (program)->order_count; m_++)                                       \
        for (uint32_t d_ = 0; d_ < (program)->order[m_]->declared_count; d_++)                     \
            for (Declaration *declaration = (program)->order[m_]->declared[d_];                    \
                 declaration != NULL; declaration = NULL)

// Room for all things of each kind.
static void model_reserve(Resolver *resolver)
{
    uint32_t counts[STATEMENT_COUNT] = {0};
    EACH_DECLARATION(declaration, resolver->program)
    {
        counts[declaration->kind]++;
    }
    Model *model = resolver->model;
    Arena *arena = resolver->arena;
    model->roles.at = ARENA_MANY(arena, counts[STATEMENT_ROLE], Role *);
    model->skills.at = ARENA_MANY(arena, counts[STATEMENT_SKILL], Skill *);
    model->tools.at = ARENA_MANY(arena, counts[STATEMENT_TOOL], Tool *);
    model->methods.at = ARENA_MANY(arena, counts[STATEMENT_METHOD], Method *);
    model->metrics.at = ARENA_MANY(arena, counts[STATEMENT_METRIC], Metric *);
    model->processes.at = ARENA_MANY(arena, counts[STATEMENT_PROCESS], Process *);
    model->onboardings.at = ARENA_MANY(arena, counts[STATEMENT_ONBOARDING], Onboarding *);
    resolver->scopes = ARENA_MANY(arena, counts[STATEMENT_PROCESS], ProcessScope);
}

// Makes one thing, adds it to its list, and names it.
#define MAKE(Type, list)                                                                           \
    do {                                                                                           \
        Type *thing = ARENA_NEW(resolver->arena, Type);                                            \
        thing->index = resolver->model->list.count;                                                \
        resolver->model->list.at[resolver->model->list.count++] = thing;                           \
        entity_start(resolver, &thing->entity, declaration->statement);                            \
        declaration->thing = thing;                                                                \
    } while (0)

static void process_make(Resolver *resolver, Declaration *declaration)
{
    MAKE(Process, processes);
    Process *process = declaration->thing;
    ProcessScope *scope = &resolver->scopes[process->index];
    scope->steps.arena = resolver->arena;
    scope->dropped.arena = resolver->arena;
    scope->declaration = declaration;
    process->is_given = declaration->module->source->is_given;
}

static void thing_make(Resolver *resolver, Declaration *declaration)
{
    switch (declaration->kind) {
    case STATEMENT_ROLE: MAKE(Role, roles); return;
    case STATEMENT_SKILL: MAKE(Skill, skills); return;
    case STATEMENT_TOOL: MAKE(Tool, tools); return;
    case STATEMENT_METHOD: MAKE(Method, methods); return;
    case STATEMENT_METRIC: MAKE(Metric, metrics); return;
    case STATEMENT_ONBOARDING: MAKE(Onboarding, onboardings); return;
    case STATEMENT_PROCESS: process_make(resolver, declaration); return;
    default: return;
    }
}

// Changes may have given another label, and more.
static void thing_rename(Resolver *resolver, Declaration *declaration)
{
    if (declaration->statement != declaration->written) {
        entity_start(resolver, declaration->thing, declaration->statement);
    }
    if (declaration->kind == STATEMENT_PROCESS && declaration->is_changed_by_given) {
        ((Process *)declaration->thing)->is_given = true;
    }
}

static void processes_start(Resolver *resolver)
{
    EACH_DECLARATION(declaration, resolver->program)
    {
        if (declaration->kind == STATEMENT_PROCESS) {
            Process *process = declaration->thing;
            process->like = declaration->base != NULL ? declaration->base->thing : NULL;
            process_start(resolver, process, declaration);
            variant_dropped(resolver, declaration, &resolver->scopes[process->index].dropped);
        }
    }
}

static void things_fill(Resolver *resolver)
{
    const Model *model = resolver->model;
    for (uint32_t i = 0; i < model->roles.count; i++) {
        role_fill(resolver, model->roles.at[i]);
    }
    for (uint32_t i = 0; i < model->skills.count; i++) {
        skill_fill(resolver, model->skills.at[i]);
    }
    for (uint32_t i = 0; i < model->tools.count; i++) {
        entity_fill(resolver, &model->tools.at[i]->entity);
    }
    for (uint32_t i = 0; i < model->methods.count; i++) {
        method_fill(resolver, model->methods.at[i]);
    }
    for (uint32_t i = 0; i < model->metrics.count; i++) {
        metric_fill(resolver, model->metrics.at[i]);
    }
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        onboarding_fill(resolver, model->onboardings.at[i]);
    }
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        goals_check(resolver, model->onboardings.at[i]);
    }
}

// Bases come before their variants, so that what both have wrong is reported at the base.
static void processes_fill(Resolver *resolver)
{
    const ProcessList *list = &resolver->model->processes;
    bool *is_done = ARENA_MANY(resolver->arena, list->count, bool);
    const Process **chain = ARENA_MANY(resolver->arena, list->count + 1, const Process *);
    uint32_t ways_left = WAYS_LIMIT;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t depth = 0;
        for (const Process *at = list->at[i]; at != NULL && !is_done[at->index]; at = at->like) {
            is_done[at->index] = true;
            chain[depth++] = at;
        }
        while (depth > 0) {
            process_fill(resolver, list->at[chain[--depth]->index]);
            shares_of_process(resolver, list->at[chain[depth]->index], &ways_left);
        }
    }
    for (uint32_t i = 0; i < list->count; i++) {
        process_enter(list->at[i]);
    }
}

static void trees_fill(Resolver *resolver)
{
    const Program *program = resolver->program;
    TreeList *trees = &resolver->model->trees;
    trees->at = ARENA_MANY(resolver->arena, program->module_count, const Tree *);
    trees->count = program->module_count;
    for (uint32_t i = 0; i < program->module_count; i++) {
        trees->at[i] = program->modules[i]->tree;
    }
}

Model *resolve_program(Program *program)
{
    Resolver resolver = {
        .program = program, .arena = program->arena, .findings = program->findings};
    resolver.model = ARENA_NEW(program->arena, Model);
    model_reserve(&resolver);
    trees_fill(&resolver);
    EACH_DECLARATION(declaration, program)
    {
        thing_make(&resolver, declaration);
    }
    variants_make(&resolver);
    EACH_DECLARATION(declaration, program)
    {
        thing_rename(&resolver, declaration);
    }
    twins_number(resolver.model, resolver.arena);
    for (uint32_t i = 0; i < resolver.model->methods.count; i++) {
        method_start(&resolver, resolver.model->methods.at[i]);
    }
    processes_start(&resolver);
    things_fill(&resolver);
    processes_fill(&resolver);
    was_check(&resolver);
    return resolver.model;
}
