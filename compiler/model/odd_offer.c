// Values written as in another country: what is said of them, and the right one in their place.
//
// What stands there is read by syntax/odd_value; whether it is what the statement takes is asked
// here, so that nothing is offered that is the next mistake.
#include "model/odd_offer.h"

#include "syntax/odd_value.h"

#include <string.h>

typedef struct Slip {
    RuleId rule;
    const char *headline;
} Slip;

static const Slip slips[] = {
#define SLIP(id, rule, headline) {RULE_##rule, headline},
#include "syntax/odd_slips.def"
#undef SLIP
};

// What a statement takes: how it is said, and what makes a lone number one of those.
typedef struct Wanted {
    RuleId rule;
    const char *headline;
    const char *help;
    const char *unit;
} Wanted;

static const Wanted wanted_rows[] = {
    [WANTED_ANY] = {RULE_bad_number, NULL, NULL, ""},
    [WANTED_TARGET] = {RULE_unexpected_range, "takes one value", "only `takes` may be a range", ""},
    [WANTED_PERCENT] = {RULE_bad_percent, "takes a percentage here", "for example `45%`", "%"},
    [WANTED_COUNT] = {RULE_bad_number, "takes a number", "for example `headcount 6`", ""},
    [WANTED_DAY] = {RULE_bad_number, "takes a whole number", "for example `by day 30`", ""},
    [WANTED_MONEY] = {RULE_bad_money, "takes an amount of money", "for example `24k USD`", " USD"},
    [WANTED_DURATION] = {RULE_bad_duration, "takes one length of time", "for example `3 days`",
                         " days"},
    [WANTED_RANGE] = {RULE_bad_duration, "takes a length of time", "for example `2 to 5 days`",
                      " days"},
    [WANTED_RATE] = {RULE_bad_rate, "takes an amount per period", "for example `1200 per month`",
                     " per month"},
    [WANTED_DATE] = {RULE_bad_date, "takes a date", "year, month, day: `2026-03-31`", ""},
};

static bool fits(ValueWanted wanted, const OddValue *value)
{
    switch (wanted) {
    case WANTED_ANY: return true;
    case WANTED_TARGET: return !value->is_range;
    case WANTED_PERCENT: return value->kind == ODD_PERCENT;
    case WANTED_COUNT:
    case WANTED_DAY: return value->kind == ODD_NUMBER && !value->is_range;
    case WANTED_MONEY: return value->kind == ODD_MONEY;
    case WANTED_DURATION: return value->kind == ODD_DURATION && !value->is_range;
    case WANTED_RANGE: return value->kind == ODD_DURATION;
    case WANTED_RATE: return value->kind == ODD_RATE;
    case WANTED_DATE: return false;
    }
    return false;
}

// The whole value, read as people write it elsewhere. Not after very many: those findings are only
// counted.
static bool read_whole(Reader *reader, OddValue *value)
{
    const uint32_t *counts = reader->findings->counts;
    if (counts[wanted_rows[reader->wanted].rule] + counts[RULE_bad_number] >= ODD_MOST) {
        return false;
    }
    Place place = reader_place(reader);
    Str text = {place.source->text.at + place.offset, place.length};
    return odd_value_read(text, reader->findings->arena, value) && value->length == text.length;
}

static void offer(Reader *reader, Finding *finding, const OddValue *value)
{
    Findings *findings = reader->findings;
    Place place = reader_place(reader);
    finding_help(findings, finding, "write `%.*s`%s%.*s%s", STR_ARGS(value->right),
                 value->other.length > 0 ? " or `" : "", STR_ARGS(value->other),
                 value->other.length > 0 ? "`" : "");
    finding_fix(findings, finding, value->is_certain, place, value->right);
    if (value->other.length > 0) {
        finding_fix(findings, finding, false, place, value->other);
    }
}

// A share of one that is written as a fraction: `0.455` is `45.5`.
static Str share_of(Arena *arena, Str number)
{
    if (!str_starts(number, "0.") || number.length < 4) {
        return number;
    }
    Str whole = {number.at + 2, 2}, fraction = {number.at + 4, number.length - 4};
    if (whole.at[0] == '0') {
        whole = (Str){whole.at + 1, 1};
    }
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(whole), fraction.length > 0 ? "." : "",
                      STR_ARGS(fraction));
}

// A lone number where a unit belongs too.
static void show_with_unit(Reader *reader, Finding *finding, OddValue *value)
{
    if (reader->wanted == WANTED_PERCENT && value->other.length == 0) {
        Arena *arena = reader->findings->arena;
        Str share = share_of(arena, value->right);
        value->right = str_format(arena, "%.*s%%", STR_ARGS(share));
        value->is_certain = false;
        offer(reader, finding, value);
        return;
    }
    const char *unit = wanted_rows[reader->wanted].unit;
    if (value->other.length > 0) {
        finding_help(reader->findings, finding, "for example `%.*s%s` or `%.*s%s`",
                     STR_ARGS(value->right), unit, STR_ARGS(value->other), unit);
    } else {
        finding_help(reader->findings, finding, "for example `%.*s%s`", STR_ARGS(value->right),
                     unit);
    }
}

static const Slip *slip_find(const OddValue *value)
{
    static const Slip share = {RULE_bad_percent, "a share is one number"};
    static const Slip money = {RULE_bad_money, "an amount of money is one number"};
    if (value->is_range && value->kind == ODD_PERCENT) {
        return &share;
    }
    if (value->is_range && value->kind == ODD_MONEY) {
        return &money;
    }
    int first = 0;
    while (!value->has[first]) {
        first++;
    }
    return &slips[first];
}

// `48.000` is asked in its own digits: "is this 48 thousand or 48?"
static Finding *add(Reader *reader, const OddValue *value)
{
    const Slip *slip = slip_find(value);
    Place place = reader_place(reader);
    Str whole = value->number;
    bool is_asked = slip == &slips[ODD_DOUBT] && !value->is_range && str_ends(whole, "_000");
    const char *sign = is_asked ? memchr(whole.at, '_', whole.length) : NULL;
    if (sign != NULL) {
        whole.length = (size_t)(sign - whole.at);
        return finding_add(reader->findings, slip->rule, place, "is this %.*s thousand or %.*s?",
                           STR_ARGS(whole), STR_ARGS(whole));
    }
    return finding_add(reader->findings, slip->rule, place, "%s", slip->headline);
}

bool odd_report(Reader *reader)
{
    OddValue value;
    if (reader->findings == NULL || reader->is_bad || !read_whole(reader, &value)) {
        return false;
    }
    const Wanted *wanted = &wanted_rows[reader->wanted];
    bool is_right = fits(reader->wanted, &value);
    bool is_lone = value.kind == ODD_NUMBER && wanted->unit[0] != '\0'
                   && (!value.has[ODD_SCALED] || reader->wanted == WANTED_MONEY);
    reader->is_bad = true;
    if (!is_right && !is_lone) {
        Finding *finding = finding_add(reader->findings, wanted->rule, reader_place(reader),
                                       "`%s` %s", reader->keyword, wanted->headline);
        finding_help(reader->findings, finding, "%s", wanted->help);
        return true;
    }
    Finding *finding = add(reader, &value);
    if (value.right.length == 0) {
        finding_help(reader->findings, finding,
                     "it has one unit, at its end: for example `2 to 5 days`");
    } else if (is_right) {
        offer(reader, finding, &value);
    } else {
        show_with_unit(reader, finding, &value);
    }
    return true;
}

void odd_offer(Reader *reader, Finding *finding)
{
    OddValue value;
    if (finding != NULL && read_whole(reader, &value) && value.right.length > 0
        && fits(reader->wanted, &value)) {
        offer(reader, finding, &value);
    }
}
