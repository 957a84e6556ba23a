// Mistakes of syntax: which statement was being written, what does not fit, one right example.
//
// Never a list of tokens. A mistake is reported once a statement; what the scanner reported already
// is not reported again.

#include "syntax/report.h"

#include "syntax/fixes.h"
#include "syntax/losses.h"
#include "syntax/tokens.h"

#include <string.h>

PartList report_tell(Parser *parser, Part *name)
{
    Place place = tokens_place(parser->tree, name->token, name->token);
    if (parser->tree->tokens[name->token].kind == TOK_TELL) {
        Finding *finding =
            finding_add(parser->findings, RULE_syntax, place, "`tell` does not say whom");
        finding_help(parser->findings, finding, "name a role: `else tell manager`");
        return NOTHING;
    }
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, place, "who is told needs `tell`");
    Str text = token_text(parser->tree, name->token);
    finding_help(parser->findings, finding, "write `else tell %.*s`", STR_ARGS(text));
    finding_fix(parser->findings, finding, true, (Place){place.source, place.offset, 0},
                STR("tell "));
    return part_in(name, CLAUSE_TELL);
}

const StatementRow *report_row(const Parser *parser)
{
    uint32_t first = parser->statement_first;
    uint32_t kind = parser->tree->tokens[first].kind;
    if ((kind == TOK_CHANGE || kind == TOK_DROP) && first + 1 < parser->tree->token_count) {
        kind = parser->tree->tokens[first + 1].kind;
    }
    StatementKind statement = token_statement(kind);
    return statement != STATEMENT_COUNT ? statement_row(statement) : NULL;
}

static const char *report_belongs(Expected expected)
{
    if (expected.name && expected.text) {
        return "a name belongs here";
    }
    if (expected.name) {
        return "a name belongs here; it starts with a letter";
    }
    if (expected.text) {
        return "a text in quotes belongs here";
    }
    if (expected.value) {
        return "a number with its unit belongs here";
    }
    return "this does not fit here";
}

// The place to point at: the token itself, or, where the line is over too early, its last word.
static Place report_place(const Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t kind = tree->tokens[index].kind;
    bool is_over = kind == TOK_LINE || kind == TOK_END_OF_FILE || kind == TOK_CLOSE;
    while (is_over && index > parser->statement_first
           && (tree->tokens[index].kind == TOK_LINE || tree->tokens[index].kind == TOK_COMMENT
               || tree->tokens[index].kind == TOK_END_OF_FILE
               || tree->tokens[index].kind == TOK_CLOSE)) {
        index--;
    }
    return tokens_place(tree, index, index);
}

// The place of the word before a token.
static Place report_header_place(const Parser *parser, uint32_t index)
{
    return tokens_place(parser->tree, index - 1, index - 1);
}

// A number where a name is declared or used.
static void report_name(Parser *parser, uint32_t index)
{
    Str text = token_shown(parser->tree, index);
    Finding *finding = finding_add(parser->findings, RULE_name_characters,
                                   tokens_place(parser->tree, index, index),
                                   "`%.*s` cannot be a name", STR_ARGS(text));
    finding_help(parser->findings, finding,
                 "a name starts with a letter: letters, digits, `-` and `_` may follow");
}

static bool is_number_token(uint32_t kind)
{
    return kind == TOK_NUMBER || kind == TOK_BAD_NUMBER || kind == TOK_DATE || kind == TOK_PATH;
}

// Whether a word is a clause of this very statement, so that it only stands in the wrong order.
static bool is_own_clause(StatementKind statement, uint32_t kind)
{
    switch (statement) {
    case STATEMENT_DO: return kind == TOK_WITHIN || kind == TOK_WHEN || kind == TOK_BY;
    case STATEMENT_EXIT: return kind == TOK_PROOF || kind == TOK_WHEN;
    case STATEMENT_ENTER: return kind == TOK_WHEN;
    case STATEMENT_LEARN: return kind == TOK_LINK || kind == TOK_TAKES;
    case STATEMENT_READ: return kind == TOK_LINK;
    case STATEMENT_NEEDS:
    case STATEMENT_HAS: return kind == TOK_AT;
    default: return false;
    }
}

static bool report_order(Parser *parser, uint32_t index)
{
    StatementKind statement = token_statement(parser->tree->tokens[parser->statement_first].kind);
    if (statement == STATEMENT_COUNT || index == parser->statement_first
        || !is_own_clause(statement, parser->tree->tokens[index].kind)) {
        return false;
    }
    if (parser->mistake_first == parser->statement_first) {
        return true; // it was said when the word before it was read
    }
    Str word = token_shown(parser->tree, index);
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, tokens_place(parser->tree, index, index),
                    "`%.*s` stands in the wrong place of this `%s`", STR_ARGS(word),
                    statement_row(statement)->keyword);
    finding_help(parser->findings, finding, "%s",
                 statement == STATEMENT_DO ? "the order is: do TEXT by ROLE within TIME when TEXT"
                 : statement == STATEMENT_EXIT
                     ? "the order is: exit TEXT proof TEXT when TEXT"
                     : "each part stands once, in the order of the manual");
    parser->mistake_first = parser->statement_first;
    return true;
}

// A right line as it stands in the block being read: `learn` and `after` say other things elsewhere.
static const char *example_here(const Parser *parser, const StatementRow *row)
{
    bool is_in_skill = parser_block(parser) == IN_SKILL;
    if (is_in_skill && row == statement_row(STATEMENT_LEARN)) {
        return "learn \"The course\" link \"https://example.com/course\"";
    }
    if (is_in_skill && row == statement_row(STATEMENT_AFTER)) {
        return "after discovery";
    }
    return row->example;
}

// The help of a mistaken statement: a right one, or what a list too many was meant for.
static void report_example(Parser *parser, Finding *finding, const StatementRow *row,
                           uint32_t index)
{
    const Token *tokens = parser->tree->tokens;
    bool is_list = tokens[index].kind == TOK_COMMA && token_is_name(tokens[index - 1].kind);
    bool has_level = row == statement_row(STATEMENT_NEEDS) || row == statement_row(STATEMENT_HAS);
    if (is_list && has_level) {
        finding_help(parser->findings, finding,
                     "a level holds for the whole list before it: go on with a line of its own");
    } else if (is_list && row == statement_row(STATEMENT_OWNER)
               && token_is_name(tokens[index + 1].kind)) {
        Str other = token_shown(parser->tree, index + 1);
        finding_help(parser->findings, finding,
                     "there is one owner; who works on a stage too has a line: `with %.*s`",
                     STR_ARGS(other));
    } else if (is_list) {
        finding_help(parser->findings, finding, "`%s` takes one; for example: %s", row->keyword,
                     row->example);
    } else {
        finding_help(parser->findings, finding, "for example: %s", example_here(parser, row));
    }
}

// `change demo {`
static bool report_no_kind(Parser *parser, uint32_t index, Str word)
{
    uint32_t before = index > 0 ? parser->tree->tokens[index - 1].kind : (uint32_t)TOK_LINE;
    if ((before != TOK_CHANGE && before != TOK_DROP)
        || !token_is_name(parser->tree->tokens[index].kind)) {
        return false;
    }
    const char *keyword = before == TOK_CHANGE ? "change" : "drop";
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, tokens_place(parser->tree, index, index),
                    "`%s` does not say what kind of thing `%.*s` is", keyword, STR_ARGS(word));
    finding_help(parser->findings, finding, "for example: %s stage %.*s", keyword, STR_ARGS(word));
    return true;
}

static void report_statement(Parser *parser, uint32_t index, Expected expected)
{
    const StatementRow *row = report_row(parser);
    uint32_t kind = parser->tree->tokens[index].kind;
    bool is_over = kind == TOK_LINE || kind == TOK_CLOSE || kind == TOK_END_OF_FILE;
    Place place = report_place(parser, index);
    Finding *finding;
    if (row == NULL) {
        Str word = token_shown(parser->tree, index);
        if (report_no_kind(parser, index, word)) {
            return;
        }
        finding = finding_add(
            parser->findings, RULE_syntax, place,
            is_over ? "this line is not whole" : "a line cannot start with `%.*s`", STR_ARGS(word));
        if (kind == TOK_ARROW && token_is_name(parser->tree->tokens[index + 1].kind)) {
            finding_help(parser->findings, finding, "give the way a name: `outcome next -> %.*s`",
                         STR_ARGS(token_shown(parser->tree, index + 1)));
            return;
        }
        finding_help(parser->findings, finding,
                     "a line starts with a word such as `stage`, `owner` or `exit`");
        return;
    }
    if (report_texts_block(parser, index, row)) {
        return;
    }
    bool has_no_name =
        row->is_declaration && expected.name && (is_over || kind == TOK_OPEN)
        && parser->tree->tokens[index - 1].kind == token_word(str_from(row->keyword));
    if (has_no_name) {
        finding = finding_add(parser->findings, RULE_syntax, report_header_place(parser, index),
                              "this `%s` has no name", row->keyword);
        finding_label(parser->findings, finding, "a name belongs behind this");
    } else if (kind == TOK_OPEN) {
        finding =
            finding_add(parser->findings, RULE_syntax, place, "`%s` has no block", row->keyword);
    } else {
        finding = finding_add(parser->findings, RULE_syntax, place,
                              is_over ? "this `%s` is not whole" : "this `%s` is not written right",
                              row->keyword);
        if (is_over) {
            finding_label(parser->findings, finding, "something is missing after this");
        } else {
            finding_label(parser->findings, finding, "%s", report_belongs(expected));
        }
    }
    report_example(parser, finding, row, index);
}

void report_mistake(Parser *parser, Span unexpected, Expected expected)
{
    uint32_t index = unexpected.first;
    uint32_t kind = parser->tree->tokens[index].kind;
    if (kind == TOK_UNKNOWN_WORD || kind == TOK_MISTAKE) {
        parser->is_cut = false;
        parser->mistake_first = parser->statement_first;
        return;
    }
    parser->is_cut = false;
    bool is_known = slip_on_line(parser->tree, parser->statement_first)
                    || parser->guessed_first == parser->statement_first;
    if (!is_known
        && (report_early_share(parser, index) || report_arrow_words(parser, index)
            || report_missing_arrow(parser, index))) {
        return;
    }
    if (expected.line && report_order(parser, index)) {
        return;
    }
    bool is_comma = kind == TOK_COMMA && token_is_name(parser->tree->tokens[index + 1].kind);
    if (expected.line && report_second(parser, index + is_comma)) {
        return;
    }
    if (parser->mistake_first == parser->statement_first) {
        return;
    }
    parser->mistake_first = parser->statement_first;
    if (is_known) {
        return; // a sign on this line, or its first word, is reported
    }
    if (expected.name && is_number_token(kind)) {
        report_name(parser, index);
        return;
    }
    if (expected.name && index > parser->statement_first && report_label_alone(parser, index)) {
        return;
    }
    if (expected.line && report_target(parser, index)) {
        return;
    }
    bool is_said = expected.line ? report_extra_word(parser, index)
                                 : report_bare_text(parser, index, expected);
    if (!is_said) {
        report_statement(parser, index, expected);
    }
}

void report_stop(Parser *parser, Span span, const char *message)
{
    (void)message; // bison's own words: it says that its stack is full
    finding_add(parser->findings, RULE_nested_too_deeply,
                tokens_place(parser->tree, span.first, span.first), "nested too deeply");
}
