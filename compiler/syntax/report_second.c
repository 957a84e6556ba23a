// A second statement on a line, or a clause that the statement does not have.
//
// `takes 2 days sla 5 days` lacks a line end: what follows is a whole statement that may stand in
// this block. `do "Call" in 1 workday` and `consult manager at expert` lack none: their last words
// are no statement here, and what was meant is said of the line as it is.

#include "syntax/blocks.h"
#include "syntax/fixes.h"
#include "syntax/losses.h"
#include "syntax/report.h"
#include "syntax/tokens.h"

enum { HEADER_LOOK_AHEAD = 16 }; // tokens

// A statement on the line of a header, before its `{`: the block is the header's.
static bool is_before_block(const Parser *parser, uint32_t index)
{
    const Token *tokens = parser->tree->tokens;
    StatementKind first = token_statement(tokens[parser->statement_first].kind);
    if (first == STATEMENT_COUNT || !statement_row(first)->is_declaration) {
        return false;
    }
    for (uint32_t i = index; i < index + HEADER_LOOK_AHEAD; i++) {
        uint32_t kind = tokens[i].kind;
        if (kind == TOK_OPEN || kind == TOK_LINE || kind == TOK_END_OF_FILE) {
            return kind == TOK_OPEN;
        }
        StatementKind other = token_statement(kind);
        if (other != STATEMENT_COUNT && statement_row(other)->is_declaration) {
            return false;
        }
    }
    return false;
}

// Whether a word opens a statement here: one that says nothing is part of the line before it, as the
// `team` of `owner marketing team`.
static bool starts_statement(const Tree *tree, uint32_t index)
{
    uint32_t kind = tree->tokens[index].kind;
    uint32_t next = index + 1;
    while (next < tree->token_count && tree->tokens[next].kind == TOK_COMMENT) {
        next++;
    }
    uint32_t behind = next < tree->token_count ? tree->tokens[next].kind : TOK_LINE;
    bool says_more = behind != TOK_LINE && behind != TOK_CLOSE && behind != TOK_END_OF_FILE;
    StatementKind statement = token_statement(kind);
    if (statement != STATEMENT_COUNT && statement_row(statement)->is_declaration) {
        return token_is_name(behind);
    }
    return says_more && (statement != STATEMENT_COUNT || kind == TOK_CHANGE || kind == TOK_DROP);
}

// ---- whole statements ---------------------------------------------------------------------------

static bool is_value(uint32_t kind)
{
    return kind == TOK_NUMBER || kind == TOK_BAD_NUMBER || kind == TOK_PERCENT || kind == TOK_DATE;
}

// Whether what stands behind a keyword is what its statement takes.
static bool is_whole(const Tree *tree, uint32_t keyword)
{
    uint32_t behind = tree->tokens[keyword + 1].kind;
    switch (tree->tokens[keyword].kind) {
    case TOK_SUMMARY:
    case TOK_NOTE:
    case TOK_LINK:
    case TOK_VERSION:
    case TOK_COLOR:
    case TOK_WHEN:
    case TOK_REASON:
    case TOK_GIVE:
    case TOK_TEAM:
    case TOK_DOES:
    case TOK_PROOF:
    case TOK_ASK:
    case TOK_FORMULA:
    case TOK_ENTER:
    case TOK_DO:
    case TOK_EXIT:
    case TOK_READ: return behind == TOK_TEXT;
    case TOK_EFFECTIVE:
    case TOK_REVIEW:
    case TOK_VOLUME:
    case TOK_DEAL:
    case TOK_TAKES:
    case TOK_SLA:
    case TOK_PROBABILITY:
    case TOK_HEADCOUNT:
    case TOK_QUOTA:
    case TOK_TARGET: return is_value(behind);
    case TOK_AFTER: return is_value(behind) || token_is_name(behind);
    case TOK_IN: return token_is_name(behind) && tree->tokens[keyword + 2].kind == TOK_TEXT;
    case TOK_ACCEPT: return behind == TOK_WITHIN;
    case TOK_IMPORT: return behind == TOK_PATH || behind == TOK_TEXT;
    default: return token_is_name(behind) || behind == TOK_TEXT;
    }
}

static bool is_declaration(uint32_t kind)
{
    StatementKind statement = token_statement(kind);
    return statement != STATEMENT_COUNT && statement_row(statement)->is_declaration;
}

bool report_is_statement(const Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t kind = tree->tokens[index].kind, block = parser_block(parser);
    if (kind == TOK_CHANGE || kind == TOK_DROP || is_declaration(kind)) {
        return true;
    }
    bool is_here = block == 0 || (statement_row(token_statement(kind))->blocks & block) != 0;
    return is_here && is_whole(tree, index);
}

// ---- what is said -------------------------------------------------------------------------------

// Whether a header lacks its block: `process p stage a {`.
static bool lacks_block(const Parser *parser, uint32_t index)
{
    uint32_t block = blocks_of_header(parser->tree, parser->statement_first);
    bool needs = (block & (IN_PROCESS | IN_PHASE | IN_STAGE | IN_ONBOARDING)) != 0;
    return needs && parser->tree->tokens[index - 1].kind != TOK_CLOSE;
}

static void report_new_line(Parser *parser, uint32_t index)
{
    Str word = token_shown(parser->tree, index);
    Finding *finding = finding_add(parser->findings, RULE_missing_line_end,
                                   tokens_place(parser->tree, index, index),
                                   "a new line is needed before `%.*s`", STR_ARGS(word));
    finding_help(parser->findings, finding, "one fact a line");
    fix_break_line(parser->findings, finding, !lacks_block(parser, index), parser->tree, index,
                   STR(""));
}

// `outcome yes when "..." -> won`: the target that ends a line, behind an arrow; or 0.
static uint32_t late_target(const Tree *tree, uint32_t index)
{
    uint32_t last = token_line_last(tree, index);
    last -= tree->tokens[last].kind == TOK_PERCENT ? 1 : 0;
    bool is_target = last > index + 1 && token_is_name(tree->tokens[last].kind)
                     && tree->tokens[last - 1].kind == TOK_ARROW;
    return is_target ? last : 0;
}

// `outcome no -> lost reason "No budget"`: a statement of the block that the line does not open.
static bool report_block(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    StatementKind kind = token_statement(tree->tokens[index].kind);
    uint32_t block = blocks_of_header(tree, parser->statement_first);
    if (kind == STATEMENT_COUNT || (statement_row(kind)->blocks & block) == 0
        || !is_whole(tree, index) || tree->tokens[index - 1].kind == TOK_CLOSE) {
        return false;
    }
    const StatementRow *row = report_row(parser);
    Str word = token_shown(tree, index);
    uint32_t target = late_target(tree, index);
    if (target != 0) {
        Finding *finding =
            finding_add(parser->findings, RULE_missing_brace, tokens_place(tree, index, index),
                        "where an `%s` leads stands before its block", row->keyword);
        finding_help(parser->findings, finding,
                     "write `-> %.*s {`, then `%.*s` on a line of its own, then `}` on the next",
                     STR_ARGS(token_shown(tree, target)), STR_ARGS(word));
        return true;
    }
    Finding *finding =
        finding_add(parser->findings, RULE_missing_brace, tokens_place(tree, index, index),
                    "`%.*s` stands in a block of its `%s`", STR_ARGS(word), row->keyword);
    finding_label(parser->findings, finding, "`{` and a new line are missing before this");
    finding_help(parser->findings, finding,
                 "add `{`, then this on a line of its own, then `}` on the next");
    fix_wrap(parser->findings, finding, tree, index, token_line_last(tree, index));
    return true;
}

// `do "Call" in 1 workday`, `reopen meet after 30 days`
static bool report_within(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t first = tree->tokens[parser->statement_first].kind;
    uint32_t kind = tree->tokens[index].kind;
    if ((first != TOK_DO && first != TOK_REOPEN)
        || (kind != TOK_IN && kind != TOK_AFTER && kind != TOK_TAKES)
        || tree->tokens[index + 1].kind != TOK_NUMBER) {
        return false;
    }
    Place place = tokens_place(tree, index, index);
    Place time = tokens_place(tree, index + 1, token_line_last(tree, index));
    Finding *finding = finding_add(parser->findings, RULE_syntax, place,
                                   "how soon something is done stands behind `within`");
    finding_help(parser->findings, finding, "write `within %.*s`",
                 (int)(time.length < 40 ? time.length : 40), tree->source->text.at + time.offset);
    finding_fix(parser->findings, finding, false, place, STR("within"));
    return true;
}

// `consult manager at expert`, `do "Call" proof "Mail"`
static void report_clause(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    const StatementRow *row = report_row(parser);
    Str word = token_shown(tree, index);
    Finding *finding = finding_add(parser->findings, RULE_syntax, tokens_place(tree, index, index),
                                   "there is no `%.*s` in this `%s`", STR_ARGS(word), row->keyword);
    uint32_t kind = tree->tokens[index].kind;
    if (kind == TOK_AT && token_is_name(tree->tokens[index + 1].kind)) {
        finding_help(parser->findings, finding,
                     "a level stands behind skills only: `needs discovery at expert`");
    } else {
        finding_help(parser->findings, finding, "for example: %s", row->example);
    }
}

bool report_second(Parser *parser, uint32_t index)
{
    if (!starts_statement(parser->tree, index) || is_before_block(parser, index)) {
        return false;
    }
    if (report_row(parser) == NULL || report_is_statement(parser, index)) {
        report_new_line(parser, index);
        parser->statement_first = index;
        parser->is_cut = true;
        return true;
    }
    bool is_said = parser->mistake_first == parser->statement_first
                   || parser->guessed_first == parser->statement_first
                   || slip_on_line(parser->tree, parser->statement_first);
    parser->mistake_first = parser->statement_first;
    if (!is_said && !report_block(parser, index) && !report_within(parser, index)) {
        report_clause(parser, index);
    }
    return true;
}
