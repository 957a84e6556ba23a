// Measures that leave a question open: how they are worked out, what they should come to, and who
// answers for them. A line that could not be read may hold the answer.
#include "check/checker.h"

// One question that every measure should answer.
typedef struct Question {
    RuleId rule;
    StatementKind answer;
    const char *open; // behind "metric `NAME` does not say "
    const char *label;
    const char *help;
} Question;

static const Question HOW = {
    RULE_metric_without_formula,
    STATEMENT_FORMULA,
    "how it is worked out",
    "two people may count two different things",
    "say what is counted, or divided by what, such as `formula \"won / (won + lost)\"`",
};
static const Question HOW_MUCH = {
    RULE_metric_without_target,
    STATEMENT_TARGET,
    "what it should come to",
    "nobody can tell a good figure from a bad one",
    "give it a target, such as `target 25%`",
};
static const Question WHO = {
    RULE_metric_without_owner,
    STATEMENT_OWNER,
    "who answers for it",
    "nobody has to act when it falls",
    "name a role, such as `owner manager`",
};

static void ask(Checker *checker, const Question *question, const Entity *entity)
{
    Findings *findings = checker->findings;
    Finding *finding =
        finding_add(findings, question->rule, statement_name_place(entity->node),
                    "metric `%s` does not say %s", entity->name->text, question->open);
    finding_label(findings, finding, "%s", question->label);
    finding_help(findings, finding, "%s", question->help);
}

static void ask_all(Checker *checker, const Question *question)
{
    const MetricList *metrics = &checker->model->metrics;
    for (uint32_t i = 0; i < metrics->count; i++) {
        const Entity *entity = &metrics->at[i]->entity;
        if (!entity->node->is_broken && !entity_is_double(checker, entity)
            && !block_may_say(checker, entity->node, question->answer)) {
            ask(checker, question, entity);
        }
    }
}

void check_metric_formulas(Checker *checker)
{
    ask_all(checker, &HOW);
}

void check_metric_targets(Checker *checker)
{
    ask_all(checker, &HOW_MUCH);
}

void check_metric_owners(Checker *checker)
{
    ask_all(checker, &WHO);
}
