// Numbers as people write them: 1200, 1_200, 2.5, 24k, 1.2M, and what they write instead.
//
// A number becomes an integer of 10^-8, exactly, or a finding: nothing is rounded and nothing
// overflows.

#include "model/number.h"

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

bool number_is_doubtful(Str text)
{
    const char *point = memchr(text.at, '.', text.length);
    if (point == NULL || text.at + text.length - point != 4) {
        return false;
    }
    return !(point - text.at == 1 && text.at[0] == '0') && is_digit(text.at[text.length - 1]);
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
        number_report(reader, index);
        return false;
    }
    if (reader_kind(reader, index) == TOK_PERCENT) {
        text.length--;
    } else if (number_is_doubtful(text)) {
        number_ask(reader, index);
        return false;
    }
    if (text.length > 1 && text.at[0] == '0' && text.at[1] != '.') {
        number_report(reader, index);
        return false;
    }
    if (!number_convert(text, amount, decimals)) {
        Finding *finding = reader_report(reader, RULE_bad_number, reader_token_place(reader, index),
                                         "this number is too large or too fine");
        reader_help(reader, finding, "at most 92 billion, with at most eight decimals");
        return false;
    }
    return true;
}
