// Braces that do not match: the indentation tells which one is missing, and which is too many.
//
// Only files with such braces come here. Line by line the innermost open block is held against the
// indentation of the line: a line that is not deeper than the block's own header cannot be inside
// it, and a `}` that is deeper than the header does not belong to it. What is left open at the end
// is closed there, with one message at the innermost block.

#include "syntax/braces.h"

#include "syntax/fixes.h"
#include "syntax/opens.h"
#include "syntax/scan.h"
#include "syntax/tokens.h"

typedef struct OpenBlock {
    uint32_t header;  // first token of the header
    uint32_t indent;  // columns before it
    bool is_indented; // its first line stands deeper than the header
    bool has_lines;
} OpenBlock;

typedef struct Mend {
    Tree *tree;
    Findings *findings;
    Token *tokens;
    uint32_t count;
    OpenBlock *open; // room for depth_most
    uint32_t depth, depth_most;
    uint32_t missing; // `}` that the file lacks
    uint32_t extra;   // or has too many
} Mend;

static bool is_word(const Tree *tree, uint32_t index)
{
    uint32_t kind = tree->tokens[index].kind;
    return kind != TOK_LINE && kind != TOK_COMMENT && kind != TOK_END_OF_FILE;
}

// ---- a `}` is missing ---------------------------------------------------------------------------

static void report_missing(Mend *mend, const OpenBlock *block, uint32_t before)
{
    if (mend->findings == NULL) {
        return;
    }
    const Tree *tree = mend->tree;
    uint32_t last = before - 1;
    while (last > block->header && !is_word(tree, last)) {
        last--;
    }
    Str keyword = token_text(tree, block->header);
    Str name = token_text(tree, block->header + 1);
    Finding *finding =
        finding_add(mend->findings, RULE_missing_brace, tokens_place(tree, last, last),
                    "%.*s `%.*s` is not closed", STR_ARGS(keyword), STR_ARGS(name));
    finding_label(mend->findings, finding, "it should end after this line");
    finding_also(mend->findings, finding, tokens_place(tree, block->header, block->header + 1),
                 "it starts here");
    finding_help(mend->findings, finding, "add `}` on a line of its own here");
    fix_add_close(mend->findings, finding, tree, block->header, last);
}

static void mend_put(Mend *mend, uint32_t kind, uint32_t offset)
{
    mend->tokens[mend->count++] = (Token){.offset = offset, .kind = kind & 0xffU, .length = 0};
}

static void mend_close(Mend *mend, uint32_t before)
{
    const OpenBlock *block = &mend->open[--mend->depth];
    report_missing(mend, block, before);
    mend->missing -= mend->missing > 0;
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
    while (mend->depth > 0) {
        OpenBlock *block = &mend->open[mend->depth - 1];
        if (!block->has_lines) {
            block->has_lines = true;
            block->is_indented = indent > block->indent;
        }
        bool is_outside = is_close ? indent < block->indent : indent <= block->indent;
        if (mend->missing == 0 || !block->is_indented || !is_outside) {
            return;
        }
        mend_close(mend, index);
    }
}

// ---- a `}` is too many --------------------------------------------------------------------------

static void report_extra(Mend *mend, uint32_t index)
{
    if (mend->findings == NULL) {
        return;
    }
    Finding *finding =
        finding_add(mend->findings, RULE_extra_brace, tokens_place(mend->tree, index, index),
                    "there is no block for this `}` to close");
    finding_help(mend->findings, finding, "take it out");
    fix_take_out(mend->findings, finding, mend->tree, index);
}

static bool is_extra(const Mend *mend, uint32_t index, bool at_start)
{
    if (mend->depth == 0) {
        return true;
    }
    const OpenBlock *block = &mend->open[mend->depth - 1];
    return mend->extra > 0 && at_start && block->is_indented
           && token_indent(mend->tree, index) > block->indent;
}

// ---- a `{` is missing ---------------------------------------------------------------------------

// A declaration without `{` whose next line stands deeper: its line end becomes the `{`.
static void mend_open(Mend *mend, uint32_t index, uint32_t header)
{
    const Tree *tree = mend->tree;
    StatementKind kind = token_statement(tree->tokens[header].kind);
    if (mend->extra == 0 || mend->count == 0 || kind == STATEMENT_COUNT
        || !statement_row(kind)->is_declaration || mend->depth >= mend->depth_most) {
        return;
    }
    Token *line = &mend->tokens[mend->count - 1];
    uint32_t indent = token_indent(tree, header);
    if (line->kind != TOK_LINE || token_indent(tree, index) <= indent) {
        return;
    }
    line->kind = TOK_OPEN;
    line->length = 0;
    mend->extra--;
    mend->open[mend->depth++] = (OpenBlock){header, indent, true, true};
    if (mend->findings != NULL) {
        opens_report(mend->findings, tree, header);
    }
}

static void report_stray_open(Mend *mend, uint32_t index)
{
    if (mend->findings != NULL) {
        Finding *finding =
            finding_add(mend->findings, RULE_syntax, tokens_place(mend->tree, index, index),
                        "this `{` opens nothing");
        finding_help(mend->findings, finding,
                     "a `{` stands at the end of a line such as `stage qualify {`");
    }
}

// ---- the walk -----------------------------------------------------------------------------------

static bool mend_brace(Mend *mend, uint32_t index, uint32_t header, bool at_start)
{
    uint32_t kind = mend->tree->tokens[index].kind;
    if (kind == TOK_OPEN && at_start && mend->missing > 0) {
        mend->missing--;
        report_stray_open(mend, index);
        return false;
    }
    if (kind == TOK_OPEN && mend->depth < mend->depth_most) {
        mend->open[mend->depth++] =
            (OpenBlock){.header = header, .indent = token_indent(mend->tree, header)};
    }
    if (kind != TOK_CLOSE) {
        return true;
    }
    if (is_extra(mend, index, at_start)) {
        mend->extra -= mend->extra > 0;
        report_extra(mend, index);
        return false;
    }
    mend->depth--;
    return true;
}

static void mend_tokens(Mend *mend)
{
    const Tree *tree = mend->tree;
    bool at_start = true;
    uint32_t header = 0;
    for (uint32_t i = 0; i + 1 < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind != TOK_COMMENT) {
            if (at_start && kind != TOK_LINE) {
                mend_line(mend, i);
                mend_open(mend, i, header);
                header = i;
            }
            if (!mend_brace(mend, i, header, at_start)) {
                continue;
            }
            at_start = kind == TOK_LINE || kind == TOK_OPEN;
        }
        mend->tokens[mend->count++] = tree->tokens[i];
    }
}

// Counts the `}` that are missing or too many; whether the braces match.
static bool count_braces(Mend *mend)
{
    uint32_t opens = 0;
    uint32_t closes = 0;
    bool is_lone = false;
    for (uint32_t i = 0; i < mend->tree->token_count; i++) {
        opens += mend->tree->tokens[i].kind == TOK_OPEN;
        closes += mend->tree->tokens[i].kind == TOK_CLOSE;
        is_lone = is_lone || closes > opens;
    }
    mend->missing = opens > closes ? opens - closes : 0;
    mend->extra = closes > opens ? closes - opens : 0;
    return opens == closes && !is_lone;
}

void braces_mend(Tree *tree, const Limits *limits, Arena *arena, Findings *findings)
{
    Mend *mend = ARENA_NEW(arena, Mend);
    mend->tree = tree;
    mend->findings = findings;
    if (count_braces(mend)) {
        return;
    }
    mend->depth_most = (uint32_t)limits->of[LIMIT_NESTING];
    mend->open = ARENA_MANY(arena, mend->depth_most, OpenBlock);
    mend->tokens = ARENA_MANY(
        arena, tree->token_count + (size_t)2 * mend->depth_most + (size_t)2 * mend->missing, Token);
    mend_tokens(mend);
    uint32_t end = tree->token_count - 1;
    if (mend->depth > 1) {
        tree->lost = UINT64_MAX; // the file breaks off: much may have been meant to follow
    }
    while (mend->depth > 0) {
        mend_close(mend, end);
        mend->findings = NULL;
    }
    mend->tokens[mend->count++] = tree->tokens[end];
    tree->tokens = mend->tokens;
    tree->token_count = mend->count;
}
