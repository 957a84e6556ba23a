// The first 90 days of a role for which no onboarding is declared.
//
// They are made from what the role needs: the stages are spread over three months in their order,
// and each month teaches what its stages need and asks for proof of what the month before has
// taught. Where one would teach too much, all skills are spread over the first week and the months. The
// manager prepares what is needed before the first day, and signs each milestone.
#include "views/effort.h"
#include "views/handout_parts.h"
#include "views/rich.h"
#include "views/words.h"

enum {
    MONTHS = 3,
    DAYS_A_MONTH = 30,
    WEEK = 7,
    FIRST_WEEK_DAYS = 5,
    MONTH_MOST = 6, // skills; where a month would teach more, they are spread
};

// The milestones behind the first day.
typedef enum Term {
    TERM_NONE,
    TERM_WEEK,
    TERM_FIRST_MONTH,
    TERM_SECOND_MONTH,
    TERM_THIRD_MONTH
} Term;

// What was met already, so that nothing is asked for twice.
typedef struct Seen {
    bool *tools, *roles; // by index
} Seen;

static uint32_t stage_total(const Handout *handout)
{
    uint32_t total = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        total += handout->processes[p].stage_count;
    }
    return total;
}

// Nobody else works as the one to whom others report and who reports to nobody, as far as is known.
static bool has_mentor(const Handout *handout)
{
    const Role *role = handout->role;
    bool is_one = role->headcount <= FIXED_ONE;
    return role->reports || !is_one || !handout_leads(handout);
}

// ---- before the first day -----------------------------------------------------------------------

static void add_access(Plan *plan, const Stage *stage, Seen *seen)
{
    for (uint32_t i = 0; i < stage->uses.count; i++) {
        const Tool *tool = stage->uses.at[i].tool;
        if (!seen->tools[tool->index]) {
            seen->tools[tool->index] = true;
            Arena *arena = plan->handout->arena;
            Duty *duty =
                plan_add_phrased(plan, PARTY_OPS, "access", lasting_name(&tool->entity, arena),
                                 PHRASE_DO_ACCESS, tool->entity.label, NULL);
            duty->stage = stage->entity.label;
            duty->detail = rich_lines(arena, handout_told_whole(plan->handout, &tool->entity));
        }
    }
}

static void add_getting_ready(Handout *handout, Block *section, Seen *seen)
{
    Plan plan = plan_start_derived(handout, section, PHRASE_BEFORE_FIRST, 0);
    if (has_mentor(handout)) {
        plan_add_phrased(&plan, PARTY_MANAGER, "mentor", STR(""), PHRASE_DO_CHOOSE_MENTOR,
                         role_label(handout->role), NULL);
    }
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

// ---- when skills are taught ---------------------------------------------------------------------

// The skills stand in an order that respects `after`: one is taught no later than those behind it.
// A skill that no stage needs is taught with the one before it.
static void settle_terms(const Handout *handout, Term *terms)
{
    Term latest = TERM_THIRD_MONTH, before = TERM_FIRST_MONTH;
    for (uint32_t i = handout->skills.count; i-- > 0;) {
        terms[i] = terms[i] > latest ? latest : terms[i];
        latest = terms[i] ? terms[i] : latest;
    }
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        terms[i] = terms[i] ? terms[i] : before;
        before = terms[i];
    }
}

static Term month_of(uint32_t number, uint32_t total)
{
    return (Term)(TERM_FIRST_MONTH + (uint64_t)number * MONTHS / total);
}

// With the stages of a month goes what they need.
static void teach_by_stages(const Handout *handout, Term *terms)
{
    Term *needed = ARENA_MANY(handout->arena, handout->model->skills.count + 1, Term);
    uint32_t total = stage_total(handout), number = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++, number++) {
            const SkillUseList *needs = &own->stages[i].stage->needs;
            for (uint32_t n = 0; n < needs->count; n++) {
                Term *term = &needed[needs->at[n].skill->index];
                *term = *term ? *term : month_of(number, total);
            }
        }
    }
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        terms[i] = needed[handout->skills.at[i].skill->index];
    }
    settle_terms(handout, terms);
}

static bool has_pile(const Term *terms, uint32_t count)
{
    uint32_t taught[TERM_THIRD_MONTH + 1] = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (++taught[terms[i]] > MONTH_MOST) {
            return true;
        }
    }
    return false;
}

// Hours to learn each skill: one that says nothing takes as long as the others do on average.
static double *hours_of(const NeededSkillList *skills, Arena *arena)
{
    double *hours = ARENA_MANY(arena, skills->count + 1, double), sum = 0;
    uint32_t known = 0;
    for (uint32_t i = 0; i < skills->count; i++) {
        Effort effort = effort_of(skills->at[i].skill);
        hours[i] = (effort.low + effort.high) / 2;
        sum += hours[i];
        known += hours[i] > 0;
    }
    for (uint32_t i = 0; i < skills->count; i++) {
        hours[i] = hours[i] > 0 ? hours[i] : known > 0 ? sum / known : 1;
    }
    return hours;
}

// By their order alone, as many hours a day in the first week as at the end: a skill belongs to the
// milestone before which the middle of its hours lies.
static void teach_evenly(const NeededSkillList *skills, Term *terms, Arena *arena)
{
    static const double ends[] = {[TERM_WEEK] = WEEK,
                                  [TERM_FIRST_MONTH] = DAYS_A_MONTH,
                                  [TERM_SECOND_MONTH] = 2 * DAYS_A_MONTH};
    const double *hours = hours_of(skills, arena);
    double all = 0, before = 0;
    for (uint32_t i = 0; i < skills->count; i++) {
        all += hours[i];
    }
    Term term = TERM_WEEK;
    for (uint32_t i = 0; i < skills->count; i++) {
        double day = (before + hours[i] / 2) / all * MONTHS * DAYS_A_MONTH;
        while (term < TERM_THIRD_MONTH && day > ends[term]) {
            term++;
        }
        terms[i] = term;
        before += hours[i];
    }
}

// When each skill is taught, in the order of the skills.
static Term *plan_skills(const Handout *handout)
{
    Term *terms = ARENA_MANY(handout->arena, handout->skills.count + 1, Term);
    teach_by_stages(handout, terms);
    if (has_pile(terms, handout->skills.count)) {
        teach_evenly(&handout->skills, terms, handout->arena);
    }
    return terms;
}

static void add_lessons(Plan *plan, Term term, const Term *terms)
{
    const NeededSkillList *skills = &plan->handout->skills;
    for (uint32_t i = 0; i < skills->count; i++) {
        if (terms[i] == term) {
            plan_learn(plan, skills->at[i].skill);
        }
    }
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

static void add_first_week(Handout *handout, Block *section, Seen *seen, const Term *terms)
{
    Plan plan = plan_start_derived(handout, section, PHRASE_FIRST_WEEK, FIRST_WEEK_DAYS);
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
    add_lessons(&plan, TERM_WEEK, terms);
    if (has_mentor(handout)) {
        plan_add_phrased(&plan, PARTY_MENTOR, "weekly", STR(""), PHRASE_DO_MENTOR_WEEKLY, (Str){0},
                         NULL);
    }
    plan_finish(&plan);
}

// ---- the months ---------------------------------------------------------------------------------

// What is taught last is proved with it.
static void add_proofs(Plan *plan, Term term, const Term *terms)
{
    const NeededSkillList *skills = &plan->handout->skills;
    for (uint32_t i = 0; i < skills->count; i++) {
        if (terms[i] + 1 == term || (terms[i] == TERM_THIRD_MONTH && term == TERM_THIRD_MONTH)) {
            plan_prove(plan, skills->at[i].skill);
        }
    }
}

static void add_month_stages(Plan *plan, Term month)
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

static void add_month(Handout *handout, Block *section, Term month, const Term *terms)
{
    static const PhraseId labels[] = {[TERM_FIRST_MONTH] = PHRASE_FIRST_MONTH,
                                      [TERM_SECOND_MONTH] = PHRASE_SECOND_MONTH,
                                      [TERM_THIRD_MONTH] = PHRASE_THIRD_MONTH};
    Block scratch = {0};
    uint32_t number = month - TERM_WEEK;
    Plan plan = plan_start_derived(handout, &scratch, labels[month], number * DAYS_A_MONTH);
    add_lessons(&plan, month, terms);
    add_proofs(&plan, month, terms);
    add_month_stages(&plan, month);
    if (month == TERM_THIRD_MONTH) {
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
                 ARENA_MANY(handout->arena, model->roles.count + 1, bool)};
    const Term *terms = plan_skills(handout);
    bool is_derived = stage_total(handout) + handout->skills.count > 0;
    block_add_text(handout->document, section, BLOCK_PARAGRAPH,
                   phrase(is_derived ? PHRASE_DAYS_DERIVED : PHRASE_DAYS_AGREE));
    add_getting_ready(handout, section, &seen);
    add_first_week(handout, section, &seen, terms);
    for (Term month = TERM_FIRST_MONTH; month <= TERM_THIRD_MONTH; month++) {
        add_month(handout, section, month, terms);
    }
}
