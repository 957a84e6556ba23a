// Braces that do not match: what syntax/blocks found is reported and made in the tokens.
//
// Only files with such braces come here, and those with lines that are deeper than a header without
// a block. What is left open at the end of the file is one message, at the innermost block.

#include "syntax/braces.h"

#include "syntax/blocks.h"
#include "syntax/end_words.h"
#include "syntax/fixes.h"
#include "syntax/losses.h"
#include "syntax/scan.h"
#include "syntax/tokens.h"
#include "syntax/twice.h"

enum {
    MOST_TOKENS = 1000000, // of a file whose braces are mended with care
    MOST_ASTRAY = 1000,    // braces that do not match
};

typedef struct Mend {
    Tree *tree;
    Findings *findings;
    Token *tokens;
    uint32_t count;
    uint32_t left_open; // blocks that the end of the file closes
    Finding *doubled;   // the one finding of `{{`
    uint32_t doubled_count;
    Finding *stray; // the one finding of `}` that stand side by side
    uint32_t stray_count, stray_end;
} Mend;

// ---- what is said -------------------------------------------------------------------------------

// The last word before a token.
static uint32_t word_before(const Tree *tree, uint32_t token, uint32_t first)
{
    uint32_t last = token - 1;
    while (last > first
           && (tree->tokens[last].kind == TOK_LINE || tree->tokens[last].kind == TOK_COMMENT)) {
        last--;
    }
    return last;
}

static void report_not_closed(Mend *mend, BlockEdit *edit)
{
    const Tree *tree = mend->tree;
    if (edit->header == NO_TOKEN) {
        return; // the `{` without a header is reported by the grammar
    }
    uint32_t last = word_before(tree, edit->token, edit->header);
    Str keyword = token_text(tree, edit->header), name = token_text(tree, edit->header + 1);
    Finding *finding =
        finding_add(mend->findings, RULE_missing_brace, tokens_place(tree, last, last),
                    "%.*s `%.*s` is not closed", STR_ARGS(keyword), STR_ARGS(name));
    finding_label(mend->findings, finding, "it should end after this line");
    finding_also(mend->findings, finding, tokens_place(tree, edit->header, edit->header + 1),
                 "it starts here");
    finding_help(mend->findings, finding, "add `}` on a line of its own here");
    fix_add_close(mend->findings, finding, tree, edit->header, last);
}

static void report_not_opened(Mend *mend, BlockEdit *edit)
{
    const Tree *tree = mend->tree;
    Findings *findings = mend->findings;
    uint32_t header = edit->header, last = token_line_last(tree, header);
    uint32_t keyword = header + (tree->tokens[header].kind == TOK_CHANGE);
    bool is_named = last > keyword && token_is_name(tree->tokens[keyword + 1].kind);
    if (slip_on_line(tree, last)) {
        return; // what stands in the place of the `{` is reported
    }
    Str word = token_text(tree, keyword), name = token_shown(tree, keyword + 1);
    Place place = tokens_place(tree, last, last);
    edit->finding = is_named
                        ? finding_add(findings, RULE_missing_brace, place,
                                      "%.*s `%.*s` is not opened", STR_ARGS(word), STR_ARGS(name))
                        : finding_add(findings, RULE_missing_brace, place,
                                      "this %.*s is not opened", STR_ARGS(word));
    finding_label(findings, edit->finding, "`{` is missing after this");
    finding_help(findings, edit->finding, "add `{` at the end of this line");
    finding_fix(findings, edit->finding, false,
                (Place){tree->source, place.offset + place.length, 0}, STR(" {"));
}

// The `}` of a block whose `{` is missing too.
static void report_close_too(Mend *mend, const BlockEdit *edit)
{
    Finding *finding = edit->opened->finding;
    if (finding != NULL) {
        finding_help(
            mend->findings, finding,
            "add `{` at the end of this line, and `}` on a line of its own after its last");
        fix_close_too(mend->findings, finding, mend->tree, edit->header,
                      word_before(mend->tree, edit->token, edit->header));
    }
}

// One brace more that a finding takes out, of `count`.
static void take_out_too(Mend *mend, const BlockEdit *edit, uint32_t count)
{
    Finding *finding = edit->finding;
    if (finding == NULL) {
        return;
    }
    if (finding->fixes != NULL && count < MOST_ASTRAY) {
        finding_fix_more(mend->findings, finding,
                         tokens_place(mend->tree, edit->token, edit->token), STR(""));
    } else {
        finding->fixes = NULL;
    }
}

// Whether a `}` too many stands beside the one before: then it is the same mistake.
static bool is_beside_stray(const Mend *mend, const Token *token)
{
    const char *text = mend->tree->source->text.at;
    uint32_t at = mend->stray_end;
    while (at < token->offset && char_is_blank(text[at])) {
        at++;
    }
    return mend->stray != NULL && at == token->offset;
}

static void end_stray(Mend *mend)
{
    if (mend->stray_count > 1) {
        finding_label(mend->findings, mend->stray, "the first of %u", mend->stray_count);
        finding_help(mend->findings, mend->stray, "take them out");
    }
    mend->stray = NULL;
}

static void report_stray(Mend *mend, BlockEdit *edit)
{
    const Token *token = &mend->tree->tokens[edit->token];
    if (is_beside_stray(mend, token)) {
        edit->finding = mend->stray;
        take_out_too(mend, edit, ++mend->stray_count);
    } else {
        end_stray(mend);
        edit->finding = finding_add(mend->findings, RULE_extra_brace,
                                    tokens_place(mend->tree, edit->token, edit->token),
                                    "there is no block for this `}` to close");
        finding_help(mend->findings, edit->finding, "take it out");
        fix_take_out(mend->findings, edit->finding, mend->tree, edit->token);
        mend->stray = edit->finding;
        mend->stray_count = 1;
    }
    mend->stray_end = token->offset + token->length;
}

static void report_too_many(Mend *mend, BlockEdit *edit)
{
    const Tree *tree = mend->tree;
    Place place = tokens_place(tree, edit->token, edit->token);
    uint32_t before = edit->token > 0 ? tree->tokens[edit->token - 1].kind : TOK_LINE;
    Finding *finding;
    if (tree->tokens[edit->token].kind == TOK_OPEN && before != TOK_OPEN) {
        finding = finding_add(mend->findings, RULE_syntax, place, "this `{` opens nothing");
        finding_help(mend->findings, finding,
                     "a `{` stands at the end of a line such as `stage qualify {`");
        return;
    }
    if (tree->tokens[edit->token].kind == TOK_OPEN && ++mend->doubled_count > 1) {
        finding_label(mend->findings, mend->doubled, "the first of %u in this file",
                      mend->doubled_count);
        edit->finding = mend->doubled;
        take_out_too(mend, edit, mend->doubled_count);
        return;
    }
    if (tree->tokens[edit->token].kind == TOK_OPEN) {
        finding =
            finding_add(mend->findings, RULE_extra_brace, place, "this block is opened twice");
    } else if (before == TOK_OPEN) {
        finding = finding_add(mend->findings, RULE_extra_brace, place,
                              "this `}` closes a block before its lines");
    } else {
        report_stray(mend, edit);
        return;
    }
    finding_help(mend->findings, finding, "take it out");
    fix_take_out(mend->findings, finding, tree, edit->token);
    edit->finding = finding;
    if (tree->tokens[edit->token].kind == TOK_OPEN) {
        mend->doubled = finding;
    }
}

// The `}` of a `{` too many.
static void report_pair(Mend *mend, BlockEdit *edit)
{
    edit->finding = edit->opened != NULL ? edit->opened->finding : NULL;
    if (edit->finding != NULL) {
        finding_help(mend->findings, edit->finding, "take it out, and its `}`");
        take_out_too(mend, edit, mend->doubled_count);
    }
}

static void report_turned(Mend *mend, const BlockEdit *edit)
{
    bool is_open = edit->kind == BLOCK_TO_OPEN;
    Place place = tokens_place(mend->tree, edit->token, edit->token);
    Finding *finding = finding_add(mend->findings, RULE_missing_brace, place,
                                   is_open ? "a block is opened with `{`, not `}`"
                                           : "a block is closed with `}`, not `{`");
    finding_help(mend->findings, finding, is_open ? "write `{`" : "write `}`");
    finding_fix(mend->findings, finding, false, place, is_open ? STR("{") : STR("}"));
}

static void report_edit(Mend *mend, BlockEdit *edit)
{
    switch ((BlockEditKind)edit->kind) {
    case BLOCK_CLOSE:
        if (edit->opened != NULL) {
            report_close_too(mend, edit);
        } else if (!edit->is_at_end || mend->left_open++ == 0) {
            report_not_closed(mend, edit);
        }
        return;
    case BLOCK_OPEN: report_not_opened(mend, edit); return;
    case BLOCK_DROP: report_too_many(mend, edit); return;
    case BLOCK_DROP_PAIR: report_pair(mend, edit); return;
    case BLOCK_TO_OPEN:
    case BLOCK_TO_CLOSE: report_turned(mend, edit); return;
    }
}

// ---- the tokens ---------------------------------------------------------------------------------

static void put(Mend *mend, uint32_t kind, uint32_t offset)
{
    mend->tokens[mend->count++] = (Token){.offset = offset, .kind = kind & 0xffU, .length = 0};
}

// Turns the line end before the next line into a `{`.
static void put_open(Mend *mend)
{
    uint32_t line = mend->count;
    while (mend->tokens[line - 1].kind != TOK_LINE) {
        line--; // comments
    }
    mend->tokens[line - 1].kind = TOK_OPEN & 0xffU;
    mend->tokens[line - 1].length = 0;
}

// A brace itself.
static void put_changed(Mend *mend, const BlockEdit *edit)
{
    Token token = mend->tree->tokens[edit->token];
    switch ((BlockEditKind)edit->kind) {
    case BLOCK_TO_OPEN:
        mend->count--; // the line end that the scanner puts before a `}`
        token.kind = TOK_OPEN & 0xffU;
        mend->tokens[mend->count++] = token;
        return;
    case BLOCK_TO_CLOSE:
        token.kind = TOK_CLOSE & 0xffU;
        mend->tokens[mend->count++] = token;
        put(mend, TOK_LINE, token.offset + token.length);
        return;
    case BLOCK_DROP:
    case BLOCK_DROP_PAIR: return;
    case BLOCK_CLOSE:
    case BLOCK_OPEN: mend->tokens[mend->count++] = token; return;
    }
}

// Makes the changes at a token, and keeps it; the first change behind it.
static BlockEdit *mend_token(Mend *mend, BlockEdit *edit, uint32_t index)
{
    const Token token = mend->tree->tokens[index];
    bool is_kept = true;
    for (; edit != NULL && edit->token == index; edit = edit->next) {
        if (mend->findings != NULL) {
            report_edit(mend, edit);
        }
        if (edit->kind == BLOCK_CLOSE) {
            put(mend, TOK_CLOSE, token.offset);
            put(mend, TOK_LINE, token.offset);
        } else if (edit->kind == BLOCK_OPEN) {
            put_open(mend);
        } else {
            put_changed(mend, edit);
            is_kept = false;
        }
    }
    if (is_kept) {
        mend->tokens[mend->count++] = token;
    }
    return edit;
}

static void make(Mend *mend, BlockEdit *edits, Arena *arena)
{
    Tree *tree = mend->tree;
    uint32_t added = 0, left_open = 0;
    for (const BlockEdit *edit = edits; edit != NULL; edit = edit->next) {
        added += 2;
        left_open += edit->is_at_end && edit->opened == NULL;
    }
    mend->tokens = ARENA_MANY(arena, tree->token_count + (size_t)added, Token);
    for (uint32_t i = 0; i < tree->token_count; i++) {
        edits = mend_token(mend, edits, i);
    }
    end_stray(mend);
    if (left_open > 1) {
        tree->lost = UINT64_MAX; // the file breaks off: much may have been meant to follow
    }
    tree->tokens = mend->tokens;
    tree->token_count = mend->count;
    uint32_t last = tree->token_count - 1;
    while (left_open > 1 && last > 0
           && (tree->tokens[last].length == 0 || tree->tokens[last].kind == TOK_LINE)) {
        last--;
    }
    tree->breaks_off = left_open > 1 ? last : 0;
}

// ---- which files --------------------------------------------------------------------------------

// A file that nobody wrote by hand: what is too many is left out, what is missing put at the end.
static void mend_without_care(Tree *tree, uint32_t depth, Arena *arena, Findings *findings)
{
    Mend mend = {.tree = tree, .findings = findings};
    uint32_t open = 0, end = tree->token_count - 1;
    bool only_drops = depth == 0; // then what is kept moves up in its place
    mend.tokens =
        only_drops ? tree->tokens : ARENA_MANY(arena, tree->token_count + (size_t)2 * depth, Token);
    for (uint32_t i = 0; i < end; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_CLOSE && open == 0) {
            BlockEdit edit = {.token = i, .header = NO_TOKEN, .kind = BLOCK_DROP};
            if (findings != NULL) {
                report_too_many(&mend, &edit);
            }
            continue;
        }
        open += kind == TOK_OPEN;
        open -= kind == TOK_CLOSE;
        mend.tokens[mend.count++] = tree->tokens[i];
    }
    end_stray(&mend);
    for (; open > 0; open--) {
        put(&mend, TOK_CLOSE, tree->tokens[end].offset);
        put(&mend, TOK_LINE, tree->tokens[end].offset);
    }
    mend.tokens[mend.count++] = tree->tokens[end];
    if (depth > 0 && findings != NULL) {
        Finding *finding = finding_add(findings, RULE_missing_brace, tokens_place(tree, end, end),
                                       "%u blocks are not closed", depth);
        finding_help(findings, finding, "a block ends with `}` on a line of its own");
    }
    tree->lost = depth > 0 ? UINT64_MAX : tree->lost;
    tree->tokens = mend.tokens;
    tree->token_count = mend.count;
}

// Whether a file has a header without `{` above lines that are deeper.
static bool is_set_in_without(const Tree *tree)
{
    uint32_t header = NO_TOKEN;
    bool at_start = true;
    for (uint32_t i = 0; i + 1 < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        bool is_brace = kind == TOK_OPEN || kind == TOK_CLOSE;
        if (kind == TOK_COMMENT) {
            continue;
        }
        if (at_start && !is_brace && kind != TOK_LINE) {
            if (header != NO_TOKEN && token_indent(tree, i) > token_indent(tree, header)) {
                return true;
            }
            header = blocks_of_header(tree, i) != 0 ? i : NO_TOKEN;
        }
        header = is_brace ? NO_TOKEN : header;
        at_start = kind == TOK_LINE || is_brace;
    }
    return false;
}

void braces_mend(Tree *tree, const Limits *limits, Arena *arena, Findings *findings)
{
    uint32_t depth = 0, lone = 0;
    bool is_double = false;
    for (uint32_t i = 0; i < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        is_double =
            is_double || (kind == TOK_OPEN && i > 0 && tree->tokens[i - 1].kind == TOK_OPEN);
        lone += kind == TOK_CLOSE && depth == 0;
        depth += kind == TOK_OPEN;
        depth -= kind == TOK_CLOSE && depth > 0;
    }
    depth -= depth > 0 ? twice_mend(tree, depth, findings) : 0;
    depth -= depth > 0 ? end_words_mend(tree, depth, findings) : 0;
    if (depth == 0 && lone == 0 && !is_double && !is_set_in_without(tree)) {
        return;
    }
    if (tree->token_count > MOST_TOKENS || lone + depth > MOST_ASTRAY) {
        mend_without_care(tree, depth, arena, findings);
        return;
    }
    BlockEdit *edits = blocks_search(tree, limits, arena);
    if (edits != NULL) {
        Mend mend = {.tree = tree, .findings = findings};
        make(&mend, edits, arena);
    }
}
