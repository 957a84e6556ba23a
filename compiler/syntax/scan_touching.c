// Signs that belong to what they touch: to a name, to a number, to the other half of an arrow.

#include "syntax/scan.h"
#include "syntax/scan_fixes.h"
#include "syntax/scan_words.h"
#include "syntax/sign_lines.h"
#include "syntax/tokens.h"

#include <string.h>

// ---- names --------------------------------------------------------------------------------------

bool sign_is_in_name(const Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    for (uint32_t i = 0; i < length; i++) {
        if (strchr("-_&+'!?*/\\~^$%@", at[i]) == NULL) {
            return false;
        }
    }
    return sign_is_behind_name(scan, offset) || at[0] == '_';
}

void scan_bad_name(Scan *scan, uint32_t offset, uint32_t length)
{
    if (sign_is_behind_name(scan, offset)) {
        Token *last = &scan->tokens[scan->count - 1];
        last->kind = TOK_MISTAKE & 0xffU;
        last->length = (last->length + length) & 0xffffffU;
        scan->last_kind = TOK_MISTAKE;
    } else {
        token_keep(scan, TOK_MISTAKE, offset, length);
    }
    scan->is_in_bad_name = true;
    if (scan->has_slip && scan->line_sign != NULL) {
        scan_more_signs(scan, scan->line_sign, scan_place(scan, offset, length), STR(""), false,
                        "leave it out");
    }
    if (scan->has_slip || scan->is_picture) {
        return;
    }
    const Token *last = &scan->tokens[scan->count - 1];
    Finding *finding =
        finding_add(scan->findings, RULE_name_characters,
                    scan_place(scan, last->offset, last->length), "a name cannot be written so");
    finding_help(scan->findings, finding,
                 "it starts with a letter, and single `-` stand between letters and digits");
    scan_slip(scan, offset);
}

bool scan_more_of_bad_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    Token *last = &scan->tokens[scan->count - 1];
    bool is_more = token_is_name(kind) || kind == TOK_NUMBER || kind == TOK_BAD_NUMBER
                   || (kind == TOK_STRAY && strchr("-_&+'", scan->source->text.at[offset]) != NULL);
    if (!is_more || last->offset + last->length != offset) {
        scan->is_in_bad_name = false;
        return false;
    }
    last->length = (last->length + length) & 0xffffffU;
    return true;
}

// ---- numbers ------------------------------------------------------------------------------------

typedef struct ValueSign {
    char sign;
    RuleId rule;
    const char *headline;
    const char *help;
} ValueSign;

static const ValueSign value_signs[] = {
    {'%', RULE_bad_percent, "`%` stands right behind its number", "for example `45%`"},
    {'-', RULE_bad_duration, "a range is written with `to`", "for example `2 to 5 days`"},
    {'/', RULE_bad_rate, "a rate is written with `per`", "for example `20 meetings per month`"},
};

bool scan_sign_of_value(Scan *scan, uint32_t offset, char sign)
{
    Token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    const ValueSign *row = value_signs;
    while (row < value_signs + 3 && row->sign != sign) {
        row++;
    }
    if (last == NULL || last->kind != TOK_NUMBER || row == value_signs + 3) {
        return false;
    }
    if (sign != '%' || last->offset + last->length != offset) {
        Finding *finding = finding_add(scan->findings, row->rule, scan_place(scan, offset, 1), "%s",
                                       row->headline);
        finding_help(scan->findings, finding, "%s", row->help);
        scan_fix_value_sign(scan, finding, offset);
    }
    if (sign == '%') {
        last->kind = TOK_PERCENT & 0xffU;
        last->length = (offset + 1 - last->offset) & 0xffffffU;
        scan->last_kind = TOK_PERCENT;
    } else {
        token_keep(scan, sign == '-' ? TOK_TO : TOK_PER, offset, 1);
    }
    return true;
}

// ---- arrows -------------------------------------------------------------------------------------

bool scan_dash_arrow_end(Scan *scan, uint32_t offset, Str text)
{
    Token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    bool is_end = last != NULL && str_is(text, ">") && last->kind == TOK_ARROW
                  && last->offset + last->length == offset;
    if (is_end) {
        last->length = (last->length + 1) & 0xffffffU;
    }
    return is_end;
}

// `- >`, `-- >`: an arrow that came apart. Its length; 0 where there is none.
static uint32_t split_arrow(const Scan *scan, uint32_t offset)
{
    Str text = scan->source->text;
    uint32_t at = offset;
    while (at < text.length && (text.at[at] == '-' || text.at[at] == '=')) {
        at++;
    }
    uint32_t dashes = at - offset;
    while (at < text.length && char_is_blank(text.at[at])) {
        at++;
    }
    bool is_arrow =
        dashes > 0 && dashes <= 3 && at > offset + dashes && at < text.length && text.at[at] == '>';
    return is_arrow && sign_is_before_target(scan) ? at + 1 - offset : 0;
}

bool scan_split_arrow(Scan *scan, uint32_t offset)
{
    uint32_t length = split_arrow(scan, offset);
    if (length == 0) {
        return false;
    }
    Place place = scan_place(scan, offset, length);
    if (!scan->has_slip) {
        Finding *finding = finding_add(scan->findings, RULE_syntax, place,
                                       "the two signs of an arrow stand together");
        finding_help(scan->findings, finding, "write `->`");
        finding_fix(scan->findings, finding, true, place, STR("->"));
    }
    token_keep(scan, TOK_ARROW, offset, length);
    scan->resume = offset + length;
    return true;
}
