// Texts that do not stand in quotes behind their word: bare ones, a word too many before them, a block
// around them.

#include "syntax/report.h"
#include "syntax/tokens.h"

#include <string.h>

enum { SHOWN_TEXT = 200 }; // bytes; what is longer was never meant as one text

// Whether a text without quotes is over here: at the end of its line, or at what may follow a text.
static bool ends_bare_text(const Tree *tree, uint32_t index)
{
    switch (tree->tokens[index].kind) {
    case TOK_LINE:
    case TOK_OPEN:
    case TOK_COMMENT: return true;
    case TOK_WITHIN: return tree->tokens[index + 1].kind == TOK_NUMBER;
    case TOK_PROOF:
    case TOK_WHEN: return tree->tokens[index + 1].kind == TOK_TEXT;
    default: return false;
    }
}

static bool is_in_bare_text(uint32_t kind)
{
    return token_is_name(kind) || kind == TOK_COMMA || kind == TOK_NUMBER || kind == TOK_PERCENT
           || kind == TOK_DATE || kind == TOK_BAD_NUMBER;
}

// `exit criteria "..."`: a word too many before a text.
static bool report_text_filler(Parser *parser, uint32_t index, const StatementRow *row)
{
    const Tree *tree = parser->tree;
    if (row == NULL || index != parser->statement_first + 1 || tree->tokens[index].kind != TOK_WORD
        || tree->tokens[index + 1].kind != TOK_TEXT) {
        return false;
    }
    Finding *finding = finding_add(parser->findings, RULE_syntax, tokens_place(tree, index, index),
                                   "this `%s` is not written right", row->keyword);
    finding_label(parser->findings, finding, "leave this word out");
    finding_help(parser->findings, finding, "write `%s %.*s`", row->keyword,
                 STR_ARGS(token_shown(tree, index + 1)));
    uint32_t start = tree->tokens[index].offset;
    finding_fix(parser->findings, finding, false,
                (Place){tree->source, start, tree->tokens[index + 1].offset - start}, STR(""));
    return true;
}

bool report_bare_text(Parser *parser, uint32_t index, Expected expected)
{
    const Tree *tree = parser->tree;
    const StatementRow *row = report_row(parser);
    if (expected.text && !expected.name && report_text_filler(parser, index, row)) {
        return true;
    }
    uint32_t end = index;
    while (is_in_bare_text(tree->tokens[end].kind) && !ends_bare_text(tree, end)) {
        end++;
    }
    if (row == NULL || !expected.text || expected.name || tree->tokens[index].kind == TOK_COMMA
        || end == index || !ends_bare_text(tree, end)) {
        return false;
    }
    uint32_t last = end - 1;
    Place place = tokens_place(tree, index, last);
    Str words = {place.source->text.at + place.offset, place.length};
    Finding *finding = finding_add(parser->findings, RULE_syntax, place,
                                   "this `%s` is not written right", row->keyword);
    finding_label(parser->findings, finding, "a text stands in quotes");
    finding_help(parser->findings, finding, "put quotes around it");
    if (words.length <= SHOWN_TEXT) {
        Str text = str_format(parser->arena, "\"%.*s\"", STR_ARGS(words));
        finding_help(parser->findings, finding, "write %.*s", STR_ARGS(text));
        uint32_t block = parser_block(parser);
        if (block == 0 || (row->blocks & block) != 0) {
            finding_fix(parser->findings, finding, false, place, text);
        }
    }
    return true;
}

bool report_texts_block(Parser *parser, uint32_t index, const StatementRow *row)
{
    const Tree *tree = parser->tree;
    uint32_t first = index + 1;
    while (tree->tokens[first].kind == TOK_LINE || tree->tokens[first].kind == TOK_COMMENT) {
        first++;
    }
    bool has_text = tree->tokens[first].kind == TOK_TEXT;
    bool takes_text = row->is_many && row->example[strlen(row->keyword) + 1] == '"';
    if (tree->tokens[index].kind != TOK_OPEN || index != parser->statement_first + 1 || !takes_text
        || !(has_text || tree->tokens[first].kind == TOK_WORD)) {
        return false;
    }
    Finding *finding = finding_add(parser->findings, RULE_syntax, tokens_place(tree, index, index),
                                   "each `%s` has a line of its own, and no block", row->keyword);
    finding_help(parser->findings, finding, "for example: %s %.*s", row->keyword,
                 STR_ARGS(has_text ? token_shown(tree, first) : STR("\"...\"")));
    parser->texts_depth = parser->depth;
    return true;
}
