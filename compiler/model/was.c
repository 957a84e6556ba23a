// Earlier names: a `was` may not be the living name of something of the same kind, or comparisons
// with older versions would find two.

#include "model/was.h"

static void was_report(Resolver *resolver, const Entity *entity, uint32_t index,
                       const Statement *living)
{
    const Name *name = entity->more->was.at[index];
    Place place = statement_name_place(entity->node);
    for (const Statement *at = entity->node->children; at != NULL; at = at->next) {
        for (const Part *part = at->kind == STATEMENT_WAS ? at->parts : NULL; part != NULL;
             part = part->next) {
            Str text = part_text(at, part);
            if (name_intern(resolver->program->names, text) == name) {
                place = part_place(at, part);
            }
        }
    }
    Finding *finding = resolve_report(resolver, RULE_was_is_living, entity->node, place,
                                      "`%s` is still a living name", name->text);
    if (finding != NULL) {
        finding_also(resolver->findings, finding, statement_name_place(living), "it stands here");
        finding_help(resolver->findings, finding, "`was` gives a name that nothing has any more");
    }
}

static void was_in_scope(Resolver *resolver, const Entity *entity, const Scope *scope,
                         StatementKind kind)
{
    for (uint32_t i = 0; i < entity->more->was.count; i++) {
        const Declaration *living = scope_find(scope, kind, entity->more->was.at[i]);
        if (living != NULL) {
            was_report(resolver, entity, i, living->statement);
        }
    }
}

// Outcomes are few: they are compared one by one.
static void was_in_outcomes(Resolver *resolver, const OutcomeList *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const Entity *entity = &list->at[i]->entity;
        for (uint32_t k = 0; k < entity->more->was.count; k++) {
            for (uint32_t j = 0; j < list->count; j++) {
                if (list->at[j]->entity.name == entity->more->was.at[k]) {
                    was_report(resolver, entity, k, list->at[j]->entity.node);
                }
            }
        }
    }
}

static void was_in_process(Resolver *resolver, const Process *process)
{
    const Scope *steps = &resolver->scopes[process->index].steps;
    resolver->process = process;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        was_in_scope(resolver, &process->stages.at[i]->entity, steps, STATEMENT_STAGE);
        was_in_outcomes(resolver, &process->stages.at[i]->outcomes);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        was_in_scope(resolver, &process->ends.at[i]->entity, steps, STATEMENT_STAGE);
    }
    for (uint32_t i = 0; i < process->phases.count; i++) {
        was_in_outcomes(resolver, &process->phases.at[i]->anytimes);
    }
    was_in_outcomes(resolver, &process->anytimes);
    resolver->process = NULL;
}

void was_check(Resolver *resolver)
{
    const Program *program = resolver->program;
    for (uint32_t i = 0; i < program->order_count; i++) {
        const Module *module = program->order[i];
        for (uint32_t k = 0; k < module->declared_count; k++) {
            const Declaration *declaration = module->declared[k];
            was_in_scope(resolver, declaration->thing, &module->visible, declaration->kind);
        }
    }
    for (uint32_t i = 0; i < resolver->model->processes.count; i++) {
        was_in_process(resolver, resolver->model->processes.at[i]);
    }
}
