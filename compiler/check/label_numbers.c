// Numbered labels: no number missing, none twice, all in order; and texts that name a numbered
// stage name one that there is.
//
// Labels are taken for numbered where at least two, and half of all, begin with a number. A phase
// may begin to count anew. Numbers in steps of five or ten are counted in those steps.
#include "check/labels.h"
#include "check/numbering.h"

#include <string.h>

// A label in the order in which people count.
typedef struct Numbered {
    const Entity *entity;
    const char *kind;   // "stage"
    const Phase *phase; // NULL: none
    Numbering numbering;
    bool is_end; // numbers may be left out before the ends, for those that have none
} Numbered;

typedef struct Series {
    Checker *checker;
    const Process *process;
    Numbered *at;
    uint32_t count;
    uint32_t step;
    const Numbered *first[NUMBERING_MOST]; // with a number, since the count began; NULL: none
    bool is_there[NUMBERING_MOST];         // anywhere in the process
} Series;

static void series_add(Series *series, const Entity *entity, const char *kind, const Phase *phase)
{
    Numbering numbering = numbering_read(entity->label);
    series->at[series->count++] = (Numbered){entity, kind, phase, numbering, kind[0] == 'e'};
}

static uint32_t common_divisor(uint32_t left, uint32_t right)
{
    while (right != 0) {
        uint32_t rest = left % right;
        left = right;
        right = rest;
    }
    return left;
}

// Whether the labels are numbered; works out which numbers there are, and their step.
static bool series_is_numbered(Series *series)
{
    uint32_t found = 0, plain = 0, labels = 0, divisor = 0;
    for (uint32_t i = 0; i < series->count; i++) {
        const Numbering *numbering = &series->at[i].numbering;
        labels += !series->at[i].is_end;
        if (numbering->is_found) {
            found += !series->at[i].is_end;
            plain += numbering->is_plain;
            divisor = common_divisor(divisor, numbering->number);
            series->is_there[numbering->number] = true;
        }
    }
    series->step = divisor > 0 && divisor % 5 == 0 ? divisor : 1;
    bool is_sure = plain < found || 3 * found >= 2 * labels;
    return found >= 2 && 2 * found >= labels && is_sure;
}

// A variant is not blamed for numbers that what it dropped leaves behind: its base counts.
static Finding *report_number(Series *series, RuleId rule, const Statement *statement, Place place,
                              Str headline)
{
    bool is_taken_over = series->process->like != NULL && statement->origin != NULL;
    if (is_taken_over && finding_find(series->checker->findings, rule, place) == NULL) {
        return NULL;
    }
    return check_report(series->checker, rule, series->process, statement, place, "%.*s",
                        STR_ARGS(headline));
}

static Finding *report_label(Series *series, const Numbered *numbered, Str headline)
{
    const Statement *owner;
    Place place = label_place(numbered->entity, &owner);
    return report_number(series, RULE_label_numbers, owner, place, headline);
}

static void report_again(Series *series, const Numbered *numbered, const Numbered *first)
{
    const Statement *owner;
    Str headline = str_format(series->checker->arena, "%s `%s` is numbered %u, as %s `%s` is",
                              numbered->kind, numbered->entity->name->text,
                              numbered->numbering.number, first->kind, first->entity->name->text);
    Finding *finding = report_label(series, numbered, headline);
    if (finding != NULL) {
        finding_label(series->checker->findings, finding, "the same number again");
        finding_also(series->checker->findings, finding, label_place(first->entity, &owner),
                     "first used here");
        finding_help(series->checker->findings, finding,
                     "count on, or leave the numbers out: the order of the file shows the order");
    }
}

static void report_order(Series *series, const Numbered *numbered, const Numbered *before)
{
    const Statement *owner;
    Str headline = str_format(
        series->checker->arena, "%s `%s` is numbered %u, and stands behind %u", numbered->kind,
        numbered->entity->name->text, numbered->numbering.number, before->numbering.number);
    Finding *finding = report_label(series, numbered, headline);
    if (finding != NULL) {
        finding_label(series->checker->findings, finding, "out of order");
        finding_also(series->checker->findings, finding, label_place(before->entity, &owner),
                     "stands before it");
        finding_help(series->checker->findings, finding,
                     "move it to its place, or number it by where it stands");
    }
}

static void report_gap(Series *series, const Numbered *numbered, const Numbered *before)
{
    const Statement *owner;
    Str headline =
        str_format(series->checker->arena, "%s `%s` is numbered %u, and there is no number %u",
                   numbered->kind, numbered->entity->name->text, numbered->numbering.number,
                   before->numbering.number + series->step);
    Finding *finding = report_label(series, numbered, headline);
    if (finding != NULL) {
        finding_label(series->checker->findings, finding, "a number is left out before it");
        finding_also(series->checker->findings, finding, label_place(before->entity, &owner),
                     "the number before");
        finding_help(series->checker->findings, finding,
                     "count on, or leave the numbers out: the order of the file shows the order");
    }
}

// ---- counting -----------------------------------------------------------------------------------

// Whether all numbers between two are missing.
static bool is_gap(const Series *series, uint32_t from, uint32_t to)
{
    for (uint32_t number = from + series->step; number < to; number += series->step) {
        if (series->is_there[number]) {
            return false;
        }
    }
    return to > from + series->step;
}

static void check_next(Series *series, const Numbered *numbered, const Numbered *before)
{
    const Numbering *now = &numbered->numbering;
    const Numbering *last = &before->numbering;
    const Numbered *first = series->first[now->number];
    bool counts_on = now->number == last->number && now->sub > last->sub;
    if (first != NULL && !counts_on && now->sub == first->numbering.sub) {
        report_again(series, numbered, first);
    } else if (now->number == last->number && now->sub == last->sub) {
        report_again(series, numbered, before);
    } else if (now->number < last->number
               || (now->number == last->number && now->sub < last->sub)) {
        report_order(series, numbered, before);
    } else if (!numbered->is_end && is_gap(series, last->number, now->number)) {
        report_gap(series, numbered, before);
    }
}

static void series_check(Series *series)
{
    const Numbered *before = NULL;
    memset(series->first, 0, sizeof series->first);
    for (uint32_t i = 0; i < series->count; i++) {
        const Numbered *numbered = &series->at[i];
        uint32_t number = numbered->numbering.number;
        if (!numbered->numbering.is_found) {
            continue;
        }
        bool is_anew = before != NULL && numbered->phase != before->phase && numbered->phase != NULL
                       && number <= series->step && number <= before->numbering.number;
        if (is_anew) {
            memset(series->first, 0, sizeof series->first);
        } else if (before != NULL) {
            check_next(series, numbered, before);
        }
        if (series->first[number] == NULL) {
            series->first[number] = numbered;
        }
        before = numbered;
    }
}

// Begins with another process; the series is used anew.
static void series_start(Series *series, const Process *process, uint32_t most)
{
    series->process = process;
    series->at = ARENA_MANY(series->checker->arena, most, Numbered);
    series->count = 0;
    memset(series->is_there, 0, sizeof series->is_there);
}

static Series *series_make(Checker *checker)
{
    Series *series = ARENA_NEW(checker->arena, Series);
    series->checker = checker;
    return series;
}

static bool may_be_numbered(const Process *process)
{
    uint32_t digits = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        Str label = process->stages.at[i]->entity.label;
        for (size_t j = 0; j < label.length && j < 12; j++) {
            if (label.at[j] >= '0' && label.at[j] <= '9') {
                digits++;
                break;
            }
        }
    }
    return digits >= 2 && 2 * digits >= process->stages.count;
}

// The stages of a process and then its ends. False where they are not numbered.
static bool series_of_stages(Series *series, const Process *process)
{
    if (!may_be_numbered(process)) {
        return false;
    }
    series_start(series, process, process->stages.count + process->ends.count);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        series_add(series, &stage->entity, "stage", stage->phase);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        series_add(series, &process->ends.at[i]->entity, "end", NULL);
    }
    return series_is_numbered(series);
}

static bool series_of_phases(Series *series, const Process *process)
{
    if (process->phases.count < 2) {
        return false;
    }
    series_start(series, process, process->phases.count);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        series_add(series, &process->phases.at[i]->entity, "phase", NULL);
    }
    return series_is_numbered(series);
}

// A line that could not be read may be the stage whose number is missing.
static bool is_readable(const Checker *checker, const Process *process)
{
    return places_within(&checker->doubts.unread, process->entity.node) == 0;
}

void check_label_numbers(Checker *checker)
{
    Series *series = series_make(checker);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        bool is_read = is_readable(checker, process);
        if (is_read && series_of_stages(series, process)) {
            series_check(series);
        }
        if (is_read && series_of_phases(series, process)) {
            series_check(series);
        }
    }
}

// ---- texts that name a stage by its number ------------------------------------------------------

static void report_stage_number(Series *series, const Statement *statement, Place place,
                                uint32_t number)
{
    Str headline = str_format(series->checker->arena, "no stage of process `%s` is numbered %u",
                              series->process->entity.name->text, number);
    Finding *finding = report_number(series, RULE_stage_number, statement, place, headline);
    if (finding == NULL) {
        return;
    }
    finding_label(series->checker->findings, finding, "there is no such stage");
    finding_help(series->checker->findings, finding,
                 "name a stage that there is, best by its label: numbers change");
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads "stage 9" at an offset. The length of it in bytes; 0 where it does not stand there.
static uint32_t stage_mention(Str text, size_t at, uint32_t *number)
{
    static const char word[] = "stage";
    size_t start = at;
    for (size_t i = 0; i + 1 < sizeof word; i++, at++) {
        if (at >= text.length || (text.at[at] | 0x20) != word[i]) {
            return 0;
        }
    }
    at += at < text.length && text.at[at] == 's' ? 1 : 0;
    size_t blank = at;
    while (at < text.length && text.at[at] == ' ') {
        at++;
    }
    size_t digits = at;
    *number = 0;
    for (; at < text.length && at - digits < 4 && is_digit(text.at[at]); at++) {
        *number = *number * 10 + (uint32_t)(text.at[at] - '0');
    }
    bool goes_on = at < text.length && (is_letter(text.at[at]) || text.at[at] == '%');
    bool is_right = at > digits && at - digits < 4 && digits > blank && !goes_on;
    return is_right ? (uint32_t)(at - start) : 0;
}

static void check_mentions(Series *series, const Statement *statement, const Part *part)
{
    Str text = part_text(statement, part);
    Place place = part_place(statement, part);
    for (size_t i = 1; i < text.length; i++) {
        bool begins = (text.at[i] | 0x20) == 's' && !is_letter(text.at[i - 1]);
        uint32_t number;
        uint32_t length = begins ? stage_mention(text, i, &number) : 0;
        if (length > 0 && !series->is_there[number]) {
            Place mention = {place.source, place.offset + (uint32_t)i, length};
            report_stage_number(series, statement, mention, number);
        }
    }
}

// Texts in one's own words; not labels, stored values, or what a link leads to.
static bool is_prose(StatementKind kind)
{
    return kind == STATEMENT_SUMMARY || kind == STATEMENT_NOTE || kind == STATEMENT_ENTER
           || kind == STATEMENT_DO || kind == STATEMENT_EXIT || kind == STATEMENT_WHEN
           || kind == STATEMENT_GIVE;
}

static void check_prose(Series *series, const Statement *block)
{
    for (const Statement *at = block; at != NULL; at = at->next) {
        for (const Part *part = at->parts; is_prose(at->kind) && part != NULL; part = part->next) {
            if (part->kind == PART_TEXT && at->form != FORM_DROP) {
                check_mentions(series, at, part);
            }
        }
        check_prose(series, at->children);
    }
}

void check_stage_numbers(Checker *checker)
{
    Series *series = series_make(checker);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        if (is_readable(checker, process) && series_of_stages(series, process)) {
            check_prose(series, process->entity.node->children);
        }
    }
}
