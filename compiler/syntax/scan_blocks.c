// Signs of other tools where the braces of a block belong: `stage meet "Meet" [`, `)`, `phase sell:`.
//
// They are read as the braces, so that everything in the block is looked at; all of a file are one
// finding. Behind a `:` no `}` is to be expected: there syntax/braces puts both in.

#include "syntax/losses.h"
#include "syntax/scan.h"
#include "syntax/scan_words.h"
#include "syntax/tokens.h"

#include <string.h>

enum {
    HEADER_TOKENS = 32, // that a header has at most
    MOST_EDITS = 20000, // of one fix; a file of them is no slip
};

// Where the line ends after a place, if nothing but blanks and a remark follow; else 0.
static uint32_t rest_end(const Scan *scan, uint32_t offset)
{
    Str text = scan->source->text;
    while (offset < text.length && char_is_blank(text.at[offset])) {
        offset++;
    }
    bool is_over = offset == text.length || strchr("\r\n#", text.at[offset]) != NULL;
    while (is_over && offset < text.length && text.at[offset] != '\n') {
        offset++;
    }
    return is_over ? offset : 0;
}

// The columns before the first word at or behind a place that starts a line.
static uint32_t next_indent(Str text, uint32_t offset)
{
    uint32_t indent = 0;
    for (; offset < text.length && strchr(" \t\r\n", text.at[offset]) != NULL; offset++) {
        indent = text.at[offset] == '\n' ? 0 : indent + (text.at[offset] == '\t' ? 4 : 1);
    }
    return indent;
}

// The first token of the line so far, if it is a header that has no block yet; else NULL.
static const Token *header_of_line(const Scan *scan)
{
    uint32_t first = scan->count;
    for (uint32_t i = 0; first > 0 && i < HEADER_TOKENS; i++) {
        uint32_t kind = scan->tokens[first - 1].kind;
        if (kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE || kind == TOK_COMMENT) {
            break;
        }
        first--;
    }
    if (first == scan->count) {
        return NULL;
    }
    uint32_t keyword = first + (scan->tokens[first].kind == TOK_CHANGE);
    StatementKind kind =
        keyword < scan->count ? token_statement(scan->tokens[keyword].kind) : STATEMENT_COUNT;
    bool is_header = kind != STATEMENT_COUNT && statement_row(kind)->is_declaration;
    return is_header ? &scan->tokens[first] : NULL;
}

static void report(Scan *scan, uint32_t offset, bool is_certain, Str brace)
{
    Place place = scan_place(scan, offset, 1);
    if (scan->brackets != NULL) {
        finding_fix_more(scan->findings, scan->brackets, place, brace);
        return;
    }
    scan->brackets =
        finding_add(scan->findings, RULE_syntax, place, "a block stands between `{` and `}`");
    finding_help(scan->findings, scan->brackets, "write `%.*s`", STR_ARGS(brace));
    finding_fix(scan->findings, scan->brackets, is_certain, place, brace);
}

// `phase sell:` with lines below that are set in.
static bool scan_block_colon(Scan *scan, uint32_t offset, uint32_t end)
{
    const Token *header = header_of_line(scan);
    Str text = scan->source->text;
    uint32_t start = header != NULL ? source_line_start(scan->source, header->offset) : 0;
    if (header == NULL || next_indent(text, end) <= next_indent(text, start) || scan->has_slip) {
        return false;
    }
    if (++scan->colon_count == 1) {
        scan->colons = finding_add(scan->findings, RULE_syntax, scan_place(scan, offset, 1),
                                   "a block stands between `{` and `}`");
        finding_help(scan->findings, scan->colons,
                     "write ` {`, and `}` on a line of its own after the last line of the block");
    } else {
        finding_label(scan->findings, scan->colons, "the first of %u in this file",
                      scan->colon_count);
    }
    scan_slip(scan, offset);
    return true;
}

bool scan_block_sign(Scan *scan, uint32_t offset, Str text)
{
    uint32_t end = text.length == 1 ? rest_end(scan, offset + 1) : 0;
    if (end == 0) {
        return false;
    }
    switch (text.at[0]) {
    case ':': return scan_item_list(scan, offset, end) || scan_block_colon(scan, offset, end);
    case '[':
    case '(':
        if (header_of_line(scan) == NULL) {
            return false;
        }
        report(scan, offset, true, STR("{"));
        scan_open(scan, offset);
        return true;
    case ']':
    case ')':
        if (scan->open_lists > 0 || scan->depth == 0 || !scan_at_line_start(scan, offset)) {
            return false;
        }
        report(scan, offset, false, STR("}"));
        scan_close(scan, offset);
        return true;
    default: return false;
    }
}
