// Reasons for losing: a loss lists them, neither few nor many, they say something, and "no
// decision" is among them. What the meaning of a text decides is asked of English ones only, but
// that words for "other" are known in some languages more.
#include "check/reasons.h"

#include "check/mend.h"
#include "check/wording.h"

enum { REASONS_LEAST = 3, REASONS_MOST = 12 };

typedef enum ReasonMeaning { MEANS_ENGLISH = 1, MEANS_VAGUE = 2, MEANS_FILLER = 4 } ReasonMeaning;

static const char *const no_decision_phrases[] = {
#define NO_DECISION(phrase) phrase,
#include "check/reason_words.def"
};

static const WordRow reason_words[] = {
#define ENGLISH_REASON(word) {word, MEANS_ENGLISH},
#define VAGUE_REASON(word)   {word, MEANS_VAGUE},
#define FILLER_REASON(word)  {word, MEANS_FILLER},
#include "check/reason_words.def"
};

static WordTable reason_table(Checker *checker)
{
    return word_table_make(checker->arena, reason_words,
                           sizeof reason_words / sizeof reason_words[0]);
}

Place reason_place(const Text *reason)
{
    const Part *part = part_find(reason->node, CLAUSE_MAIN);
    return part != NULL ? part_place(reason->node, part) : statement_keyword_place(reason->node);
}

bool reasons_are_readable(const Checker *checker, const End *end)
{
    return !end->entity.node->is_broken
           && places_within(&checker->doubts.unread, end->entity.node) == 0;
}

static Finding *report_end(Checker *checker, RuleId rule, const End *end, const char *what)
{
    return check_report(checker, rule, end->process, end->entity.node,
                        statement_name_place(end->entity.node), "loss `%s` %s",
                        end->entity.name->text, what);
}

// ---- a list of reasons --------------------------------------------------------------------------

static void check_reason_given(Checker *checker, const End *end)
{
    if (end->reasons.count > 0 || block_may_say(checker, end->entity.node, STATEMENT_REASON)) {
        return;
    }
    Finding *finding = report_end(checker, RULE_loss_without_reason, end, "lists no reason");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "why deals end here is not known");
        finding_help(checker->findings, finding,
                     "list the reasons in its block, such as `reason \"Chose a competitor\"`");
    }
}

void check_losses(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const EndList *ends = &checker->order[i]->ends;
        for (uint32_t j = 0; j < ends->count; j++) {
            if (ends->at[j]->kind == END_LOSS && reasons_are_readable(checker, ends->at[j])) {
                check_reason_given(checker, ends->at[j]);
            }
        }
    }
}

static void check_count(Checker *checker, const End *end)
{
    uint32_t count = end->reasons.count;
    if (count == 0 || (count >= REASONS_LEAST && count <= REASONS_MOST)) {
        return;
    }
    bool is_few = count < REASONS_LEAST;
    Str what = str_format(checker->arena, "lists %s %u reason%s",
                          is_few ? "only" : "more than twelve:", count, count == 1 ? "" : "s");
    Finding *finding = report_end(checker, RULE_reason_count, end, what.at);
    if (finding != NULL) {
        finding_label(checker->findings, finding,
                      is_few ? "too few to learn from" : "too many to choose from");
        finding_help(checker->findings, finding,
                     is_few ? "add what else deals are lost to, such as `reason \"No budget\"`"
                            : "put those together that you would answer in the same way");
    }
}

void check_reason_counts(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const EndList *ends = &checker->order[i]->ends;
        for (uint32_t j = 0; j < ends->count; j++) {
            if (ends->at[j]->kind == END_LOSS && reasons_are_readable(checker, ends->at[j])) {
                check_count(checker, ends->at[j]);
            }
        }
    }
}

// ---- no decision --------------------------------------------------------------------------------

static bool says_no_decision(Str text)
{
    Wording wording;
    wording_read(&wording, text);
    for (size_t i = 0; i < sizeof no_decision_phrases / sizeof no_decision_phrases[0]; i++) {
        if (wording_has(&wording, no_decision_phrases[i])) {
            return true;
        }
    }
    return false;
}

static bool is_english(const WordTable *table, Str text)
{
    Wording wording;
    wording_read(&wording, text);
    if (wording_has(&wording, "no budget")) {
        return true;
    }
    for (uint32_t i = 0; i < wording.count; i++) {
        if (word_means(table, wording.at[i]) & MEANS_ENGLISH) {
            return true;
        }
    }
    return false;
}

static bool has_english(const WordTable *table, const End *end)
{
    for (uint32_t i = 0; i < end->reasons.count; i++) {
        if (is_english(table, end->reasons.at[i].text)) {
            return true;
        }
    }
    return false;
}

// An end of that name or label takes those deals, whatever it is; so does a reason.
static bool end_takes_no_decision(const End *end)
{
    if (says_no_decision(end->entity.label) || says_no_decision(name_str(end->entity.name))) {
        return true;
    }
    for (uint32_t i = 0; i < end->reasons.count; i++) {
        if (says_no_decision(end->reasons.at[i].text)) {
            return true;
        }
    }
    return false;
}

static void report_no_decision(Checker *checker, const End *end)
{
    Finding *finding =
        report_end(checker, RULE_no_decision, end, "has no reason for deals without a decision");
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "none of its %u reasons says \"No decision\"",
                  end->reasons.count);
    finding_note(checker->findings, finding,
                 "more deals end because the buyer stays as they are than by any competitor");
    finding_help(checker->findings, finding, "add `reason \"No decision\"`");
    const Text *last = &end->reasons.at[end->reasons.count - 1];
    mend_add_below(checker, finding, false, last->node, "reason  \"No decision\"");
}

// Of several losses, the one with the most reasons is the one that lacks it.
static void check_decision(Checker *checker, const WordTable *table, const Process *process)
{
    const End *longest = NULL;
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        if (!reasons_are_readable(checker, end) || end_takes_no_decision(end)) {
            return;
        }
        bool is_longer = longest == NULL || end->reasons.count > longest->reasons.count;
        if (end->kind == END_LOSS && end->reasons.count >= 2 && is_longer) {
            longest = end;
        }
    }
    if (longest != NULL && has_english(table, longest)) {
        report_no_decision(checker, longest);
    }
}

void check_no_decision(Checker *checker)
{
    WordTable table = reason_table(checker);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        check_decision(checker, &table, checker->order[i]);
    }
}

// ---- reasons that say nothing -------------------------------------------------------------------

static bool is_vague(const WordTable *table, Str text)
{
    Wording wording;
    wording_read(&wording, text);
    uint32_t seen = 0;
    for (uint32_t i = 0; i < wording.count; i++) {
        uint32_t means = word_means(table, wording.at[i]);
        if ((means & (MEANS_VAGUE | MEANS_FILLER)) == 0) {
            return false;
        }
        seen |= means;
    }
    return wording.count == 0 || (seen & MEANS_VAGUE) != 0;
}

static void check_vague(Checker *checker, const WordTable *table, const Process *process,
                        const TextList *reasons)
{
    for (uint32_t i = 0; i < reasons->count; i++) {
        const Text *reason = &reasons->at[i];
        if (!is_vague(table, reason->text)) {
            continue;
        }
        Finding *finding =
            check_report(checker, RULE_vague_reason, process, reason->node, reason_place(reason),
                         "this reason does not say why a deal is lost");
        if (finding != NULL) {
            finding_label(checker->findings, finding, "nobody can learn from this");
            finding_note(checker->findings, finding,
                         "where such a reason can be chosen, it becomes the most chosen one");
            finding_help(checker->findings, finding,
                         "take it out, or say why: `reason \"Chose a competitor\"`");
        }
    }
}

void check_vague_reasons(Checker *checker)
{
    WordTable table = reason_table(checker);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        OutcomeList outcomes = process_outcomes(checker, process);
        for (uint32_t j = 0; j < process->ends.count; j++) {
            if (process->ends.at[j]->kind == END_LOSS) {
                check_vague(checker, &table, process, &process->ends.at[j]->reasons);
            }
        }
        for (uint32_t j = 0; j < outcomes.count; j++) {
            // Where the loss has a list, the reason is one of it or is said to be none.
            if (outcome_is_lost(outcomes.at[j]) && outcomes.at[j]->target.end->reasons.count == 0) {
                check_vague(checker, &table, process, &outcomes.at[j]->more->reasons);
            }
        }
    }
}
