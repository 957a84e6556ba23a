// Values: numbers, shares, money, durations, rates and dates, read from their tokens.
//
// A number becomes an integer of 10^-8, exactly, or a finding: nothing is rounded and nothing
// overflows. What the grammar took for a duration is told apart here by its word: a unit of time,
// a currency of ISO 4217, or a unit word (`10 meetings`).

#include "model/value.h"

#include "model/day.h"
#include "model/number.h"
#include "model/odd_offer.h"
#include "syntax/currency.h"
#include "syntax/tokens.h"

#include <string.h>

static const struct {
    const char *one;
    const char *many;
    double minutes;
} units[] = {
#define UNIT(id, one, many, minutes) [UNIT_##id] = {one, many, minutes},
#include "syntax/units.def"
#undef UNIT
};

enum { UNIT_COUNT = sizeof units / sizeof *units };

// ---- words --------------------------------------------------------------------------------------

static bool unit_find(Str word, Unit *unit, bool *is_plural)
{
    for (int i = 0; i < UNIT_COUNT; i++) {
        if (str_is(word, units[i].one) || str_is(word, units[i].many)) {
            *unit = (Unit)i;
            *is_plural = str_is(word, units[i].many);
            return true;
        }
    }
    return false;
}

// ---- the kinds of values ------------------------------------------------------------------------

static void read_percent(Reader *reader, Value *value)
{
    int decimals;
    if (!number_read(reader, 0, &value->amount, &decimals)) {
        return;
    }
    bool is_over = value->amount > (Fixed)100 * FIXED_ONE;
    if (is_over || decimals > 6) {
        Str text = reader_text(reader, 0);
        Finding *finding = NULL;
        if (reader->findings != NULL && !reader->is_bad) {
            finding =
                finding_add(reader->findings, RULE_bad_percent, reader_place(reader),
                            is_over ? "a share cannot be %.*s" : "%.*s has more than six decimals",
                            (int)(text.length < 30 ? text.length : 30), text.at);
        }
        reader->is_bad = true;
        reader_help(reader, finding, "0% to 100%, with at most six decimals");
        return;
    }
    value->amount /= 100; // six decimals of a percent are eight of a fraction
    value->kind = VALUE_PERCENT;
}

static void read_date(Reader *reader, Value *value)
{
    if (!day_read(reader_text(reader, 0), &value->year, &value->month, &value->day)) {
        Finding *finding =
            reader_report(reader, RULE_bad_date, reader_place(reader), "there is no such day");
        reader_help(reader, finding, "a date is year, month, day: `2026-03-31`");
        return;
    }
    value->kind = VALUE_DATE;
}

static bool duration_positive(Reader *reader, Fixed amount)
{
    if (amount > 0) {
        return true;
    }
    Finding *finding = reader_report(reader, RULE_bad_duration, reader_place(reader),
                                     "a length of time is more than zero");
    reader_help(reader, finding, "for example `1 hour`, `3 days`");
    return false;
}

// As written, but with the unit in the right number: `1 hours` is told as "1 hour".
static Str duration_text(Reader *reader, Fixed low, Fixed high, Unit unit)
{
    Str written = part_text(reader->statement, reader->part);
    Str word = reader_text(reader, reader->count - 1);
    const char *right = low == FIXED_ONE && high == FIXED_ONE ? units[unit].one : units[unit].many;
    if (str_is(word, right) || str_end(word) != str_end(written)) {
        return written;
    }
    return str_format(reader->arena, "%.*s%s", (int)(written.length - word.length), written.at,
                      right);
}

static void duration_set(Reader *reader, Value *value, Fixed low, Fixed high, Unit unit)
{
    Duration *duration = &value->duration;
    double minutes = units[unit].minutes / FIXED_ONE;
    value->text = duration->text = duration_text(reader, low, high, unit);
    duration->low = low;
    duration->high = high;
    duration->unit = unit;
    duration->low_minutes = (double)low * minutes;
    duration->high_minutes = (double)high * minutes;
    // A hundred years is longer than any sale.
    if (duration->high_minutes > 100 * units[UNIT_YEAR].minutes) {
        Finding *finding = reader_report(reader, RULE_bad_duration, reader_place(reader),
                                         "this is longer than a hundred years");
        reader_help(reader, finding, "for example `3 days`");
        return;
    }
    value->kind = VALUE_DURATION;
}

// `2 days to 5 days`
static void report_unit_twice(Reader *reader)
{
    Finding *finding = reader_report(reader, RULE_bad_duration, reader_place(reader),
                                     "a range has its unit once, at the end");
    Str low = reader_text(reader, 0);
    Str high = reader_text(reader, 3);
    Str unit = reader_text(reader, 4);
    if (finding == NULL) {
        return;
    }
    if (!str_equal(reader_text(reader, 1), unit)) {
        reader_help(reader, finding, "for example `2 to 5 days`");
        return;
    }
    Str right = str_format(reader->findings->arena, "%.*s to %.*s %.*s", STR_ARGS(low),
                           STR_ARGS(high), STR_ARGS(unit));
    finding_help(reader->findings, finding, "write `%.*s`", STR_ARGS(right));
    finding_fix(reader->findings, finding, false, reader_place(reader), right);
}

static void read_range(Reader *reader, Value *value)
{
    Fixed low, high;
    int decimals;
    uint32_t to = reader_kind(reader, 1) == TOK_TO ? 1 : 2;
    bool fits = number_read(reader, 0, &low, &decimals);
    fits = number_read(reader, to + 1, &high, &decimals) && fits;
    if (!fits) {
        return;
    }
    Unit unit;
    bool is_plural;
    if (to + 2 >= reader->count) {
        Finding *finding = reader_report(reader, RULE_missing_unit, reader_place(reader),
                                         "this range needs a unit");
        reader_help(reader, finding, "for example `2 to 5 days`");
    } else if (to == 2) {
        report_unit_twice(reader);
    } else if (!unit_find(reader_text(reader, to + 2), &unit, &is_plural)) {
        Finding *finding =
            reader_report(reader, RULE_bad_duration, reader_token_place(reader, to + 2),
                          "a range is a length of time");
        reader_help(reader, finding,
                    "minutes, hours, days, workdays, weeks, months, quarters, years");
        odd_offer(reader, finding);
    } else if (duration_positive(reader, low) && low >= high) {
        Finding *finding = reader_report(reader, RULE_range_order, reader_place(reader),
                                         "the low end of a range comes first");
        reader_help(reader, finding, "for example `2 to 5 days`");
    } else if (!reader->is_bad) {
        duration_set(reader, value, low, high, unit);
    }
}

// Number and word: a duration, an amount of money, or a count of something.
static void read_unit(Reader *reader, Value *value, uint32_t word)
{
    Str text = reader_text(reader, word);
    Unit unit;
    bool is_plural;
    if (unit_find(text, &unit, &is_plural)) {
        if (duration_positive(reader, value->amount)) {
            duration_set(reader, value, value->amount, value->amount, unit);
        }
    } else if (currency_is_code(text)) {
        memcpy(value->currency, text.at, 3);
        value->kind = VALUE_MONEY;
    } else {
        value->unit_word = text;
        value->kind = VALUE_NUMBER;
    }
}

static void read_amount(Reader *reader, Value *value)
{
    int decimals;
    if (!number_read(reader, 0, &value->amount, &decimals)) {
        return;
    }
    uint32_t next = 1;
    value->kind = VALUE_NUMBER;
    if (next < reader->count && reader_kind(reader, next) != TOK_PER) {
        read_unit(reader, value, next);
        next++;
    }
    if (next >= reader->count || reader->is_bad) {
        return;
    }
    bool is_plural = false;
    bool is_period = unit_find(reader_text(reader, next + 1), &value->period, &is_plural);
    if (!is_period || is_plural || value->kind == VALUE_DURATION) {
        Finding *finding = reader_report(reader, RULE_bad_rate, reader_place(reader),
                                         "a rate is an amount per period");
        reader_help(reader, finding, "for example `1200 per month`, `300k USD per quarter`");
        odd_offer(reader, finding);
        value->kind = VALUE_NONE;
        return;
    }
    value->kind = VALUE_RATE;
}

// ---- what the statement wants -------------------------------------------------------------------

static Finding *want(Reader *reader, RuleId rule, const char *headline, const char *help)
{
    Finding *finding = NULL;
    if (reader->findings != NULL && !reader->is_bad) {
        finding = finding_add(reader->findings, rule, reader_place(reader), "`%s` %s",
                              reader->keyword, headline);
    }
    reader->is_bad = true;
    reader_help(reader, finding, help);
    odd_offer(reader, finding);
    return finding;
}

// Offers to write something behind the value.
static void offer_behind(Reader *reader, Finding *finding, Str text)
{
    if (finding != NULL) {
        Place place = reader_place(reader);
        place = (Place){place.source, place.offset + place.length, 0};
        finding_fix(reader->findings, finding, false, place, text);
    }
}

static bool is_plain(const Value *value)
{
    return value->kind == VALUE_NUMBER && value->unit_word.length == 0;
}

static void want_count(Reader *reader, const Value *value, ValueWanted wanted)
{
    bool is_whole = is_plain(value) && value->amount % FIXED_ONE == 0;
    bool is_day = wanted == WANTED_DAY;
    bool fits = (is_day ? is_whole : is_plain(value) && value->amount > 0)
                && value->amount < (Fixed)1000000 * FIXED_ONE;
    if (!fits) {
        want(reader, RULE_bad_number, is_day ? "takes a whole number" : "takes a number",
             wanted == WANTED_DAY ? "for example `by day 30`; day 0 is before the first day"
                                  : "for example `headcount 6`");
    }
}

// `takes 3`: shown are the user's own number and the units that are meant most often.
static void want_unit(Reader *reader)
{
    Finding *finding = want(reader, RULE_missing_unit, "needs a unit", "for example `3 days`");
    if (finding == NULL) {
        return;
    }
    Str number = reader_text(reader, 0);
    const char *plural = str_is(number, "1") ? "" : "s";
    finding_help(reader->findings, finding, "write `%.*s day%s`, `%.*s week%s` ...",
                 STR_ARGS(number), plural, STR_ARGS(number), plural);
    Arena *arena = reader->findings->arena;
    offer_behind(reader, finding, str_format(arena, " day%s", plural));
    offer_behind(reader, finding, str_format(arena, " workday%s", plural));
    offer_behind(reader, finding, str_format(arena, " week%s", plural));
}

static void want_duration(Reader *reader, const Value *value, ValueWanted wanted)
{
    const Duration *duration = &value->duration;
    if (is_plain(value)) {
        want_unit(reader);
    } else if (value->kind != VALUE_DURATION) {
        want(reader, RULE_bad_duration, "takes a length of time",
             "a number and minutes, hours, days, workdays, weeks, months, quarters or years");
    } else if (wanted == WANTED_DURATION && duration->low != duration->high) {
        want(reader, RULE_unexpected_range, "takes one length of time",
             "only `takes` of a stage may be a range");
    }
}

// Targets: a percent, number, money, duration or rate.
static void want_target(Reader *reader, const Value *value)
{
    const Duration *duration = &value->duration;
    if (value->kind == VALUE_DATE) {
        want(reader, RULE_wrong_unit, "takes no date", "for example `25%`, `20 meetings per week`");
    } else if (value->kind == VALUE_DURATION && duration->low != duration->high) {
        want(reader, RULE_unexpected_range, "takes one length of time",
             "only `takes` may be a range");
    }
}

// `60` or `0.6` for `60%`.
static void want_percent(Reader *reader, const Value *value)
{
    Finding *finding =
        want(reader, RULE_bad_percent, "takes a percentage here", "write it with its sign: `45%`");
    bool is_share = is_plain(value) && value->amount <= (Fixed)100 * FIXED_ONE;
    if (finding == NULL || !is_share) {
        return;
    }
    Arena *arena = reader->findings->arena;
    bool is_fraction = value->amount <= FIXED_ONE;
    Str share = fixed_text(arena, is_fraction ? value->amount * 100 : value->amount);
    finding_help(reader->findings, finding, "write `%.*s%%`", STR_ARGS(share));
    finding_fix(reader->findings, finding, false, reader_place(reader),
                str_format(arena, "%.*s%%", STR_ARGS(share)));
}

// `24k`, `24k Dollarz`: the user's own number with a currency.
static void want_money(Reader *reader, const Value *value)
{
    Finding *finding = want(reader, RULE_bad_money, "takes an amount of money",
                            "a number and a currency code of three capitals: `24k USD`");
    if (finding != NULL && finding->fixes == NULL && value->kind == VALUE_NUMBER) {
        Str number = reader_text(reader, 0);
        finding_help(reader->findings, finding,
                     "a number and a currency code of three capitals: `%.*s USD`",
                     STR_ARGS(number));
    }
}

// `1200`, `1200 leads`: what is written, with a period.
static void want_rate(Reader *reader, const Value *value)
{
    Finding *finding = want(reader, RULE_bad_rate, "takes an amount per period",
                            "for example `1200 per month`, `300k USD per quarter`");
    bool is_amount = value->kind == VALUE_NUMBER || value->kind == VALUE_MONEY;
    if (finding != NULL && finding->fixes == NULL && is_amount) {
        Str amount = part_text(reader->statement, reader->part);
        finding_help(reader->findings, finding, "for example `%.*s per month`, or `per quarter`",
                     STR_ARGS(amount));
    }
}

static void want_kind(Reader *reader, const Value *value, ValueWanted wanted)
{
    bool counts = value->kind == VALUE_NUMBER || value->kind == VALUE_RATE;
    if (counts && value->amount == 0 && value->currency[0] == '\0' && wanted != WANTED_DAY) {
        want(reader, RULE_bad_number, "cannot be zero",
             "leave the line out where there is nothing");
        return;
    }
    switch (wanted) {
    case WANTED_ANY: return;
    case WANTED_TARGET: want_target(reader, value); return;
    case WANTED_PERCENT:
        if (value->kind != VALUE_PERCENT) {
            want_percent(reader, value);
        }
        return;
    case WANTED_COUNT:
    case WANTED_DAY: want_count(reader, value, wanted); return;
    case WANTED_MONEY:
        if (value->kind != VALUE_MONEY) {
            want_money(reader, value);
        }
        return;
    case WANTED_DURATION:
    case WANTED_RANGE: want_duration(reader, value, wanted); return;
    case WANTED_RATE:
        if (value->kind != VALUE_RATE) {
            want_rate(reader, value);
        }
        return;
    case WANTED_DATE:
        if (value->kind != VALUE_DATE) {
            want(reader, RULE_bad_date, "takes a date", "year, month, day: `2026-03-31`");
        }
        return;
    }
}

static void read_part(Reader *reader, Value *value)
{
    uint32_t first = reader_kind(reader, 0);
    if (first == TOK_PERCENT) {
        read_percent(reader, value);
    } else if (first == TOK_DATE) {
        read_date(reader, value);
    } else if (reader_kind(reader, 1) == TOK_TO || reader_kind(reader, 2) == TOK_TO) {
        read_range(reader, value);
    } else {
        read_amount(reader, value);
    }
}

// Whether a number among the tokens is not one of ours, or may be two.
static bool has_odd_number(const Reader *reader)
{
    for (uint32_t i = 0; i < reader->count; i++) {
        uint32_t kind = reader_kind(reader, i);
        if (kind == TOK_BAD_NUMBER
            || (kind == TOK_NUMBER && number_is_doubtful(reader_text(reader, i)))) {
            return true;
        }
    }
    return false;
}

Value value_read(const Statement *statement, const Part *part, ValueWanted wanted, Arena *arena,
                 Findings *findings)
{
    Reader reader = {.statement = statement,
                     .part = part,
                     .arena = arena,
                     .findings = findings,
                     .wanted = wanted};
    reader.keyword = statement_row((StatementKind)statement->kind)->keyword;
    Value value = {.text = part_text(statement, part), .place = part_place(statement, part)};
    reader_start(&reader);
    if (part->kind == PART_TEXT || part->kind == PART_NAME) {
        return value; // the grammar puts no such part here; broken statements might
    }
    if (wanted == WANTED_DATE && reader_kind(&reader, 0) == TOK_BAD_NUMBER) {
        number_report(&reader, 0);
        return value;
    }
    if (has_odd_number(&reader) && odd_report(&reader)) {
        return value;
    }
    if (wanted == WANTED_DATE && reader_kind(&reader, 0) != TOK_DATE) {
        want(&reader, RULE_bad_date, "takes a date", "year, month, day: `2026-03-31`");
        return value;
    }
    read_part(&reader, &value);
    if (!reader.is_bad) {
        want_kind(&reader, &value, wanted);
    }
    if (reader.is_bad) { // refused: nothing of it is known, but how it was written
        value = (Value){.text = value.text, .place = value.place};
    }
    return value;
}
