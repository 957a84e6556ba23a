// Laying out: tokens to lines.
//
// A statement is a line, a block's statements stand two spaces deeper, and a statement's keyword is
// padded to eight columns. The tokens are walked once, from line to line; blank lines and where a
// comment stands are looked up in the source. A statement is broken over lines only behind its
// commas, where it is too long or has a comment inside.
#include "syntax/format.h"

#include "syntax/block_text.h"
#include "syntax/comments.h"
#include "syntax/parse.h"
#include "syntax/same.h"
#include "syntax/tokens.h"

#include <string.h>

enum { INDENT = 2, KEYWORD = 8, WIDTH = 100 };

typedef struct Layout {
    const Tree *tree;
    Out *out;     // where the text goes; NULL: it is only compared
    Str expected; // with this: what is left of it
    bool differs;
    uint32_t next;  // the token that begins the next line
    uint32_t depth; // blocks around the line
    bool at_edge;   // the last line was the start of a block, or of the file
} Layout;

// The tokens of a statement, up to the `{` or the comment behind it.
typedef struct Line {
    uint32_t first, stop;
    bool is_broken; // over lines, behind its commas
} Line;

static uint32_t kind_of(const Layout *layout, uint32_t index)
{
    return layout->tree->tokens[index].kind;
}

// ---- where the text goes ------------------------------------------------------------------------

static void put(Layout *layout, Str text)
{
    if (layout->out) {
        out_str(layout->out, text);
        return;
    }
    Str *left = &layout->expected;
    layout->differs |= text.length > left->length || memcmp(left->at, text.at, text.length) != 0;
    if (!layout->differs) {
        *left = (Str){left->at + text.length, left->length - text.length};
    }
}

static void put_blanks(Layout *layout, size_t count)
{
    static const char blanks[] = "                                                                ";
    for (size_t more; count > 0; count -= more) {
        more = count < sizeof blanks - 1 ? count : sizeof blanks - 1;
        put(layout, (Str){blanks, more});
    }
}

static void indent(Layout *layout, uint32_t more)
{
    put_blanks(layout, (size_t)INDENT * layout->depth + more);
}

// ---- between lines ------------------------------------------------------------------------------

// Whether an empty line stands before the line that a token begins.
static bool has_blank_line(const Layout *layout, uint32_t index)
{
    const char *text = layout->tree->source->text.at;
    const char *at = text + layout->tree->tokens[index].offset;
    uint32_t ends = 0;
    while (at > text && ends < 2 && (char_is_blank(at[-1]) || at[-1] == '\r' || at[-1] == '\n')) {
        at--;
        ends += *at == '\n';
    }
    return ends == 2;
}

static void start_line(Layout *layout, uint32_t index)
{
    if (!layout->at_edge && has_blank_line(layout, index)) {
        put(layout, STR("\n"));
    }
    layout->at_edge = false;
    indent(layout, 0);
}

// Ends a line, with the comment that stands behind it; returns the token that is next.
static uint32_t end_line(Layout *layout, uint32_t next)
{
    if (kind_of(layout, next) == TOK_COMMENT && !comment_is_alone(layout->tree, next)) {
        put(layout, STR(" "));
        put(layout, comment_text(layout->tree, next));
        next++;
    }
    put(layout, STR("\n"));
    return next + (kind_of(layout, next) == TOK_LINE);
}

// ---- a statement --------------------------------------------------------------------------------

static size_t count_characters(Str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        count += ((unsigned char)text.at[i] & 0xc0) != 0x80;
    }
    return count;
}

// The columns that the keyword takes with what is behind it, where it is padded; 0 elsewhere.
static size_t keyword_columns(const Layout *layout, uint32_t first)
{
    StatementKind kind = token_statement(kind_of(layout, first));
    bool is_padded =
        kind != STATEMENT_COUNT && kind != STATEMENT_IMPORT && !statement_row(kind)->is_declaration;
    return is_padded && layout->tree->tokens[first].length < KEYWORD ? KEYWORD : 0;
}

// The columns of a statement on one line.
static size_t count_columns(const Layout *layout, Line line)
{
    size_t padded = keyword_columns(layout, line.first), count = (size_t)INDENT * layout->depth;
    for (uint32_t i = line.first; i < line.stop; i++) {
        Str text = token_text(layout->tree, i);
        bool has_space = i > line.first && kind_of(layout, i) != TOK_COMMA;
        count += token_is_block_text(layout->tree, i) ? 3 : count_characters(text);
        count += has_space && !(i == line.first + 1 && padded > 0);
        count += i == line.first && padded > 0 ? padded - text.length : 0;
    }
    return count;
}

// The statement that a token begins: it ends before its `{` or line end, and before the comment that
// stands there.
static Line find_line(const Layout *layout, uint32_t first)
{
    Line line = {.first = first, .stop = first};
    bool has_comma = false;
    uint32_t comments = 0;
    for (uint32_t kind; (kind = kind_of(layout, line.stop)) != TOK_LINE && kind != TOK_OPEN
                        && kind != TOK_END_OF_FILE;
         line.stop++) {
        has_comma |= kind == TOK_COMMA;
        comments += kind == TOK_COMMENT;
    }
    if (line.stop > first && kind_of(layout, line.stop - 1) == TOK_COMMENT) {
        line.stop--;
        comments--;
    }
    line.is_broken = comments > 0 || (has_comma && count_columns(layout, line) > WIDTH);
    return line;
}

// A text over several lines stands a block deeper than its statement. One whose own white space is
// mistaken stays as it is.
static void write_block_text(Layout *layout, Str text)
{
    BlockText block = block_text_look((Str){text.at + 3, text.length - 6});
    const char *at = block.first;
    if (block.fault != BLOCK_TEXT_WHOLE) {
        for (size_t i = 0; i < text.length; i++) {
            bool is_line_end = text.at[i] == '\r' && i + 1 < text.length && text.at[i + 1] == '\n';
            put(layout, (Str){text.at + i, !is_line_end});
        }
        return;
    }
    put(layout, STR("\"\"\"\n"));
    while (at < block.closing) {
        Str line = block_text_line(&block, &at);
        if (line.length > 0) {
            indent(layout, INDENT);
            put(layout, line);
        }
        put(layout, STR("\n"));
    }
    indent(layout, INDENT);
    put(layout, STR("\"\"\""));
}

static void write_token(Layout *layout, uint32_t index)
{
    Str text = token_text(layout->tree, index);
    if (token_is_block_text(layout->tree, index)) {
        write_block_text(layout, text);
    } else {
        put(layout, text);
    }
}

// What stands between the keyword and the token behind it.
static void pad_keyword(Layout *layout, uint32_t first)
{
    size_t columns = keyword_columns(layout, first), length = layout->tree->tokens[first].length;
    put_blanks(layout, columns > 0 ? columns - length : 1);
}

static void continue_line(Layout *layout)
{
    put(layout, STR("\n"));
    indent(layout, KEYWORD);
}

// Writes a comment inside a statement; what is behind it stands on the next line.
static void write_inner_comment(Layout *layout, uint32_t index)
{
    if (comment_is_alone(layout->tree, index)) {
        continue_line(layout);
    } else {
        put(layout, STR(" "));
    }
    put(layout, comment_text(layout->tree, index));
}

// Writes a statement without its line end; returns the token behind it.
static uint32_t write_statement(Layout *layout, uint32_t first)
{
    Line line = find_line(layout, first);
    bool is_at_end = false; // the next token stands on a line of its own
    for (uint32_t i = first; i < line.stop; i++) {
        uint32_t kind = kind_of(layout, i);
        if (kind == TOK_COMMENT) {
            write_inner_comment(layout, i);
            is_at_end = true;
            continue;
        }
        if (is_at_end && kind != TOK_COMMA) {
            continue_line(layout);
        } else if (i == first + 1) {
            pad_keyword(layout, first);
        } else if (i > first && kind != TOK_COMMA) {
            put(layout, STR(" "));
        }
        write_token(layout, i);
        is_at_end = kind == TOK_COMMA && line.is_broken;
    }
    return line.stop;
}

// ---- the file -----------------------------------------------------------------------------------

// Writes what a token begins, to its line end; returns the token that is next.
static uint32_t write_line(Layout *layout, uint32_t index)
{
    uint32_t next = index + 1;
    if (kind_of(layout, index) == TOK_CLOSE) {
        layout->at_edge = true;
        layout->depth -= layout->depth > 0;
        start_line(layout, index);
        put(layout, STR("}"));
        return end_line(layout, next);
    }
    start_line(layout, index);
    if (kind_of(layout, index) == TOK_COMMENT) {
        put(layout, comment_text(layout->tree, index));
        put(layout, STR("\n"));
        return next;
    }
    next = write_statement(layout, index);
    if (kind_of(layout, next) == TOK_OPEN) {
        put(layout, STR(" {"));
        layout->at_edge = true;
        next = end_line(layout, next + 1);
        layout->depth++;
        return next;
    }
    return end_line(layout, next);
}

// Writes the next line; false behind the last one.
static bool write_next(Layout *layout)
{
    uint32_t last = layout->tree->token_count - 1;
    while (layout->next < last && kind_of(layout, layout->next) == TOK_LINE) {
        layout->next++;
    }
    if (layout->next >= last) {
        return false;
    }
    layout->next = write_line(layout, layout->next);
    return true;
}

// ---- verified -----------------------------------------------------------------------------------

// Parses what was written, where it stands. NULL where it has mistakes.
static const Tree *parse_again(const Tree *tree, const Limits *limits, Arena *scratch,
                               const Out *text)
{
    Source *source = ARENA_NEW(scratch, Source);
    Findings *findings = ARENA_NEW(scratch, Findings);
    *source = (Source){.path = tree->source->path, .text = out_view(text)};
    findings_start(findings, scratch, NULL);
    const Tree *again = parse_source(source, limits, scratch, findings);
    return findings->error_count == 0 ? again : NULL;
}

// Whether a tree's file is laid out already.
static bool is_laid_out(const Tree *tree)
{
    Layout layout = {.tree = tree, .expected = tree->source->text, .at_edge = true};
    while (!layout.differs && write_next(&layout)) {
    }
    return !layout.differs && layout.expected.length == 0;
}

// Writes the file as long as it does not grow over the limit of one.
static bool write_within(const Tree *tree, const Limits *limits, Out *text)
{
    const uint64_t most = limits->of[LIMIT_FILE_BYTES];
    Layout layout = {.tree = tree, .out = text, .at_edge = true};
    while (text->length <= most && write_next(&layout)) {
    }
    return text->length <= most;
}

FormatResult format_verified(const Tree *tree, const Limits *limits, Arena *scratch, Out *text)
{
    if (is_laid_out(tree)) {
        return FORMAT_RIGHT;
    }
    if (!write_within(tree, limits, text)) {
        return FORMAT_TOO_LARGE;
    }
    out_repeat(text, '\0', 2); // a source has two NUL bytes behind it
    if (text->failed) {
        arena_give_up(scratch);
    }
    text->length -= 2;
    const Tree *second = parse_again(tree, limits, scratch, text);
    bool is_same = second && tree_is_same(tree, second) && is_laid_out(second);
    return is_same ? FORMAT_CHANGED : FORMAT_FAULTY;
}
