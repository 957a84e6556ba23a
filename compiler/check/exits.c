// What proves a stage done: it has an exit criterion, not too many of them, and says what must hold
// to enter it.
#include "check/exits.h"

#include "check/mend.h"

enum { EXITS_MOST = 4 };

bool has_no_exit(const Checker *checker, const Stage *stage)
{
    return stage->exit.count == 0 && is_unsaid(checker, stage->entity.node, STATEMENT_EXIT);
}

bool outcome_changes_owner(const Stage *stage, const Outcome *outcome)
{
    const Stage *next = outcome_next_stage(outcome);
    return next != NULL && stage->owner != NULL && next->owner != NULL
           && next->owner != stage->owner;
}

void also_handoffs(Checker *checker, Finding *finding, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count && finding->also_count < PLACES_SHOWN; i++) {
        const Outcome *outcome = stage->ways.at[i].outcome;
        if (outcome_changes_owner(stage, outcome)) {
            finding_also(checker->findings, finding, entity_place(&outcome->entity),
                         "here the deal passes from `%s` to `%s`", stage->owner->entity.name->text,
                         outcome_next_stage(outcome)->owner->entity.name->text);
        }
    }
}

// ---- an exit criterion --------------------------------------------------------------------------

// What stands above the exit criteria of a stage.
static const StatementKind above_exit[] = {
    STATEMENT_OWNER, STATEMENT_WITH,  STATEMENT_CONSULT, STATEMENT_INFORM, STATEMENT_NEEDS,
    STATEMENT_USES,  STATEMENT_ENTER, STATEMENT_DO,      STATEMENT_COVER,
};

static bool is_above_exit(const Statement *statement)
{
    for (size_t i = 0; i < sizeof above_exit / sizeof above_exit[0]; i++) {
        if (statement->kind == above_exit[i] && statement->form == FORM_PLAIN) {
            return true;
        }
    }
    return false;
}

// A line to start from, below what usually stands before it.
static void offer_exit(Checker *checker, Finding *finding, const Stage *stage)
{
    const Statement *above = NULL;
    for (const Statement *at = stage->entity.node->children; at != NULL; at = at->next) {
        above = is_above_exit(at) ? at : above;
    }
    if (above != NULL && above->origin == NULL) {
        mend_add_below(checker, finding, false, above,
                       "exit    \"The buyer has agreed to the next step in writing\"");
    }
}

static void check_exit(Checker *checker, const Stage *stage)
{
    if (!has_no_exit(checker, stage)) {
        return;
    }
    Finding *finding =
        stage_report(checker, RULE_no_exit, stage, "does not say what proves it is done");
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "when is a deal done here?");
    also_handoffs(checker, finding, stage);
    finding_note(checker->findings, finding,
                 "without proof a deal moves on when somebody hopes, and the forecast with it");
    finding_help(checker->findings, finding,
                 "add what the buyer does or a document shows, such as "
                 "`exit \"The buyer has confirmed the budget\" proof \"Mail from the buyer\"`");
    offer_exit(checker, finding, stage);
}

void check_exits(Checker *checker)
{
    stages_visit(checker, check_exit);
}

// ---- entry, and how many ------------------------------------------------------------------------

static void check_enter(Checker *checker, const Stage *stage)
{
    if (stage->enter.count > 0 || !is_unsaid(checker, stage->entity.node, STATEMENT_ENTER)) {
        return;
    }
    Finding *finding = stage_report(checker, RULE_no_enter, stage, "does not say who may enter it");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "what must hold before a deal comes here?");
        finding_help(checker->findings, finding,
                     "add it, such as `enter \"The account matches the ideal customer profile\"`");
    }
}

void check_enters(Checker *checker)
{
    stages_visit(checker, check_enter);
}

static void check_count(Checker *checker, const Stage *stage)
{
    if (stage->exit.count <= EXITS_MOST) {
        return;
    }
    Str what = str_format(checker->arena, "has %u exit criteria", stage->exit.count);
    Finding *finding = stage_report(checker, RULE_many_criteria, stage, what.at);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "more than four are ticked without a look");
        also_some(checker, finding, statement_keyword_place(stage->exit.at[EXITS_MOST].node),
                  "the fifth");
        finding_help(
            checker->findings, finding,
            "keep the two to four that the buyer decides; the rest are tasks: `do \"...\"`");
    }
}

void check_criteria_counts(Checker *checker)
{
    stages_visit(checker, check_count);
}
