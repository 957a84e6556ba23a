// What onboardings teach, and when: skills that a role needs and none of its onboardings teaches or
// proves, skills taught before what they come after, and skills proved before they are taught.
//
// What counts is the day of a milestone, not its place in the file. Of an onboarding with a line
// that is not understood nothing is said: it may be the line that teaches.
#include "check/checker.h"
#include "model/entity.h"

enum { NEEDS_MARKED = 4 }; // skills that are marked where they are needed

// The first day that something is taught or proved.
typedef struct First {
    const SkillUse *use; // NULL: never
    uint32_t day;
} First;

typedef struct Teaching {
    Checker *checker;
    First *learn, *prove; // by Skill.index, of the onboarding that is looked at
} Teaching;

// ---- one onboarding -----------------------------------------------------------------------------

static bool is_clear(const Checker *checker, const Onboarding *onboarding)
{
    const Statement *node = onboarding->entity.node;
    bool is_clear = !node->is_broken && places_within(&checker->doubts.unread, node) == 0
                    && !entity_is_double(checker, &onboarding->entity);
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        const Milestone *milestone = onboarding->milestones.at[i];
        const Statement *block = milestone->entity.node->children;
        is_clear &= milestone_has_day(milestone)
                    && count_items(block, STATEMENT_LEARN) == milestone->learn.count
                    && count_items(block, STATEMENT_PROVE) == milestone->prove.count;
    }
    return is_clear;
}

static void note_first(First *first, const SkillUseList *uses, uint32_t day)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        First *known = &first[uses->at[i].skill->index];
        if (known->use == NULL || day < known->day) {
            *known = (First){&uses->at[i], day};
        }
    }
}

static void note_onboarding(Teaching *teaching, const Onboarding *onboarding)
{
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        const Milestone *milestone = onboarding->milestones.at[i];
        note_first(teaching->learn, &milestone->learn, milestone->day);
        note_first(teaching->prove, &milestone->prove, milestone->day);
    }
}

static void forget(First *first, const SkillUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        first[uses->at[i].skill->index] = (First){NULL, 0};
    }
}

static void forget_onboarding(Teaching *teaching, const Onboarding *onboarding)
{
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        forget(teaching->learn, &onboarding->milestones.at[i]->learn);
        forget(teaching->prove, &onboarding->milestones.at[i]->prove);
    }
}

static Teaching teaching_start(Checker *checker)
{
    uint32_t count = checker->model->skills.count;
    return (Teaching){checker, ARENA_MANY(checker->arena, count, First),
                      ARENA_MANY(checker->arena, count, First)};
}

static Place use_place(const SkillUse *use)
{
    return part_place(use->node, use->part);
}

// Runs body for each use of a skill in one of the lists of an onboarding's milestones.
#define EACH_LESSON(lesson, onboarding, list)                                                      \
    for (uint32_t m = 0; m < (onboarding)->milestones.count; m++)                                  \
        for (uint32_t u = 0; u < (onboarding)->milestones.at[m]->list.count; u++)                  \
            for (const SkillUse *lesson = &(onboarding)->milestones.at[m]->list.at[u];             \
                 lesson != NULL; lesson = NULL)

// ---- too early ----------------------------------------------------------------------------------

static void report_early(Checker *checker, const First *lesson, const First *basis)
{
    Findings *findings = checker->findings;
    const char *name = lesson->use->skill->entity.name->text;
    const char *first = basis->use->skill->entity.name->text;
    Finding *finding = finding_add(findings, RULE_skill_too_early, use_place(lesson->use),
                                   "`%s` is taught before `%s`, which it comes after", name, first);
    finding_label(findings, finding, "by day %u", lesson->day);
    finding_also(findings, finding, use_place(basis->use), "`%s` only by day %u", first,
                 basis->day);
    finding_help(findings, finding,
                 "teach `%s` first: move `learn %s` to day %u or earlier, or `learn %s` to a later "
                 "milestone",
                 first, first, lesson->day, name);
}

// Whoever has shown a skill by then needs no lesson first.
static void check_lesson(Teaching *teaching, const First *lesson)
{
    const SkillUseList *after = &lesson->use->skill->after;
    for (uint32_t i = 0; i < after->count; i++) {
        const First *basis = &teaching->learn[after->at[i].skill->index];
        const First *shown = &teaching->prove[after->at[i].skill->index];
        bool is_shown = shown->use != NULL && shown->day <= lesson->day;
        if (basis->use != NULL && basis->day > lesson->day && !is_shown) {
            report_early(teaching->checker, lesson, basis);
        }
    }
}

void check_early_skills(Checker *checker)
{
    Teaching teaching = teaching_start(checker);
    for (uint32_t i = 0; i < checker->model->onboardings.count; i++) {
        const Onboarding *onboarding = checker->model->onboardings.at[i];
        if (!is_clear(checker, onboarding)) {
            continue;
        }
        note_onboarding(&teaching, onboarding);
        EACH_LESSON(lesson, onboarding, learn)
        {
            const First *first = &teaching.learn[lesson->skill->index];
            if (first->use == lesson) {
                check_lesson(&teaching, first);
            }
        }
        forget_onboarding(&teaching, onboarding);
    }
}

static void report_proof(Checker *checker, const First *proof, const First *lesson)
{
    Findings *findings = checker->findings;
    const char *name = proof->use->skill->entity.name->text;
    Finding *finding = finding_add(findings, RULE_proof_too_early, use_place(proof->use),
                                   "`%s` has to be proved before it is taught", name);
    finding_label(findings, finding, "by day %u", proof->day);
    finding_also(findings, finding, use_place(lesson->use), "taught only by day %u", lesson->day);
    finding_help(findings, finding, "move `prove %s` to a milestone by day %u or later", name,
                 lesson->day);
}

void check_early_proofs(Checker *checker)
{
    Teaching teaching = teaching_start(checker);
    for (uint32_t i = 0; i < checker->model->onboardings.count; i++) {
        const Onboarding *onboarding = checker->model->onboardings.at[i];
        if (!is_clear(checker, onboarding)) {
            continue;
        }
        note_onboarding(&teaching, onboarding);
        EACH_LESSON(proof, onboarding, prove)
        {
            const First *first = &teaching.prove[proof->skill->index];
            const First *lesson = &teaching.learn[proof->skill->index];
            if (first->use == proof && lesson->use != NULL && lesson->day > first->day) {
                report_proof(checker, first, lesson);
            }
        }
        forget_onboarding(&teaching, onboarding);
    }
}

// ---- not at all ---------------------------------------------------------------------------------

// What each role needs: the skills it has, then those of the stages it owns.
typedef struct Needs {
    uint32_t *starts; // by Role.index, and one more
    const SkillUse **at;
} Needs;

typedef struct Needing {
    Needs needs;
    uint32_t *filled; // by Role.index
    bool is_counting; // else the lists are filled
} Needing;

static void needs_add(Needing *needing, const Role *role, const SkillUseList *uses)
{
    if (needing->is_counting) {
        needing->needs.starts[role->index + 1] += uses->count;
        return;
    }
    for (uint32_t i = 0; i < uses->count; i++) {
        needing->needs.at[needing->filled[role->index]++] = &uses->at[i];
    }
}

static void needs_add_all(Needing *needing, const Model *model)
{
    for (uint32_t i = 0; i < model->roles.count; i++) {
        needs_add(needing, model->roles.at[i], &model->roles.at[i]->has);
    }
    for (uint32_t i = 0; i < model->processes.count; i++) {
        const StageList *stages = &model->processes.at[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            if (stages->at[j]->owner != NULL) {
                needs_add(needing, stages->at[j]->owner, &stages->at[j]->needs);
            }
        }
    }
}

static Needs needs_of(const Model *model, Arena *arena)
{
    uint32_t count = model->roles.count;
    Needing needing = {
        .needs.starts = ARENA_MANY(arena, count + 1, uint32_t),
        .filled = ARENA_MANY(arena, count, uint32_t),
        .is_counting = true,
    };
    needs_add_all(&needing, model);
    for (uint32_t i = 0; i < count; i++) {
        needing.filled[i] = needing.needs.starts[i];
        needing.needs.starts[i + 1] += needing.needs.starts[i];
    }
    needing.needs.at = ARENA_MANY(arena, needing.needs.starts[count], const SkillUse *);
    needing.is_counting = false;
    needs_add_all(&needing, model);
    return needing.needs;
}

static void report_untaught(Checker *checker, const Onboarding *onboarding,
                            const SkillUse **missing, uint32_t count)
{
    Findings *findings = checker->findings;
    Arena *arena = checker->arena;
    const char *skill = missing[0]->skill->entity.name->text;
    Str what = count == 1 ? str_format(arena, "`%s`, which", skill)
                          : str_format(arena, "%u skills that", count);
    Finding *finding =
        finding_add(findings, RULE_skill_not_taught, statement_name_place(onboarding->entity.node),
                    "onboarding `%s` leaves out %.*s `%s` needs", onboarding->entity.name->text,
                    STR_ARGS(what), onboarding->role->entity.name->text);
    finding_label(findings, finding, "never teaches or proves %s", count == 1 ? "it" : "them");
    for (uint32_t i = 0; i < count && i < NEEDS_MARKED; i++) {
        finding_also(findings, finding, use_place(missing[i]), "needs `%s`",
                     missing[i]->skill->entity.name->text);
    }
    if (count > NEEDS_MARKED) {
        finding_note(findings, finding, "and %u more, not marked here", count - NEEDS_MARKED);
    }
    finding_help(findings, finding,
                 "add %s to a milestone, such as `learn %s`, or `prove %s` for people who bring it "
                 "along",
                 count == 1 ? "it" : "each", skill, skill);
}

// All onboardings of a role, from the first on, in order.
typedef struct Course {
    const Onboarding **first; // by Role.index; NULL: it has none
    const Onboarding **next;  // by Onboarding.index; NULL: it is the last
    bool *is_unclear;         // by Role.index
} Course;

static Course courses_of(const Checker *checker)
{
    const Model *model = checker->model;
    Course course = {
        .first = ARENA_MANY(checker->arena, model->roles.count, const Onboarding *),
        .next = ARENA_MANY(checker->arena, model->onboardings.count, const Onboarding *),
        .is_unclear = ARENA_MANY(checker->arena, model->roles.count, bool),
    };
    for (uint32_t i = model->onboardings.count; i > 0; i--) {
        const Onboarding *onboarding = model->onboardings.at[i - 1];
        const Role *role = onboarding->role;
        if (role != NULL) {
            course.next[onboarding->index] = course.first[role->index];
            course.first[role->index] = onboarding;
            course.is_unclear[role->index] |= !is_clear(checker, onboarding);
        }
    }
    return course;
}

// The skills that a role needs and is never taught, each once: marks them as taught.
static uint32_t find_untaught(Teaching *teaching, const Needs *needs, const Role *role,
                              const SkillUse **missing)
{
    uint32_t count = 0;
    for (uint32_t i = needs->starts[role->index]; i < needs->starts[role->index + 1]; i++) {
        const Skill *skill = needs->at[i]->skill;
        bool is_taught =
            teaching->learn[skill->index].use != NULL || teaching->prove[skill->index].use != NULL;
        if (!is_taught && !entity_may_be_used(teaching->checker, &skill->entity)) {
            missing[count++] = needs->at[i];
            teaching->learn[skill->index].use = needs->at[i];
        }
    }
    return count;
}

static void check_role(Teaching *teaching, const Needs *needs, const Course *course,
                       const Role *role)
{
    uint32_t milestones = 0;
    const Onboarding *first = course->first[role->index];
    for (const Onboarding *at = first; at != NULL; at = course->next[at->index]) {
        milestones += at->milestones.count;
        note_onboarding(teaching, at);
    }
    uint32_t most = needs->starts[role->index + 1] - needs->starts[role->index];
    if (milestones > 0 && most > 0) {
        const SkillUse **missing = ARENA_MANY(teaching->checker->arena, most, const SkillUse *);
        uint32_t count = find_untaught(teaching, needs, role, missing);
        if (count > 0) {
            report_untaught(teaching->checker, first, missing, count);
        }
        for (uint32_t i = 0; i < count; i++) {
            teaching->learn[missing[i]->skill->index].use = NULL;
        }
    }
    for (const Onboarding *at = first; at != NULL; at = course->next[at->index]) {
        forget_onboarding(teaching, at);
    }
}

// An onboarding without a milestone is found by another rule.
void check_untaught_skills(Checker *checker)
{
    const RoleList *roles = &checker->model->roles;
    if (checker->model->onboardings.count == 0) {
        return;
    }
    Teaching teaching = teaching_start(checker);
    Needs needs = needs_of(checker->model, checker->arena);
    Course course = courses_of(checker);
    for (uint32_t i = 0; i < roles->count; i++) {
        if (!roles->at[i]->is_external && !course.is_unclear[i]) {
            check_role(&teaching, &needs, &course, roles->at[i]);
        }
    }
}
