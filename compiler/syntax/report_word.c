// A line that starts with a word of no statement: a slip of the pen, a word of another tool, or no
// line of the language at all.

#include "base/suggest.h"
#include "syntax/losses.h"
#include "syntax/places.h"
#include "syntax/report.h"
#include "syntax/tokens.h"

#include <string.h>

typedef struct ForeignWord {
    const char *word;
    const char *keyword;
    bool is_read;  // the line is read as if the keyword stood there
    bool is_fixed; // the fix may be made without asking
} ForeignWord;

static const ForeignWord foreign_words[] = {
#define WORD(word, keyword, read, fixed) {word, keyword, read, fixed},
#include "syntax/words.def"
#undef WORD
};

enum { FOREIGN_WORDS = sizeof foreign_words / sizeof *foreign_words };

// Whether a word is another in small letters, or its plural.
static bool is_same_word(Str word, const char *other)
{
    size_t length = strlen(other);
    bool is_plural = word.length == length + 1 && word.at[length] == 's';
    if (word.length != length && !is_plural) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        char c = word.at[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != other[i]) {
            return false;
        }
    }
    return true;
}

// The blocks that the statement of a word may stand in; all for `change` and `drop`, and for what
// is part of a header.
static uint32_t keyword_blocks(Str keyword)
{
    StatementKind kind = token_statement(token_word(keyword));
    return kind != STATEMENT_COUNT ? statement_row(kind)->blocks : UINT32_MAX;
}

static bool is_here(uint32_t block, Str keyword)
{
    return block == 0 || (keyword_blocks(keyword) & block) != 0;
}

// The row of a word: of several, the one whose keyword may stand in this block.
static const ForeignWord *foreign_find(Str word, uint32_t block)
{
    const ForeignWord *found = NULL;
    for (int i = 0; i < FOREIGN_WORDS; i++) {
        const ForeignWord *row = &foreign_words[i];
        if (!is_same_word(word, row->word)) {
            continue;
        }
        if (is_here(block, str_from(row->keyword))) {
            return row;
        }
        found = found != NULL ? found : row;
    }
    return found;
}

// Whether a token is what an example has in its place: a text, a number or a name.
static bool is_like_example(uint32_t kind, char first)
{
    if (first == '"') {
        return kind == TOK_TEXT;
    }
    if (first >= '0' && first <= '9') {
        return kind == TOK_NUMBER || kind == TOK_PERCENT || kind == TOK_DATE
               || kind == TOK_BAD_NUMBER;
    }
    return token_is_name(kind);
}

// Whether what follows a word may follow a keyword, by its example. Prose has one word more.
static bool may_follow(const Tree *tree, uint32_t index, const StatementRow *row)
{
    const char *first = strchr(row->example, ' ') + 1, *second = strchr(first, ' ');
    if (index + 2 >= tree->token_count || !is_like_example(tree->tokens[index + 1].kind, *first)) {
        return false;
    }
    uint32_t behind = tree->tokens[index + 2].kind;
    bool is_name = token_is_name(tree->tokens[index + 1].kind);
    bool takes_text = is_name && second != NULL && second[1] == '"';
    return takes_text && !row->is_declaration ? behind == TOK_TEXT : !is_name || behind != TOK_WORD;
}

enum { SHORT_WORD = 4 }; // a shorter one is taken for a slip only where the line goes on like ours

// The word that opens a statement in a block and is near the word of a line; an empty text where
// none is.
static Str keyword_near(const Tree *tree, uint32_t index, uint32_t block, bool *is_certain)
{
    Str word = token_text(tree, index);
    Candidate candidates[STATEMENT_COUNT + 2];
    uint32_t count = 0;
    for (int kind = 0; kind < STATEMENT_COUNT; kind++) {
        const StatementRow *row = statement_row((StatementKind)kind);
        bool may_be_meant = word.length >= SHORT_WORD || may_follow(tree, index, row)
                            || is_same_word(word, row->keyword);
        if (may_be_meant && (block == 0 || (row->blocks & block) != 0)) {
            candidates[count++].name = str_from(row->keyword);
        }
    }
    if (word.length >= SHORT_WORD) {
        candidates[count++].name = STR("change");
        candidates[count++].name = STR("drop");
    }
    for (uint32_t i = 0; i < count; i++) {
        candidates[i].label = (Str){0};
        candidates[i].thing = NULL;
    }
    uint64_t budget = 100000;
    Suggestion found = suggest(word, candidates, count, &budget);
    *is_certain = found.is_certain;
    bool is_letter = word.length < 2; // may be anything
    return found.candidate == NULL || is_letter ? (Str){0} : found.candidate->name;
}

// The same, and where no word of this block is near, one of another block.
static Str keyword_suggest(const Tree *tree, uint32_t index, uint32_t block, bool *is_certain)
{
    Str here = keyword_near(tree, index, block, is_certain);
    bool is_short = tree->tokens[index].length < SHORT_WORD;
    if (block == 0 || *is_certain || is_short) {
        return here;
    }
    bool is_certain_there;
    Str there = keyword_near(tree, index, 0, &is_certain_there);
    if (here.length == 0 || is_certain_there) {
        *is_certain = is_certain_there;
        return there;
    }
    return here;
}

static const char *foreign_example(const ForeignWord *foreign)
{
    if (strcmp(foreign->keyword, "like") == 0) {
        return "process smb like b2b {";
    }
    return statement_row(token_statement(token_word(str_from(foreign->keyword))))->example;
}

// The arrow of a line that starts with one to three words, `if yes -> won`; 0 where there is none.
static uint32_t arrow_behind(const Tree *tree, uint32_t index)
{
    uint32_t at = index + 1;
    while (at < index + 3 && at < tree->token_count && token_is_name(tree->tokens[at].kind)) {
        at++;
    }
    return at < tree->token_count && tree->tokens[at].kind == TOK_ARROW ? at : 0;
}

// `qualify "Qualify lead" {` in a process: what it is stands first.
static bool report_no_keyword(Parser *parser, Finding *finding, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t behind = index + 1;
    behind += tree->tokens[behind].kind == TOK_TEXT;
    bool is_header = tree->tokens[behind].kind == TOK_OPEN && tree->tokens[index].kind == TOK_WORD;
    if (!is_header || (parser_block(parser) & (IN_PROCESS | IN_PHASE)) == 0) {
        return false;
    }
    finding_label(parser->findings, finding, "a block starts with what it is");
    finding_help(parser->findings, finding, "if it is a stage, write `stage %.*s`",
                 STR_ARGS(token_shown(tree, index)));
    finding_fix(parser->findings, finding, false,
                (Place){tree->source, tree->tokens[index].offset, 0}, STR("stage "));
    return true;
}

// What to do about a word that is near none of ours.
static void report_no_word(Parser *parser, Finding *finding, uint32_t index)
{
    const Tree *tree = parser->tree;
    if (report_no_keyword(parser, finding, index)) {
        return;
    }
    uint32_t arrow = arrow_behind(tree, index);
    if (arrow != 0 && parser_block(parser) == IN_STAGE
        && token_is_name(tree->tokens[arrow + 1].kind)) {
        finding_label(parser->findings, finding, "a way out of a stage starts with `outcome`");
        finding_help(parser->findings, finding, "give it a name: `outcome %.*s -> %.*s`",
                     STR_ARGS(token_shown(tree, arrow - 1)),
                     STR_ARGS(token_shown(tree, arrow + 1)));
        return;
    }
    if (arrow == index + 1) {
        finding_label(parser->findings, finding, "a way to another stage stands inside its stage");
        finding_help(parser->findings, finding,
                     "give it a name there: `outcome qualified -> meet 45%%`");
        return;
    }
    finding_label(parser->findings, finding, "a line starts with a word such as `owner`, `exit`");
    finding_help(parser->findings, finding, "text stands in quotes; a remark starts with `#`");
}

// The word that is meant, and, where it cannot stand here, where it belongs.
static void report_meant(Parser *parser, Finding *finding, const ForeignWord *foreign, Str keyword)
{
    Findings *findings = parser->findings;
    Str places = is_here(parser_block(parser), keyword)
                     ? (Str){0}
                     : statement_places(parser->arena, keyword_blocks(keyword));
    bool is_elsewhere = places.length > 0;
    if (foreign != NULL) {
        finding_help(findings, finding, "use `%s`, for example: %s%s%.*s", foreign->keyword,
                     foreign_example(foreign), is_elsewhere ? "; it belongs " : "",
                     STR_ARGS(places));
    } else {
        finding_help(findings, finding, "did you mean `%.*s`?%s%.*s", STR_ARGS(keyword),
                     is_elsewhere ? " It belongs " : "", STR_ARGS(places));
    }
}

// Whether a text stands behind the word of a statement.
static bool takes_text(Str keyword)
{
    StatementKind kind = token_statement(token_word(keyword));
    return kind != STATEMENT_COUNT && !statement_row(kind)->is_declaration
           && statement_row(kind)->example[keyword.length + 1] == '"';
}

// Whether a filler stands between a word and what it takes: `owned by ae`, `entry criteria "..."`.
static bool has_filler(const Tree *tree, uint32_t index, Str keyword)
{
    if (index + 2 < tree->token_count && tree->tokens[index + 1].kind == TOK_WORD
        && tree->tokens[index + 2].kind == TOK_TEXT && takes_text(keyword)) {
        return true;
    }
    static const char *const fillers[] = {"by", "to", "is"};
    bool takes_one = str_is(keyword, "owner") || str_is(keyword, "reports");
    bool has_any = false;
    for (size_t i = 0; takes_one && i < sizeof fillers / sizeof *fillers; i++) {
        has_any = has_any || str_is(token_text(tree, index + 1), fillers[i]);
    }
    return has_any && token_is_name(tree->tokens[index + 2].kind);
}

enum { WRAPPERS = 20 }; // of a file, that are taken apart

// `stages {` around stages: reported, and what is in it read as if it stood outside.
static bool report_wrapper(Parser *parser, uint32_t index)
{
    Tree *tree = parser->tree;
    Str word = token_text(tree, index);
    if (tree->tokens[index + 1].kind != TOK_OPEN || !word_is_declarations(word)
        || parser->wrappers++ >= WRAPPERS) {
        return false;
    }
    uint32_t close = index + 2, depth = 1;
    for (; close < tree->token_count && depth > 0; close++) {
        depth += tree->tokens[close].kind == TOK_OPEN;
        depth -= tree->tokens[close].kind == TOK_CLOSE;
    }
    Finding *finding =
        finding_add(parser->findings, RULE_unknown_word, tokens_place(tree, index, index),
                    "`%.*s` is not a word of this language", STR_ARGS(word));
    finding_label(parser->findings, finding, "each stands by itself, with no block around all");
    finding_help(parser->findings, finding, "take this line out, and its `}`");
    tree->tokens[index].kind = TOK_SPACE & 0xffU;
    tree->tokens[index + 1].kind = TOK_SPACE & 0xffU;
    if (depth == 0) {
        tree->tokens[close - 1].kind = TOK_SPACE & 0xffU;
    }
    return true;
}

uint32_t report_unknown_word(Parser *parser, uint32_t index)
{
    Tree *tree = parser->tree;
    if (report_wrapper(parser, index)) {
        return TOK_SPACE;
    }
    Str word = token_text(tree, index);
    uint32_t block = parser_block(parser);
    const ForeignWord *foreign = foreign_find(word, block);
    bool is_certain = foreign != NULL && foreign->is_fixed;
    Str keyword = foreign != NULL ? str_from(foreign->keyword)
                                  : keyword_suggest(tree, index, block, &is_certain);
    if (slip_on_line(tree, index) && word_is_declarations(word)) {
        return TOK_UNKNOWN_WORD; // `stages = meet, offer`: the scanner said it
    }
    if (keyword.length == 0
        && (slip_before(tree, index)
            || (slip_on_line(tree, index) && tree->tokens[index + 1].kind != TOK_ARROW))) {
        return TOK_UNKNOWN_WORD; // a sign on this line is reported, and nothing of it is ours
    }
    Str shown = token_shown(tree, index);
    bool is_read = keyword.length > 0 && (foreign == NULL || foreign->is_read);
    bool is_filled = is_read && has_filler(tree, index, keyword);
    Place place = tokens_place(tree, index, index + is_filled);
    Finding *finding = finding_add(parser->findings, RULE_unknown_word, place,
                                   "`%.*s` is not a word of this language", STR_ARGS(shown));
    if (keyword.length == 0) {
        report_no_word(parser, finding, index);
        return TOK_UNKNOWN_WORD;
    }
    if (is_filled) {
        tree->tokens[index + 1].kind = TOK_SPACE & 0xffU;
    }
    report_meant(parser, finding, foreign, keyword);
    if (is_read && is_here(block, keyword)) {
        finding_fix(parser->findings, finding, is_certain, place, keyword);
    }
    return is_read ? token_word(keyword) : TOK_UNKNOWN_WORD;
}
