// Walks over the model and small questions that the rules about processes ask.
#include "check/visit.h"

void processes_visit(Checker *checker, ProcessCheck *check)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        check(checker, checker->order[i]);
    }
}

void stages_visit(Checker *checker, StageCheck *check)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            check(checker, stages->at[j]);
        }
    }
}

static void list_visit(Checker *checker, const Process *process, const OutcomeList *list,
                       WayCheck *check)
{
    for (uint32_t i = 0; i < list->count; i++) {
        check(checker, process, list->at[i]);
    }
}

void outcomes_visit(Checker *checker, WayCheck *check)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        list_visit(checker, process, &process->anytimes, check);
        for (uint32_t j = 0; j < process->phases.count; j++) {
            list_visit(checker, process, &process->phases.at[j]->anytimes, check);
        }
        for (uint32_t j = 0; j < process->stages.count; j++) {
            list_visit(checker, process, &process->stages.at[j]->outcomes, check);
        }
    }
}

// ---- reports ------------------------------------------------------------------------------------

Place entity_place(const Entity *entity)
{
    return statement_name_place(entity->node);
}

Finding *stage_report(Checker *checker, RuleId rule, const Stage *stage, const char *what)
{
    const Entity *entity = &stage->entity;
    return check_report(checker, rule, stage->process, entity->node, entity_place(entity),
                        "stage `%s` %s", entity->name->text, what);
}

// The process's own block is no copy, so what the base says of itself is looked for here.
static Finding *base_finding(const Checker *checker, RuleId rule, const Process *process)
{
    Finding *finding = NULL;
    for (const Process *base = process->like; base != NULL && finding == NULL; base = base->like) {
        finding = finding_find(checker->findings, rule, entity_place(&base->entity));
    }
    return finding;
}

Finding *process_report(Checker *checker, RuleId rule, const Process *process, const char *what)
{
    const Entity *entity = &process->entity;
    Finding *known = base_finding(checker, rule, process);
    if (known != NULL) {
        finding_also_in(checker->findings, known, name_str(entity->name));
        return NULL;
    }
    return check_report(checker, rule, process, entity->node, entity_place(entity),
                        "process `%s` %s", entity->name->text, what);
}

void also_some(Checker *checker, Finding *finding, Place place, const char *label)
{
    if (finding->also_count < PLACES_SHOWN) {
        finding_also(checker->findings, finding, place, "%s", label);
    }
}

// ---- what is known ------------------------------------------------------------------------------

bool is_variant_read(const Checker *checker, const Process *process)
{
    return process->like == NULL
           || places_within(&checker->doubts.unread, process->entity.node) == 0;
}

static bool is_change_read(const Checker *checker, const Statement *declaration)
{
    return declaration->change == NULL
           || places_within(&checker->doubts.unread, declaration->change) == 0;
}

bool is_read(const Checker *checker, const Statement *declaration)
{
    return !declaration->is_broken && is_change_read(checker, declaration)
           && places_within(&checker->doubts.unread, declaration) == 0
           && !doubts_is_double(&checker->doubts, declaration);
}

bool is_unsaid(const Checker *checker, const Statement *declaration, StatementKind kind)
{
    return is_read(checker, declaration) && !block_may_say(checker, declaration, kind);
}

bool is_process_unsaid(const Checker *checker, const Process *process, StatementKind kind)
{
    for (const Process *at = process->like; at != NULL; at = at->like) {
        if (!is_read(checker, at->entity.node)) {
            return false;
        }
    }
    return !is_base_unknown(process) && is_unsaid(checker, process->entity.node, kind);
}

bool is_line_read(const Checker *checker, const Statement *statement)
{
    return !statement->is_broken && !line_has_place(&checker->doubts.unread, statement);
}

bool is_base_unknown(const Process *process)
{
    while (process->like != NULL) {
        process = process->like;
    }
    return part_find(process->entity.node, CLAUSE_LIKE) != NULL;
}

const void *target_key(const Outcome *outcome)
{
    const Target *target = &outcome->target;
    if (target->stage != NULL) {
        return target->stage;
    }
    return target->end != NULL ? (const void *)target->end : (const void *)target->process;
}
