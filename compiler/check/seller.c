// Exit criteria that are a seller's task: a stage is done when the buyer has done something, or
// when a document proves it, not when we have been busy. What a text says is told in sentence.c.
#include "check/checker.h"
#include "check/seller_phrases.h"
#include "check/sentence.h"

static void report_seller(Checker *checker, const Stage *stage, const Criterion *criterion,
                          bool is_only)
{
    const Statement *node = criterion->node;
    const Part *text = part_find(node, CLAUSE_MAIN);
    Place place = text != NULL ? part_place(node, text) : statement_keyword_place(node);
    bool is_moved = node->origin != NULL && node->change == NULL;
    const Statement *cause = is_moved ? stage->entity.node : node; // another owner, say
    Finding *finding = check_report(checker, RULE_seller_criterion, stage->process, cause, place,
                                    "stage `%s` is left by what we do, not by what the buyer does",
                                    stage->entity.name->text);
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "a seller's task");
    finding_note(checker->findings, finding,
                 "a task can be done while the buyer has not moved at all");
    finding_help(checker->findings, finding,
                 "say what the buyer does, such as `exit \"The buyer has agreed the price\"`, and "
                 "keep the task as a `do` line");
    if (!is_only) {
        finding_fix(checker->findings, finding, false, statement_keyword_place(node), STR("do"));
    }
}

// A line with a mistake may have named the proof.
static bool is_task(const Checker *checker, const Lexicon *lexicon, const Criterion *criterion)
{
    return part_find(criterion->node, CLAUSE_PROOF) == NULL
           && places_within(&checker->doubts.unread, criterion->node) == 0
           && (sentence_is_task(lexicon, criterion->text)
               || seller_phrase_find(criterion->text, checker->arena));
}

// The buyer's own stages are left by what the buyer does.
static void check_stage(Checker *checker, const Lexicon *lexicon, const Stage *stage)
{
    uint32_t tasks = 0;
    bool is_theirs = stage->owner != NULL && stage->owner->is_external;
    for (uint32_t i = 0; !is_theirs && i < stage->exit.count; i++) {
        tasks += is_task(checker, lexicon, &stage->exit.at[i]);
    }
    for (uint32_t i = 0; tasks > 0 && i < stage->exit.count; i++) {
        if (is_task(checker, lexicon, &stage->exit.at[i])) {
            report_seller(checker, stage, &stage->exit.at[i], tasks == stage->exit.count);
        }
    }
}

void check_seller_criteria(Checker *checker)
{
    Lexicon lexicon = lexicon_make(checker->model, checker->arena);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            check_stage(checker, &lexicon, stages->at[j]);
        }
    }
}
