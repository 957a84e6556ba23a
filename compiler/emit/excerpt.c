// An excerpt of a source.
//
// A short line is shown once with all its marks under it, one a row. Of a long line only the
// surroundings of a mark are shown, for each mark anew; nothing here takes time for what is left
// out. Columns are counted as a terminal shows them, after tabs are widened and codes written out.
#include "emit/excerpt.h"

#include "base/source.h"
#include "emit/terminal.h"

#include <string.h>

enum {
    SHORT_LINE = 140,    // bytes; shown whole
    BEFORE_MARK = 40,    // characters shown before a mark in a long line
    SHOWN_COLUMNS = 100, // columns of a long line
    SHOWN_LABEL = 300,
};

// What is shown of a line: bytes of the source, and whether something was cut off.
typedef struct View {
    const char *start, *end;
    bool is_cut_before, is_cut_behind;
} View;

// Where a mark begins and ends, in columns of the view.
typedef struct Span {
    uint32_t from, to;
} Span;

void paint(Out *out, bool is_colored, Paint color)
{
    if (!is_colored) {
        return;
    }
    switch (color) {
    case PAINT_NONE: out_text(out, "\033[0m"); break;
    case PAINT_RED: out_text(out, "\033[1;31m"); break;
    case PAINT_YELLOW: out_text(out, "\033[1;33m"); break;
    case PAINT_BLUE: out_text(out, "\033[1;34m"); break;
    case PAINT_BOLD: out_text(out, "\033[1m"); break;
    }
}

void excerpt_write_gutter(const Excerpt *excerpt, const char *sign)
{
    out_repeat(excerpt->out, ' ', excerpt->gutter + 1);
    paint(excerpt->out, excerpt->is_colored, PAINT_BLUE);
    out_text(excerpt->out, sign);
    paint(excerpt->out, excerpt->is_colored, PAINT_NONE);
}

static const char *step_back(const char *at, const char *start, int characters)
{
    while (at > start && characters > 0) {
        at--;
        characters -= ((unsigned char)*at & 0xC0) != 0x80;
    }
    return at;
}

static View view_around(Str line, const char *mark)
{
    View view = {line.at, line.at + line.length, false, false};
    if (line.length > SHORT_LINE) {
        const char *start = step_back(mark, line.at, BEFORE_MARK);
        view.is_cut_before = start > line.at;
        view.start = start;
    }
    return view;
}

// Writes the view; where it is long, stops when the columns are used up. Fills in the span of the
// bytes from `from` to `to`.
static Span write_view(Out *out, View view, bool is_long, const char *from, const char *to)
{
    Span span = {UINT32_MAX, UINT32_MAX};
    uint32_t column = 0;
    if (view.is_cut_before) {
        out_text(out, "…");
        column = 1;
    }
    const char *at = view.start;
    while (at < view.end && (!is_long || column < SHOWN_COLUMNS)) {
        span.from = at >= from && span.from == UINT32_MAX ? column : span.from;
        span.to = at >= to && span.to == UINT32_MAX ? column : span.to;
        uint32_t size;
        column += terminal_cell(out, at, view.end, column, &size);
        at += size;
    }
    if (at < view.end) {
        out_text(out, "…");
    }
    span.from = span.from == UINT32_MAX ? column : span.from;
    span.to = span.to == UINT32_MAX ? column : span.to;
    if (span.to <= span.from) {
        span.to = span.from + 1;
    }
    return span;
}

// The bytes of a mark that lie in its first line.
static void mark_bytes(const ExcerptMark *mark, Str line, const char **from, const char **to)
{
    const char *text = mark->place.source->text.at, *end = str_end(line);
    *from = text + mark->place.offset < end ? text + mark->place.offset : end;
    size_t left = (size_t)(end - *from);
    *to = *from + (mark->place.length < left ? mark->place.length : left);
}

static void write_label(const Excerpt *excerpt, const ExcerptMark *mark, Span span)
{
    Out *out = excerpt->out;
    excerpt_write_gutter(excerpt, "|");
    out_repeat(out, ' ', span.from + 1);
    paint(out, excerpt->is_colored, mark->is_main ? excerpt->main_paint : PAINT_BLUE);
    out_repeat(out, mark->is_main ? '^' : '-', span.to - span.from);
    if (mark->label.length > 0) {
        out_char(out, ' ');
        terminal_str(out, mark->label, SHOWN_LABEL);
    }
    paint(out, excerpt->is_colored, PAINT_NONE);
    out_char(out, '\n');
}

static void write_number(const Excerpt *excerpt, uint32_t line)
{
    paint(excerpt->out, excerpt->is_colored, PAINT_BLUE);
    out_format(excerpt->out, "%*u |", (int)excerpt->gutter, line);
    paint(excerpt->out, excerpt->is_colored, PAINT_NONE);
}

// Writes a line, whole or around a mark, behind its number; returns the span of the mark.
static Span write_line(const Excerpt *excerpt, const ExcerptMark *mark, bool is_shown, Out *out)
{
    uint32_t offset;
    Str line = source_line(mark->place.source, excerpt->arena, mark->position.line, &offset);
    const char *from, *to;
    mark_bytes(mark, line, &from, &to);
    if (is_shown) {
        write_number(excerpt, mark->position.line);
        if (line.length > 0) {
            out_char(out, ' ');
        }
    }
    size_t before = out->length;
    Span span = write_view(out, view_around(line, from), line.length > SHORT_LINE, from, to);
    if (!is_shown) {
        out->length = before; // it was only measured
    } else {
        out_char(out, '\n');
    }
    return span;
}

// What lies between two shown lines: nothing, one line, or a sign for more.
static void write_gap(const Excerpt *excerpt, const ExcerptMark *before, uint32_t line)
{
    uint32_t between = before->position.line + 1;
    if (line == between + 1) {
        uint32_t offset;
        source_line(before->place.source, excerpt->arena, between, &offset);
        ExcerptMark none = {.place = {before->place.source, offset, 0}, .position = {between, 1}};
        write_line(excerpt, &none, true, excerpt->out);
    } else if (line > between) {
        out_text(excerpt->out, "...\n");
    }
}

void excerpt_write(const Excerpt *excerpt, const ExcerptMark *marks, uint32_t count)
{
    excerpt_write_gutter(excerpt, "|");
    out_char(excerpt->out, '\n');
    for (uint32_t i = 0; i < count; i++) {
        const ExcerptMark *mark = &marks[i];
        bool is_new = i == 0 || marks[i - 1].position.line != mark->position.line;
        if (is_new && i > 0) {
            write_gap(excerpt, &marks[i - 1], mark->position.line);
        }
        uint32_t offset;
        Str line = source_line(mark->place.source, excerpt->arena, mark->position.line, &offset);
        Span span = write_line(excerpt, mark, is_new || line.length > SHORT_LINE, excerpt->out);
        write_label(excerpt, mark, span);
    }
}
