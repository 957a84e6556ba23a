// Numbers that are not written right: what was meant, in the user's own digits.
//
// `48.000`, `2,5`, `$24k`, `31.12.2026`: each kind of mistake is a function that knows it or passes
// it on. What could be two things is asked; nothing is guessed silently. Whole values that can be
// read as people write them elsewhere are reported by model/odd_offer before they come here: what is
// left stands before a word that is no unit, so that the right number alone is no fix.

#include "model/number.h"

#include <string.h>

// What is said about a mistaken number, and what may stand in its place.
typedef struct Mistake {
    Reader *reader;
    Str text;             // the number as written
    Str rest;             // what stands behind it in the value, its blank included: " EUR"
    bool is_end_of_range; // of `2-5 to 9`, which is no range of ranges
    RuleId rule;
    Str headline;
    Str help;
    Str replacement; // what mends the value; empty: nothing does
} Mistake;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_digits(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!is_digit(text.at[i])) {
            return false;
        }
    }
    return text.length > 0;
}

static Str cut(Str text, size_t from, size_t to)
{
    return (Str){text.at + from, to - from};
}

static bool has_bytes(Str text, const char *bytes)
{
    return memmem(text.at, text.length, bytes, strlen(bytes)) != NULL;
}

// Sets the words, and a help that shows the right number with what stands behind it.
static void say(Mistake *mistake, RuleId rule, const char *headline, Str right)
{
    mistake->rule = rule;
    mistake->headline = str_from(headline);
    mistake->help = str_format(mistake->reader->findings->arena, "write `%.*s%.*s`",
                               STR_ARGS(right), STR_ARGS(mistake->rest));
}

static void say_plainly(Mistake *mistake, RuleId rule, const char *headline, const char *help)
{
    mistake->rule = rule;
    mistake->headline = str_from(headline);
    mistake->help = str_from(help);
}

// ---- dates --------------------------------------------------------------------------------------

// Cuts a text at a sign into up to three parts; returns how many there are.
static int split_at(Str text, char sign, Str parts[3])
{
    int count = 0;
    size_t from = 0;
    for (size_t i = 0; i <= text.length; i++) {
        if (i == text.length || text.at[i] == sign) {
            if (count == 3) {
                return 4;
            }
            parts[count++] = cut(text, from, i);
            from = i + 1;
        }
    }
    return count;
}

static bool know_date(Mistake *mistake)
{
    static const char signs[] = {'-', '/', '.'};
    Arena *arena = mistake->reader->findings->arena;
    const char *headline = "this date is not written right";
    const char *help = "a date is year, month, day: `2026-03-31`";
    for (size_t i = 0; i < sizeof signs; i++) {
        Str parts[3];
        bool is_date = split_at(mistake->text, signs[i], parts) == 3 && all_digits(parts[0])
                       && all_digits(parts[1]) && all_digits(parts[2]);
        bool is_long = is_date && (parts[0].length == 4 || parts[2].length == 4);
        if (!is_date || (signs[i] == '.' && !is_long)) {
            continue;
        }
        if (signs[i] == '.' && parts[0].length <= 2 && parts[1].length <= 2) {
            Str right = str_format(arena, "%.*s-%s%.*s-%s%.*s", STR_ARGS(parts[2]),
                                   parts[1].length == 1 ? "0" : "", STR_ARGS(parts[1]),
                                   parts[0].length == 1 ? "0" : "", STR_ARGS(parts[0]));
            say(mistake, RULE_bad_date, headline, right);
            mistake->replacement = right;
        } else {
            say_plainly(mistake, RULE_bad_date, headline, help);
        }
        return true;
    }
    if (mistake->reader->wanted == WANTED_DATE) {
        say_plainly(mistake, RULE_bad_date, headline, help);
    }
    return mistake->reader->wanted == WANTED_DATE;
}

// ---- ranges -------------------------------------------------------------------------------------

static bool know_range(Mistake *mistake)
{
    static const char *const dashes[] = {"..", "-", "\xe2\x80\x93", "\xe2\x80\x94"};
    Str text = mistake->text;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const char *dash = memmem(text.at + 1, text.length - 1, dashes[i], strlen(dashes[i]));
        if (dash == NULL || !is_digit(text.at[0])) {
            continue;
        }
        if (text.at[text.length - 1] == '%') {
            say_plainly(mistake, RULE_bad_percent, "a share is one number", "for example `45%`");
            return true;
        }
        Str low = cut(text, 0, (size_t)(dash - text.at));
        Str high = cut(text, low.length + strlen(dashes[i]), text.length);
        if (!mistake->is_end_of_range && all_digits(low) && all_digits(high)) {
            Str right = str_format(mistake->reader->findings->arena, "%.*s to %.*s", STR_ARGS(low),
                                   STR_ARGS(high));
            say(mistake, RULE_bad_duration, "a range is written with `to`", right);
        } else {
            say_plainly(mistake, RULE_bad_duration, "a range is written with `to`",
                        "for example `2 to 5 days`");
        }
        return true;
    }
    return false;
}

// ---- thousands and fractions --------------------------------------------------------------------

// `48.000`, `48,000`, `1.234`: thousands or a fraction.
static void ask_thousands(Mistake *mistake, Str whole, Str digits)
{
    Arena *arena = mistake->reader->findings->arena;
    bool is_round = memcmp(digits.at, "000", 3) == 0;
    mistake->rule = RULE_bad_number;
    mistake->headline = is_round ? str_format(arena, "is this %.*s thousand or %.*s?",
                                              STR_ARGS(whole), STR_ARGS(whole))
                                 : STR("is this a number of thousands, or a fraction?");
    Str small = is_round ? whole : str_format(arena, "%.*s.%.2s", STR_ARGS(whole), digits.at);
    mistake->help =
        str_format(arena, "write `%.*s_%.*s%.*s` or `%.*s%.*s`", STR_ARGS(whole), STR_ARGS(digits),
                   STR_ARGS(mistake->rest), STR_ARGS(small), STR_ARGS(mistake->rest));
}

static Str replace_sign(Arena *arena, Str text, char old, char new)
{
    Str copy = str_format(arena, "%.*s", STR_ARGS(text));
    char *at = (char *)(uintptr_t)copy.at;
    for (size_t i = 0; i < copy.length; i++) {
        at[i] = at[i] == old ? new : at[i];
    }
    return copy;
}

static bool know_comma(Mistake *mistake)
{
    Arena *arena = mistake->reader->findings->arena;
    Str text = mistake->text;
    bool is_percent = text.at[text.length - 1] == '%';
    Str digits = cut(text, 0, text.length - is_percent);
    Str parts[3];
    int count = split_at(digits, ',', parts);
    if (count < 2 || !all_digits(parts[0]) || !is_digit(text.at[0])) {
        return false;
    }
    if (count == 2 && parts[1].length == 3 && !is_percent && all_digits(parts[1])) {
        ask_thousands(mistake, parts[0], parts[1]);
    } else if (count == 2) {
        say(mistake, RULE_bad_number, "a fraction is written with a point",
            replace_sign(arena, text, ',', '.'));
    } else {
        say(mistake, RULE_bad_number, "thousands are written with `_`, or not set apart",
            replace_sign(arena, text, ',', '_'));
    }
    return true;
}

// ---- signs and letters --------------------------------------------------------------------------

static bool know_special_space(Mistake *mistake)
{
    bool has_it = has_bytes(mistake->text, "\xc2\xa0") || has_bytes(mistake->text, "\xe2\x80\xaf")
                  || has_bytes(mistake->text, "\xe3\x80\x80");
    if (has_it) {
        say_plainly(mistake, RULE_bad_number, "a special space stands behind this number",
                    "word processors write it; replace it with an ordinary space");
    }
    return has_it;
}

static bool know_sign(Mistake *mistake)
{
    Str text = mistake->text;
    if (text.at[0] == '$') {
        Str number = cut(text, 1, text.length);
        Arena *arena = mistake->reader->findings->arena;
        bool has_code = mistake->rest.length == 4;
        Str right = has_code ? number : str_format(arena, "%.*s USD", STR_ARGS(number));
        say(mistake, RULE_bad_number, "the currency stands behind the number", right);
        return true;
    }
    if (text.at[0] == '-' || text.at[0] == '+') {
        say_plainly(mistake, RULE_bad_number, "this number is not written right",
                    "numbers have no sign");
        return true;
    }
    return false;
}

// `007`, `007k`, `007%`.
static bool know_zero(Mistake *mistake)
{
    Str text = mistake->text;
    bool has_sign = strchr("kM%", text.at[text.length - 1]) != NULL;
    size_t digits = text.length - has_sign, zeros = 0;
    if (text.at[0] != '0' || !all_digits(cut(text, 0, digits))) {
        return false;
    }
    while (zeros + 1 < digits && text.at[zeros] == '0') {
        zeros++;
    }
    say_plainly(mistake, RULE_bad_number, "this number is not written right",
                "leave out the leading zeros");
    mistake->replacement = cut(text, zeros, text.length);
    return true;
}

// ---- reports ------------------------------------------------------------------------------------

static Mistake mistake_of(Reader *reader, uint32_t index)
{
    Place whole = reader_place(reader);
    const char *end = whole.source->text.at + whole.offset + whole.length;
    Str text = reader_text(reader, index);
    const char *rest = text.at + text.length;
    Mistake mistake = {
        .reader = reader, .text = text, .rest = {rest, rest < end ? (size_t)(end - rest) : 0}};
    mistake.is_end_of_range = index > 0 || str_starts(mistake.rest, " to ");
    return mistake;
}

static void mistake_report(Mistake *mistake, uint32_t index)
{
    Reader *reader = mistake->reader;
    if (reader->is_bad) {
        return; // reported already
    }
    reader->is_bad = true;
    Place place = reader_token_place(reader, index);
    Finding *finding =
        finding_add(reader->findings, mistake->rule, place, "%.*s", STR_ARGS(mistake->headline));
    finding_help(reader->findings, finding, "%.*s", STR_ARGS(mistake->help));
    if (mistake->replacement.length > 0) {
        finding_fix(reader->findings, finding, false, place, mistake->replacement);
    }
}

void number_report(Reader *reader, uint32_t index)
{
    static bool (*const known[])(Mistake *) = {know_special_space, know_date,  know_range,
                                               know_sign,          know_comma, know_zero};
    if (reader->findings == NULL) {
        reader->is_bad = true;
        return;
    }
    Mistake mistake = mistake_of(reader, index);
    say_plainly(&mistake, RULE_bad_number, "this number is not written right",
                "write `1200`, `1_200`, `2.5`, `24k` or `1.2M`, and a space before the unit: "
                "`3 days`");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i](&mistake)) {
            break;
        }
    }
    mistake_report(&mistake, index);
}

void number_ask(Reader *reader, uint32_t index)
{
    if (reader->findings == NULL) {
        reader->is_bad = true;
        return;
    }
    Mistake mistake = mistake_of(reader, index);
    Str text = mistake.text;
    ask_thousands(&mistake, cut(text, 0, text.length - 4), cut(text, text.length - 3, text.length));
    mistake_report(&mistake, index);
}
