// The first days: milestones with boxes to tick, as an `onboarding` of the role declares them.
//
// Without one they are made from what the role needs (handout_plan.c).
#include "views/handout_parts.h"
#include "views/words.h"

static void add_reading(Plan *plan, const Milestone *milestone)
{
    for (uint32_t i = 0; i < milestone->reading.count; i++) {
        const Reading *reading = &milestone->reading.at[i];
        Duty *duty = plan_add_phrased(plan, PARTY_HIRE, "read", reading->text, PHRASE_DO_READ,
                                      reading->text, NULL);
        duty->link = reading->link;
        plan->tasks->last->line.last->address = reading->link;
    }
}

static void add_own(Plan *plan, const Milestone *milestone)
{
    for (uint32_t i = 0; i < milestone->tasks.count; i++) {
        const Task *task = &milestone->tasks.at[i];
        Party party = plan_party(plan->handout, task->by);
        Duty *duty = plan_add(plan, party, "do", task->text);
        if (party == PARTY_COLLEAGUE) {
            duty->owner = duty->assignee = role_label(task->by);
        }
        line_add(plan->handout->document, plan->tasks->last, task->text);
    }
}

static void add_declared(Handout *handout, Block *section, Str onboarding,
                         const Milestone *milestone)
{
    Plan plan = plan_start(handout, section, onboarding, name_str(milestone->entity.name),
                           milestone->entity.label, milestone->day);
    block_add_rich(handout->document, plan.section, milestone->entity.more->summary);
    add_reading(&plan, milestone);
    for (uint32_t i = 0; i < milestone->meet.count; i++) {
        plan_meet(&plan, milestone->meet.at[i].role);
    }
    for (uint32_t i = 0; i < milestone->learn.count; i++) {
        plan_learn(&plan, milestone->learn.at[i].skill);
    }
    add_own(&plan, milestone);
    for (uint32_t i = 0; i < milestone->prove.count; i++) {
        plan_prove(&plan, milestone->prove.at[i].skill);
    }
    for (uint32_t i = 0; i < milestone->goals.count; i++) {
        plan_reach(&plan, milestone->goals.at[i].metric, milestone->goals.at[i].value.text);
    }
    plan_finish(&plan);
    handout_add_notes(handout, plan.section, &milestone->entity);
}

static bool is_wanted(const Handout *handout, const Onboarding *onboarding)
{
    const Onboarding *wanted = handout->request->onboarding;
    return onboarding->role == handout->role && onboarding->milestones.count > 0
           && (!wanted || wanted == onboarding);
}

// Its name; of those that share one, in files that do not see each other, the second has "#2".
static Str onboarding_key(const Handout *handout, const Onboarding *onboarding)
{
    uint32_t number = 1;
    for (uint32_t i = 0; i < onboarding->index; i++) {
        const Onboarding *before = handout->model->onboardings.at[i];
        number += is_wanted(handout, before) && before->entity.name == onboarding->entity.name;
    }
    Str name = name_str(onboarding->entity.name);
    return number == 1 ? name : str_format(handout->arena, "%.*s#%u", STR_ARGS(name), number);
}

// Where a role has several, each stands under its own name.
static Block *own_section(const Handout *handout, Block *section, const Onboarding *onboarding,
                          uint32_t count)
{
    if (count == 1) {
        return section;
    }
    Block *own =
        block_add_text(handout->document, section, BLOCK_SECTION, onboarding->entity.label);
    own->key = id_text("onboarding", onboarding->entity.name, NULL, NULL, handout->arena);
    return own;
}

void handout_add_days(Handout *handout, Block *section)
{
    const OnboardingList *all = &handout->model->onboardings;
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        count += is_wanted(handout, all->at[i]);
    }
    if (count == 0) {
        handout_plan_days(handout, section);
        return;
    }
    for (uint32_t i = 0; i < all->count; i++) {
        const Onboarding *onboarding = all->at[i];
        if (!is_wanted(handout, onboarding)) {
            continue;
        }
        Block *own = own_section(handout, section, onboarding, count);
        block_add_rich(handout->document, own, onboarding->entity.more->summary);
        Str key = onboarding_key(handout, onboarding);
        for (uint32_t m = 0; m < onboarding->milestones.count; m++) {
            add_declared(handout, own, key, onboarding->milestones.at[m]);
        }
        handout_add_notes(handout, own, &onboarding->entity);
    }
}
