// Roles, skills, tools, methods, metrics and onboardings: what a process needs people to be, to
// know and to reach.

#include "model/people.h"

#include "model/name_set.h"
#include "model/value.h"

#include <string.h>

static const Statement *block_of(const Entity *entity, StatementKind kind)
{
    return statement_find(entity->node->children, kind);
}

void role_fill(Resolver *resolver, Role *role)
{
    const Statement *block = role->entity.node->children;
    const Part *is = part_find(role->entity.node, CLAUSE_IS);
    entity_fill(resolver, &role->entity);
    role->is_external = is != NULL && str_is(part_text(role->entity.node, is), "external");
    role->does = texts_of(resolver, block, STATEMENT_DOES);
    role->has = skills_of(resolver, block, STATEMENT_HAS);
    const Statement *reports = block_of(&role->entity, STATEMENT_REPORTS);
    if (reports != NULL) {
        role->reports = role_named(resolver, reports, reports->parts);
    }
    const Statement *team = block_of(&role->entity, STATEMENT_TEAM);
    if (team != NULL) {
        role->team = text_of(resolver, team, team->parts);
    }
    const Statement *headcount = block_of(&role->entity, STATEMENT_HEADCOUNT);
    if (headcount != NULL) {
        role->headcount = value_of(resolver, headcount, headcount->parts).amount;
    }
    const Statement *quota = block_of(&role->entity, STATEMENT_QUOTA);
    if (quota != NULL) {
        role->quota = value_of(resolver, quota, quota->parts);
    }
}

void skill_fill(Resolver *resolver, Skill *skill)
{
    const Statement *block = skill->entity.node->children;
    entity_fill(resolver, &skill->entity);
    skill->after = skills_of(resolver, block, STATEMENT_AFTER);
    skill->proof = texts_of(resolver, block, STATEMENT_PROOF);
    uint32_t count = count_statements(block, STATEMENT_LEARN);
    skill->learn.at = ARENA_MANY(resolver->arena, count, Lesson);
    EACH_STATEMENT(at, block, STATEMENT_LEARN)
    {
        Lesson *lesson = &skill->learn.at[skill->learn.count++];
        lesson->text = text_of(resolver, at, at->parts);
        lesson->link = text_of(resolver, at, part_find(at, CLAUSE_LINK));
        lesson->takes = duration_of(resolver, at, CLAUSE_TAKES);
        lesson->node = at;
    }
}

// ---- methods ------------------------------------------------------------------------------------

void method_start(Resolver *resolver, Method *method)
{
    const Statement *block = method->entity.node->children;
    uint32_t count = count_statements(block, STATEMENT_POINT);
    method->points.at = ARENA_MANY(resolver->arena, count, Point *);
    name_set_start(resolver, count);
    EACH_STATEMENT(at, block, STATEMENT_POINT)
    {
        Point *point = ARENA_NEW(resolver->arena, Point);
        entity_start(resolver, &point->entity, at);
        point->method = method;
        const Entity *first = name_set_add(resolver, &point->entity);
        if (first != NULL) {
            resolve_report_twice(resolver, at, first->node, "point");
            continue;
        }
        point->index = method->points.count;
        method->points.at[method->points.count++] = point;
    }
}

void method_fill(Resolver *resolver, Method *method)
{
    entity_fill(resolver, &method->entity);
    for (uint32_t i = 0; i < method->points.count; i++) {
        Point *point = method->points.at[i];
        entity_fill(resolver, &point->entity);
        point->ask = texts_of(resolver, point->entity.node->children, STATEMENT_ASK);
    }
}

// ---- metrics ------------------------------------------------------------------------------------

void metric_fill(Resolver *resolver, Metric *metric)
{
    const Statement *block = metric->entity.node->children;
    entity_fill(resolver, &metric->entity);
    const Statement *formula = statement_find(block, STATEMENT_FORMULA);
    if (formula != NULL) {
        metric->formula = text_of(resolver, formula, formula->parts);
    }
    const Statement *target = statement_find(block, STATEMENT_TARGET);
    if (target != NULL) {
        metric->target = value_of(resolver, target, target->parts);
    }
    const Statement *owner = statement_find(block, STATEMENT_OWNER);
    if (owner != NULL) {
        metric->owner = role_named(resolver, owner, owner->parts);
    }
    metric->at.at = ARENA_MANY(resolver->arena, count_items(block, STATEMENT_AT), ProcessUse);
    EACH_STATEMENT(at, block, STATEMENT_AT)
    {
        EACH_ITEM(part, at)
        {
            ProcessUse use = stage_anywhere_named(resolver, at, part);
            if (use.stage != NULL) {
                metric->at.at[metric->at.count++] = use;
            }
        }
    }
}

// ---- onboardings --------------------------------------------------------------------------------

TaskList tasks_of(Resolver *resolver, const Statement *block)
{
    TaskList list = {0};
    uint32_t count = count_statements(block, STATEMENT_DO);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, Task);
    EACH_STATEMENT(at, block, STATEMENT_DO)
    {
        Task *task = &list.at[list.count++];
        const Part *by = part_find(at, CLAUSE_BY);
        task->text = text_of(resolver, at, at->parts);
        task->by = by != NULL ? role_named(resolver, at, by) : NULL;
        task->within = duration_of(resolver, at, CLAUSE_WITHIN);
        task->when = text_of(resolver, at, part_find(at, CLAUSE_WHEN));
        task->node = at;
    }
    return list;
}

static ReadingList reading_of(Resolver *resolver, const Statement *block)
{
    ReadingList list = {0};
    list.at = ARENA_MANY(resolver->arena, count_statements(block, STATEMENT_READ), Reading);
    EACH_STATEMENT(at, block, STATEMENT_READ)
    {
        list.at[list.count++] = (Reading){text_of(resolver, at, at->parts),
                                          text_of(resolver, at, part_find(at, CLAUSE_LINK)), at};
    }
    return list;
}

// The kind, currency and period of a value that is held against a metric's target.
static bool value_fits(const Value *value, const Value *target)
{
    if (target->kind == VALUE_NONE || value->kind == VALUE_NONE) {
        return true;
    }
    bool same_kind = value->kind == target->kind;
    bool same_money = memcmp(value->currency, target->currency, sizeof value->currency) == 0;
    return same_kind && same_money
           && (value->kind != VALUE_RATE || value->period == target->period);
}

static void goal_add(Resolver *resolver, GoalList *list, const Statement *at)
{
    const Part *part = at->parts;
    const Metric *metric = metric_named(resolver, at, part);
    if (metric == NULL || part->next == NULL) {
        return;
    }
    Goal *goal = &list->at[list->count++];
    *goal = (Goal){metric, value_of(resolver, at, part->next), at};
}

static void milestone_fill(Resolver *resolver, Milestone *milestone, const Statement *node)
{
    const Statement *block = node->children;
    const Statement *owner;
    const Part *day = head_find(node, CLAUSE_DAY, &owner);
    entity_fill(resolver, &milestone->entity);
    if (day != NULL) {
        Value value = value_of(resolver, owner, day);
        milestone->day = (uint32_t)(value.amount / FIXED_ONE);
        milestone->has_day = value.kind == VALUE_NUMBER;
    }
    milestone->tasks = tasks_of(resolver, block);
    milestone->reading = reading_of(resolver, block);
    milestone->learn = skills_of(resolver, block, STATEMENT_LEARN);
    milestone->prove = skills_of(resolver, block, STATEMENT_PROVE);
    milestone->meet = roles_of(resolver, block, STATEMENT_MEET);
    milestone->goals.at =
        ARENA_MANY(resolver->arena, count_statements(block, STATEMENT_REACH), Goal);
    EACH_STATEMENT(goal, block, STATEMENT_REACH)
    {
        goal_add(resolver, &milestone->goals, goal);
    }
}

void onboarding_fill(Resolver *resolver, Onboarding *onboarding)
{
    const Statement *node = onboarding->entity.node;
    entity_fill(resolver, &onboarding->entity);
    const Part *role = part_find(node, CLAUSE_FOR);
    onboarding->role = role != NULL ? role_named(resolver, node, role) : NULL;
    MilestoneList *list = &onboarding->milestones;
    uint32_t count = count_statements(node->children, STATEMENT_MILESTONE);
    list->at = ARENA_MANY(resolver->arena, count, Milestone *);
    name_set_start(resolver, count);
    EACH_STATEMENT(at, node->children, STATEMENT_MILESTONE)
    {
        Milestone *milestone = ARENA_NEW(resolver->arena, Milestone);
        entity_start(resolver, &milestone->entity, at);
        const Entity *first = name_set_add(resolver, &milestone->entity);
        if (first != NULL) {
            resolve_report_twice(resolver, at, first->node, "milestone");
        }
        milestone_fill(resolver, milestone, at);
        list->at[list->count++] = milestone;
    }
}

void goals_check(Resolver *resolver, const Onboarding *onboarding)
{
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        const GoalList *goals = &onboarding->milestones.at[i]->goals;
        for (uint32_t k = 0; k < goals->count; k++) {
            const Goal *goal = &goals->at[k];
            if (value_fits(&goal->value, &goal->metric->target)) {
                continue;
            }
            Finding *finding =
                finding_add(resolver->findings, RULE_wrong_unit, goal->value.place,
                            "`%s` is measured in another unit", goal->metric->entity.name->text);
            finding_label(resolver->findings, finding, "not the kind of its target");
            finding_also(resolver->findings, finding, goal->metric->target.place,
                         "the target is given here");
            finding_help(resolver->findings, finding,
                         "use the same kind, currency and period as `target`");
        }
    }
}
