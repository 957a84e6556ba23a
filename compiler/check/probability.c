// What the CRM says the odds of a win are, against the way to the win and the shares of the ways.
#include "check/chances.h"

#include <math.h>
#include <stdlib.h>

#define POINTS_OFF 0.10 // how far from the shares the odds may lie
#define POINTS_NIL 1e-9 // less is no difference

static double odds_said(const Stage *stage)
{
    return (double)stage->probability / FIXED_ONE;
}

static Str odds_text(const Checker *checker, const Stage *stage)
{
    return str_format(checker->arena, "%.*s%%",
                      STR_ARGS(fixed_text(checker->arena, stage->probability * 100)));
}

static Place odds_place(const Stage *stage)
{
    return value_place(stage_statement(stage, STATEMENT_PROBABILITY));
}

// ---- odds that fall -----------------------------------------------------------------------------

static Finding *report_fall(Checker *checker, const Stage *from, const Stage *to,
                            const Outcome *outcome)
{
    Str low = odds_text(checker, to);
    Str high = odds_text(checker, from);
    const Statement *node = newer_of(stage_statement(to, STATEMENT_PROBABILITY),
                                     stage_statement(from, STATEMENT_PROBABILITY));
    Finding *finding = check_report(checker, RULE_probability_falls, to->process, node,
                                    odds_place(to), "the odds of a win fall from `%s` to `%s`",
                                    from->entity.name->text, to->entity.name->text);
    if (finding == NULL) {
        return NULL;
    }
    finding_label(checker->findings, finding, "only %.*s in `%s`", STR_ARGS(low),
                  to->entity.name->text);
    finding_also(checker->findings, finding, odds_place(from), "%.*s in `%s`", STR_ARGS(high),
                 from->entity.name->text);
    finding_also(checker->findings, finding, entity_place(&outcome->entity),
                 "and this leads from there to here");
    finding_note(checker->findings, finding,
                 "a deal that moves on makes the forecast fall, so people hold it back");
    finding_help(checker->findings, finding,
                 "let the odds rise, or stay, from each stage to the next; if `%s` is a way back, "
                 "put it before `%s`",
                 to->entity.name->text, from->entity.name->text);
    return finding;
}

// What is known of a stage while those that lead to it are looked at.
typedef struct Fall {
    Finding *finding;  // NULL: none, or the base has it
    const Stage *last; // the last stage with higher odds that leads here
} Fall;

static void note_fall(Checker *checker, Fall *fall, const Stage *from, const Way *way)
{
    const Stage *to = way->outcome->target.stage;
    if (fall->last == NULL) {
        fall->finding = report_fall(checker, from, to, way->outcome);
    } else if (fall->finding != NULL && fall->last != from) {
        also_some(checker, fall->finding, odds_place(from), "higher here too");
    }
    fall->last = from;
}

// Each stage where the odds are lower than in one that leads to it is told of once.
static void check_falls(Checker *checker, const Process *process)
{
    Fall *falls = ARENA_MANY(checker->arena, process->stages.count, Fall);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *from = process->stages.at[i];
        for (uint32_t j = 0; from->has_probability && j < from->ways.count; j++) {
            const Way *way = &from->ways.at[j];
            const Stage *to = later_stage(from, way);
            if (to != NULL && !share_is_zero(way->share) && to->has_probability
                && to->probability < from->probability) {
                note_fall(checker, &falls[to->index], from, way);
            }
        }
    }
}

void check_probabilities_fall(Checker *checker)
{
    processes_visit(checker, check_falls);
}

// ---- odds far from the shares -------------------------------------------------------------------

static void check_off(Checker *checker, const Stage *stage)
{
    double win = stage->has_probability ? chance_of_win(checker, stage) : -1;
    if (win < 0 || fabs(odds_said(stage) - win) <= POINTS_OFF + POINTS_NIL) {
        return;
    }
    const Statement *said = stage_statement(stage, STATEMENT_PROBABILITY);
    const Statement *node =
        said->change == NULL && stage->entity.node->change != NULL && said->origin != NULL
            ? stage->entity.node
            : said;
    Str given = chance_text(checker->arena, win);
    Finding *finding = check_report(
        checker, RULE_probability_off, stage->process, node, value_place(said),
        "the odds of a win in stage `%s` do not fit its shares", stage->entity.name->text);
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "the shares from here on give %.*s", STR_ARGS(given));
    finding_note(checker->findings, finding,
                 "one of the two is wrong, and a forecast made of the other is wrong with it");
    finding_help(checker->findings, finding,
                 "write `probability %.*s`, or mend the shares from `%s` on", STR_ARGS(given),
                 stage->entity.name->text);
    if (said->origin == NULL) {
        finding_fix(checker->findings, finding, false, value_place(said), given);
    }
}

void check_probabilities_off(Checker *checker)
{
    stages_visit(checker, check_off);
}

// ---- one name, other odds -----------------------------------------------------------------------

typedef struct Said {
    const Stage *stage;
    uint32_t order;
} Said;

static int said_compare(const void *left, const void *right)
{
    const Said *one = left;
    const Said *other = right;
    uintptr_t a = (uintptr_t)one->stage->entity.name;
    uintptr_t b = (uintptr_t)other->stage->entity.name;
    return a != b ? (a > b) - (a < b) : (one->order > other->order) - (one->order < other->order);
}

static uint32_t said_gather(const Checker *checker, Said *said)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            if (stages->at[j]->has_probability && said != NULL) {
                said[count] = (Said){stages->at[j], count};
            }
            count += stages->at[j]->has_probability ? 1 : 0;
        }
    }
    return count;
}

static void report_other(Checker *checker, const Stage *stage, const Stage *first)
{
    Finding *finding = check_report(checker, RULE_other_probability, stage->process,
                                    stage_statement(stage, STATEMENT_PROBABILITY),
                                    odds_place(stage), "stage `%s` has other odds in process `%s`",
                                    stage->entity.name->text, first->process->entity.name->text);
    if (finding != NULL) {
        Str other = odds_text(checker, first);
        finding_label(checker->findings, finding, "not the same");
        finding_also(checker->findings, finding, odds_place(first), "%.*s there", STR_ARGS(other));
        finding_note(checker->findings, finding,
                     "many a CRM keeps one probability for a stage name, whatever the process");
        finding_help(checker->findings, finding,
                     "give both the same odds, or the stages names of their own");
    }
}

void check_other_probabilities(Checker *checker)
{
    uint32_t count = said_gather(checker, NULL);
    Said *said = ARENA_MANY(checker->arena, count, Said);
    said_gather(checker, said);
    if (count > 1) {
        qsort(said, count, sizeof(Said), said_compare);
    }
    for (uint32_t i = 1, first = 0; i < count; i++) {
        const Stage *stage = said[i].stage;
        const Stage *other = said[first].stage;
        if (stage->entity.name != other->entity.name) {
            first = i;
        } else if (stage->process != other->process && stage->probability != other->probability) {
            report_other(checker, stage, other);
        }
    }
}
