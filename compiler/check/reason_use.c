// What outcomes give as reasons, and what the loss they lead to lists: each given is listed, and
// each listed is given.
#include "base/suggest.h"
#include "check/mend.h"
#include "check/reasons.h"
#include "check/twins.h"
#include "check/wording.h"

OutcomeList process_outcomes(const Checker *checker, const Process *process)
{
    uint32_t count = process->anytimes.count;
    for (uint32_t i = 0; i < process->phases.count; i++) {
        count += process->phases.at[i]->anytimes.count;
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        count += process->stages.at[i]->outcomes.count;
    }
    OutcomeList all = {ARENA_MANY(checker->arena, count, Outcome *), 0};
#define ADD(list)                                                                                  \
    for (uint32_t j = 0; j < (list).count; j++) {                                                  \
        all.at[all.count++] = (list).at[j];                                                        \
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        ADD(process->stages.at[i]->outcomes)
    }
    for (uint32_t i = 0; i < process->phases.count; i++) {
        ADD(process->phases.at[i]->anytimes)
    }
    ADD(process->anytimes)
#undef ADD
    return all;
}

bool outcome_is_lost(const Outcome *outcome)
{
    return outcome->target.end != NULL && outcome->target.end->kind == END_LOSS;
}

// The reason with its quotes, as the file has it.
static Str reason_written(const Text *reason)
{
    Place place = reason_place(reason);
    return (Str){place.source->text.at + place.offset, place.length};
}

// The reasons of one end, apart from those of others.
static Str end_key(const Checker *checker, const End *end, Str reason)
{
    return str_format(checker->arena, "%u %.*s", end->index, STR_ARGS(reason));
}

// What the losses of a process list.
typedef struct Listed {
    Checker *checker;
    Twins reasons;
    Candidate **near; // by End.index: for a reason that is not listed; NULL until one is looked for
} Listed;

static const Candidate *candidates_of(Listed *listed, const End *end)
{
    Candidate **near = &listed->near[end->index];
    if (*near == NULL) {
        *near = ARENA_MANY(listed->checker->arena, end->reasons.count, Candidate);
        for (uint32_t i = 0; i < end->reasons.count; i++) {
            const Text *reason = &end->reasons.at[i];
            (*near)[i] = (Candidate){.name = reason->text, .thing = reason};
        }
    }
    return *near;
}

static void suggest_reason(Listed *listed, Finding *finding, const Text *reason, const End *end)
{
    Checker *checker = listed->checker;
    Suggestion best = {NULL, false};
    if (checker->guess_budget > 0) {
        best = suggest(reason->text, candidates_of(listed, end), end->reasons.count,
                       &checker->guess_budget);
    }
    Str written = reason_written(reason);
    if (best.candidate != NULL) {
        const Text *meant = best.candidate->thing;
        finding_also(checker->findings, finding, reason_place(meant), "listed here");
        finding_help(checker->findings, finding, "did you mean %.*s?",
                     STR_ARGS(reason_written(meant)));
        finding_fix(checker->findings, finding, false, reason_place(reason), reason_written(meant));
        return;
    }
    const Text *last = &end->reasons.at[end->reasons.count - 1];
    finding_also(checker->findings, finding, reason_place(last), "the last one listed");
    finding_help(checker->findings, finding, "list it in `%s` too, or give one that is listed",
                 end->entity.name->text);
    Str line = str_format(checker->arena, "reason  %.*s", STR_ARGS(written));
    mend_add_below(checker, finding, false, last->node, line.at);
}

static void report_unlisted(Listed *listed, const Outcome *outcome, const Text *reason)
{
    Checker *checker = listed->checker;
    const End *end = outcome->target.end;
    Finding *finding = check_report(checker, RULE_unlisted_reason, end->process, reason->node,
                                    reason_place(reason),
                                    "outcome `%s` gives a reason that loss `%s` does not list",
                                    outcome->entity.name->text, end->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "not among the %u reasons of `%s`",
                      end->reasons.count, end->entity.name->text);
        suggest_reason(listed, finding, reason, end);
    }
}

static void check_unlisted(Listed *listed, const Outcome *outcome)
{
    Checker *checker = listed->checker;
    const End *end = outcome->target.end;
    if (!outcome_is_lost(outcome) || end->reasons.count == 0
        || !reasons_are_readable(checker, end)) {
        return;
    }
    for (uint32_t i = 0; i < outcome->more->reasons.count; i++) {
        const Text *reason = &outcome->more->reasons.at[i];
        if (twins_find(&listed->reasons, end_key(checker, end, reason->text)) == NULL) {
            report_unlisted(listed, outcome, reason);
        }
    }
}

static void list_reasons(Listed *listed, const Process *process)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < process->ends.count; i++) {
        count += process->ends.at[i]->reasons.count;
    }
    twins_round(&listed->reasons, count);
    listed->near = ARENA_MANY(listed->checker->arena, process->ends.count, Candidate *);
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        for (uint32_t j = 0; j < end->reasons.count; j++) {
            twins_add(&listed->reasons, end_key(listed->checker, end, end->reasons.at[j].text),
                      end);
        }
    }
}

void check_unlisted_reasons(Checker *checker)
{
    Listed listed = {.checker = checker};
    twins_start(&listed.reasons, checker->arena);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        OutcomeList outcomes = process_outcomes(checker, process);
        list_reasons(&listed, process);
        for (uint32_t j = 0; j < outcomes.count; j++) {
            check_unlisted(&listed, outcomes.at[j]);
        }
    }
}

// ---- listed, and never given --------------------------------------------------------------------

static void report_unused(Checker *checker, const End *end, const Text *reason)
{
    Finding *finding =
        check_report(checker, RULE_unused_reason, end->process, reason->node, reason_place(reason),
                     "no outcome gives this reason of `%s`", end->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "listed, and never given");
        finding_help(checker->findings, finding,
                     "give it in the outcome that loses deals so, or take it out");
    }
}

// What the outcomes of a process give, by end.
typedef struct Given {
    Twins reasons;
    bool *may_be_any; // some outcome that leads there gives none, and so may have any
    bool *is_led_to;
} Given;

static void given_add(Checker *checker, Given *given, const Outcome *outcome)
{
    const End *end = outcome->target.end;
    const TextList *reasons = &outcome->more->reasons;
    if (end == NULL) {
        return;
    }
    given->is_led_to[end->index] = true;
    given->may_be_any[end->index] = given->may_be_any[end->index] || reasons->count == 0;
    for (uint32_t i = 0; i < reasons->count; i++) {
        Str key = text_key(checker->arena, reasons->at[i].text);
        twins_add(&given->reasons, end_key(checker, end, key), &reasons->at[i]);
    }
}

static void given_gather(Checker *checker, Given *given, const Process *process)
{
    OutcomeList outcomes = process_outcomes(checker, process);
    uint32_t count = 0;
    for (uint32_t i = 0; i < outcomes.count; i++) {
        count += outcomes.at[i]->more->reasons.count;
    }
    twins_round(&given->reasons, count);
    given->may_be_any = ARENA_MANY(checker->arena, process->ends.count, bool);
    given->is_led_to = ARENA_MANY(checker->arena, process->ends.count, bool);
    for (uint32_t i = 0; i < outcomes.count; i++) {
        given_add(checker, given, outcomes.at[i]);
    }
}

static void check_unused(Checker *checker, Given *given, const End *end)
{
    bool is_settled = given->is_led_to[end->index] && !given->may_be_any[end->index];
    if (end->kind != END_LOSS || !is_settled) {
        return;
    }
    for (uint32_t i = 0; i < end->reasons.count; i++) {
        Str key = text_key(checker->arena, end->reasons.at[i].text);
        if (twins_find(&given->reasons, end_key(checker, end, key)) == NULL) {
            report_unused(checker, end, &end->reasons.at[i]);
        }
    }
}

void check_unused_reasons(Checker *checker)
{
    Given given = {0};
    twins_start(&given.reasons, checker->arena);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        if (places_within(&checker->doubts.unread, process->entity.node) > 0) {
            continue;
        }
        given_gather(checker, &given, process);
        for (uint32_t j = 0; j < process->ends.count; j++) {
            check_unused(checker, &given, process->ends.at[j]);
        }
    }
}
