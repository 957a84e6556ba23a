// Shares: where a process gives them for some stages, it gives them for all.
//
// A stage with one outcome needs none: all of its deals take it.
#include "check/visit.h"

static bool says_share(const Outcome *outcome)
{
    const Statement *owner;
    return head_find(outcome->entity.node, CLAUSE_SHARE, &owner) != NULL;
}

// Whether a stage gives a share, in a line that could be read.
static bool says_any_share(const Stage *stage)
{
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        const Outcome *outcome = stage->outcomes.at[i];
        if (says_share(outcome) && !outcome->entity.node->is_broken) {
            return true;
        }
    }
    return false;
}

// Whether it is known that a stage, which may go several ways, gives no share of any.
static bool lacks_shares(const Checker *checker, const Stage *stage)
{
    bool lacks = stage->outcomes.count > 1 && is_read(checker, stage->entity.node);
    for (uint32_t i = 0; i < stage->outcomes.count && lacks; i++) {
        const Outcome *outcome = stage->outcomes.at[i];
        lacks = !outcome->entity.node->is_broken && !says_share(outcome);
    }
    return lacks;
}

// The first stage of a process that gives shares; NULL if there is none.
static const Stage *first_with_shares(const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        if (process->stages.at[i]->outcomes.count > 1 && says_any_share(process->stages.at[i])) {
            return process->stages.at[i];
        }
    }
    return NULL;
}

static void report_missing(Checker *checker, const Stage *stage, const Stage *given)
{
    Finding *finding = stage_report(checker, RULE_shares_missing, stage,
                                    "does not say how often each way is taken");
    if (finding == NULL) {
        return;
    }
    const Outcome *first = stage->outcomes.at[0];
    finding_label(checker->findings, finding, "its %u outcomes have no shares",
                  stage->outcomes.count);
    finding_also(checker->findings, finding, entity_place(&given->entity), "here shares are given");
    finding_note(checker->findings, finding,
                 "its outcomes are taken as equally likely, and so every forecast is half a guess");
    finding_help(checker->findings, finding,
                 "give the shares, such as `outcome %s -> ... 40%%`; leave one out and it gets the "
                 "rest",
                 first->entity.name->text);
}

static void check_process_shares(Checker *checker, const Process *process)
{
    const Stage *given = first_with_shares(process);
    for (uint32_t i = 0; given != NULL && i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        if (lacks_shares(checker, stage)) {
            report_missing(checker, stage, given);
        }
    }
}

void check_shares_given(Checker *checker)
{
    processes_visit(checker, check_process_shares);
}
