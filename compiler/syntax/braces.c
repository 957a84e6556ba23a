// Blocks that are not closed: the indentation tells where their `}` belongs.
//
// Only files that lack a `}` come here. Line by line the innermost open block is held against the
// indentation of the line: a line that is not deeper than the block's own header cannot be inside
// it. What is left over at the end is closed there, with one message at the outermost opener.

#include "syntax/braces.h"

#include "syntax/scan.h"
#include "syntax/tokens.h"

typedef struct OpenBlock {
    uint32_t header; // first token of the header
    uint32_t indent; // columns before it
    bool is_indented; // its first line stands deeper than the header
    bool has_lines;
} OpenBlock;

typedef struct Mend {
    Tree *tree;
    Findings *findings;
    Token *tokens;
    uint32_t count;
    OpenBlock open[SCAN_DEPTH_LIMIT];
    uint32_t depth;
    uint32_t missing;
} Mend;

static uint32_t token_indent(const Tree *tree, uint32_t index)
{
    const char *text = tree->source->text.at;
    uint32_t at = tree->tokens[index].offset;
    uint32_t indent = 0;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) {
        indent += text[at - 1] == '\t' ? 4 : 1;
        at--;
    }
    return indent;
}

static void mend_report(Mend *mend, const OpenBlock *block, uint32_t before)
{
    if (mend->findings == NULL) {
        return;
    }
    const Tree *tree = mend->tree;
    uint32_t last = before;
    while (last > block->header && (tree->tokens[last].kind == TOK_LINE ||
                                    tree->tokens[last].kind == TOK_COMMENT || last == before)) {
        last--;
    }
    Str keyword = token_text(tree, block->header);
    Str name = token_text(tree, block->header + 1);
    Finding *finding = finding_add(mend->findings, RULE_missing_brace,
                                   tokens_place(tree, last, last), "%.*s `%.*s` is not closed",
                                   STR_ARGS(keyword), STR_ARGS(name));
    finding_label(mend->findings, finding, "it should end after this line");
    finding_also(mend->findings, finding,
                 tokens_place(tree, block->header, block->header + 1), "it starts here");
    finding_help(mend->findings, finding, "add `}` on a line of its own here");
}

static void mend_put(Mend *mend, uint32_t kind, uint32_t offset)
{
    mend->tokens[mend->count++] = (Token){.offset = offset, .kind = kind & 0xffU, .length = 0};
}

static void mend_close(Mend *mend, uint32_t before)
{
    const OpenBlock *block = &mend->open[--mend->depth];
    mend_report(mend, block, before);
    mend->missing--;
    uint32_t offset = mend->tree->tokens[before].offset;
    mend_put(mend, TOK_CLOSE, offset);
    mend_put(mend, TOK_LINE, offset);
}

// What stands at the start of a line: does it still belong to the innermost block?
static void mend_line(Mend *mend, uint32_t index)
{
    const Tree *tree = mend->tree;
    uint32_t indent = token_indent(tree, index);
    bool is_close = tree->tokens[index].kind == TOK_CLOSE;
    while (mend->depth > 0 && mend->missing > 0) {
        OpenBlock *block = &mend->open[mend->depth - 1];
        if (!block->has_lines) {
            block->has_lines = true;
            block->is_indented = indent > block->indent;
        }
        bool is_outside = is_close ? indent < block->indent : indent <= block->indent;
        if (!block->is_indented || !is_outside) {
            return;
        }
        mend_close(mend, index);
    }
}

static void mend_tokens(Mend *mend)
{
    const Tree *tree = mend->tree;
    bool at_start = true;
    uint32_t header = 0;
    for (uint32_t i = 0; i + 1 < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_COMMENT) {
            mend->tokens[mend->count++] = tree->tokens[i];
            continue;
        }
        if (at_start && kind != TOK_LINE) {
            mend_line(mend, i);
            header = i;
        }
        if (kind == TOK_OPEN && mend->depth < SCAN_DEPTH_LIMIT) {
            mend->open[mend->depth++] =
                (OpenBlock){.header = header, .indent = token_indent(tree, header)};
        } else if (kind == TOK_CLOSE && mend->depth > 0) {
            mend->depth--;
        }
        at_start = kind == TOK_LINE || kind == TOK_OPEN;
        mend->tokens[mend->count++] = tree->tokens[i];
    }
}

void braces_mend(Tree *tree, Arena *arena, Findings *findings, uint32_t missing)
{
    Mend *mend = ARENA_NEW(arena, Mend);
    mend->tree = tree;
    mend->findings = findings;
    mend->missing = missing;
    mend->tokens = ARENA_MANY(arena, tree->token_count + 2 * missing + 2, Token);
    mend_tokens(mend);
    uint32_t end = tree->token_count - 1;
    while (mend->depth > 0) {
        mend_close(mend, end);
        mend->findings = NULL;
    }
    mend->tokens[mend->count++] = tree->tokens[end];
    tree->tokens = mend->tokens;
    tree->token_count = mend->count;
}
