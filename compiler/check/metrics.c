// Measures that leave a question open: how they are worked out, what they should come to, and who
// answers for them. A line that could not be read may hold the answer.
//
// Target and owner differ from company to company, so a measure of the library has neither: they are
// asked for where a file makes use of it, not of all that came along with an import.
#include "check/checker.h"

// One question that every measure should answer.
typedef struct Question {
    RuleId rule;
    StatementKind answer;
    const char *open; // behind "metric `NAME` does not say "
    const char *label;
    const char *help;
    const char *example;
} Question;

static const Question HOW = {
    RULE_metric_without_formula,
    STATEMENT_FORMULA,
    "how it is worked out",
    "two people may count two different things",
    "say what is counted, or divided by what",
    "formula \"won / (won + lost)\"",
};
static const Question HOW_MUCH = {
    RULE_metric_without_target, STATEMENT_TARGET,
    "what it should come to",   "nobody can tell a good figure from a bad one",
    "give it a target",         "target 25%",
};
static const Question WHO = {
    RULE_metric_without_owner,         STATEMENT_OWNER, "who answers for it",
    "nobody has to act when it falls", "name a role",   "owner manager",
};

bool *metrics_reached(const Checker *checker)
{
    const Model *model = checker->model;
    bool *is_reached = ARENA_MANY(checker->arena, model->metrics.count, bool);
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        const MilestoneList *milestones = &model->onboardings.at[i]->milestones;
        for (uint32_t j = 0; j < milestones->count; j++) {
            const GoalList *goals = &milestones->at[j]->goals;
            for (uint32_t k = 0; k < goals->count; k++) {
                is_reached[goals->at[k].metric->index] = true;
            }
        }
    }
    return is_reached;
}

static bool is_of_library(const Metric *metric)
{
    return metric->entity.node->tree->source->is_library;
}

static bool is_left_alone(const Metric *metric, const bool *is_reached)
{
    return is_of_library(metric) && !is_reached[metric->index] && metric->at.count == 0
           && metric->owner == NULL && metric->target.kind == VALUE_NONE;
}

static void ask(Checker *checker, const Question *question, const Metric *metric)
{
    const Entity *entity = &metric->entity;
    Findings *findings = checker->findings;
    Finding *finding =
        finding_add(findings, question->rule, statement_name_place(entity->node),
                    "metric `%s` does not say %s", entity->name->text, question->open);
    finding_label(findings, finding, "%s", question->label);
    if (is_of_library(metric)) {
        finding_help(findings, finding,
                     "say it in your own file: `change metric %s`, and in it a line "
                     "such as `%s`",
                     entity->name->text, question->example);
    } else {
        finding_help(findings, finding, "%s, such as `%s`", question->help, question->example);
    }
}

static void ask_all(Checker *checker, const Question *question)
{
    const MetricList *metrics = &checker->model->metrics;
    const bool *is_reached = metrics_reached(checker);
    for (uint32_t i = 0; i < metrics->count; i++) {
        const Entity *entity = &metrics->at[i]->entity;
        if (!is_left_alone(metrics->at[i], is_reached) && !entity->node->is_broken
            && !entity_is_double(checker, entity)
            && !block_may_say(checker, entity->node, question->answer)) {
            ask(checker, question, metrics->at[i]);
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
