// A line that starts with a word of no statement: a slip of the pen, a word of another tool, or no
// line of the language at all.

#include "base/suggest.h"
#include "syntax/losses.h"
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

static const ForeignWord *foreign_find(Str word)
{
    for (int i = 0; i < FOREIGN_WORDS; i++) {
        if (is_same_word(word, foreign_words[i].word)) {
            return &foreign_words[i];
        }
    }
    return NULL;
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

static bool is_line_start(const Tree *tree, uint32_t index)
{
    uint32_t before = index > 0 ? tree->tokens[index - 1].kind : TOK_LINE;
    return before == TOK_LINE || before == TOK_OPEN || before == TOK_CLOSE;
}

enum {
    TOKENS_SEARCHED = 2000000, // for headers, over a whole file
    EVERYWHERE = (1 << 15) - 1,
};

uint32_t report_block_around(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t closed = 0;
    while (index > 0 && (closed > 0 || tree->tokens[index - 1].kind != TOK_OPEN)) {
        uint32_t kind = tree->tokens[--index].kind;
        closed += kind == TOK_CLOSE;
        closed -= kind == TOK_OPEN;
        if (++parser->searched > TOKENS_SEARCHED) {
            return EVERYWHERE;
        }
    }
    if (index == 0) {
        return IN_FILE;
    }
    for (index--; !is_line_start(tree, index);) {
        index--;
    }
    index += tree->tokens[index].kind == TOK_CHANGE;
    StatementKind kind = token_statement(tree->tokens[index].kind);
    uint32_t mask = kind == STATEMENT_COUNT ? 0 : statement_block_mask(kind);
    return mask != 0 ? mask : EVERYWHERE;
}

enum { SHORT_WORD = 4 }; // a shorter one is taken for a slip only where the line goes on like ours

// The word that opens a statement in some blocks and is near the word of a line; an empty text where
// none is.
static Str keyword_suggest(const Tree *tree, uint32_t index, uint32_t blocks, bool *is_certain)
{
    Str word = token_text(tree, index);
    Candidate candidates[STATEMENT_COUNT + 2];
    uint32_t count = 0;
    for (int kind = 0; kind < STATEMENT_COUNT; kind++) {
        const StatementRow *row = statement_row((StatementKind)kind);
        bool may_be_meant = word.length >= SHORT_WORD || may_follow(tree, index, row)
                            || is_same_word(word, row->keyword);
        if (may_be_meant && (row->blocks & blocks) != 0) {
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

// The same; of those that may stand here, if one is near. `fits_here`: it is one of these.
static Str keyword_near(Parser *parser, uint32_t index, bool *fits_here, bool *is_certain)
{
    uint32_t blocks = report_block_around(parser, index);
    Str keyword = keyword_suggest(parser->tree, index, blocks, is_certain);
    *fits_here = keyword.length > 0;
    bool is_long = parser->tree->tokens[index].length >= SHORT_WORD;
    return keyword.length > 0 || !is_long
               ? keyword
               : keyword_suggest(parser->tree, index, EVERYWHERE, is_certain);
}

static const char *foreign_example(const ForeignWord *foreign)
{
    if (strcmp(foreign->keyword, "like") == 0) {
        return "process smb like b2b {";
    }
    return statement_row(token_statement(token_word(str_from(foreign->keyword))))->example;
}

// What to do about a word that is near none of ours.
static void report_no_word(Parser *parser, Finding *finding, uint32_t index)
{
    uint32_t next = index + 1 < parser->tree->token_count ? index + 1 : index;
    if (parser->tree->tokens[next].kind == TOK_ARROW) {
        finding_label(parser->findings, finding, "a way to another stage stands inside its stage");
        finding_help(parser->findings, finding,
                     "give it a name there: `outcome qualified -> meet 45%%`");
        return;
    }
    finding_label(parser->findings, finding, "a line starts with a word such as `owner`, `exit`");
    finding_help(parser->findings, finding, "text stands in quotes; a remark starts with `#`");
}

uint32_t report_unknown_word(Parser *parser, uint32_t index)
{
    Tree *tree = parser->tree;
    Str word = token_text(tree, index);
    const ForeignWord *foreign = foreign_find(word);
    bool is_certain = foreign != NULL && foreign->is_fixed;
    bool fits_here = true;
    Str keyword = foreign != NULL ? str_from(foreign->keyword)
                                  : keyword_near(parser, index, &fits_here, &is_certain);
    if (keyword.length == 0
        && (slip_before(tree, index)
            || (slip_on_line(tree, index) && tree->tokens[index + 1].kind != TOK_ARROW))) {
        return TOK_UNKNOWN_WORD; // a sign on this line is reported, and nothing of it is ours
    }
    Str shown = token_shown(tree, index);
    Place place = tokens_place(tree, index, index);
    Finding *finding = finding_add(parser->findings, RULE_unknown_word, place,
                                   "`%.*s` is not a word of this language", STR_ARGS(shown));
    if (keyword.length == 0) {
        report_no_word(parser, finding, index);
        return TOK_UNKNOWN_WORD;
    }
    if (foreign != NULL) {
        finding_help(parser->findings, finding, "use `%s`, for example: %s", foreign->keyword,
                     foreign_example(foreign));
    } else {
        finding_help(parser->findings, finding, "did you mean `%.*s`?", STR_ARGS(keyword));
    }
    if (!fits_here) { // mended, it would stand in a wrong place; the block it opens is read
        uint32_t kind = token_word(keyword);
        StatementKind statement = token_statement(kind);
        bool is_opening = statement != STATEMENT_COUNT && statement_row(statement)->is_declaration;
        return is_opening ? kind : (uint32_t)TOK_UNKNOWN_WORD;
    }
    if (foreign == NULL || foreign->is_read) {
        finding_fix(parser->findings, finding, is_certain, place, keyword);
    }
    return foreign == NULL || foreign->is_read ? token_word(keyword) : TOK_UNKNOWN_WORD;
}
