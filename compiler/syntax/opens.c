// `{` on the line below its header.
//
// A quick look tells whether a file has such a header at all; only then its tokens are walked and
// copied. All of a file are one finding: who writes one so writes all so.

#include "syntax/opens.h"

#include "syntax/tokens.h"

#define NO_HEADER UINT32_MAX

enum { MOST_BELOW = 20000 }; // edits of one fix, two for a `{`; a file of them is no slip

typedef struct Opens {
    Tree *tree;
    Findings *findings;
    Token *tokens;
    uint32_t count;
    Finding *below; // the one finding of `{` below their headers
    uint32_t below_count;
    bool has_turned; // two `{` too many: one may stand for a `}`
} Opens;

// Whether what follows a `{` may stand in the block of a header. Where braces are turned round, a
// `{` before a `}` was one itself.
static bool fits_behind(const Opens *opens, uint32_t header, uint32_t brace)
{
    const Tree *tree = opens->tree;
    uint32_t next = brace + 1;
    while (tree->tokens[next].kind == TOK_LINE || tree->tokens[next].kind == TOK_COMMENT) {
        next++;
    }
    uint32_t keyword = header + (tree->tokens[header].kind == TOK_CHANGE);
    uint32_t block = statement_block_mask(token_statement(tree->tokens[keyword].kind));
    StatementKind kind = token_statement(tree->tokens[next].kind);
    if (tree->tokens[next].kind == TOK_CLOSE && opens->has_turned) {
        return false;
    }
    return block == 0 || kind == STATEMENT_COUNT || (statement_row(kind)->blocks & block) != 0;
}

// Whether a `{` on the line below can be meant for a line; its first word may be misspelt.
static bool may_open_below(const Tree *tree, uint32_t header)
{
    uint32_t keyword = header + (tree->tokens[header].kind == TOK_CHANGE);
    StatementKind kind = token_statement(tree->tokens[keyword].kind);
    uint32_t next = tree->tokens[header + 1].kind;
    return (kind != STATEMENT_COUNT && statement_row(kind)->is_declaration)
           || (tree->tokens[header].kind == TOK_WORD && (token_is_name(next) || next == TOK_TEXT));
}

// What goes away with a `{`: its whole line where it stands alone, else the blanks behind it.
static Place brace_below_place(const Tree *tree, uint32_t brace)
{
    Str text = tree->source->text;
    uint32_t start = tree->tokens[brace].offset, end = start + 1;
    while (end < text.length && char_is_blank(text.at[end])) {
        end++;
    }
    bool is_cr = end + 1 < text.length && text.at[end] == '\r';
    if (end == text.length || text.at[end + is_cr] == '\n') {
        end += end < text.length ? 1U + is_cr : 0;
        while (start > 0 && char_is_blank(text.at[start - 1])) {
            start--;
        }
    }
    return (Place){tree->source, start, end - start};
}

static void report_below(Opens *opens, uint32_t header, uint32_t brace)
{
    const Tree *tree = opens->tree;
    Findings *findings = opens->findings;
    if (findings == NULL) {
        return;
    }
    Place last = tokens_place(tree, header, token_line_last(tree, header));
    Place end = {tree->source, last.offset + last.length, 0};
    if (++opens->below_count == 1) {
        opens->below = finding_add(findings, RULE_syntax, tokens_place(tree, brace, brace),
                                   "a `{` stands on the line below its header");
        finding_help(findings, opens->below, "put it at the end of the line above");
        finding_fix(findings, opens->below, true, end, STR(" {"));
    } else {
        finding_label(findings, opens->below, "the first of %u in this file", opens->below_count);
        finding_fix_more(findings, opens->below, end, STR(" {"));
    }
    finding_fix_more(findings, opens->below, brace_below_place(tree, brace), STR(""));
    if (opens->below_count > MOST_BELOW) {
        opens->below->fixes = NULL;
    }
}

// Takes out the line end between a header and the `{` below it.
static void join(Opens *opens, uint32_t header, uint32_t brace)
{
    uint32_t line = opens->count;
    while (opens->tokens[line - 1].kind != TOK_LINE) {
        line--;
    }
    for (uint32_t i = line; i < opens->count; i++) {
        opens->tokens[i - 1] = opens->tokens[i];
    }
    opens->count--;
    report_below(opens, header, brace);
}

// Walks the tokens, and copies them unless `opens` has no room for them; the number of `{` that
// stand below their header.
static uint32_t walk(Opens *opens)
{
    const Tree *tree = opens->tree;
    uint32_t count = 0, header = NO_HEADER;
    bool at_start = true;
    for (uint32_t i = 0; i + 1 < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        bool is_brace = kind == TOK_OPEN || kind == TOK_CLOSE;
        if (kind == TOK_OPEN && at_start && header != NO_HEADER && fits_behind(opens, header, i)) {
            count++;
            if (opens->tokens != NULL) {
                join(opens, header, i);
            }
        }
        if (is_brace || (at_start && kind != TOK_LINE && kind != TOK_COMMENT)) {
            header = !is_brace && may_open_below(tree, i) ? i : NO_HEADER;
        }
        if (kind != TOK_COMMENT) {
            at_start = kind == TOK_LINE || is_brace;
        }
        if (opens->tokens != NULL) {
            opens->tokens[opens->count++] = tree->tokens[i];
        }
    }
    return count;
}

void opens_mend(Tree *tree, Arena *arena, Findings *findings)
{
    Opens opens = {.tree = tree, .findings = findings};
    int64_t depth = 0;
    for (uint32_t i = 0; i < tree->token_count; i++) {
        depth += (tree->tokens[i].kind == TOK_OPEN) - (tree->tokens[i].kind == TOK_CLOSE);
    }
    opens.has_turned = depth >= 2;
    if (walk(&opens) == 0) {
        return;
    }
    opens.tokens = ARENA_MANY(arena, tree->token_count, Token);
    walk(&opens);
    opens.tokens[opens.count++] = tree->tokens[tree->token_count - 1];
    tree->tokens = opens.tokens;
    tree->token_count = opens.count;
}
