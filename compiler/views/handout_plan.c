// The first 90 days of a role for which no onboarding is declared.
//
// They are made from what the role needs: the stages are spread over three months in their order,
// and each month teaches what its stages need and asks for proof of what the month before has
// taught. The manager prepares what is needed before the first day, and signs each milestone.
#include "views/handout_parts.h"
#include "views/words.h"

enum { MONTHS = 3, DAYS_A_MONTH = 30, FIRST_WEEK_DAYS = 5 };

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

// The months are named by their last day: keys stay when their words change.
static Plan start(Handout *handout, Block *section, PhraseId label, uint32_t day)
{
    return plan_start(handout, section, STR(""), str_format(handout->arena, "day-%u", day),
                      phrase(label), day);
}

// ---- before the first day -----------------------------------------------------------------------

static void add_access(Plan *plan, const Stage *stage, Seen *seen)
{
    for (uint32_t i = 0; i < stage->uses.count; i++) {
        const Tool *tool = stage->uses.at[i].tool;
        if (!seen->tools[tool->index]) {
            seen->tools[tool->index] = true;
            plan_add_phrased(plan, PARTY_OPS, "access",
                             lasting_name(&tool->entity, plan->handout->arena), PHRASE_DO_ACCESS,
                             tool->entity.label, NULL)
                ->stage = stage->entity.label;
        }
    }
}

static void add_getting_ready(Handout *handout, Block *section, Seen *seen)
{
    Plan plan = start(handout, section, PHRASE_BEFORE_FIRST, 0);
    plan_add_phrased(&plan, PARTY_MANAGER, "mentor", STR(""), PHRASE_DO_CHOOSE_MENTOR,
                     role_label(handout->role), NULL);
    plan_add_phrased(&plan, PARTY_MANAGER, "buddy", STR(""), PHRASE_DO_CHOOSE_BUDDY, (Str){0},
                     NULL);
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++) {
            add_access(&plan, own->stages[i].stage, seen);
        }
    }
    plan_add_phrased(&plan, PARTY_HIRE, "read", STR(""), PHRASE_DO_READ_THIS, (Str){0}, NULL);
    plan_finish(&plan);
}

// ---- the first week -----------------------------------------------------------------------------

static void add_meeting(Plan *plan, const Role *role, Seen *seen)
{
    if (role && role != plan->handout->role && !role->is_external && !seen->roles[role->index]) {
        seen->roles[role->index] = true;
        plan_meet(plan, role);
    }
}

static void add_meetings(Plan *plan, const RoleProcess *own, Seen *seen)
{
    const Handout *handout = plan->handout;
    for (uint32_t i = 0; i < own->stage_count; i++) {
        RoleList roles = stage_participants(own->stages[i].stage, handout->arena);
        for (uint32_t r = 0; r < roles.count; r++) {
            add_meeting(plan, roles.at[r], seen);
        }
    }
    for (uint32_t i = 0; i < own->handoffs.count; i++) {
        const Handoff *handoff = &own->handoffs.at[i];
        if (handoff->giver == handout->role || handoff->receiver == handout->role) {
            add_meeting(plan, handoff->giver, seen);
            add_meeting(plan, handoff->receiver, seen);
        }
    }
}

static void add_stage(Plan *plan, Party party, const char *verb, PhraseId id, const RoleStage *own)
{
    const Stage *stage = own->stage;
    Str about = str_format(plan->handout->arena, "%.*s.%.*s",
                           STR_ARGS(lasting_name(&stage->process->entity, plan->handout->arena)),
                           STR_ARGS(lasting_name(&stage->entity, plan->handout->arena)));
    Str label = stage_label(plan->handout, stage);
    plan_add_phrased(plan, party, verb, about, id, label, own->card)->stage = label;
}

static void add_first_week(Handout *handout, Block *section, Seen *seen)
{
    Plan plan = start(handout, section, PHRASE_FIRST_WEEK, FIRST_WEEK_DAYS);
    plan_add_phrased(&plan, PARTY_MANAGER, "welcome", STR(""), PHRASE_DO_WELCOME, (Str){0}, NULL);
    add_meeting(&plan, handout->role->reports, seen);
    for (uint32_t i = 0; i < handout->model->roles.count; i++) {
        const Role *role = handout->model->roles.at[i];
        add_meeting(&plan, role->reports == handout->role ? role : NULL, seen);
    }
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        add_meetings(&plan, own, seen);
        if (own->stage_count > 0) {
            add_stage(&plan, PARTY_HIRE, "watch", PHRASE_DO_WATCH, &own->stages[0]);
        }
    }
    for (uint32_t i = 0; i < handout->giver_count; i++) {
        add_meetings(&plan, &handout->givers[i], seen);
    }
    plan_add_phrased(&plan, PARTY_MENTOR, "weekly", STR(""), PHRASE_DO_MENTOR_WEEKLY, (Str){0},
                     NULL);
    plan_finish(&plan);
}

// ---- the months ---------------------------------------------------------------------------------

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

static uint8_t month_of(uint32_t number, uint32_t total)
{
    return (uint8_t)(1 + (uint64_t)number * MONTHS / total);
}

// Marks the skills that the stages of a month need, with all that is learned before them.
static void plan_skills(const Handout *handout, Seen *seen)
{
    uint32_t total = stage_total(handout), number = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++, number++) {
            const SkillUseList *needs = &own->stages[i].stage->needs;
            for (uint32_t n = 0; n < needs->count; n++) {
                uint8_t *taught = &seen->skill_month[needs->at[n].skill->index];
                *taught = *taught ? *taught : month_of(number, total);
            }
        }
    }
    settle_months(handout, seen);
}

static void add_month_skills(Plan *plan, uint8_t month, const Seen *seen)
{
    const NeededSkillList *skills = &plan->handout->skills;
    for (uint32_t i = 0; i < skills->count; i++) {
        if (seen->skill_month[skills->at[i].skill->index] == month) {
            plan_learn(plan, skills->at[i].skill);
        }
    }
    for (uint32_t i = 0; i < skills->count; i++) {
        uint8_t taught = seen->skill_month[skills->at[i].skill->index];
        if (taught + 1 == month || (taught == MONTHS && month == MONTHS)) {
            plan_prove(plan, skills->at[i].skill);
        }
    }
}

static void add_month_stages(Plan *plan, uint8_t month)
{
    const Handout *handout = plan->handout;
    uint32_t total = stage_total(handout), number = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++, number++) {
            const RoleStage *at = &own->stages[i];
            if (month_of(number, total) == month) {
                add_stage(plan, PARTY_HIRE, "work",
                          at->part == PART_ADVISER_OF ? PHRASE_DO_ADVISE : PHRASE_DO_WORK, at);
            }
        }
    }
}

static void add_targets(Plan *plan)
{
    const MetricList *metrics = &plan->handout->model->metrics;
    for (uint32_t i = 0; i < metrics->count; i++) {
        const Metric *metric = metrics->at[i];
        if (metric->owner == plan->handout->role && metric->target.kind != VALUE_NONE) {
            plan_reach(plan, metric, metric->target.text);
        }
    }
}

static void add_month(Handout *handout, Block *section, uint8_t month, const Seen *seen)
{
    static const PhraseId labels[MONTHS] = {PHRASE_FIRST_MONTH, PHRASE_SECOND_MONTH,
                                            PHRASE_THIRD_MONTH};
    Block scratch = {0};
    Plan plan = start(handout, &scratch, labels[month - 1], (uint32_t)month * DAYS_A_MONTH);
    add_month_skills(&plan, month, seen);
    add_month_stages(&plan, month);
    if (month == MONTHS) {
        add_targets(&plan);
    }
    if (!plan.tasks) {
        return;
    }
    block_adopt(section, plan.section);
    plan_add_phrased(&plan, PARTY_MANAGER, "review", STR(""), PHRASE_DO_REVIEW,
                     plan.milestone->label, NULL);
    plan_finish(&plan);
}

void handout_plan_days(Handout *handout, Block *section)
{
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
