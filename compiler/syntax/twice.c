// Headers that stand twice, one below the other: `stage meet {` and again `stage meet {`.
//
// The tokens of the second line are left out, so that the block is the one that was meant.

#include "syntax/twice.h"

#include "syntax/fixes.h"
#include "syntax/tokens.h"

#include <string.h>

// How many tokens a line has up to its `{`; 0 where it is no header with one.
static uint32_t header_length(const Tree *tree, uint32_t first)
{
    StatementKind kind = token_statement(tree->tokens[first].kind);
    uint32_t end = first;
    while (tree->tokens[end].kind != TOK_OPEN && tree->tokens[end].kind != TOK_LINE
           && tree->tokens[end].kind != TOK_END_OF_FILE) {
        end++;
    }
    bool is_header = kind != STATEMENT_COUNT && statement_row(kind)->is_declaration
                     && tree->tokens[end].kind == TOK_OPEN;
    return is_header ? end - first + 1 : 0;
}

static bool is_same_line(const Tree *tree, uint32_t left, uint32_t right, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (right + i >= tree->token_count
            || tree->tokens[left + i].kind != tree->tokens[right + i].kind
            || !str_equal(token_text(tree, left + i), token_text(tree, right + i))) {
            return false;
        }
    }
    return true;
}

static void report(Findings *findings, const Tree *tree, uint32_t first, uint32_t count)
{
    Place place = tokens_place(tree, first, first + count - 1);
    Finding *finding = finding_add(findings, RULE_syntax, place, "this line stands twice");
    finding_also(findings, finding, tokens_place(tree, first - count, first - 1), "first one here");
    finding_help(findings, finding, "take one of them out");
    finding_fix(findings, finding, false, place, STR(""));
}

uint32_t twice_mend(Tree *tree, uint32_t most, Findings *findings)
{
    uint32_t kept = 0, found = 0;
    bool at_start = true;
    for (uint32_t i = 0; i < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        uint32_t count = at_start && found < most ? header_length(tree, i) : 0;
        bool is_twice = count > 1 && is_same_line(tree, i, i + count, count);
        at_start = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE;
        if (!is_twice) {
            tree->tokens[kept++] = tree->tokens[i];
            continue;
        }
        if (findings != NULL) {
            report(findings, tree, i + count, count);
        }
        memmove(tree->tokens + kept, tree->tokens + i, count * sizeof(Token));
        kept += count;
        i += 2 * count - 1;
        found++;
        at_start = true;
    }
    tree->token_count = kept;
    return found;
}
