// Blocks that end with words: `end stage`, `end`.
//
// An end of a process may well be called `stage`. So the words are read as a `}` only where blocks
// are open at the end of the file, and where they name the kind of the innermost one.

#include "syntax/end_words.h"

#include "syntax/tokens.h"

enum { MOST_OPEN = 1024 }; // more than may be nested

typedef struct Ends {
    Tree *tree;
    Findings *findings;
    Finding *finding;
    uint32_t count;
    uint32_t open[MOST_OPEN]; // the kind of the word that opened each block
    uint32_t depth;
} Ends;

static bool ends_line(const Tree *tree, uint32_t index)
{
    uint32_t kind = tree->tokens[index].kind;
    return kind == TOK_LINE || kind == TOK_COMMENT || kind == TOK_END_OF_FILE;
}

// How many words close a block at the start of a line; 0 where none do.
static uint32_t closing_words(const Ends *ends, uint32_t first)
{
    const Tree *tree = ends->tree;
    if (tree->tokens[first].kind != TOK_END || ends->depth == 0 || ends->depth > MOST_OPEN) {
        return 0;
    }
    if (ends_line(tree, first + 1)) {
        return 1;
    }
    bool is_named = tree->tokens[first + 1].kind == ends->open[ends->depth - 1];
    return is_named && ends_line(tree, first + 2) ? 2 : 0;
}

static void report(Ends *ends, Place place)
{
    if (ends->findings == NULL) {
        return;
    }
    if (++ends->count == 1) {
        ends->finding =
            finding_add(ends->findings, RULE_missing_brace, place, "a block ends with `}`");
        finding_help(ends->findings, ends->finding, "write `}` for these words");
        finding_fix(ends->findings, ends->finding, true, place, STR("}"));
        return;
    }
    finding_label(ends->findings, ends->finding, "the first of %u in this file", ends->count);
    finding_fix_more(ends->findings, ends->finding, place, STR("}"));
}

// Makes one `}` of words.
static Token closed(Ends *ends, uint32_t first, uint32_t words)
{
    Place place = tokens_place(ends->tree, first, first + words - 1);
    report(ends, place);
    return (Token){
        .offset = place.offset, .kind = TOK_CLOSE & 0xffU, .length = place.length & 0xffffffU};
}

// Follows the blocks that are open behind a token.
static void follow(Ends *ends, uint32_t kind, uint32_t keyword)
{
    if (kind == TOK_OPEN) {
        if (ends->depth < MOST_OPEN) {
            ends->open[ends->depth] = keyword;
        }
        ends->depth++;
    } else if (kind == TOK_CLOSE) {
        ends->depth -= ends->depth > 0;
    }
}

uint32_t end_words_mend(Tree *tree, uint32_t most, Findings *findings)
{
    Ends ends = {.tree = tree, .findings = findings};
    uint32_t kept = 0, found = 0, keyword = TOK_LINE;
    bool at_start = true;
    for (uint32_t i = 0; i < tree->token_count; i++) {
        Token token = tree->tokens[i];
        uint32_t words = at_start && found < most ? closing_words(&ends, i) : 0;
        if (words > 0) {
            token = closed(&ends, i, words);
            i += words - 1;
            found++;
        }
        keyword = at_start || keyword == TOK_CHANGE ? token.kind : keyword;
        follow(&ends, token.kind, keyword);
        at_start = token.kind == TOK_LINE || token.kind == TOK_OPEN || token.kind == TOK_CLOSE
                   || (at_start && token.kind == TOK_COMMENT);
        tree->tokens[kept++] = token;
    }
    tree->token_count = kept;
    return found;
}
