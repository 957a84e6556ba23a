// The first 90 days: milestones with boxes to tick.
//
// An `onboarding` of the role gives them. Without one they are made from what the role needs: the
// stages are spread over three months in their order, and each month teaches what its stages need
// and asks for proof of what the month before has taught.
#include "views/handout_parts.h"

enum { MONTHS = 3, DAYS_A_MONTH = 30, FIRST_WEEK_DAYS = 5 };

static Block *add_task(const Handout *handout, Block *tasks, const Role *by, uint32_t day)
{
    Block *task = block_add(handout->document, tasks, BLOCK_TASK);
    task->owner = by && by != handout->role ? role_label(by) : phrase(PHRASE_YOU);
    task->day = day > INT32_MAX ? INT32_MAX : (int32_t)day;
    return task;
}

static void add_phrased(const Handout *handout, Block *tasks, uint32_t day, PhraseId id, Str text,
                        const Block *aim)
{
    phrase_line(handout->document, add_task(handout, tasks, NULL, day), id, text, aim);
}

static Block *add_milestone(const Handout *handout, Block *section, Str label, uint32_t day)
{
    Str number = str_format(handout->arena, "%u", day);
    Str title = day == 0 ? phrase_with(handout->arena, PHRASE_DAY_ZERO, label)
                         : phrase_with_two(handout->arena, PHRASE_BY_DAY, label, number);
    return block_add_text(handout->document, section, BLOCK_SECTION, title);
}

// ---- from an onboarding -------------------------------------------------------------------------

static void add_reading(const Handout *handout, Block *tasks, const Milestone *milestone)
{
    for (uint32_t i = 0; i < milestone->reading.count; i++) {
        const Reading *reading = &milestone->reading.at[i];
        Block *task = add_task(handout, tasks, NULL, milestone->day);
        phrase_line(handout->document, task, PHRASE_DO_READ, reading->text, NULL);
        task->line.last->address = reading->link;
    }
}

static void add_skills(const Handout *handout, Block *tasks, uint32_t day, PhraseId id,
                       const SkillUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        const Skill *skill = uses->at[i].skill;
        add_phrased(handout, tasks, day, id, skill->entity.label,
                    handout->skill_cards[skill->index]);
    }
}

static void add_goal(const Handout *handout, Block *tasks, uint32_t day, const Metric *metric,
                     Str value)
{
    Block *task = add_task(handout, tasks, NULL, day);
    phrase_line(handout->document, task, PHRASE_DO_REACH, metric->entity.label, NULL);
    line_add(handout->document, task, value);
}

static void add_declared(const Handout *handout, Block *section, const Milestone *milestone)
{
    uint32_t day = milestone->day;
    Block *block = add_milestone(handout, section, milestone->entity.label, day);
    block_add_rich(handout->document, block, milestone->entity.more->summary);
    Block *tasks = block_add(handout->document, block, BLOCK_TASKS);
    add_reading(handout, tasks, milestone);
    for (uint32_t i = 0; i < milestone->meet.count; i++) {
        add_phrased(handout, tasks, day, PHRASE_DO_MEET, role_label(milestone->meet.at[i].role),
                    NULL);
    }
    add_skills(handout, tasks, day, PHRASE_DO_LEARN, &milestone->learn);
    for (uint32_t i = 0; i < milestone->tasks.count; i++) {
        const Task *own = &milestone->tasks.at[i];
        line_add(handout->document, add_task(handout, tasks, own->by, day), own->text);
    }
    add_skills(handout, tasks, day, PHRASE_DO_PROVE, &milestone->prove);
    for (uint32_t i = 0; i < milestone->goals.count; i++) {
        const Goal *goal = &milestone->goals.at[i];
        add_goal(handout, tasks, day, goal->metric, goal->value.text);
    }
    handout_add_notes(handout, block, &milestone->entity);
}

static bool add_onboardings(const Handout *handout, Block *section)
{
    bool has_some = false;
    for (uint32_t i = 0; i < handout->model->onboardings.count; i++) {
        const Onboarding *onboarding = handout->model->onboardings.at[i];
        if (onboarding->role != handout->role || onboarding->milestones.count == 0) {
            continue;
        }
        block_add_rich(handout->document, section, onboarding->entity.more->summary);
        for (uint32_t m = 0; m < onboarding->milestones.count; m++) {
            add_declared(handout, section, onboarding->milestones.at[m]);
        }
        has_some = true;
    }
    return has_some;
}

// ---- without one --------------------------------------------------------------------------------

// What was met already, so that nothing is asked for twice.
typedef struct Seen {
    bool *tools, *roles;  // by index
    uint8_t *skill_month; // by Skill.index: 1 to MONTHS; 0: not taught yet
} Seen;

static uint32_t stage_total(const Handout *handout)
{
    uint32_t total = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        total += handout->processes[p].stage_count;
    }
    return total;
}

static void add_access(const Handout *handout, Block *tasks, const Stage *stage, Seen *seen)
{
    for (uint32_t i = 0; i < stage->uses.count; i++) {
        const Tool *tool = stage->uses.at[i].tool;
        if (!seen->tools[tool->index]) {
            seen->tools[tool->index] = true;
            add_phrased(handout, tasks, 0, PHRASE_DO_ACCESS, tool->entity.label, NULL);
        }
    }
}

static void add_meeting(const Handout *handout, Block *tasks, const Role *role, Seen *seen)
{
    if (role && role != handout->role && !role->is_external && !seen->roles[role->index]) {
        seen->roles[role->index] = true;
        add_phrased(handout, tasks, FIRST_WEEK_DAYS, PHRASE_DO_MEET, role_label(role), NULL);
    }
}

static void add_meetings(const Handout *handout, Block *tasks, const RoleProcess *own, Seen *seen)
{
    for (uint32_t i = 0; i < own->stage_count; i++) {
        RoleList roles = stage_participants(own->stages[i].stage, handout->arena);
        for (uint32_t r = 0; r < roles.count; r++) {
            add_meeting(handout, tasks, roles.at[r], seen);
        }
    }
    for (uint32_t i = 0; i < own->handoffs.count; i++) {
        const Handoff *handoff = &own->handoffs.at[i];
        if (handoff->giver == handout->role || handoff->receiver == handout->role) {
            add_meeting(handout, tasks, handoff->giver, seen);
            add_meeting(handout, tasks, handoff->receiver, seen);
        }
    }
}

static void add_getting_ready(const Handout *handout, Block *section, Seen *seen)
{
    Block *block = add_milestone(handout, section, phrase(PHRASE_BEFORE_FIRST), 0);
    Block *tasks = block_add(handout->document, block, BLOCK_TASKS);
    line_add(handout->document, add_task(handout, tasks, NULL, 0), phrase(PHRASE_DO_READ_THIS));
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++) {
            add_access(handout, tasks, own->stages[i].stage, seen);
        }
    }
}

static void add_first_week(const Handout *handout, Block *section, Seen *seen)
{
    Block scratch = {0};
    Block *block = add_milestone(handout, &scratch, phrase(PHRASE_FIRST_WEEK), FIRST_WEEK_DAYS);
    Block *tasks = block_add(handout->document, block, BLOCK_TASKS);
    add_meeting(handout, tasks, handout->role->reports, seen);
    for (uint32_t i = 0; i < handout->model->roles.count; i++) {
        const Role *role = handout->model->roles.at[i];
        add_meeting(handout, tasks, role->reports == handout->role ? role : NULL, seen);
    }
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        add_meetings(handout, tasks, own, seen);
        if (own->stage_count > 0) {
            add_phrased(handout, tasks, FIRST_WEEK_DAYS, PHRASE_DO_WATCH,
                        own->stages[0].stage->entity.label, own->stages[0].card);
        }
    }
    if (tasks->first) {
        block_adopt(section, block);
    }
}

// The skills stand in an order that respects `after`: one is taught no later than those behind it.
// A skill that no stage needs is taught with the one before it.
static void settle_months(const Handout *handout, Seen *seen)
{
    uint8_t latest = MONTHS, before = 1;
    for (uint32_t i = handout->skills.count; i-- > 0;) {
        uint8_t *month = &seen->skill_month[handout->skills.at[i].skill->index];
        *month = *month > latest ? latest : *month;
        latest = *month ? *month : latest;
    }
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        uint8_t *month = &seen->skill_month[handout->skills.at[i].skill->index];
        *month = *month ? *month : before;
        before = *month;
    }
}

// Marks the skills that the stages of a month need, with all that is learned before them.
static void plan_skills(const Handout *handout, Seen *seen)
{
    uint32_t total = stage_total(handout), number = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++, number++) {
            const SkillUseList *needs = &own->stages[i].stage->needs;
            uint8_t month = (uint8_t)(1 + (uint64_t)number * MONTHS / total);
            for (uint32_t n = 0; n < needs->count; n++) {
                uint8_t *taught = &seen->skill_month[needs->at[n].skill->index];
                *taught = *taught ? *taught : month;
            }
        }
    }
    settle_months(handout, seen);
}

static void add_month_skills(const Handout *handout, Block *tasks, uint8_t month, const Seen *seen)
{
    uint32_t day = (uint32_t)month * DAYS_A_MONTH;
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        const Skill *skill = handout->skills.at[i].skill;
        if (seen->skill_month[skill->index] == month) {
            add_phrased(handout, tasks, day, PHRASE_DO_LEARN, skill->entity.label,
                        handout->skill_cards[skill->index]);
        }
    }
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        const Skill *skill = handout->skills.at[i].skill;
        uint8_t taught = seen->skill_month[skill->index];
        if (taught + 1 == month || (taught == MONTHS && month == MONTHS)) {
            add_phrased(handout, tasks, day, PHRASE_DO_PROVE, skill->entity.label,
                        handout->skill_cards[skill->index]);
        }
    }
}

static void add_month_stages(const Handout *handout, Block *tasks, uint8_t month)
{
    uint32_t total = stage_total(handout), number = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++, number++) {
            if (1 + (uint64_t)number * MONTHS / total == month) {
                add_phrased(handout, tasks, (uint32_t)month * DAYS_A_MONTH, PHRASE_DO_WORK,
                            own->stages[i].stage->entity.label, own->stages[i].card);
            }
        }
    }
}

static void add_targets(const Handout *handout, Block *tasks)
{
    for (uint32_t i = 0; i < handout->model->metrics.count; i++) {
        const Metric *metric = handout->model->metrics.at[i];
        if (metric->owner == handout->role && metric->target.kind != VALUE_NONE) {
            add_goal(handout, tasks, MONTHS * DAYS_A_MONTH, metric, metric->target.text);
        }
    }
}

static void add_month(const Handout *handout, Block *section, uint8_t month, const Seen *seen)
{
    static const PhraseId labels[MONTHS] = {PHRASE_FIRST_MONTH, PHRASE_SECOND_MONTH,
                                            PHRASE_THIRD_MONTH};
    Block scratch = {0};
    Block *block =
        add_milestone(handout, &scratch, phrase(labels[month - 1]), (uint32_t)month * DAYS_A_MONTH);
    Block *tasks = block_add(handout->document, block, BLOCK_TASKS);
    add_month_skills(handout, tasks, month, seen);
    add_month_stages(handout, tasks, month);
    if (month == MONTHS) {
        add_targets(handout, tasks);
    }
    if (tasks->first) {
        block_adopt(section, block);
    }
}

void handout_add_days(Handout *handout, Block *section)
{
    if (add_onboardings(handout, section)) {
        return;
    }
    const Model *model = handout->model;
    Seen seen = {ARENA_MANY(handout->arena, model->tools.count + 1, bool),
                 ARENA_MANY(handout->arena, model->roles.count + 1, bool),
                 ARENA_MANY(handout->arena, model->skills.count + 1, uint8_t)};
    block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_DAYS_DERIVED));
    add_getting_ready(handout, section, &seen);
    add_first_week(handout, section, &seen);
    plan_skills(handout, &seen);
    for (int month = 1; month <= MONTHS; month++) {
        add_month(handout, section, (uint8_t)month, &seen);
    }
}
