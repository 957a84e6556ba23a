// The first days: milestones with boxes to tick, as an `onboarding` of the role declares them, in
// the order of the file.
//
// Without one they are made from what the role needs (handout_plan.c).
#include "views/handout_parts.h"
#include "views/words.h"

static void add_reading(Plan *plan, const Reading *reading)
{
    Duty *duty = plan_add_phrased(plan, PARTY_HIRE, "read", reading->text, PHRASE_DO_READ,
                                  reading->text, NULL);
    duty->link = reading->link;
    plan->tasks->last->line.last->address = reading->link;
}

static void add_own(Plan *plan, const Task *task)
{
    Party party = plan_party(plan->handout, task->by);
    Duty *duty = plan_add(plan, party, "do", task->text);
    if (party == PARTY_COLLEAGUE) {
        duty->owner = duty->assignee = role_label(task->by);
    }
    line_add(plan->handout->document, plan->tasks->last, task->text);
}

// Of each list of a milestone, the first that was not added yet.
typedef struct NextAsked {
    uint32_t read, meet, learn, own, prove, reach;
} NextAsked;

// Adds what one statement asks for. The lists are in the order of the statements.
static void add_asked(Plan *plan, const Milestone *milestone, const Statement *at, NextAsked *next)
{
    const ReadingList *reading = &milestone->reading;
    for (; next->read < reading->count && reading->at[next->read].node == at; next->read++) {
        add_reading(plan, &reading->at[next->read]);
    }
    const RoleUseList *meet = &milestone->meet;
    for (; next->meet < meet->count && meet->at[next->meet].node == at; next->meet++) {
        plan_meet(plan, meet->at[next->meet].role);
    }
    const SkillUseList *learn = &milestone->learn;
    for (; next->learn < learn->count && learn->at[next->learn].node == at; next->learn++) {
        plan_learn(plan, learn->at[next->learn].skill);
    }
    const TaskList *tasks = &milestone->tasks;
    for (; next->own < tasks->count && tasks->at[next->own].node == at; next->own++) {
        add_own(plan, &tasks->at[next->own]);
    }
    const SkillUseList *prove = &milestone->prove;
    for (; next->prove < prove->count && prove->at[next->prove].node == at; next->prove++) {
        plan_prove(plan, prove->at[next->prove].skill);
    }
    const GoalList *goals = &milestone->goals;
    for (; next->reach < goals->count && goals->at[next->reach].node == at; next->reach++) {
        const Goal *goal = &goals->at[next->reach];
        plan_reach(plan, goal->metric, goal->value.text);
    }
}

static void add_declared(Handout *handout, Block *section, const Onboarding *onboarding,
                         const Milestone *milestone)
{
    Plan plan = plan_start(handout, section, onboarding, milestone);
    handout_add_opening(handout, plan.section, &milestone->entity);
    NextAsked next = {0};
    const Statement *at = milestone->entity.node->children;
    for (; at; at = at->next) {
        add_asked(&plan, milestone, at, &next);
    }
    plan_finish(&plan);
    handout_add_links(handout, plan.section, &milestone->entity);
}

static bool is_wanted(const Handout *handout, const Onboarding *onboarding)
{
    const Onboarding *wanted = handout->request->onboarding;
    return onboarding->role == handout->role && onboarding->milestones.count > 0
           && (!wanted || wanted == onboarding);
}

static bool is_one_of_several(const Handout *handout, const Onboarding *onboarding)
{
    const OnboardingList *all = &handout->model->onboardings;
    for (uint32_t i = 0; i < all->count; i++) {
        const Onboarding *other = all->at[i];
        if (other != onboarding && other->role == onboarding->role && other->milestones.count > 0) {
            return true;
        }
    }
    return false;
}

Str milestone_label(const Handout *handout, const Onboarding *onboarding,
                    const Milestone *milestone)
{
    Str label = milestone->entity.label;
    return is_one_of_several(handout, onboarding) ? phrase_with_two(
               handout->arena, PHRASE_MILESTONE_OF, onboarding->entity.label, label)
                                                  : label;
}

// Where a role has several, each stands under its own name.
static Block *own_section(const Handout *handout, Block *section, const Onboarding *onboarding)
{
    if (!is_one_of_several(handout, onboarding)) {
        return section;
    }
    Block *own =
        block_add_text(handout->document, section, BLOCK_SECTION, onboarding->entity.label);
    own->key = id_lasting("onboarding", &onboarding->entity, NULL, handout->arena);
    return own;
}

static void add_plan(Handout *handout, Block *section, const Onboarding *onboarding)
{
    Block *own = own_section(handout, section, onboarding);
    handout_add_opening(handout, own, &onboarding->entity);
    handout_add_links(handout, own, &onboarding->entity);
    for (uint32_t m = 0; m < onboarding->milestones.count; m++) {
        add_declared(handout, own, onboarding, onboarding->milestones.at[m]);
    }
}

// ---- of several plans ---------------------------------------------------------------------------

// A day stands where all plans say the same.
static void join_day(DueDay *day, const DueDay *other)
{
    if (!str_equal(day->text, other->text)) {
        *day = (DueDay){.day = DAY_NONE, .text = phrase(PHRASE_DAY_OF_PLAN)};
    }
}

// Fills a plan in, and joins its days with those of the plans before; `before` is NULL for the first.
static SkillDays *join_plan(Handout *handout, Block *section, const Onboarding *onboarding,
                            SkillDays *before)
{
    uint32_t count = handout->model->skills.count;
    handout->skill_days = ARENA_MANY(handout->arena, count + 1, SkillDays);
    add_plan(handout, section, onboarding);
    for (uint32_t i = 0; before && i < count; i++) {
        join_day(&before[i].learn, &handout->skill_days[i].learn);
        join_day(&before[i].prove, &handout->skill_days[i].prove);
    }
    return before ? before : handout->skill_days;
}

void handout_add_days(Handout *handout, Block *section)
{
    SkillDays *days = NULL;
    const OnboardingList *all = &handout->model->onboardings;
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        count += is_wanted(handout, all->at[i]);
    }
    if (handout->only_helps) {
        return;
    }
    if (count == 0) {
        handout_plan_days(handout, section);
        return;
    }
    if (count > 1) {
        block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_DAYS_WHICH));
    }
    for (uint32_t i = 0; i < all->count; i++) {
        if (is_wanted(handout, all->at[i])) {
            days = join_plan(handout, section, all->at[i], days);
        }
    }
    handout->skill_days = days;
}
