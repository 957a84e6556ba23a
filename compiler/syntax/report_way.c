// Ways without their arrow: `outcome yes meet 45%`, `outcome dropped to lost`.

#include "syntax/report.h"
#include "syntax/tokens.h"

static bool has_arrow(const Parser *parser, uint32_t index)
{
    const Token *tokens = parser->tree->tokens;
    uint32_t i = parser->statement_first;
    while (i < index && tokens[i].kind != TOK_ARROW) {
        i++;
    }
    return i < index;
}

// The kind of the token behind one, comments left out.
static uint32_t kind_behind(const Tree *tree, uint32_t index)
{
    index++;
    while (index < tree->token_count && tree->tokens[index].kind == TOK_COMMENT) {
        index++;
    }
    return index < tree->token_count ? tree->tokens[index].kind : (uint32_t)TOK_LINE;
}

bool report_missing_arrow(Parser *parser, uint32_t index)
{
    const Token *tokens = parser->tree->tokens;
    uint32_t first = tokens[parser->statement_first].kind;
    uint32_t next = kind_behind(parser->tree, index);
    bool is_way = first == TOK_OUTCOME || first == TOK_ANYTIME;
    bool ends = next == TOK_LINE || next == TOK_OPEN || next == TOK_PERCENT;
    if (!is_way || !ends || has_arrow(parser, index) || !token_is_name(tokens[index].kind)
        || index < parser->statement_first + 2
        || parser->mistake_first == parser->statement_first) {
        return false;
    }
    Str word = token_shown(parser->tree, index);
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, tokens_place(parser->tree, index, index),
                    "`->` is missing before `%.*s`", STR_ARGS(word));
    finding_help(parser->findings, finding, "for example: %s",
                 statement_row(token_statement(first))->example);
    finding_fix(parser->findings, finding, true,
                (Place){parser->tree->source, tokens[index].offset, 0}, STR("-> "));
    parser->mistake_first = parser->statement_first;
    return true;
}

// Words that people write for an arrow: `to lost`, `goes to lost`, `nach offer`.
static bool is_arrow_word(Str word)
{
    static const char *const words[] = {"to",   "goes", "go",  "leads", "moves", "into",  "then",
                                        "next", "nach", "zu",  "geht",  "vers",  "hacia", "para",
                                        "naar", "do",   "zur", "zum",   "passe", "pasa",  "vai"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

bool report_arrow_words(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t first = tree->tokens[parser->statement_first].kind, target = index;
    bool is_way = first == TOK_OUTCOME || first == TOK_ANYTIME;
    while (target < index + 2 && token_is_name(tree->tokens[target].kind)
           && is_arrow_word(token_text(tree, target))) {
        target++;
    }
    if (!is_way || target == index || index < parser->statement_first + 2
        || has_arrow(parser, index) || !token_is_name(tree->tokens[target].kind)
        || parser->mistake_first == parser->statement_first) {
        return false;
    }
    uint32_t behind = kind_behind(tree, target);
    if (behind != TOK_LINE && behind != TOK_OPEN && behind != TOK_PERCENT && behind != TOK_CLOSE) {
        return false;
    }
    Place place = tokens_place(tree, index, target - 1);
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, place, "where an `%s` leads is said by an arrow",
                    statement_row(token_statement(first))->keyword);
    finding_help(parser->findings, finding, "write `-> %.*s`", STR_ARGS(token_shown(tree, target)));
    finding_fix(parser->findings, finding, false, place, STR("->"));
    parser->mistake_first = parser->statement_first;
    return true;
}
