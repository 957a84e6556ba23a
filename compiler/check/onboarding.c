// Onboardings with nothing to do, and milestones that stand after later ones.
#include "check/checker.h"
#include "model/entity.h"

// ---- nothing to do ------------------------------------------------------------------------------

static const StatementKind WORK[] = {STATEMENT_DO,    STATEMENT_READ, STATEMENT_LEARN,
                                     STATEMENT_PROVE, STATEMENT_MEET, STATEMENT_REACH};

static bool asks_something(const Checker *checker, const Milestone *milestone)
{
    bool asks = milestone->entity.node->is_broken;
    for (size_t i = 0; i < sizeof WORK / sizeof WORK[0] && !asks; i++) {
        asks = block_may_say(checker, milestone->entity.node, WORK[i]);
    }
    return asks;
}

static void report_idle(Checker *checker, const Milestone *milestone)
{
    const Statement *node = milestone->entity.node;
    Finding *finding =
        finding_add(checker->findings, RULE_empty_milestone, statement_name_place(node),
                    "milestone `%s` has nothing to do", milestone->entity.name->text);
    finding_label(checker->findings, finding, "nothing is asked by this day");
    finding_help(checker->findings, finding,
                 "say what is done by then, such as `do \"Listen to three first meetings\"`");
}

static void report_without_milestone(Checker *checker, const Onboarding *onboarding)
{
    const Statement *node = onboarding->entity.node;
    Finding *finding =
        finding_add(checker->findings, RULE_empty_milestone, statement_name_place(node),
                    "onboarding `%s` has no milestone", onboarding->entity.name->text);
    finding_label(checker->findings, finding, "nothing to do on any day");
    finding_help(checker->findings, finding,
                 "add one, such as `milestone week-1 \"First week\" by day 5 { ... }`");
}

void check_empty_milestones(Checker *checker)
{
    const OnboardingList *onboardings = &checker->model->onboardings;
    for (uint32_t i = 0; i < onboardings->count; i++) {
        const Onboarding *onboarding = onboardings->at[i];
        const MilestoneList *milestones = &onboarding->milestones;
        const Statement *node = onboarding->entity.node;
        if (milestones->count == 0 && !node->is_broken
            && !entity_is_double(checker, &onboarding->entity)
            && !block_may_say(checker, node, STATEMENT_MILESTONE)) {
            report_without_milestone(checker, onboarding);
        }
        for (uint32_t j = 0; j < milestones->count; j++) {
            if (!asks_something(checker, milestones->at[j])
                && !entity_is_double(checker, &milestones->at[j]->entity)) {
                report_idle(checker, milestones->at[j]);
            }
        }
    }
}

// ---- in the wrong order -------------------------------------------------------------------------

bool milestone_has_day(const Milestone *milestone)
{
    return milestone->has_day && !milestone->entity.node->is_broken;
}

static void report_order(Checker *checker, const Milestone *earlier, const Milestone *before)
{
    Findings *findings = checker->findings;
    const char *name = earlier->entity.name->text;
    const char *other = before->entity.name->text;
    Finding *finding =
        finding_add(findings, RULE_milestone_order, statement_name_place(earlier->entity.node),
                    "milestone `%s` stands after a later one", name);
    finding_label(findings, finding, "by day %u", earlier->day);
    finding_also(findings, finding, statement_name_place(before->entity.node),
                 "by day %u, and stands first", before->day);
    finding_help(findings, finding, "move `%s` above `%s`, or mend its day, such as `by day %u`",
                 name, other, before->day + 1);
}

void check_milestone_order(Checker *checker)
{
    const OnboardingList *onboardings = &checker->model->onboardings;
    for (uint32_t i = 0; i < onboardings->count; i++) {
        const MilestoneList *milestones = &onboardings->at[i]->milestones;
        for (uint32_t j = 1; j < milestones->count; j++) {
            const Milestone *before = milestones->at[j - 1];
            const Milestone *milestone = milestones->at[j];
            if (milestone->day < before->day && milestone_has_day(milestone)
                && milestone_has_day(before)) {
                report_order(checker, milestone, before);
            }
        }
    }
}
