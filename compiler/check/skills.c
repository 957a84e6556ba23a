// Skills that a stage needs and nobody who works there has, and skills that nobody can learn or
// show.
//
// The buyer's and partners' people are not asked for skills: where none of our own works on a
// stage, nothing is missing. Nor is it where it is not understood who works there, or what they
// have.
#include "check/checker.h"
#include "check/mend.h"
#include "model/entity.h"

#include <stdlib.h>
#include <string.h>

// ---- what each role has -------------------------------------------------------------------------

typedef struct Holdings {
    uint8_t *best;         // by Skill.index: the highest level of those who are marked
    SkillUseList *of_role; // by Role.index: what it has, by skill, at the highest level
    bool *is_unclear;      // by Role.index: it may have more than that
    const Role **holder;   // by Skill.index: the role of our own that has most of it; NULL: none
    bool *is_shared;       // by Skill.index: another has as much
} Holdings;

static int skill_use_compare(const void *left, const void *right)
{
    const SkillUse *one = left;
    const SkillUse *other = right;
    if (one->skill != other->skill) {
        return one->skill->index < other->skill->index ? -1 : 1;
    }
    return (int)other->level - (int)one->level;
}

// A copy in order of skills, each once.
static SkillUseList sorted_uses(const SkillUseList *uses, Arena *arena)
{
    SkillUseList sorted = {0};
    if (uses->count == 0) {
        return sorted;
    }
    sorted.at = ARENA_MANY(arena, uses->count, SkillUse);
    memcpy(sorted.at, uses->at, uses->count * sizeof(SkillUse));
    qsort(sorted.at, uses->count, sizeof(SkillUse), skill_use_compare);
    for (uint32_t i = 0; i < uses->count; i++) {
        if (sorted.count == 0 || sorted.at[sorted.count - 1].skill != sorted.at[i].skill) {
            sorted.at[sorted.count++] = sorted.at[i];
        }
    }
    return sorted;
}

static bool role_is_unclear(const Checker *checker, const Role *role)
{
    const Statement *node = role->entity.node;
    return node->is_broken || entity_is_double(checker, &role->entity)
           || places_within(&checker->doubts.unread, node) > 0
           || count_items(node->children, STATEMENT_HAS) != role->has.count;
}

// What a role has of a skill; NULL if nothing.
static const SkillUse *holding_find(const Holdings *holdings, const Role *role, const Skill *skill)
{
    const SkillUseList *has = &holdings->of_role[role->index];
    uint32_t low = 0;
    uint32_t high = has->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (has->at[middle].skill->index < skill->index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < has->count && has->at[low].skill == skill ? &has->at[low] : NULL;
}

// Of each skill, the role that has most of it.
static void note_holder(Holdings *holdings, const Role *role)
{
    const SkillUseList *has = &holdings->of_role[role->index];
    for (uint32_t i = 0; i < has->count; i++) {
        const Skill *skill = has->at[i].skill;
        const Role *other = holdings->holder[skill->index];
        const SkillUse *known = other != NULL ? holding_find(holdings, other, skill) : NULL;
        if (known == NULL || known->level < has->at[i].level) {
            holdings->holder[skill->index] = role;
            holdings->is_shared[skill->index] = false;
        } else if (known->level == has->at[i].level) {
            holdings->is_shared[skill->index] = true;
        }
    }
}

static Holdings holdings_of(const Checker *checker)
{
    const Model *model = checker->model;
    Arena *arena = checker->arena;
    Holdings holdings = {
        .best = ARENA_MANY(arena, model->skills.count, uint8_t),
        .of_role = ARENA_MANY(arena, model->roles.count, SkillUseList),
        .is_unclear = ARENA_MANY(arena, model->roles.count, bool),
        .holder = ARENA_MANY(arena, model->skills.count, const Role *),
        .is_shared = ARENA_MANY(arena, model->skills.count, bool),
    };
    for (uint32_t i = 0; i < model->roles.count; i++) {
        const Role *role = model->roles.at[i];
        holdings.of_role[i] = sorted_uses(&role->has, arena);
        holdings.is_unclear[i] = role_is_unclear(checker, role);
        if (!role->is_external) {
            note_holder(&holdings, role);
        }
    }
    return holdings;
}

// ---- a skill that nobody there has --------------------------------------------------------------

enum {
    SKILLS_NAMED = 4,   // of a role, in a label
    WORKERS_ASKED = 50, // for who has too little of a skill
};

// Our own people who work on a stage; none where it is not clear who does.
static RoleList own_workers(const Checker *checker, const Holdings *holdings, const Stage *stage)
{
    const Statement *block = stage->entity.node->children;
    RoleList nobody = {0};
    bool is_unclear = (stage->owner == NULL && statement_find(block, STATEMENT_OWNER) != NULL)
                      || count_items(block, STATEMENT_WITH) != stage->with.count
                      || places_within(&checker->doubts.unread, stage->entity.node) > 0;
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        const Task *task = &stage->tasks.at[i];
        is_unclear |= task->by == NULL && part_find(task->node, CLAUSE_BY) != NULL;
    }
    RoleList workers = stage_workers(stage, checker->arena);
    uint32_t own = 0;
    for (uint32_t i = 0; i < workers.count; i++) {
        is_unclear |= holdings->is_unclear[workers.at[i]->index];
        if (!workers.at[i]->is_external) {
            workers.at[own++] = workers.at[i];
        }
    }
    workers.count = own;
    return is_unclear ? nobody : workers;
}

static Str skill_and_level(Checker *checker, const SkillUse *use)
{
    const char *name = use->skill->entity.name->text;
    return use->level == SKILL_WORKING
               ? str_format(checker->arena, "`%s`", name)
               : str_format(checker->arena, "`%s` at %s", name, skill_level_text(use->level));
}

// What a role has, in words: "`ae` has `discovery`, `closing` and 2 more".
static Str holdings_text(Checker *checker, const Role *role)
{
    Arena *arena = checker->arena;
    if (role->has.count == 0) {
        return str_format(arena, "`%s` works here, and has no skill", role->entity.name->text);
    }
    Str text = str_format(arena, "`%s` has ", role->entity.name->text);
    for (uint32_t i = 0; i < role->has.count && i < SKILLS_NAMED; i++) {
        Str one = skill_and_level(checker, &role->has.at[i]);
        text = str_format(arena, "%.*s%s%.*s", STR_ARGS(text), i > 0 ? ", " : "", STR_ARGS(one));
    }
    return role->has.count <= SKILLS_NAMED ? text
                                           : str_format(arena, "%.*s and %u more", STR_ARGS(text),
                                                        role->has.count - SKILLS_NAMED);
}

// Where a stage says that a role works on it.
static Place worker_place(const Stage *stage, const Role *role)
{
    const Statement *owner = statement_find(stage->entity.node->children, STATEMENT_OWNER);
    if (stage->owner == role && owner != NULL && owner->parts != NULL) {
        return part_place(owner, owner->parts);
    }
    for (uint32_t i = 0; i < stage->with.count; i++) {
        if (stage->with.at[i].role == role) {
            return part_place(stage->with.at[i].node, stage->with.at[i].part);
        }
    }
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        const Part *by = part_find(stage->tasks.at[i].node, CLAUSE_BY);
        if (stage->tasks.at[i].by == role && by != NULL) {
            return part_place(stage->tasks.at[i].node, by);
        }
    }
    return statement_name_place(stage->entity.node);
}

// The other places: who has too little of it, or else what the first of them has.
static void mark_workers(Checker *checker, Finding *finding, const Holdings *holdings,
                         const Stage *stage, const RoleList *workers, const Skill *skill)
{
    for (uint32_t i = 0; i < workers->count && i < WORKERS_ASKED; i++) {
        const Role *role = workers->at[i];
        const SkillUse *less = holding_find(holdings, role, skill);
        if (less != NULL) {
            finding_also(checker->findings, finding, part_place(less->node, less->part),
                         "`%s` has it at %s", role->entity.name->text,
                         skill_level_text(less->level));
            return;
        }
    }
    Str text = holdings_text(checker, workers->at[0]);
    finding_also(checker->findings, finding, worker_place(stage, workers->at[0]), "%.*s",
                 STR_ARGS(text));
}

// Somebody else has the skill: says who, and offers to bring that role in.
static void help_with_holder(Checker *checker, Finding *finding, const Holdings *holdings,
                             const Stage *stage, const SkillUse *need)
{
    const Skill *skill = need->skill;
    const Role *holder = holdings->holder[skill->index];
    Str wanted = skill_and_level(checker, need);
    Str has = str_format(checker->arena, "`has %s%s%s`", skill->entity.name->text,
                         need->level == SKILL_WORKING ? "" : " at ",
                         need->level == SKILL_WORKING ? "" : skill_level_text(need->level));
    bool is_one = holder != NULL && !holdings->is_shared[skill->index]
                  && holding_find(holdings, holder, skill)->level >= need->level;
    if (!is_one) {
        finding_help(checker->findings, finding,
                     "add %.*s to a role that works here, or bring in a role that has %.*s",
                     STR_ARGS(has), STR_ARGS(wanted));
        return;
    }
    const char *name = holder->entity.name->text;
    finding_help(checker->findings, finding,
                 "add %.*s to a role that works here, or bring in one that has it: `with %s`",
                 STR_ARGS(has), name);
    const Statement *owner = statement_find(stage->entity.node->children, STATEMENT_OWNER);
    bool is_near = owner != NULL && owner->tree == holder->entity.node->tree
                   && owner->tree == need->node->tree && owner->origin == NULL;
    if (is_near) {
        Str line = str_format(checker->arena, "with    %s", name);
        mend_add_below(checker, finding, false, owner, line.at);
    }
}

static void report_missing(Checker *checker, const Holdings *holdings, const Stage *stage,
                           const RoleList *workers, const SkillUse *need)
{
    const char *name = need->skill->entity.name->text;
    const char *level = need->level == SKILL_WORKING ? NULL : skill_level_text(need->level);
    const Statement *cause = need->node->origin != NULL ? stage->entity.node : need->node;
    Finding *finding = check_report(
        checker, RULE_skill_missing, stage->process, cause, part_place(need->node, need->part),
        "nobody who works on `%s` has the skill `%s`%s%s", stage->entity.name->text, name,
        level != NULL ? " at " : "", level != NULL ? level : "");
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "needed here");
    mark_workers(checker, finding, holdings, stage, workers, need->skill);
    help_with_holder(checker, finding, holdings, stage, need);
}

// Marks what these roles have, or takes the marks away.
static void mark_best(const Holdings *holdings, const RoleList *workers, bool is_marked)
{
    for (uint32_t i = 0; i < workers->count; i++) {
        const SkillUseList *has = &holdings->of_role[workers->at[i]->index];
        for (uint32_t j = 0; j < has->count; j++) {
            uint8_t *best = &holdings->best[has->at[j].skill->index];
            uint8_t level = (uint8_t)has->at[j].level;
            *best = !is_marked ? 0 : *best < level ? level : *best;
        }
    }
}

// Whether to mark all that the workers have is less work than to look each need up.
static bool is_marking_quick(const Holdings *holdings, const RoleList *workers, uint32_t needs)
{
    uint64_t marks = 0;
    for (uint32_t i = 0; i < workers->count; i++) {
        marks += holdings->of_role[workers->at[i]->index].count;
    }
    return marks < (uint64_t)workers->count * needs;
}

static bool is_held(const Holdings *holdings, const RoleList *workers, const SkillUse *need)
{
    for (uint32_t i = 0; i < workers->count; i++) {
        const SkillUse *has = holding_find(holdings, workers->at[i], need->skill);
        if (has != NULL && has->level >= need->level) {
            return true;
        }
    }
    return false;
}

static void check_needs(Checker *checker, const Holdings *holdings, const Stage *stage)
{
    if (stage->needs.count == 0) {
        return;
    }
    RoleList workers = own_workers(checker, holdings, stage);
    bool is_marked = is_marking_quick(holdings, &workers, stage->needs.count);
    if (is_marked) {
        mark_best(holdings, &workers, true);
    }
    for (uint32_t i = 0; i < stage->needs.count && workers.count > 0; i++) {
        const SkillUse *need = &stage->needs.at[i];
        bool is_met = is_marked ? holdings->best[need->skill->index] >= need->level
                                : is_held(holdings, &workers, need);
        if (!is_met && !entity_may_be_used(checker, &need->skill->entity)) {
            report_missing(checker, holdings, stage, &workers, need);
        }
    }
    if (is_marked) {
        mark_best(holdings, &workers, false);
    }
}

void check_missing_skills(Checker *checker)
{
    Holdings holdings = holdings_of(checker);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            check_needs(checker, &holdings, stages->at[j]);
        }
    }
}

// ---- skills that nobody can learn or show -------------------------------------------------------

static bool skill_says(const Checker *checker, const Skill *skill, StatementKind kind)
{
    const Statement *node = skill->entity.node;
    return node->is_broken || entity_is_double(checker, &skill->entity)
           || block_may_say(checker, node, kind);
}

void check_learning(Checker *checker)
{
    const SkillList *skills = &checker->model->skills;
    for (uint32_t i = 0; i < skills->count; i++) {
        const Entity *entity = &skills->at[i]->entity;
        if (skill_says(checker, skills->at[i], STATEMENT_LEARN)) {
            continue;
        }
        Finding *finding = finding_add(
            checker->findings, RULE_skill_without_learning, statement_name_place(entity->node),
            "skill `%s` has nothing to learn it from", entity->name->text);
        finding_label(checker->findings, finding, "nobody can say how to get better at it");
        finding_help(checker->findings, finding,
                     "say what helps, such as `learn \"Listen to five recorded calls\" takes 5 "
                     "hours`");
    }
}

void check_skill_proofs(Checker *checker)
{
    const SkillList *skills = &checker->model->skills;
    for (uint32_t i = 0; i < skills->count; i++) {
        const Entity *entity = &skills->at[i]->entity;
        if (skill_says(checker, skills->at[i], STATEMENT_PROOF)) {
            continue;
        }
        Finding *finding = finding_add(
            checker->findings, RULE_skill_without_proof, statement_name_place(entity->node),
            "skill `%s` does not say how it is shown", entity->name->text);
        finding_label(checker->findings, finding, "nobody can prove it");
        finding_help(checker->findings, finding,
                     "say what shows it, such as `proof \"Two recorded calls, scored by the "
                     "manager\"`");
    }
}
