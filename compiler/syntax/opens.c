// Blocks that are opened in the wrong way: `{` on the line below its header, or forgotten.
//
// A quick look tells whether a file has such a header at all; only then its tokens are walked and
// copied. A `{` is put in on two grounds: the lines below are deeper than the header, and among
// them is one that may stand in its block but not in the block around it, or the file has a `}` too
// many. So a file that is right as it stands is never touched.

#include "syntax/opens.h"

#include "syntax/fixes.h"
#include "syntax/tokens.h"

#define NO_HEADER UINT32_MAX

enum {
    LOOK_AHEAD = 256,   // tokens that are searched for the grounds
    MOST_BELOW = 20000, // edits of one fix, two for a `{`; a file of them is no slip
};

typedef struct Opened {
    uint32_t header; // its first token
    uint32_t indent; // columns before it
    uint32_t blocks; // IN_... of the block; 0 where it is not known
    bool is_put_in;
    bool is_counted; // a `}` too many is thought to be its
    Finding *finding;
} Opened;

typedef struct Opens {
    Tree *tree;
    Findings *findings;
    Token *tokens;
    uint32_t count;
    Opened *open;
    uint32_t depth, depth_most;
    uint32_t extra; // `}` that the file has too many
    Finding *below; // the one finding of `{` below their headers
    uint32_t below_count;
} Opens;

// ---- headers ------------------------------------------------------------------------------------

static uint32_t keyword_of(const Tree *tree, uint32_t header)
{
    return header + (tree->tokens[header].kind == TOK_CHANGE);
}

static bool is_declaration(const Tree *tree, uint32_t header)
{
    StatementKind kind = token_statement(tree->tokens[keyword_of(tree, header)].kind);
    return kind != STATEMENT_COUNT && statement_row(kind)->is_declaration;
}

// Whether a `{` on the line below can be meant for a line; its first word may be misspelt.
static bool may_open_below(const Tree *tree, uint32_t header)
{
    uint32_t next = tree->tokens[header + 1].kind;
    return is_declaration(tree, header)
           || (tree->tokens[header].kind == TOK_WORD && (token_is_name(next) || next == TOK_TEXT));
}

// The block that a header opens, as IN_... mask; 0 where that is not known.
static uint32_t blocks_of(const Tree *tree, uint32_t header)
{
    return statement_block_mask(token_statement(tree->tokens[keyword_of(tree, header)].kind));
}

// The last word of the line, or of the lines of its texts, that starts with a token.
static uint32_t line_last(const Tree *tree, uint32_t first)
{
    uint32_t last = first;
    for (uint32_t i = first; i < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE || kind == TOK_END_OF_FILE) {
            break;
        }
        last = kind == TOK_COMMENT ? last : i;
    }
    return last;
}

// ---- what is said -------------------------------------------------------------------------------

Finding *opens_report(Findings *findings, const Tree *tree, uint32_t header)
{
    uint32_t keyword = keyword_of(tree, header), last = line_last(tree, header);
    bool is_named = last > keyword && token_is_name(tree->tokens[keyword + 1].kind);
    Str word = token_text(tree, keyword), name = token_shown(tree, keyword + 1);
    Place place = tokens_place(tree, last, last);
    Finding *finding =
        is_named ? finding_add(findings, RULE_missing_brace, place, "%.*s `%.*s` is not opened",
                               STR_ARGS(word), STR_ARGS(name))
                 : finding_add(findings, RULE_missing_brace, place, "this %.*s is not opened",
                               STR_ARGS(word));
    finding_label(findings, finding, "`{` is missing after this");
    finding_help(findings, finding, "add `{` at the end of this line");
    finding_fix(findings, finding, false, (Place){tree->source, place.offset + place.length, 0},
                STR(" {"));
    return finding;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// What goes away with a `{`: its whole line where it stands alone, else the blanks behind it.
static Place brace_below_place(const Tree *tree, uint32_t brace)
{
    Str text = tree->source->text;
    uint32_t start = tree->tokens[brace].offset, end = start + 1;
    while (end < text.length && is_blank(text.at[end])) {
        end++;
    }
    bool is_cr = end + 1 < text.length && text.at[end] == '\r';
    if (end == text.length || text.at[end + is_cr] == '\n') {
        end += end < text.length ? 1U + is_cr : 0;
        while (start > 0 && is_blank(text.at[start - 1])) {
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
    Place last = tokens_place(tree, header, line_last(tree, header));
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

// ---- the grounds --------------------------------------------------------------------------------

// The block around a header.
static uint32_t blocks_around(const Opens *opens)
{
    return opens->depth > 0 ? opens->open[opens->depth - 1].blocks : IN_FILE;
}

// Whether a line may stand in the block of a header only.
static bool speaks_for(const Opens *opens, uint32_t header, uint32_t line)
{
    StatementKind kind = token_statement(opens->tree->tokens[line].kind);
    if (kind == STATEMENT_COUNT) {
        return false;
    }
    uint32_t blocks = statement_row(kind)->blocks;
    bool is_elsewhere = (blocks & blocks_around(opens)) != 0 && opens->extra == 0;
    return (blocks & blocks_of(opens->tree, header)) != 0 && !is_elsewhere;
}

// Whether the lines from `line` on are the block of a header without `{`.
static bool is_block(const Opens *opens, uint32_t header, uint32_t line)
{
    const Tree *tree = opens->tree;
    uint32_t indent = token_indent(tree, header), depth = 0;
    bool at_start = true;
    for (uint32_t i = line; i < tree->token_count - 1 && i - line < LOOK_AHEAD; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_COMMENT) {
            continue;
        }
        if (at_start && depth == 0 && kind != TOK_LINE) {
            if (kind == TOK_CLOSE || token_indent(tree, i) <= indent) {
                return false;
            }
            if (speaks_for(opens, header, i)) {
                return true;
            }
        }
        depth += kind == TOK_OPEN;
        depth -= kind == TOK_CLOSE && depth > 0;
        at_start = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE;
    }
    return false;
}

// ---- the walk -----------------------------------------------------------------------------------

static void push(Opens *opens, uint32_t header, bool is_put_in)
{
    if (opens->depth < 2 * opens->depth_most) {
        bool is_known = header != NO_HEADER;
        opens->open[opens->depth++] =
            (Opened){.header = header,
                     .indent = is_known ? token_indent(opens->tree, header) : 0,
                     .blocks = is_known ? blocks_of(opens->tree, header) : 0,
                     .is_put_in = is_put_in};
    }
}

static void put(Opens *opens, uint32_t kind, uint32_t offset)
{
    opens->tokens[opens->count++] = (Token){.offset = offset, .kind = kind & 0xffU, .length = 0};
}

// Ends a block that was put in, before a token.
static void put_close(Opens *opens, uint32_t before)
{
    const Tree *tree = opens->tree;
    const Opened *block = &opens->open[--opens->depth];
    uint32_t offset = tree->tokens[before].offset, last = before - 1;
    uint32_t kind = tree->tokens[last].kind;
    while (last > block->header && (kind == TOK_LINE || kind == TOK_COMMENT)) {
        kind = tree->tokens[--last].kind;
    }
    if (block->finding != NULL) {
        finding_help(
            opens->findings, block->finding,
            "add `{` at the end of this line, and `}` on a line of its own after its last");
        fix_close_too(opens->findings, block->finding, tree, block->header, last);
    }
    opens->extra += block->is_counted;
    put(opens, TOK_CLOSE, offset);
    put(opens, TOK_LINE, offset);
}

// Ends the blocks that were put in and to which a line, or a `}`, does not belong.
static void end_blocks(Opens *opens, uint32_t line)
{
    bool is_close = opens->tree->tokens[line].kind == TOK_CLOSE;
    uint32_t indent = token_indent(opens->tree, line);
    while (opens->depth > 0) {
        const Opened *block = &opens->open[opens->depth - 1];
        bool is_outer = opens->depth > 1 && indent <= block[-1].indent && indent < block->indent;
        if (!block->is_put_in || !(is_close ? is_outer : indent <= block->indent)) {
            return;
        }
        put_close(opens, line);
    }
}

// Turns the line end behind a header into its `{`.
static void put_open(Opens *opens, uint32_t header)
{
    uint32_t at = opens->count;
    while (opens->tokens[at - 1].kind != TOK_LINE) {
        at--; // comments
    }
    opens->tokens[at - 1].kind = TOK_OPEN & 0xffU;
    opens->tokens[at - 1].length = 0;
    push(opens, header, true);
    Opened *block = &opens->open[opens->depth - 1];
    block->is_counted = opens->extra > 0;
    opens->extra -= block->is_counted;
    if (opens->findings != NULL) {
        block->finding = opens_report(opens->findings, opens->tree, header);
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

// A word at the start of a line; `header` is the line before it, if a `{` may belong to that.
static void walk_start(Opens *opens, uint32_t header, uint32_t index)
{
    const Tree *tree = opens->tree;
    if (header != NO_HEADER && is_declaration(tree, header) && opens->depth < opens->depth_most
        && tree->tokens[index].kind != TOK_CLOSE && is_block(opens, header, index)) {
        put_open(opens, header);
    }
    end_blocks(opens, index);
}

static void walk(Opens *opens)
{
    const Tree *tree = opens->tree;
    bool at_start = true;
    uint32_t header = NO_HEADER;
    for (uint32_t i = 0; i + 1 < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_OPEN) {
            if (at_start && header != NO_HEADER && may_open_below(tree, header)) {
                join(opens, header, i);
            }
            push(opens, header, false);
            header = NO_HEADER;
        } else if (at_start && kind != TOK_LINE && kind != TOK_COMMENT) {
            walk_start(opens, header, i);
            header = i;
        }
        if (kind == TOK_CLOSE) {
            opens->depth -= opens->depth > 0;
            header = NO_HEADER;
        }
        if (kind != TOK_COMMENT) {
            at_start = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE;
        }
        opens->tokens[opens->count++] = tree->tokens[i];
    }
    while (opens->depth > 0) {
        if (!opens->open[opens->depth - 1].is_put_in) {
            return; // the braces do not match: that is mended next
        }
        put_close(opens, tree->token_count - 1);
    }
}

// How many headers may have their `{` on the line below or nowhere: 0 for a file that is right.
static uint32_t count_headers(const Tree *tree)
{
    uint32_t count = 0, header = NO_HEADER;
    bool at_start = true;
    for (uint32_t i = 0; i + 1 < tree->token_count; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_COMMENT) {
            continue;
        }
        bool is_brace = kind == TOK_OPEN || kind == TOK_CLOSE;
        if (at_start && header != NO_HEADER && kind != TOK_LINE && kind != TOK_CLOSE) {
            count += kind == TOK_OPEN || token_indent(tree, i) > token_indent(tree, header);
        }
        if (is_brace || (at_start && kind != TOK_LINE)) {
            header = !is_brace && may_open_below(tree, i) ? i : NO_HEADER;
        }
        at_start = kind == TOK_LINE || is_brace;
    }
    return count;
}

static uint32_t count_extra(const Tree *tree)
{
    uint32_t opened = 0, closed = 0;
    for (uint32_t i = 0; i < tree->token_count; i++) {
        opened += tree->tokens[i].kind == TOK_OPEN;
        closed += tree->tokens[i].kind == TOK_CLOSE;
    }
    return closed > opened ? closed - opened : 0;
}

bool opens_mend(Tree *tree, const Limits *limits, Arena *arena, Findings *findings)
{
    uint32_t headers = count_headers(tree);
    if (headers == 0) {
        return false;
    }
    Opens opens = {.tree = tree, .findings = findings, .extra = count_extra(tree)};
    opens.depth_most = (uint32_t)limits->of[LIMIT_NESTING];
    opens.open = ARENA_MANY(arena, (size_t)2 * opens.depth_most + 1, Opened);
    opens.tokens = ARENA_MANY(arena, tree->token_count + (size_t)2 * headers, Token);
    walk(&opens);
    opens.tokens[opens.count++] = tree->tokens[tree->token_count - 1];
    tree->tokens = opens.tokens;
    tree->token_count = opens.count;
    return true;
}
