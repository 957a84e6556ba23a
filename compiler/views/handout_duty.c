// The tasks of a handout: who sees to each, by when, and what it serves.
//
// Each has a key made of names, so that a browser or a calendar knows it again in the next edition.
#include "views/handout_parts.h"
#include "views/rich.h"
#include "views/words.h"

#include <stdlib.h>
#include <string.h>

// ---- who ----------------------------------------------------------------------------------------

Party plan_party(const Handout *handout, const Role *by)
{
    if (!by || by == handout->role) {
        return PARTY_HIRE;
    }
    return by == handout->role->reports ? PARTY_MANAGER : PARTY_COLLEAGUE;
}

static void name_party(const Handout *handout, Duty *duty, Party party)
{
    const Role *manager = handout->role->reports;
    duty->party = party;
    switch (party) {
    case PARTY_HIRE:
        duty->owner = phrase(PHRASE_YOU);
        duty->assignee = role_label(handout->role);
        break;
    case PARTY_MANAGER:
        duty->owner = manager ? role_label(manager) : phrase(PHRASE_YOUR_MANAGER);
        duty->assignee = manager ? role_label(manager) : phrase(PHRASE_MANAGER);
        break;
    case PARTY_MENTOR:
        duty->owner = phrase(PHRASE_YOUR_MENTOR);
        duty->assignee = phrase(PHRASE_MENTOR);
        break;
    case PARTY_OPS:
        duty->owner = phrase(PHRASE_OPS);
        duty->assignee = phrase(PHRASE_OPS);
        break;
    case PARTY_COLLEAGUE: break; // whoever adds it names the role
    }
}

// ---- milestones ---------------------------------------------------------------------------------

static Plan start(Handout *handout, Block *section, Str label, MilestonePart *milestone,
                  uint32_t day)
{
    milestone->due = schedule_due(&handout->request->schedule, day, handout->arena);
    Str title = label;
    if (day > 0 || milestone->due.date.length > 0) {
        title = phrase_with_two(handout->arena, PHRASE_MILESTONE_DUE, label, milestone->due.text);
    }
    Block *block = block_add_milestone(handout->document, section, title, milestone);
    block->key = id_of_words("milestone", milestone->key, (Str){0}, handout->arena);
    return (Plan){handout, milestone, block, NULL};
}

static void add_words_line(const Handout *handout, Series *lines, Str commonmark)
{
    series_add(handout, lines, PHRASE_LIST_LINE, rich_lines(handout->arena, commonmark));
}

static void add_words(const Handout *handout, Series *lines, const Entity *entity)
{
    const EntityDetail *more = entity->more;
    add_words_line(handout, lines, more->summary);
    for (uint32_t i = 0; i < more->notes.count; i++) {
        add_words_line(handout, lines, more->notes.at[i].text);
    }
    for (uint32_t i = 0; i < more->links.count; i++) {
        series_add(handout, lines, PHRASE_LIST_LINE,
                   phrase_with_two(handout->arena, PHRASE_AT_ADDRESS, more->links.at[i].label,
                                   more->links.at[i].address));
    }
}

// What is said of an onboarding goes with its first milestone: trackers and calendars have no other
// place for it.
static Str words_of(const Handout *handout, const Onboarding *onboarding,
                    const Milestone *milestone)
{
    Series lines = {0};
    if (onboarding->milestones.at[0] == milestone) {
        add_words(handout, &lines, &onboarding->entity);
    }
    add_words(handout, &lines, &milestone->entity);
    return lines.text;
}

Plan plan_start(Handout *handout, Block *section, const Onboarding *onboarding,
                const Milestone *declared)
{
    Arena *arena = handout->arena;
    MilestonePart *milestone = ARENA_NEW(arena, MilestonePart);
    milestone->key =
        str_format(arena, "%.*s/%.*s", STR_ARGS(lasting_name(&onboarding->entity, arena)),
                   STR_ARGS(lasting_name(&declared->entity, arena)));
    milestone->label = milestone_label(handout, onboarding, declared);
    milestone->words = words_of(handout, onboarding, declared);
    return start(handout, section, declared->entity.label, milestone, declared->day);
}

Plan plan_start_derived(Handout *handout, Block *section, PhraseId label, uint32_t day)
{
    MilestonePart *milestone = ARENA_NEW(handout->arena, MilestonePart);
    milestone->key = str_format(handout->arena, "day-%u", day);
    milestone->label = phrase(label);
    return start(handout, section, milestone->label, milestone, day);
}

static void keep_duty(Handout *handout, Duty *duty)
{
    enum { FIRST = 64 };
    if (handout->duty_count == handout->duty_capacity) {
        uint32_t capacity = handout->duty_capacity ? 2 * handout->duty_capacity : FIRST;
        Duty **duties = ARENA_MANY(handout->arena, capacity, Duty *);
        for (uint32_t i = 0; i < handout->duty_count; i++) {
            duties[i] = handout->duties[i];
        }
        handout->duties = duties;
        handout->duty_capacity = capacity;
    }
    handout->duties[handout->duty_count++] = duty;
}

Duty *plan_add(Plan *plan, Party party, const char *verb, Str about)
{
    Handout *handout = plan->handout;
    if (!plan->tasks) {
        plan->tasks = block_add(handout->document, plan->section, BLOCK_TASKS);
    }
    Duty *duty = ARENA_NEW(handout->arena, Duty);
    name_party(handout, duty, party);
    duty->key = str_format(handout->arena, "%.*s/%s/%.*s", STR_ARGS(plan->milestone->key), verb,
                           STR_ARGS(about));
    duty->due = plan->milestone->due;
    duty->section = plan->milestone->label;
    block_add(handout->document, plan->tasks, BLOCK_TASK)->task = duty;
    keep_duty(handout, duty);
    return duty;
}

Duty *plan_add_phrased(Plan *plan, Party party, const char *verb, Str about, PhraseId id, Str text,
                       const Block *aim)
{
    Duty *duty = plan_add(plan, party, verb, about);
    phrase_line(plan->handout->document, plan->tasks->last, id, text, aim);
    return duty;
}

// A milestone that turns out to be empty is given up before this: only those kept count.
static void count_days(Handout *handout, const MilestonePart *milestone)
{
    int32_t day = milestone->due.day;
    bool is_undated = handout->request->schedule.has_start && milestone->due.date.length == 0;
    if (is_undated && day > 0 && !handout->document->undated) {
        handout->document->undated = milestone;
    }
    handout->last_day = day > (int32_t)handout->last_day ? (uint32_t)day : handout->last_day;
}

void plan_finish(Plan *plan)
{
    count_days(plan->handout, plan->milestone);
    if (plan->tasks) {
        Duty *duty = plan_add_phrased(plan, PARTY_MANAGER, "sign", STR(""), PHRASE_DO_SIGN,
                                      plan->milestone->label, NULL);
        duty->is_sign_off = true;
        duty->detail = plan->milestone->words;
    }
}

// ---- what tasks are about -----------------------------------------------------------------------

// The first stage of the role that needs the skill.
static Str stage_served(const Handout *handout, const Skill *skill)
{
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        const NeededSkill *needed = &handout->skills.at[i];
        if (needed->skill == skill && needed->first_in) {
            return stage_label(handout, needed->first_in);
        }
    }
    return (Str){0};
}

static Duty *add_skill(Plan *plan, const char *verb, PhraseId id, const Skill *skill)
{
    const Handout *handout = plan->handout;
    Duty *duty =
        plan_add_phrased(plan, PARTY_HIRE, verb, lasting_name(&skill->entity, plan->handout->arena),
                         id, skill->entity.label, handout->skill_cards[skill->index]);
    duty->skill = skill->entity.label;
    duty->stage = stage_served(handout, skill);
    return duty;
}

// "Read the guide (2 hours)"; with its address where the task's one link is another's.
static Str lesson_text(const Handout *handout, const Lesson *lesson, bool has_link)
{
    Str text = lesson->text;
    if (lesson->takes.text.length > 0) {
        text = phrase_join(handout->arena, text, PHRASE_NOTHING,
                           phrase_with(handout->arena, PHRASE_LASTS, lesson->takes.text));
    }
    return has_link && lesson->link.length > 0
               ? phrase_with_two(handout->arena, PHRASE_AT_ADDRESS, text, lesson->link)
               : text;
}

void plan_learn(Plan *plan, const Skill *skill)
{
    Handout *handout = plan->handout;
    Duty *duty = add_skill(plan, "learn", PHRASE_DO_LEARN, skill);
    Series ways = {0};
    for (uint32_t i = 0; i < skill->learn.count; i++) {
        series_add(handout, &ways, PHRASE_LIST_SEMICOLON,
                   lesson_text(handout, &skill->learn.at[i], duty->link.length > 0));
        duty->link = duty->link.length > 0 ? duty->link : skill->learn.at[i].link;
    }
    duty->detail = ways.text;
    SkillDays *days = &handout->skill_days[skill->index];
    days->learn = days->learn.text.length > 0 ? days->learn : duty->due;
}

void plan_prove(Plan *plan, const Skill *skill)
{
    Handout *handout = plan->handout;
    Duty *duty = add_skill(plan, "prove", PHRASE_DO_PROVE, skill);
    Series proofs = {0};
    for (uint32_t i = 0; i < skill->proof.count; i++) {
        series_add(handout, &proofs, PHRASE_LIST_SEMICOLON, skill->proof.at[i].text);
    }
    duty->detail = proofs.text;
    duty->proves = skill;
    SkillDays *days = &handout->skill_days[skill->index];
    days->prove = days->prove.text.length > 0 ? days->prove : duty->due;
}

void plan_meet(Plan *plan, const Role *role)
{
    plan_add_phrased(plan, PARTY_HIRE, "meet", lasting_name(&role->entity, plan->handout->arena),
                     PHRASE_DO_MEET, role_label(role), NULL);
}

// The first stage at which a measure is taken.
static Str stage_measured(const Metric *metric)
{
    for (uint32_t i = 0; i < metric->at.count; i++) {
        if (metric->at.at[i].stage) {
            return metric->at.at[i].stage->entity.label;
        }
    }
    return (Str){0};
}

void plan_reach(Plan *plan, const Metric *metric, Str value)
{
    Duty *duty = plan_add_phrased(plan, PARTY_HIRE, "reach",
                                  lasting_name(&metric->entity, plan->handout->arena),
                                  PHRASE_DO_REACH, metric->entity.label, NULL);
    line_add_words(plan->handout->document, plan->tasks->last, value, RUN_PLAIN);
    duty->detail = metric->formula;
    duty->stage = stage_measured(metric);
}

// ---- keys ---------------------------------------------------------------------------------------

typedef struct Keyed {
    Duty *duty;
    uint32_t order;
} Keyed;

static int compare_keys(const void *left, const void *right)
{
    const Keyed *a = left, *b = right;
    int order = str_compare(a->duty->key, b->duty->key);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void plan_part_keys(Handout *handout)
{
    Keyed *sorted = ARENA_MANY(handout->arena, handout->duty_count + 1, Keyed);
    for (uint32_t i = 0; i < handout->duty_count; i++) {
        sorted[i] = (Keyed){handout->duties[i], i};
    }
    qsort(sorted, handout->duty_count, sizeof *sorted, compare_keys);
    Str same = {0};
    uint32_t number = 1;
    for (uint32_t i = 0; i < handout->duty_count; i++) {
        Str key = sorted[i].duty->key;
        number = i > 0 && str_equal(key, same) ? number + 1 : 1;
        same = key;
        if (number > 1) {
            sorted[i].duty->key = str_format(handout->arena, "%.*s#%u", STR_ARGS(key), number);
        }
    }
}
