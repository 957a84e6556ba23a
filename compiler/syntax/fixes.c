// Fixes that write lines, in the layout of the language: two blanks deeper than what they stand in.
#include "syntax/fixes.h"

#include "syntax/tokens.h"

#include <string.h>

enum { LINE_SEARCHED = 16384 }; // bytes

// Whether a fix at a place is worth the search for its line: findings that are only counted get
// none, and neither do those in a line that nobody wrote by hand.
static bool is_worth(const Findings *findings, const Finding *finding, const Source *source,
                     uint32_t offset)
{
    const char *at = source->text.at + offset;
    size_t left = source->text.length - offset;
    size_t before = offset < LINE_SEARCHED ? offset : LINE_SEARCHED;
    size_t behind = left < LINE_SEARCHED ? left : LINE_SEARCHED;
    return finding_is_read(findings, finding)
           && (before < LINE_SEARCHED || memrchr(at - before, '\n', before) != NULL)
           && (behind < LINE_SEARCHED || memchr(at, '\n', behind) != NULL);
}

static void offer(Findings *findings, Finding *finding, const Source *source, uint32_t offset,
                  Str text)
{
    finding_fix(findings, finding, false, (Place){source, offset, 0}, text);
}

// A line before the `}` of a block.
static void add_before_close(Findings *findings, Finding *finding, const Source *source,
                             uint32_t close, Str line)
{
    Str indent = source_indent(source, close), line_end = source_line_end(source);
    uint32_t start = source_line_start(source, close);
    bool is_alone = start + indent.length == close;
    Str text = is_alone ? str_format(findings->arena, "%.*s  %.*s%.*s", STR_ARGS(indent),
                                     STR_ARGS(line), STR_ARGS(line_end))
                        : str_format(findings->arena, "%.*s%.*s  %.*s%.*s%.*s", STR_ARGS(line_end),
                                     STR_ARGS(indent), STR_ARGS(line), STR_ARGS(line_end),
                                     STR_ARGS(indent));
    offer(findings, finding, source, is_alone ? start : close, text);
}

void fix_add_line(Findings *findings, Finding *finding, const Statement *statement, Str line)
{
    const Tree *tree = statement->tree;
    const Source *source = tree->source;
    const Token *last = &tree->tokens[statement->last];
    if (statement->origin || statement->is_broken || last->length == 0
        || !is_worth(findings, finding, source, last->offset)) {
        return;
    }
    if (last->kind == TOK_CLOSE) {
        add_before_close(findings, finding, source, last->offset, line);
    } else if (statement->last == statement->header_last) {
        Str indent = source_indent(source, tree->tokens[statement->first].offset);
        Str line_end = source_line_end(source);
        Str text =
            str_format(findings->arena, " {%.*s%.*s  %.*s%.*s%.*s}", STR_ARGS(line_end),
                       STR_ARGS(indent), STR_ARGS(line), STR_ARGS(line_end), STR_ARGS(indent));
        offer(findings, finding, source, last->offset + last->length, text);
    }
}

// How far what starts with a token is set in: as its line is, or deeper, behind a `{` there.
static Str indent_of(Findings *findings, const Tree *tree, uint32_t token)
{
    const Source *source = tree->source;
    uint32_t offset = tree->tokens[token].offset, start = source_line_start(source, offset);
    Str indent = source_indent(source, offset);
    int depth = 0;
    for (uint32_t i = token; i-- > 0 && tree->tokens[i].offset >= start;) {
        depth += (tree->tokens[i].kind == TOK_OPEN) - (tree->tokens[i].kind == TOK_CLOSE);
    }
    return depth > 0 ? str_format(findings->arena, "%.*s  ", STR_ARGS(indent)) : indent;
}

// Where the blanks before a place begin, and a comma before them.
static uint32_t gap_start(const Source *source, uint32_t offset)
{
    const char *text = source->text.at;
    while (offset > 0 && char_is_blank(text[offset - 1])) {
        offset--;
    }
    bool has_comma = offset > 0 && text[offset - 1] == ',';
    return has_comma ? gap_start(source, offset - 1) : offset;
}

void fix_break_line(Findings *findings, Finding *finding, bool is_certain, const Tree *tree,
                    uint32_t token, Str words)
{
    const Source *source = tree->source;
    uint32_t end = tree->tokens[token].offset;
    if (!is_worth(findings, finding, source, end)) {
        return;
    }
    uint32_t start = gap_start(source, end);
    Str line_end = source_line_end(source), indent = indent_of(findings, tree, token);
    Place gap = {source, start, end - start};
    Str text = str_format(findings->arena, "%.*s%.*s%.*s", STR_ARGS(line_end), STR_ARGS(indent),
                          STR_ARGS(words));
    if (finding->fixes == NULL) {
        finding_fix(findings, finding, is_certain, gap, text);
    } else {
        finding_fix_more(findings, finding, gap, text);
    }
}

// The line that closes the block of a header, behind the line of a token; false where none is worth
// the search.
static bool close_line(Findings *findings, const Finding *finding, const Tree *tree,
                       uint32_t header, uint32_t last, Edit *edit)
{
    const Source *source = tree->source;
    const Token *end = &tree->tokens[last];
    if (!is_worth(findings, finding, source, tree->tokens[header].offset)
        || !is_worth(findings, finding, source, end->offset)) {
        return false;
    }
    Str indent = source_indent(source, tree->tokens[header].offset);
    Str line_end = source_line_end(source);
    edit->place = (Place){source, source_line_stop(source, end->offset + end->length), 0};
    edit->text = str_format(findings->arena, "%.*s%.*s}", STR_ARGS(line_end), STR_ARGS(indent));
    return true;
}

void fix_add_close(Findings *findings, Finding *finding, const Tree *tree, uint32_t header,
                   uint32_t last)
{
    Edit edit;
    if (close_line(findings, finding, tree, header, last, &edit)) {
        finding_fix(findings, finding, false, edit.place, edit.text);
    }
}

void fix_close_too(Findings *findings, Finding *finding, const Tree *tree, uint32_t header,
                   uint32_t last)
{
    Edit edit;
    if (close_line(findings, finding, tree, header, last, &edit)) {
        finding_fix_more(findings, finding, edit.place, edit.text);
    } else {
        finding->fixes = NULL;
    }
}

void fix_take_out(Findings *findings, Finding *finding, const Tree *tree, uint32_t token)
{
    Place place = tokens_place(tree, token, token);
    const Source *source = tree->source;
    if (!is_worth(findings, finding, source, place.offset)) {
        return;
    }
    uint32_t start = source_line_start(source, place.offset);
    uint32_t end = place.offset + place.length, stop = source_line_stop(source, end);
    bool is_alone = start + source_indent(source, place.offset).length == place.offset;
    if (is_alone && stop == end && stop < source->text.length) {
        stop += source->text.at[stop] == '\r' ? 2 : 1;
        place = (Place){source, start, stop - start};
    }
    finding_fix(findings, finding, false, place, STR(""));
}

void fix_wrap(Findings *findings, Finding *finding, const Tree *tree, uint32_t first, uint32_t last)
{
    const Source *source = tree->source;
    Place end = tokens_place(tree, last, last);
    uint32_t stop = tree->tokens[first].offset;
    if (!is_worth(findings, finding, source, stop)) {
        return;
    }
    uint32_t start = gap_start(source, stop);
    Str line_end = source_line_end(source), indent = indent_of(findings, tree, first);
    finding_fix(findings, finding, false, (Place){source, start, stop - start},
                str_format(findings->arena, " {%.*s%.*s  ", STR_ARGS(line_end), STR_ARGS(indent)));
    finding_fix_more(
        findings, finding, (Place){source, end.offset + end.length, 0},
        str_format(findings->arena, "%.*s%.*s}", STR_ARGS(line_end), STR_ARGS(indent)));
}
