// Hand-offs: where a deal passes from one owner to another, something is proved, something is
// handed over, and it is said how soon the next one takes it.
//
// What a deal ends with is no hand-off, nor is what stays with one owner. An anytime is looked at
// once, however many stages it leads out of.
#include "check/exits.h"
#include "model/entity.h"

#include <stdlib.h>

// ---- nothing proved -----------------------------------------------------------------------------

// Whether somebody is told of the missing exit criterion itself.
static bool is_exit_reported(const Checker *checker, const Stage *stage)
{
    if (!rule_is_on(checker->findings, RULE_no_exit)) {
        return false;
    }
    const Finding *finding =
        finding_find(checker->findings, RULE_no_exit, entity_place(&stage->entity));
    return finding == NULL || finding->level >= LEVEL_WARNING;
}

static bool has_handoff(const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        if (outcome_changes_owner(stage, stage->ways.at[i].outcome)) {
            return true;
        }
    }
    return false;
}

static void check_proved(Checker *checker, const Stage *stage)
{
    if (!has_no_exit(checker, stage) || !has_handoff(stage) || is_exit_reported(checker, stage)) {
        return;
    }
    Finding *finding = stage_report(checker, RULE_handoff_without_exit, stage,
                                    "hands deals over with nothing proved");
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "no exit criterion stands over the hand-off");
    also_handoffs(checker, finding, stage);
    finding_note(checker->findings, finding,
                 "the next owner gets deals that may not be ready, and works them again");
    finding_help(checker->findings, finding,
                 "say what must be proved first, such as "
                 "`exit \"The buyer has confirmed the budget\" proof \"Mail from the buyer\"`");
}

void check_handoff_exits(Checker *checker)
{
    stages_visit(checker, check_proved);
}

// ---- anytimes, once each ------------------------------------------------------------------------

// The finding of an anytime; NULL where there is none, or the base has it.
typedef struct AnytimeNote {
    const Outcome *anytime;
    Finding *finding;
    bool is_seen;
} AnytimeNote;

typedef struct Handoffs {
    Checker *checker;
    RuleId rule;
    StatementKind kind; // what is to be said: `give` or `accept`
    AnytimeNote *notes; // of one process, by address
    uint32_t note_count;
} Handoffs;

static int note_compare(const void *left, const void *right)
{
    uintptr_t one = (uintptr_t)((const AnytimeNote *)left)->anytime;
    uintptr_t other = (uintptr_t)((const AnytimeNote *)right)->anytime;
    return (one > other) - (one < other);
}

static void notes_add(Handoffs *handoffs, const OutcomeList *anytimes)
{
    for (uint32_t i = 0; i < anytimes->count; i++) {
        handoffs->notes[handoffs->note_count++] = (AnytimeNote){anytimes->at[i], NULL, false};
    }
}

static void notes_start(Handoffs *handoffs, const Process *process)
{
    uint32_t count = process->anytimes.count;
    for (uint32_t i = 0; i < process->phases.count; i++) {
        count += process->phases.at[i]->anytimes.count;
    }
    handoffs->notes = ARENA_MANY(handoffs->checker->arena, count, AnytimeNote);
    handoffs->note_count = 0;
    notes_add(handoffs, &process->anytimes);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        notes_add(handoffs, &process->phases.at[i]->anytimes);
    }
    if (count > 1) {
        qsort(handoffs->notes, count, sizeof(AnytimeNote), note_compare);
    }
}

static AnytimeNote *note_of(const Handoffs *handoffs, const Outcome *anytime)
{
    AnytimeNote wanted = {.anytime = anytime};
    return bsearch(&wanted, handoffs->notes, handoffs->note_count, sizeof(AnytimeNote),
                   note_compare);
}

// ---- nothing handed over, no time set -----------------------------------------------------------

static bool is_way_back(const Stage *stage, const Outcome *outcome)
{
    const Stage *next = outcome_next_stage(outcome);
    return next->process == stage->process && next->index < stage->index;
}

static bool is_silent(const Handoffs *handoffs, const Stage *stage, const Outcome *outcome)
{
    return outcome_changes_owner(stage, outcome) && !is_way_back(stage, outcome)
           && is_unsaid(handoffs->checker, outcome->entity.node, handoffs->kind);
}

static void explain_give(Checker *checker, Finding *finding, const Role *receiver)
{
    const char *name = receiver->entity.name->text;
    finding_label(checker->findings, finding, "`%s` gets the deal with nothing in hand", name);
    finding_note(checker->findings, finding,
                 "what is not passed on is asked again, and the buyer notices");
    finding_help(checker->findings, finding,
                 "say in its block what `%s` gets, such as `give \"Notes of the call, and who "
                 "decides\"`",
                 name);
}

static void explain_accept(Checker *checker, Finding *finding, const Role *receiver)
{
    const char *name = receiver->entity.name->text;
    finding_label(checker->findings, finding, "until when does `%s` take it?", name);
    finding_note(checker->findings, finding, "a deal cools down while it waits between two people");
    finding_help(checker->findings, finding,
                 "say how soon in its block: `accept within 1 workday else tell manager`");
}

static const Statement *written(const Statement *node)
{
    while (node->origin != NULL) {
        node = node->origin;
    }
    return node;
}

// The `owner` that a variant gave to a stage that it, or one that it is like, took over; NULL where
// the owner is the one that the stage was declared with.
static const Statement *changed_owner(const Stage *stage)
{
    const Statement *home = written(stage->entity.node);
    for (const Statement *at = stage->entity.node->children; at != NULL; at = at->next) {
        if (at->kind == STATEMENT_OWNER && at->form == FORM_PLAIN) {
            bool is_home =
                at->tree == home->tree && at->first >= home->first && at->last <= home->last;
            return is_home ? NULL : at;
        }
    }
    return NULL;
}

// What a hand-off is reported about, and where: the way out; in a variant that gave one of its
// stages another owner, that owner, unless the base has the fault too.
static const Statement *cause_of_handoff(const Handoffs *handoffs, const Stage *stage,
                                         const Outcome *outcome, Place *place)
{
    const Statement *node = outcome->entity.node;
    const Stage *next = outcome_next_stage(outcome);
    *place = entity_place(&outcome->entity);
    if (stage->process->like == NULL || node->origin == NULL
        || finding_find(handoffs->checker->findings, handoffs->rule, *place) != NULL) {
        return node;
    }
    const Statement *owner = next->process == stage->process ? changed_owner(next) : NULL;
    owner = owner != NULL ? owner : changed_owner(stage);
    if (owner == NULL) {
        return node;
    }
    *place = statement_header_place(owner);
    return owner;
}

static Finding *report_silent(Handoffs *handoffs, const Stage *stage, const Outcome *outcome)
{
    Checker *checker = handoffs->checker;
    const Entity *entity = &outcome->entity;
    bool is_give = handoffs->kind == STATEMENT_GIVE;
    Place place;
    const Statement *cause = cause_of_handoff(handoffs, stage, outcome, &place);
    Finding *finding = check_report(checker, handoffs->rule, stage->process, cause, place,
                                    is_give ? "`%s` hands the deal over with nothing given"
                                            : "`%s` does not say how soon the deal is taken over",
                                    entity->name->text);
    if (finding == NULL) {
        return NULL;
    }
    const Stage *next = outcome_next_stage(outcome);
    if (cause != entity->node) {
        finding_also(checker->findings, finding, entity_place(entity), "`%s` takes this over",
                     stage->process->entity.name->text);
    }
    finding_also(checker->findings, finding, entity_place(&stage->entity),
                 "a deal here belongs to `%s`", stage->owner->entity.name->text);
    finding_also(checker->findings, finding, entity_place(&next->entity), "here it belongs to `%s`",
                 next->owner->entity.name->text);
    if (is_give) {
        explain_give(checker, finding, next->owner);
    } else {
        explain_accept(checker, finding, next->owner);
    }
    return finding;
}

static void check_anytime(Handoffs *handoffs, const Stage *stage, const Outcome *anytime)
{
    AnytimeNote *note = note_of(handoffs, anytime);
    if (!note->is_seen) {
        note->is_seen = true;
        note->finding = report_silent(handoffs, stage, anytime);
    } else if (note->finding != NULL) {
        also_some(handoffs->checker, note->finding, entity_place(&stage->entity),
                  "and from here too");
    }
}

static void check_stage_handoffs(Handoffs *handoffs, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Outcome *outcome = stage->ways.at[i].outcome;
        if (!is_silent(handoffs, stage, outcome)) {
            continue;
        }
        if (outcome->is_anytime) {
            check_anytime(handoffs, stage, outcome);
        } else {
            report_silent(handoffs, stage, outcome);
        }
    }
}

static void handoffs_visit(Checker *checker, RuleId rule, StatementKind kind)
{
    Handoffs handoffs = {.checker = checker, .rule = rule, .kind = kind};
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        notes_start(&handoffs, process);
        for (uint32_t j = 0; j < process->stages.count; j++) {
            check_stage_handoffs(&handoffs, process->stages.at[j]);
        }
    }
}

void check_handoff_gives(Checker *checker)
{
    handoffs_visit(checker, RULE_handoff_without_give, STATEMENT_GIVE);
}

void check_handoff_times(Checker *checker)
{
    handoffs_visit(checker, RULE_handoff_without_time, STATEMENT_ACCEPT);
}
