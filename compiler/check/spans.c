// Time limits of stages: a stage has one, and does not take longer than it.
#include "check/chances.h"
#include "model/entity.h"

// In a variant the finding stands at what the variant says, be it the time or the limit.
static void report_longer(Checker *checker, const Stage *stage, const Statement *takes,
                          const Statement *sla)
{
    bool is_limit_new = takes->origin != NULL && sla->origin == NULL;
    const Statement *main = is_limit_new ? sla : takes;
    const Statement *other = is_limit_new ? takes : sla;
    Finding *finding =
        check_report(checker, RULE_takes_over_sla, stage->process, main, value_place(main),
                     "stage `%s` takes longer than its limit", stage->entity.name->text);
    if (finding == NULL) {
        return;
    }
    Str takes_text = str_format(checker->arena, "takes %.*s", STR_ARGS(stage->takes.text));
    Str sla_text = str_format(checker->arena, "may take %.*s", STR_ARGS(stage->sla.text));
    Str labels[] = {is_limit_new ? sla_text : takes_text, is_limit_new ? takes_text : sla_text};
    finding_label(checker->findings, finding, "%.*s", STR_ARGS(labels[0]));
    finding_also(checker->findings, finding, value_place(other), "%.*s", STR_ARGS(labels[1]));
    finding_note(checker->findings, finding,
                 "a limit that good work breaks is soon taken for no limit");
    finding_help(checker->findings, finding,
                 "make the limit as long as the longest time that `takes` gives, or longer");
}

static void check_takes(Checker *checker, const Stage *stage)
{
    const Duration *takes = &stage->takes;
    const Duration *sla = &stage->sla;
    bool has_both = takes->text.length > 0 && sla->text.length > 0 && sla->high_minutes > 0;
    if (!has_both || takes->high_minutes <= sla->high_minutes * (1 + 1e-9)) {
        return;
    }
    const Statement *block = stage->entity.node->children;
    const Statement *takes_node = statement_find(block, STATEMENT_TAKES);
    const Statement *sla_node = statement_find(block, STATEMENT_SLA);
    if (takes_node != NULL && sla_node != NULL && is_variant_read(checker, stage->process)) {
        report_longer(checker, stage, takes_node, sla_node);
    }
}

void check_takes_over_slas(Checker *checker)
{
    stages_visit(checker, check_takes);
}

static void check_sla(Checker *checker, const Stage *stage)
{
    if (!is_unsaid(checker, stage->entity.node, STATEMENT_SLA)) {
        return;
    }
    Finding *finding = stage_report(checker, RULE_no_sla, stage, "has no time limit");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "a deal may stay here unseen");
        finding_help(checker->findings, finding,
                     "say how long is too long, such as `sla 14 days else tell manager`");
    }
}

void check_slas(Checker *checker)
{
    stages_visit(checker, check_sla);
}
