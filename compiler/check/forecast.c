// Forecast categories: all stages have one or none has, they do not go backwards on the way to the
// win, and a commitment has the odds for it.
#include "check/chances.h"

#define COMMIT_LEAST 0.70
#define ODDS_NIL     1e-9 // less is no difference

static Place category_place(const Stage *stage)
{
    return value_place(stage_statement(stage, STATEMENT_FORECAST));
}

// ---- backwards ----------------------------------------------------------------------------------

// By stage: later stages lead on from it to a win, or to another process.
static const bool *stages_ahead(Checker *checker, const Process *process)
{
    bool *is_ahead = ARENA_MANY(checker->arena, process->stages.count, bool);
    for (uint32_t i = process->stages.count; i-- > 0;) {
        const Stage *stage = process->stages.at[i];
        for (uint32_t j = 0; j < stage->ways.count && !is_ahead[i]; j++) {
            const Way *way = &stage->ways.at[j];
            const Target *target = &way->outcome->target;
            const Stage *next = later_stage(stage, way);
            bool is_win = target->end != NULL && target->end->kind == END_WIN;
            bool is_elsewhere = target->process != NULL && target->process != process;
            is_ahead[i] = !share_is_zero(way->share)
                          && (is_win || is_elsewhere || (next != NULL && is_ahead[next->index]));
        }
    }
    return is_ahead;
}

static Finding *report_fall(Checker *checker, const Stage *from, const Stage *to,
                            const Outcome *outcome)
{
    const Statement *node = newer_of(stage_statement(to, STATEMENT_FORECAST),
                                     stage_statement(from, STATEMENT_FORECAST));
    Finding *finding =
        check_report(checker, RULE_forecast_falls, to->process, node, category_place(to),
                     "the forecast goes backwards from `%s` to `%s`", from->entity.name->text,
                     to->entity.name->text);
    if (finding == NULL) {
        return NULL;
    }
    finding_label(checker->findings, finding, "`%s` comes before `%s`", forecast_text(to->forecast),
                  forecast_text(from->forecast));
    finding_also(checker->findings, finding, category_place(from), "`%s` already here",
                 forecast_text(from->forecast));
    finding_also(checker->findings, finding, entity_place(&outcome->entity),
                 "and this leads from there to here");
    finding_note(checker->findings, finding,
                 "a deal that moves on drops out of the forecast, so people hold it back");
    finding_help(checker->findings, finding,
                 "the order is pipeline, best-case, most-likely, commit: write `forecast %s` or a "
                 "later one",
                 forecast_text(from->forecast));
    return finding;
}

static bool falls(const Stage *from, const Stage *to)
{
    return to->forecast > FORECAST_OMITTED && to->forecast < from->forecast;
}

static void check_falls(Checker *checker, const Process *process)
{
    const bool *is_ahead = stages_ahead(checker, process);
    bool *is_seen = ARENA_MANY(checker->arena, process->stages.count, bool);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *from = process->stages.at[i];
        for (uint32_t j = 0; from->forecast != FORECAST_NONE && j < from->ways.count; j++) {
            const Way *way = &from->ways.at[j];
            const Stage *to = later_stage(from, way);
            if (to != NULL && !share_is_zero(way->share) && falls(from, to) && is_ahead[to->index]
                && !is_seen[to->index]) {
                is_seen[to->index] = true;
                report_fall(checker, from, to, way->outcome);
            }
        }
    }
}

void check_forecasts_fall(Checker *checker)
{
    processes_visit(checker, check_falls);
}

// ---- missing ------------------------------------------------------------------------------------

static const Stage *first_with_category(const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        if (process->stages.at[i]->forecast != FORECAST_NONE) {
            return process->stages.at[i];
        }
    }
    return NULL;
}

static void report_missing(Checker *checker, const Stage *stage, const Stage *given)
{
    Finding *finding =
        stage_report(checker, RULE_forecast_missing, stage, "has no forecast category");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "in which column do its deals count?");
        finding_also(checker->findings, finding, category_place(given), "`%s` has one",
                     given->entity.name->text);
        finding_note(checker->findings, finding,
                     "deals in a stage without a category are missing from the forecast");
        finding_help(checker->findings, finding,
                     "add one, such as `forecast %s`; for deals that do not count: `forecast "
                     "omitted`",
                     stage->index < given->index ? "pipeline" : forecast_text(given->forecast));
    }
}

static void check_missing(Checker *checker, const Process *process)
{
    const Stage *given = first_with_category(process);
    for (uint32_t i = 0; given != NULL && i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        if (stage->forecast == FORECAST_NONE
            && is_unsaid(checker, stage->entity.node, STATEMENT_FORECAST)) {
            report_missing(checker, stage, given);
        }
    }
}

void check_forecasts_given(Checker *checker)
{
    processes_visit(checker, check_missing);
}

// ---- commitments --------------------------------------------------------------------------------

static void report_early(Checker *checker, const Stage *stage, double odds)
{
    const Statement *forecast = stage_statement(stage, STATEMENT_FORECAST);
    const Statement *said =
        stage->has_probability ? stage_statement(stage, STATEMENT_PROBABILITY) : stage->entity.node;
    const Statement *main = stage->has_probability ? newer_of(forecast, said) : forecast;
    Str text = chance_text(checker->arena, odds);
    Finding *finding = check_report(checker, RULE_early_commit, stage->process, main,
                                    value_place(main), "stage `%s` is a commitment at odds of %.*s",
                                    stage->entity.name->text, STR_ARGS(text));
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "too early to commit");
    if (stage->has_probability) {
        finding_also(checker->findings, finding, value_place(main == said ? forecast : said),
                     main == said ? "the commitment" : "the odds");
    }
    finding_note(checker->findings, finding,
                 "what is committed is promised: fewer than seven in ten is a hope");
    finding_help(checker->findings, finding,
                 "write `forecast best-case` here, and commit in a later stage");
}

static void check_commit(Checker *checker, const Stage *stage)
{
    if (stage->forecast != FORECAST_COMMIT) {
        return;
    }
    bool may_say = !stage->has_probability
                   && block_may_say(checker, stage->entity.node, STATEMENT_PROBABILITY);
    double odds = stage->has_probability ? (double)stage->probability / FIXED_ONE
                  : may_say              ? -1
                                         : chance_of_win(checker, stage);
    if (odds >= 0 && odds < COMMIT_LEAST - ODDS_NIL) {
        report_early(checker, stage, odds);
    }
}

void check_commitments(Checker *checker)
{
    stages_visit(checker, check_commit);
}
