// A word too many: `reports to manager`, `meet sdr and manager`, `owner deal desk`.
//
// What people write as they speak is shown as it should be, with their own words.

#include "syntax/report.h"
#include "syntax/tokens.h"

// A line that a word too many stands in.
typedef struct Extra {
    Parser *parser;
    uint32_t index; // the word that does not fit
    uint32_t before;
    const StatementRow *row;
} Extra;

static bool is_one_of(Str word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (str_is(word, *words)) {
            return true;
        }
    }
    return false;
}

// Whether one name stands behind the word of a statement.
static bool is_single(StatementKind kind)
{
    return kind == STATEMENT_OWNER || kind == STATEMENT_START || kind == STATEMENT_RUNS
           || kind == STATEMENT_REPORTS || statement_row(kind)->is_declaration;
}

static bool takes_role(const StatementRow *row)
{
    static const StatementKind kinds[] = {STATEMENT_OWNER,   STATEMENT_REPORTS, STATEMENT_WITH,
                                          STATEMENT_CONSULT, STATEMENT_INFORM,  STATEMENT_MEET};
    bool takes = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        takes = takes || row == statement_row(kinds[i]);
    }
    return takes;
}

static Finding *add(const Extra *extra, uint32_t token, const char *label)
{
    Findings *findings = extra->parser->findings;
    Finding *finding =
        finding_add(findings, RULE_syntax, tokens_place(extra->parser->tree, token, token),
                    "this `%s` is not written right", extra->row->keyword);
    finding_label(findings, finding, "%s", label);
    return finding;
}

// `reports to manager`
static void report_filler(const Extra *extra)
{
    Parser *parser = extra->parser;
    const Token *tokens = parser->tree->tokens;
    Str name = token_shown(parser->tree, extra->index);
    Finding *finding = add(extra, extra->before, "leave this word out");
    finding_help(parser->findings, finding, "write `%s %.*s`", extra->row->keyword, STR_ARGS(name));
    uint32_t start = tokens[extra->before].offset;
    finding_fix(parser->findings, finding, false,
                (Place){parser->tree->source, start, tokens[extra->index].offset - start}, STR(""));
}

// `sdr and manager`
static void report_and(const Extra *extra)
{
    Parser *parser = extra->parser;
    const Tree *tree = parser->tree;
    Str left = token_shown(tree, extra->before), right = token_shown(tree, extra->index + 1);
    Finding *finding = add(extra, extra->index, "the names of a list have commas between them");
    finding_help(parser->findings, finding, "write `%.*s, %.*s`", STR_ARGS(left), STR_ARGS(right));
    const Token *before = &tree->tokens[extra->before], *word = &tree->tokens[extra->index];
    uint32_t start = before->offset + before->length;
    finding_fix(parser->findings, finding, false,
                (Place){tree->source, start, word->offset + word->length - start}, STR(","));
}

// `with Sales development rep`, `owner Marketing team`: the role is called so, or labelled so.
static bool report_role_words(const Extra *extra, bool list)
{
    Parser *parser = extra->parser;
    const Tree *tree = parser->tree;
    uint32_t last = extra->index;
    while (token_is_name(tree->tokens[last + 1].kind)) {
        last++;
    }
    Str role =
        takes_role(extra->row) ? report_role_find(parser, extra->before, last, list) : (Str){0};
    if (role.length == 0) {
        return false;
    }
    Place place = tokens_place(tree, extra->before, last);
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, place, "a role is named by one word");
    finding_help(parser->findings, finding, "did you mean `%.*s`?", STR_ARGS(role));
    finding_fix(parser->findings, finding, false, place, role);
    return true;
}

// `needs discovery expert`
static bool report_level(const Extra *extra)
{
    static const char *const levels[] = {"basic", "working", "expert", NULL};
    Parser *parser = extra->parser;
    const Tree *tree = parser->tree;
    uint32_t behind = tree->tokens[extra->index + 1].kind;
    bool has_levels =
        extra->row == statement_row(STATEMENT_NEEDS) || extra->row == statement_row(STATEMENT_HAS);
    bool is_over = behind == TOK_LINE || behind == TOK_CLOSE || behind == TOK_COMMENT;
    bool says_level = str_is(token_text(tree, extra->index), "level") && token_is_name(behind)
                      && is_one_of(token_text(tree, extra->index + 1), levels);
    if (has_levels && says_level) {
        Finding *finding = add(extra, extra->index, "a level stands behind `at`");
        finding_help(parser->findings, finding, "write `at %.*s`",
                     STR_ARGS(token_shown(tree, extra->index + 1)));
        finding_fix(parser->findings, finding, false,
                    tokens_place(tree, extra->index, extra->index), STR("at"));
        return true;
    }
    if (!has_levels || !is_over || !is_one_of(token_text(tree, extra->index), levels)) {
        return false;
    }
    Finding *finding = add(extra, extra->index, "a level stands behind `at`");
    finding_help(parser->findings, finding, "write `at %.*s`",
                 STR_ARGS(token_shown(tree, extra->index)));
    finding_fix(parser->findings, finding, false,
                (Place){tree->source, tree->tokens[extra->index].offset, 0}, STR("at "));
    return true;
}

// `owner deal desk`, `with sdr manager`
static void report_two_words(const Extra *extra, bool list)
{
    Parser *parser = extra->parser;
    Str left = token_shown(parser->tree, extra->before);
    Str right = token_shown(parser->tree, extra->index);
    Finding *finding =
        add(extra, extra->index, list ? "a comma is missing, or a `-`" : "a name is one word");
    if (list) {
        finding_help(parser->findings, finding,
                     "two names are `%.*s, %.*s`; one name of two words is `%.*s-%.*s`",
                     STR_ARGS(left), STR_ARGS(right), STR_ARGS(left), STR_ARGS(right));
    } else {
        finding_help(parser->findings, finding,
                     "join its words: `%.*s-%.*s`; what people see stands in quotes",
                     STR_ARGS(left), STR_ARGS(right));
    }
}

bool report_extra_word(Parser *parser, uint32_t index)
{
    static const char *const fillers[] = {"to", "the", "a", "an", "by", "of", NULL};
    static const char *const joins[] = {"and", "or", "und", "oder", NULL};
    const Tree *tree = parser->tree;
    uint32_t first = parser->statement_first;
    StatementKind kind = token_statement(tree->tokens[first].kind);
    if (kind == STATEMENT_COUNT || index < first + 2 || index + 1 >= tree->token_count) {
        return false;
    }
    Extra extra = {parser, index, index - 1, statement_row(kind)};
    bool list = statement_takes_list(kind);
    bool is_second = extra.before == first + 1;
    bool fits =
        token_is_name(tree->tokens[index].kind) && token_is_name(tree->tokens[extra.before].kind)
        && tree->tokens[index - 2].kind != TOK_AT && tree->tokens[index - 2].kind != TOK_NUMBER
        && (list || (is_single(kind) && is_second));
    if (!fits) {
        return false;
    }
    if (is_second && is_one_of(token_text(tree, extra.before), fillers)) {
        report_filler(&extra);
    } else if (list && is_one_of(token_text(tree, index), joins)
               && token_is_name(tree->tokens[index + 1].kind)) {
        report_and(&extra);
    } else if (!report_level(&extra) && !report_role_words(&extra, list)) {
        report_two_words(&extra, list);
    }
    return true;
}
