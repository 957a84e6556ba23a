// What a role does for new colleagues: the tasks that the onboardings of other roles give it.
//
// A role that does nothing else (a buddy, the people team) has no first days to work through, and
// nothing to sign. For trackers its tasks are kept as milestones of the others, without dates.
#include "views/handout_parts.h"

static bool helps_in(const Role *role, const Onboarding *onboarding)
{
    for (uint32_t m = 0; m < onboarding->milestones.count; m++) {
        const TaskList *tasks = &onboarding->milestones.at[m]->tasks;
        for (uint32_t i = 0; i < tasks->count; i++) {
            if (tasks->at[i].by == role) {
                return true;
            }
        }
    }
    return false;
}

static bool works_in(const Role *role, const RoleProcess *own)
{
    return own->stage_count > 0 || own->process->owner == role;
}

bool handout_leads(const Handout *handout)
{
    const RoleList *all = &handout->model->roles;
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->reports == handout->role) {
            return true;
        }
    }
    return false;
}

static bool owns_measure(const Handout *handout)
{
    const MetricList *all = &handout->model->metrics;
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->owner == handout->role) {
            return true;
        }
    }
    return false;
}

bool handout_only_helps(const Handout *handout)
{
    const OnboardingList *all = &handout->model->onboardings;
    bool helps = false;
    if (handout->skills.count + handout->giver_count > 0 || owns_measure(handout)
        || handout_leads(handout)) {
        return false;
    }
    for (uint32_t i = 0; i < handout->process_count; i++) {
        if (works_in(handout->role, &handout->processes[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->role == handout->role) {
            return false;
        }
        helps = helps || helps_in(handout->role, all->at[i]);
    }
    return helps;
}

// A milestone of somebody else's, with the tasks of this role in it.
static void add_errands_of(Handout *handout, Block *section, const Onboarding *onboarding,
                           const Milestone *milestone)
{
    Block scratch = {0};
    Plan plan = plan_start(handout, &scratch, onboarding, milestone);
    Str label = phrase_with_two(handout->arena, PHRASE_IN_PROCESS, role_label(onboarding->role),
                                plan.milestone->label);
    for (uint32_t i = 0; i < milestone->tasks.count; i++) {
        const Task *task = &milestone->tasks.at[i];
        if (task->by == handout->role) {
            plan_add(&plan, PARTY_HIRE, "do", task->text)->section = label;
            line_add(handout->document, plan.tasks->last, task->text);
        }
    }
    if (plan.tasks) {
        block_adopt(section, plan.section);
    }
}

// The first day of others is not known: their milestones have days, and no dates.
void handout_add_errands(Handout *handout, Block *section)
{
    const OnboardingList *all = &handout->model->onboardings;
    HandoutRequest request = *handout->request;
    Handout undated = *handout;
    request.schedule = (Schedule){0};
    undated.request = &request;
    for (uint32_t i = 0; i < all->count; i++) {
        for (uint32_t m = 0; m < all->at[i]->milestones.count; m++) {
            add_errands_of(&undated, section, all->at[i], all->at[i]->milestones.at[m]);
        }
    }
    plan_part_keys(&undated);
}

static void add_for_colleague(const Handout *handout, Block *table, const Onboarding *onboarding,
                              const Milestone *milestone)
{
    const Schedule theirs = {0}; // their first day is not known
    DueDay due = schedule_due(&theirs, milestone->day, handout->arena);
    for (uint32_t i = 0; i < milestone->tasks.count; i++) {
        const Task *task = &milestone->tasks.at[i];
        if (task->by == handout->role) {
            Block *row = block_add(handout->document, table, BLOCK_ROW);
            line_add_strong(handout->document, block_add(handout->document, row, BLOCK_CELL),
                            role_label(onboarding->role));
            block_add_text(handout->document, row, BLOCK_CELL,
                           milestone_label(handout, onboarding, milestone));
            block_add_text(handout->document, row, BLOCK_CELL, due.text);
            block_add_text(handout->document, row, BLOCK_CELL, task->text);
        }
    }
}

// What the onboardings of other roles ask of this one.
void handout_add_colleagues(Handout *handout, Block *section)
{
    static const PhraseId heads[] = {PHRASE_SIGN_ROLE, PHRASE_MILESTONE, PHRASE_BY, PHRASE_TO_DO};
    const OnboardingList *all = &handout->model->onboardings;
    Block scratch = {0};
    Block *table = handout_add_table(handout, &scratch, heads, sizeof heads / sizeof *heads);
    for (uint32_t i = 0; i < all->count; i++) {
        const Onboarding *onboarding = all->at[i];
        for (uint32_t m = 0; onboarding->role != handout->role && m < onboarding->milestones.count;
             m++) {
            add_for_colleague(handout, table, onboarding, onboarding->milestones.at[m]);
        }
    }
    if (table->first->next) {
        block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_COLLEAGUES_DAYS));
        block_adopt(section, table);
    }
}
