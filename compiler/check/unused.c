// Roles, skills, tools, measures and points of methods that nothing uses.
//
// It is said only of what the file given declares itself, and only where that file declares a
// process: one without is there to be imported, and what it holds is used elsewhere. Nor is it said
// where a line was not understood that may have used it.
#include "check/checker.h"
#include "check/mend.h"

// ---- who is asked -------------------------------------------------------------------------------

static bool has_process(const Tree *tree)
{
    for (const Statement *at = tree->statements; at != NULL; at = at->next) {
        if (at->kind == STATEMENT_PROCESS && at->form == FORM_PLAIN) {
            return true;
        }
    }
    return false;
}

static bool was_found(const Findings *findings, RuleId first, RuleId last)
{
    for (uint32_t rule = first; rule <= last; rule++) {
        if (findings->counts[rule] > 0) {
            return true;
        }
    }
    return false;
}

// Whether a name that is unknown resembles none: then anything of its kind may be meant.
static bool has_wild_name(const Findings *findings, RuleId unknown)
{
    bool has = false;
    for (const Finding *at = findings->first; at != NULL && findings->counts[unknown] > 0;
         at = at->next) {
        has |= at->rule == unknown && at->fixes == NULL;
    }
    return has;
}

// The file whose things must be used; NULL where that cannot be said. Lines that were not read,
// files that were not found, and changes and second declarations that were left out may use them.
static const Tree *tree_asked(const Checker *checker, RuleId unknown)
{
    const Findings *findings = checker->findings;
    const Tree *tree = checker->model->trees.count > 0 ? checker->model->trees.at[0] : NULL;
    bool is_known = tree != NULL && !was_found(findings, RULE_not_utf8, RULE_repeated_statement)
                    && !was_found(findings, RULE_unknown_process, RULE_unknown_target)
                    && !was_found(findings, RULE_duplicate_name, RULE_size_limit)
                    && !has_wild_name(findings, unknown);
    return is_known && has_process(tree) ? tree : NULL;
}

static bool is_asked(const Checker *checker, const Tree *tree, const Entity *entity)
{
    return entity->node->tree == tree && !entity_may_be_used(checker, entity);
}

// Runs body for each stage of each process.
#define EACH_STAGE(stage, checker)                                                                 \
    for (uint32_t p = 0; p < (checker)->model->processes.count; p++)                               \
        for (uint32_t s = 0; s < (checker)->model->processes.at[p]->stages.count; s++)             \
            for (const Stage *stage = (checker)->model->processes.at[p]->stages.at[s];             \
                 stage != NULL; stage = NULL)

static Finding *report(Checker *checker, RuleId rule, const Entity *entity, const char *what,
                       const char *label)
{
    Finding *finding = finding_add(checker->findings, rule, statement_name_place(entity->node),
                                   "%s `%s`", what, entity->name->text);
    finding_label(checker->findings, finding, "%s", label);
    return finding;
}

// What is taken out takes its block along, so that is only offered.
static void help_use(Checker *checker, Finding *finding, const Entity *entity, const char *how,
                     const char *where)
{
    finding_help(checker->findings, finding,
                 "name it where it belongs, such as `%s %s`%s, or take "
                 "it out",
                 how, entity->name->text, where);
    mend_remove(checker, finding, false, entity->node);
}

// ---- roles --------------------------------------------------------------------------------------

static void use_role(bool *is_used, const Role *role)
{
    if (role != NULL) {
        is_used[role->index] = true;
    }
}

static void use_roles(bool *is_used, const RoleUseList *roles)
{
    for (uint32_t i = 0; i < roles->count; i++) {
        use_role(is_used, roles->at[i].role);
    }
}

static void use_tasks(bool *is_used, const TaskList *tasks)
{
    for (uint32_t i = 0; i < tasks->count; i++) {
        use_role(is_used, tasks->at[i].by);
    }
}

static void use_anytimes(bool *is_used, const OutcomeList *outcomes)
{
    for (uint32_t i = 0; i < outcomes->count; i++) {
        use_role(is_used, outcomes->at[i]->more->tell);
    }
}

static void use_in_process(bool *is_used, const Process *process)
{
    use_role(is_used, process->owner);
    use_anytimes(is_used, &process->anytimes);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        use_anytimes(is_used, &process->phases.at[i]->anytimes);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        use_roles(is_used, &process->ends.at[i]->inform);
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        use_role(is_used, stage->owner);
        use_roles(is_used, &stage->with);
        use_roles(is_used, &stage->consult);
        use_roles(is_used, &stage->inform);
        use_role(is_used, stage->sla_tell);
        use_tasks(is_used, &stage->tasks);
        use_anytimes(is_used, &stage->outcomes);
    }
}

static void use_in_onboarding(bool *is_used, const Onboarding *onboarding)
{
    use_role(is_used, onboarding->role);
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        use_tasks(is_used, &onboarding->milestones.at[i]->tasks);
        use_roles(is_used, &onboarding->milestones.at[i]->meet);
    }
}

static bool *roles_used(const Checker *checker)
{
    const Model *model = checker->model;
    bool *is_used = ARENA_MANY(checker->arena, model->roles.count, bool);
    for (uint32_t i = 0; i < model->processes.count; i++) {
        use_in_process(is_used, model->processes.at[i]);
    }
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        use_in_onboarding(is_used, model->onboardings.at[i]);
    }
    for (uint32_t i = 0; i < model->metrics.count; i++) {
        use_role(is_used, model->metrics.at[i]->owner);
    }
    for (uint32_t i = 0; i < model->roles.count; i++) {
        use_role(is_used, model->roles.at[i]->reports);
    }
    return is_used;
}

void check_unused_roles(Checker *checker)
{
    const RoleList *roles = &checker->model->roles;
    const Tree *tree = tree_asked(checker, RULE_unknown_role);
    bool *is_used = tree != NULL ? roles_used(checker) : NULL;
    for (uint32_t i = 0; tree != NULL && i < roles->count; i++) {
        const Entity *entity = &roles->at[i]->entity;
        if (!is_used[i] && is_asked(checker, tree, entity)) {
            Finding *finding = report(checker, RULE_unused_role, entity, "nothing uses role",
                                      "no stage, measure, onboarding or other role names it");
            help_use(checker, finding, entity, "consult", " in a stage");
        }
    }
}

// ---- skills -------------------------------------------------------------------------------------

typedef struct Needed {
    bool *is_needed;    // by Skill.index
    const Skill **next; // to go on from
    uint32_t count;
} Needed;

static void need_all(Needed *needed, const SkillUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        const Skill *skill = uses->at[i].skill;
        if (!needed->is_needed[skill->index]) {
            needed->is_needed[skill->index] = true;
            needed->next[needed->count++] = skill;
        }
    }
}

// What a stage needs or a role has, and all that those come after.
static bool *skills_needed(const Checker *checker)
{
    const Model *model = checker->model;
    Needed needed = {ARENA_MANY(checker->arena, model->skills.count, bool),
                     ARENA_MANY(checker->arena, model->skills.count, const Skill *), 0};
    EACH_STAGE(stage, checker)
    {
        need_all(&needed, &stage->needs);
    }
    for (uint32_t i = 0; i < model->roles.count; i++) {
        need_all(&needed, &model->roles.at[i]->has);
    }
    for (uint32_t i = 0; i < needed.count; i++) {
        need_all(&needed, &needed.next[i]->after);
    }
    return needed.is_needed;
}

static bool *skills_taught(const Checker *checker)
{
    const Model *model = checker->model;
    bool *is_taught = ARENA_MANY(checker->arena, model->skills.count, bool);
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        const MilestoneList *milestones = &model->onboardings.at[i]->milestones;
        for (uint32_t j = 0; j < milestones->count; j++) {
            const SkillUseList *learn = &milestones->at[j]->learn;
            for (uint32_t k = 0; k < learn->count; k++) {
                is_taught[learn->at[k].skill->index] = true;
            }
        }
    }
    return is_taught;
}

void check_unused_skills(Checker *checker)
{
    const SkillList *skills = &checker->model->skills;
    const Tree *tree = tree_asked(checker, RULE_unknown_skill);
    bool *is_needed = tree != NULL ? skills_needed(checker) : NULL;
    bool *is_taught = tree != NULL ? skills_taught(checker) : NULL;
    for (uint32_t i = 0; tree != NULL && i < skills->count; i++) {
        const Entity *entity = &skills->at[i]->entity;
        if (is_needed[i] || !is_asked(checker, tree, entity)) {
            continue;
        }
        Finding *finding = report(checker, RULE_unused_skill, entity, "nobody needs skill",
                                  "no stage needs it, and no role has it");
        if (is_taught[i]) {
            finding_note(checker->findings, finding,
                         "an onboarding teaches it, but that is no reason to have it");
        }
        help_use(checker, finding, entity, "needs", " in a stage");
    }
}

// ---- tools --------------------------------------------------------------------------------------

static void use_tools(bool *is_used, const ToolUseList *tools)
{
    for (uint32_t i = 0; i < tools->count; i++) {
        is_used[tools->at[i].tool->index] = true;
    }
}

static bool *tools_used(const Checker *checker)
{
    const Model *model = checker->model;
    bool *is_used = ARENA_MANY(checker->arena, model->tools.count, bool);
    EACH_STAGE(stage, checker)
    {
        use_tools(is_used, &stage->uses);
        use_tools(is_used, &stage->in);
    }
    for (uint32_t i = 0; i < model->processes.count; i++) {
        const Process *process = model->processes.at[i];
        use_tools(is_used, &process->in);
        for (uint32_t j = 0; j < process->ends.count; j++) {
            use_tools(is_used, &process->ends.at[j]->in);
        }
    }
    return is_used;
}

void check_unused_tools(Checker *checker)
{
    const ToolList *tools = &checker->model->tools;
    const Tree *tree = tree_asked(checker, RULE_unknown_tool);
    bool *is_used = tree != NULL ? tools_used(checker) : NULL;
    for (uint32_t i = 0; tree != NULL && i < tools->count; i++) {
        const Entity *entity = &tools->at[i]->entity;
        if (!is_used[i] && is_asked(checker, tree, entity)) {
            Finding *finding = report(checker, RULE_unused_tool, entity, "nothing uses tool",
                                      "no stage works with it");
            help_use(checker, finding, entity, "uses", " in a stage");
        }
    }
}

// ---- measures -----------------------------------------------------------------------------------

void check_unused_metrics(Checker *checker)
{
    const MetricList *metrics = &checker->model->metrics;
    const Tree *tree = tree_asked(checker, RULE_unknown_metric);
    bool *is_reached = tree != NULL ? metrics_reached(checker) : NULL;
    for (uint32_t i = 0; tree != NULL && i < metrics->count; i++) {
        const Entity *entity = &metrics->at[i]->entity;
        if (is_reached[i] || metrics->at[i]->at.count > 0 || !is_asked(checker, tree, entity)
            || block_may_say(checker, entity->node, STATEMENT_AT)) {
            continue;
        }
        Finding *finding = report(checker, RULE_unused_metric, entity, "nothing uses metric",
                                  "measured at no stage, and no milestone has to reach it");
        finding_help(checker->findings, finding,
                     "say `at` which stage it is measured, such as `at offer`, or take it out");
        mend_remove(checker, finding, false, entity->node);
    }
}

// ---- points of methods --------------------------------------------------------------------------

// By Method.index and Point.index.
static bool **points_covered(const Checker *checker)
{
    const MethodList *methods = &checker->model->methods;
    bool **is_covered = ARENA_MANY(checker->arena, methods->count, bool *);
    for (uint32_t i = 0; i < methods->count; i++) {
        is_covered[i] = ARENA_MANY(checker->arena, methods->at[i]->points.count, bool);
    }
    EACH_STAGE(stage, checker)
    {
        for (uint32_t i = 0; i < stage->cover.count; i++) {
            const Point *point = stage->cover.at[i].point;
            is_covered[point->method->index][point->index] = true;
        }
    }
    return is_covered;
}

static uint32_t count_covered(const Method *method, const bool *is_covered)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < method->points.count; i++) {
        count += is_covered[i] ? 1 : 0;
    }
    return count;
}

static void help_cover(Checker *checker, Finding *finding, const Point *point)
{
    finding_help(checker->findings, finding,
                 "name it where it is asked, such as `cover %s.%s` in a stage, or take it out",
                 point->method->entity.name->text, point->entity.name->text);
}

// One finding for a method that no stage makes use of.
static void check_points(Checker *checker, const Method *method, const bool *is_covered)
{
    if (count_covered(method, is_covered) == 0) {
        Finding *finding =
            report(checker, RULE_unused_point, &method->entity, "no stage covers a point of method",
                   "none of its points is ever asked");
        help_cover(checker, finding, method->points.at[0]);
        return;
    }
    for (uint32_t i = 0; i < method->points.count; i++) {
        if (!is_covered[i]) {
            const Point *point = method->points.at[i];
            Finding *finding = report(checker, RULE_unused_point, &point->entity,
                                      "no stage covers point", "never asked");
            help_cover(checker, finding, point);
        }
    }
}

void check_unused_points(Checker *checker)
{
    const MethodList *methods = &checker->model->methods;
    const Tree *tree = tree_asked(checker, RULE_unknown_method);
    if (tree == NULL || checker->findings->counts[RULE_unknown_point] > 0) {
        return;
    }
    bool **is_covered = points_covered(checker);
    for (uint32_t i = 0; i < methods->count; i++) {
        if (methods->at[i]->points.count > 0 && is_asked(checker, tree, &methods->at[i]->entity)) {
            check_points(checker, methods->at[i], is_covered[i]);
        }
    }
}
