// Ways out that say too little: two to one place for no stated reason, an anytime that a stage has
// already, a way back for no stated reason.
//
// Ways of a stage are compared by their targets, sorted, so that many cost little more than few.
#include "check/visit.h"

#include <stdlib.h>

// One way among those that are compared.
typedef struct Lead {
    const void *key; // where it leads
    const Outcome *outcome;
    uint32_t order;
} Lead;

// Room that one list of ways after the other makes use of.
enum { MOST_TOLD = 16, MOST_MARKS = 8 };

// An anytime that a finding names already: what else leads where it leads is one more place of that.
typedef struct Told {
    const Outcome *anytime;
    Finding *finding;
} Told;

typedef struct Leads {
    Checker *checker;
    Lead *at;
    uint32_t capacity;
    Told told[MOST_TOLD]; // of the process at work
    uint32_t told_count;
} Leads;

static Lead *leads_room(Leads *leads, uint32_t count)
{
    if (count > leads->capacity) {
        leads->capacity = count * 2;
        leads->at = ARENA_MANY(leads->checker->arena, leads->capacity, Lead);
    }
    return leads->at;
}

static int lead_compare(const void *left, const void *right)
{
    const Lead *one = left;
    const Lead *other = right;
    uintptr_t a = (uintptr_t)one->key;
    uintptr_t b = (uintptr_t)other->key;
    return a != b ? (a > b) - (a < b) : (one->order > other->order) - (one->order < other->order);
}

// Whether nothing says when a way is taken.
static bool is_plain(const Checker *checker, const Outcome *outcome)
{
    const Statement *node = outcome->entity.node;
    return outcome->more->when.count == 0 && outcome->more->after.text.length == 0
           && is_unsaid(checker, node, STATEMENT_WHEN) && is_unsaid(checker, node, STATEMENT_AFTER);
}

// Of two statements that a finding is about, the one that a variant touched; else the first.
static const Statement *touched_one(const Statement *first, const Statement *other)
{
    bool is_untouched = first->origin != NULL && first->change == NULL;
    return is_untouched && other->origin != NULL && other->change != NULL ? other : first;
}

static const char *target_name(const Outcome *outcome)
{
    const Target *target = &outcome->target;
    if (target->stage != NULL) {
        return target->stage->entity.name->text;
    }
    return target->end != NULL ? target->end->entity.name->text
                               : target->process->entity.name->text;
}

// ---- the ways of one stage ----------------------------------------------------------------------

static void report_twice(Checker *checker, const Stage *stage, const Outcome *second,
                         const Outcome *first)
{
    const Statement *node = touched_one(second->entity.node, first->entity.node);
    Finding *finding =
        check_report(checker, RULE_same_target, stage->process, node, entity_place(&second->entity),
                     "`%s` and `%s` both lead to `%s`, and nothing tells them apart",
                     first->entity.name->text, second->entity.name->text, target_name(first));
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "when is it this one?");
    finding_also(checker->findings, finding, entity_place(&first->entity), "and when this one?");
    finding_note(checker->findings, finding,
                 "two people file the same deal under different names, and counts mean nothing");
    finding_help(checker->findings, finding,
                 "say when in its block, such as `when \"The budget is gone\"` or `after 30 days`, "
                 "or make one of the two");
}

// Adds an outcome to what was found of its anytime; false where nothing was yet.
static bool tell_again(Leads *room, const Outcome *outcome, const Outcome *anytime)
{
    for (uint32_t i = 0; i < room->told_count; i++) {
        Finding *finding = room->told[i].finding;
        if (room->told[i].anytime == anytime) {
            if (finding->also_count < MOST_MARKS) {
                finding_also(room->checker->findings, finding, entity_place(&outcome->entity),
                             "so does this one");
            }
            return true;
        }
    }
    return false;
}

static void report_anytime(Leads *room, const Stage *stage, const Outcome *outcome,
                           const Outcome *anytime)
{
    Checker *checker = room->checker;
    if (tell_again(room, outcome, anytime)) {
        return;
    }
    const Statement *node = touched_one(outcome->entity.node, anytime->entity.node);
    Finding *finding =
        check_report(checker, RULE_same_anytime, stage->process, node,
                     entity_place(&outcome->entity), "`%s` leads where anytime `%s` leads too",
                     outcome->entity.name->text, anytime->entity.name->text);
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "both lead to `%s`", target_name(outcome));
    finding_also(checker->findings, finding, entity_place(&anytime->entity),
                 "this holds in stage `%s` too", stage->entity.name->text);
    finding_note(checker->findings, finding, "the same deals are counted under two names");
    finding_help(checker->findings, finding,
                 "call it `%s`, then it stands here in place of the anytime; or take one of them "
                 "out; or say when each is taken",
                 anytime->entity.name->text);
    if (room->told_count < MOST_TOLD) {
        room->told[room->told_count++] = (Told){anytime, finding};
    }
}

static bool has_name(const OutcomeList *anytimes, const Name *name)
{
    for (uint32_t i = 0; i < anytimes->count; i++) {
        if (anytimes->at[i]->entity.name == name) {
            return true;
        }
    }
    return false;
}

// Whether an outcome stands in place of an anytime. Two anytimes to one place are told of as such.
static bool replaces_anytime(const Stage *stage, const Outcome *outcome)
{
    const Name *name = outcome->entity.name;
    return has_name(&stage->process->anytimes, name)
           || (stage->phase != NULL && has_name(&stage->phase->anytimes, name));
}

// Ways that lead to one place and say no more: own outcomes first, then anytimes.
static void check_group(Leads *room, const Stage *stage, const Lead *leads, uint32_t count)
{
    Checker *checker = room->checker;
    const Outcome *first = NULL;
    const Outcome *anytime = NULL;
    for (uint32_t i = 0; i < count && anytime == NULL; i++) {
        const Outcome *outcome = leads[i].outcome;
        bool counts = is_plain(checker, outcome);
        if (counts && outcome->is_anytime) {
            anytime = outcome;
        } else if (counts && first != NULL) {
            report_twice(checker, stage, outcome, first);
        } else if (counts) {
            first = outcome;
        }
    }
    if (first != NULL && anytime != NULL && !replaces_anytime(stage, first)) {
        report_anytime(room, stage, first, anytime);
    }
}

static void leads_sort(Lead *leads, uint32_t count)
{
    if (count > 1) {
        qsort(leads, count, sizeof(Lead), lead_compare);
    }
}

static uint32_t group_end(const Lead *leads, uint32_t count, uint32_t start)
{
    uint32_t end = start + 1;
    while (end < count && leads[end].key == leads[start].key) {
        end++;
    }
    return end;
}

static void check_ways(Leads *room, const Stage *stage)
{
    if (stage->outcomes.count == 0 || stage->ways.count < 2) {
        return;
    }
    Lead *leads = leads_room(room, stage->ways.count);
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Outcome *outcome = stage->ways.at[i].outcome;
        leads[i] = (Lead){target_key(outcome), outcome, i};
    }
    leads_sort(leads, stage->ways.count);
    for (uint32_t i = 0, end = 0; i < stage->ways.count; i = end) {
        end = group_end(leads, stage->ways.count, i);
        if (leads[i].key != NULL && end - i > 1) {
            check_group(room, stage, leads + i, end - i);
        }
    }
}

void check_same_targets(Checker *checker)
{
    Leads room = {.checker = checker};
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        room.told_count = 0;
        for (uint32_t j = 0; j < stages->count; j++) {
            check_ways(&room, stages->at[j]);
        }
    }
}

// ---- two anytimes -------------------------------------------------------------------------------

static void report_two_anytimes(Checker *checker, const Process *process, const Outcome *second,
                                const Outcome *first)
{
    const Statement *node = touched_one(second->entity.node, first->entity.node);
    Finding *finding =
        check_report(checker, RULE_same_anytime, process, node, entity_place(&second->entity),
                     "anytime `%s` leads where anytime `%s` leads too", second->entity.name->text,
                     first->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "both lead to `%s`", target_name(first));
        finding_also(checker->findings, finding, entity_place(&first->entity),
                     "this holds in the same stages");
        finding_note(checker->findings, finding, "the same deals are counted under two names");
        finding_help(checker->findings, finding,
                     "make one of the two, or say when each is taken, such as `after 30 days`");
    }
}

// Those of a phase, or of the process, beside those of the process.
static void check_anytimes(Leads *room, const Process *process, const OutcomeList *nearer)
{
    uint32_t outer = nearer != &process->anytimes ? process->anytimes.count : 0;
    uint32_t count = outer + nearer->count;
    Checker *checker = room->checker;
    Lead *leads = leads_room(room, count);
    for (uint32_t i = 0; i < count; i++) {
        const Outcome *anytime = i < outer ? process->anytimes.at[i] : nearer->at[i - outer];
        leads[i] = (Lead){target_key(anytime), anytime, i};
    }
    leads_sort(leads, count);
    for (uint32_t i = 1; i < count; i++) {
        const Lead *pair = &leads[i - 1];
        bool is_same = pair[0].key != NULL && pair[0].key == pair[1].key;
        bool is_news = pair[1].order >= outer;
        bool is_replaced = pair[0].outcome->entity.name == pair[1].outcome->entity.name;
        if (is_same && is_news && !is_replaced && is_plain(checker, pair[0].outcome)
            && is_plain(checker, pair[1].outcome)) {
            report_two_anytimes(checker, process, pair[1].outcome, pair[0].outcome);
        }
    }
}

static void check_process_anytimes(Leads *room, const Process *process)
{
    check_anytimes(room, process, &process->anytimes);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        const Phase *phase = process->phases.at[i];
        if (phase->anytimes.count > 0 && phase->stages.count > 0) {
            check_anytimes(room, process, &phase->anytimes);
        }
    }
}

void check_same_anytimes(Checker *checker)
{
    Leads room = {.checker = checker};
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        check_process_anytimes(&room, checker->order[i]);
    }
}

// ---- ways back ----------------------------------------------------------------------------------

// The last stage that a way leads out of, by number.
static uint32_t last_stage(const Process *process, const Outcome *outcome)
{
    if (outcome->stage != NULL) {
        return outcome->stage->index;
    }
    const StageList *stages = outcome->phase != NULL ? &outcome->phase->stages : &process->stages;
    return stages->count > 0 ? stages->at[stages->count - 1]->index : 0;
}

static void check_back(Checker *checker, const Process *process, const Outcome *outcome)
{
    const Stage *next = outcome_next_stage(outcome);
    bool is_back =
        next != NULL && next->process == process && next->index < last_stage(process, outcome);
    if (!is_back || !is_plain(checker, outcome)) {
        return;
    }
    const Statement *node = touched_one(outcome->entity.node, next->entity.node);
    Finding *finding =
        check_report(checker, RULE_way_back, process, node, entity_place(&outcome->entity),
                     "`%s` goes back to `%s` and does not say when", outcome->entity.name->text,
                     next->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "when does a deal go back?");
        finding_also(checker->findings, finding, entity_place(&next->entity), "back to here");
        finding_note(checker->findings, finding,
                     "a way back without a rule is where deals go that nobody wants to lose");
        finding_help(checker->findings, finding,
                     "say when in its block, such as `when \"The buyer has new wishes\"`");
    }
}

void check_ways_back(Checker *checker)
{
    outcomes_visit(checker, check_back);
}
