// Numbers as people write them: 1200, 1_200, 2.5, 24k, 1.2M, and what they write instead.
//
// A number becomes an integer of 10^-8, exactly, or a finding: nothing is rounded and nothing
// overflows.

#include "model/number.h"

#include "model/number_offer.h"
#include "syntax/tokens.h"

#include <string.h>

Str reader_text(const Reader *reader, uint32_t index)
{
    return token_text(reader->statement->tree, reader->tokens[index]);
}

uint32_t reader_kind(const Reader *reader, uint32_t index)
{
    return index < reader->count ? reader->statement->tree->tokens[reader->tokens[index]].kind
                                 : (uint32_t)TOK_END_OF_FILE;
}

void reader_start(Reader *reader)
{
    const Tree *tree = reader->statement->tree;
    for (uint32_t i = 0; i < reader->part->count && reader->count < 8; i++) {
        uint32_t token = reader->part->token + i;
        if (tree->tokens[token].kind != TOK_COMMENT) {
            reader->tokens[reader->count++] = token;
        }
    }
}

// Reports once a value; further mistakes of the same value say nothing new.
Finding *reader_report(Reader *reader, RuleId rule, Place place, const char *headline)
{
    if (reader->is_bad || reader->findings == NULL) {
        reader->is_bad = true;
        return NULL;
    }
    reader->is_bad = true;
    return finding_add(reader->findings, rule, place, "%s", headline);
}

void reader_help(Reader *reader, Finding *finding, const char *help)
{
    if (finding != NULL) {
        finding_help(reader->findings, finding, "%s", help);
    }
}

Place reader_place(const Reader *reader)
{
    return part_place(reader->statement, reader->part);
}

Place reader_token_place(const Reader *reader, uint32_t index)
{
    return tokens_place(reader->statement->tree, reader->tokens[index], reader->tokens[index]);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// What a mistaken number was meant to be.
static const char *number_advice(Str text)
{
    bool has_comma = memchr(text.at, ',', text.length) != NULL;
    if (text.at[0] == '$' || text.at[0] == '-' || text.at[0] == '+') {
        return text.at[0] == '$' ? "the currency stands behind the number: `24k USD`"
                                 : "numbers have no sign";
    }
    if (has_comma || memchr(text.at, '.', text.length) != NULL) {
        return "is this thousands or a fraction? write `48_000`, `48k` or `48.5`";
    }
    if (text.at[0] == '0') {
        return "leave out the leading zeros";
    }
    return "write `1200`, `1_200`, `2.5`, `24k` or `1.2M`, and a space before the unit: `3 days`";
}

static bool looks_like_date(Str text)
{
    int dashes = 0;
    for (size_t i = 1; i < text.length; i++) {
        dashes += text.at[i] == '-' || text.at[i] == '/';
    }
    return dashes == 2 && is_digit(text.at[0]);
}

static bool is_range(Str text)
{
    const char *dash = memchr(text.at + 1, '-', text.length > 1 ? text.length - 1 : 0);
    return is_digit(text.at[0])
           && (dash != NULL || memmem(text.at, text.length, "..", 2) != NULL
               || memmem(text.at, text.length, "\xe2\x80\x93", 3) != NULL
               || memmem(text.at, text.length, "\xe2\x80\x94", 3) != NULL); // long dashes
}

// Whether a blank stands in a number that only looks like one: it does not break a line.
static bool has_special_space(Str text)
{
    return memmem(text.at, text.length, "\xc2\xa0", 2) != NULL
           || memmem(text.at, text.length, "\xe2\x80\xaf", 3) != NULL
           || memmem(text.at, text.length, "\xe3\x80\x80", 3) != NULL;
}

typedef struct Advice {
    RuleId rule;
    const char *headline;
    const char *help;
} Advice;

static Advice number_mistake(Str text)
{
    if (looks_like_date(text)) {
        return (Advice){RULE_bad_date, "this date is not written right",
                        "a date is year, month, day: `2026-03-31`"};
    }
    if (has_special_space(text)) {
        return (Advice){RULE_bad_number, "a special space stands behind this number",
                        "word processors write it; replace it with an ordinary space"};
    }
    if (is_range(text) && text.at[text.length - 1] == '%') {
        return (Advice){RULE_bad_percent, "a share is one number", "for example `45%`"};
    }
    if (is_range(text)) {
        return (Advice){RULE_bad_duration, "a range is written with `to`",
                        "for example `2 to 5 days`"};
    }
    return (Advice){RULE_bad_number, "this number is not written right", number_advice(text)};
}

static bool report_number(Reader *reader, uint32_t index)
{
    Advice advice = number_mistake(reader_text(reader, index));
    Finding *finding =
        reader_report(reader, advice.rule, reader_token_place(reader, index), advice.headline);
    reader_help(reader, finding, advice.help);
    if (advice.rule == RULE_bad_duration) {
        range_fix(reader, finding, reader_token_place(reader, index));
    } else if (advice.rule == RULE_bad_number) {
        number_offer(reader, finding, reader_token_place(reader, index));
    }
    return false;
}

// A point before exactly three final digits may mean thousands; not after a lone 0, not with k, M
// or %.
static bool is_doubtful(Str text)
{
    const char *point = memchr(text.at, '.', text.length);
    if (point == NULL || text.at + text.length - point != 4) {
        return false;
    }
    return !(point - text.at == 1 && text.at[0] == '0') && is_digit(text.at[text.length - 1]);
}

// `48.000` or `1.234`: asks which was meant, in the user's own number.
static void report_doubtful(Reader *reader, uint32_t index, Str text)
{
    Finding *finding = reader_report(reader, RULE_bad_number, reader_token_place(reader, index),
                                     "is this a number of thousands, or a fraction?");
    if (finding == NULL) {
        return;
    }
    int whole = (int)text.length - 4;
    int decimals = 2;
    while (decimals > 0 && text.at[whole + decimals] == '0') {
        decimals--;
    }
    finding_help(reader->findings, finding, "write `%.*s_%.*s` or `%.*s`", whole, text.at, 3,
                 text.at + whole + 1, decimals == 0 ? whole : whole + 1 + decimals, text.at);
    number_offer(reader, finding, reader_token_place(reader, index));
}

// Adds one digit of the fraction or of the whole; false where the number grows too large.
static bool number_digit(Fixed *amount, char digit)
{
    return !__builtin_mul_overflow(*amount, 10, amount)
           && !__builtin_add_overflow(*amount, digit - '0', amount);
}

// Reads digits, a point, digits, and k or M into 10^-8; false where it does not fit.
static bool number_convert(Str text, Fixed *amount, int *decimals)
{
    *amount = 0;
    *decimals = -1;
    int scale = 8;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c == '.') {
            *decimals = 0;
        } else if (is_digit(c)) {
            *decimals += *decimals >= 0;
            if (!number_digit(amount, c)) {
                return false;
            }
        } else if (c == 'k' || c == 'M') {
            scale += c == 'k' ? 3 : 6;
        }
    }
    *decimals = *decimals < 0 ? 0 : *decimals;
    for (scale -= *decimals; scale > 0; scale--) {
        if (__builtin_mul_overflow(*amount, 10, amount)) {
            return false;
        }
    }
    return scale == 0;
}

bool number_read(Reader *reader, uint32_t index, Fixed *amount, int *decimals)
{
    Str text = reader_text(reader, index);
    if (reader_kind(reader, index) == TOK_BAD_NUMBER) {
        return report_number(reader, index);
    }
    if (reader_kind(reader, index) == TOK_PERCENT) {
        text.length--;
    } else if (is_doubtful(text)) {
        report_doubtful(reader, index, text);
        return false;
    }
    if (text.length > 1 && text.at[0] == '0' && text.at[1] != '.') {
        return report_number(reader, index);
    }
    if (!number_convert(text, amount, decimals)) {
        Finding *finding = reader_report(reader, RULE_bad_number, reader_token_place(reader, index),
                                         "this number is too large or too fine");
        reader_help(reader, finding, "at most 92 billion, with at most eight decimals");
        return false;
    }
    return true;
}
