// Commas where a line should end: `owner ae, takes 2 days`, `reason "Price", "No decision"`.
//
// A comma stands between the names of a list. Before a whole statement it is read as the line end
// that was meant; all of a line are one finding, with one fix.

#include "syntax/fixes.h"
#include "syntax/report.h"
#include "syntax/tokens.h"

// Whether a line, a block or the file ends with a token.
static bool is_end(uint32_t kind)
{
    return kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE || kind == TOK_END_OF_FILE;
}

// Whether a statement follows a comma, which a list of names never has: `consult manager, team` is
// one, and so is `needs closing, learn at expert`.
static bool is_before_statement(const Parser *parser, uint32_t comma)
{
    const Token *tokens = parser->tree->tokens;
    uint32_t keyword = comma + 1;
    if (token_statement(tokens[keyword].kind) == STATEMENT_COUNT) {
        return false;
    }
    uint32_t behind = tokens[keyword + 1].kind;
    return !is_end(behind) && behind != TOK_COMMA && behind != TOK_AT && behind != TOK_COMMENT
           && report_is_statement(parser, keyword);
}

// Whether a comma stands between two texts.
static bool is_between_texts(const Token *tokens, uint32_t comma)
{
    return tokens[comma].kind == TOK_COMMA && tokens[comma - 1].kind == TOK_TEXT
           && tokens[comma + 1].kind == TOK_TEXT;
}

// `reason "Price", "No decision"`: a statement that takes one text, and may be repeated.
static void report_texts(Parser *parser, uint32_t comma, const StatementRow *row)
{
    Tree *tree = parser->tree;
    Str next = token_shown(tree, comma + 1);
    Finding *finding = finding_add(parser->findings, RULE_syntax, tokens_place(tree, comma, comma),
                                   "each `%s` has a line of its own", row->keyword);
    finding_help(parser->findings, finding, "write `%s %.*s` on the next line", row->keyword,
                 STR_ARGS(next));
    Str word = str_format(parser->arena, "%s ", row->keyword);
    bool is_certain = parser->guessed_first != parser->statement_first;
    for (; is_between_texts(tree->tokens, comma); comma += 2) {
        fix_break_line(parser->findings, finding, is_certain, tree, comma + 1, word);
        tree->tokens[comma].kind = TOK_MISTAKE & 0xffU;
    }
}

// Reads the commas of a line before statements as line ends.
static void report_statements(Parser *parser, uint32_t comma)
{
    Tree *tree = parser->tree;
    Finding *finding =
        finding_add(parser->findings, RULE_missing_line_end, tokens_place(tree, comma, comma),
                    "a new line is needed here, not a comma");
    finding_help(parser->findings, finding, "one fact a line");
    uint32_t count = 0;
    for (uint32_t i = comma; !is_end(tree->tokens[i].kind); i++) {
        if (tree->tokens[i].kind == TOK_COMMA && is_before_statement(parser, i)) {
            fix_break_line(parser->findings, finding, true, tree, i + 1, STR(""));
            tree->tokens[i].kind = TOK_LINE & 0xffU;
            while (!is_end(tree->tokens[i + 1].kind) && tree->tokens[i + 1].kind != TOK_COMMA) {
                i++;
            }
            count++;
        }
    }
    if (count > 1) {
        finding_label(parser->findings, finding, "the first of %u on this line", count);
    }
}

void report_comma(Parser *parser, uint32_t index)
{
    const StatementRow *row = report_row(parser);
    bool is_second = index == parser->statement_first + 2 && !parser->at_start;
    if (is_second && row != NULL && row->is_many && !row->is_declaration
        && is_between_texts(parser->tree->tokens, index)) {
        report_texts(parser, index, row);
    } else if (!parser->at_start && is_before_statement(parser, index)) {
        report_statements(parser, index);
    }
}
