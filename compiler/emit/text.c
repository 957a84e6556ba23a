// Findings as text for people.
//
// A finding is its headline, the excerpt of the file that the main mark is in, one of each further
// file, and then what to know and do. All text goes through the terminal's escaper, our own too:
// it quotes names.
#include "emit/text.h"

#include "emit/excerpt.h"
#include "emit/terminal.h"

#include <stdlib.h>

enum {
    SHOWN_TEXT = 500, // characters of a headline, a note or a help
    SHOWN_PATH = 300,
    SHOWN_MARKS = 24, // of one finding
    SHOWN_VARIANTS = 8,
};

Str text_denied(const Finding *finding)
{
    return finding->is_denied ? STR("a warning that the command line denies") : STR("");
}

// The marks of a finding, sorted: those of the main source first, then source by source.
typedef struct Marks {
    ExcerptMark at[SHOWN_MARKS + 1];
    uint32_t count;
} Marks;

static bool is_main_source(const ExcerptMark *mark, const Source *source)
{
    return mark->place.source == source;
}

// Whether `left` stands before `right` in the excerpts of a finding about `source`.
static bool is_before(const ExcerptMark *left, const ExcerptMark *right, const Source *source)
{
    if (left->place.source != right->place.source) {
        if (is_main_source(left, source) || is_main_source(right, source)) {
            return is_main_source(left, source);
        }
        return left->place.source->index < right->place.source->index;
    }
    return left->place.offset < right->place.offset;
}

static void add_mark(Marks *marks, const Mark *mark, const Source *source, bool is_main,
                     Arena *arena)
{
    if (!mark->place.source || marks->count > SHOWN_MARKS) {
        return;
    }
    ExcerptMark added = {.place = mark->place, .label = mark->label, .is_main = is_main};
    added.position = source_position(mark->place.source, arena, mark->place.offset);
    uint32_t i = marks->count++;
    for (; i > 0 && is_before(&added, &marks->at[i - 1], source); i--) {
        marks->at[i] = marks->at[i - 1];
    }
    marks->at[i] = added;
}

static uint32_t count_digits(uint32_t number)
{
    uint32_t digits = 1;
    for (; number >= 10; number /= 10) {
        digits++;
    }
    return digits;
}

static Marks collect_marks(const Finding *finding, Arena *arena)
{
    Marks marks = {.count = 0};
    const Source *source = finding->main.place.source;
    add_mark(&marks, &finding->main, source, true, arena);
    for (uint32_t i = 0; i < finding->also_count; i++) {
        add_mark(&marks, &finding->also[i], source, false, arena);
    }
    return marks;
}

static void write_headline(const Finding *finding, bool is_colored, Out *out)
{
    bool is_error = finding->level == LEVEL_ERROR;
    paint(out, is_colored, is_error ? PAINT_RED : PAINT_YELLOW);
    out_format(out, "%s[%s]", is_error ? "error" : "warning", rule_row(finding->rule)->name);
    paint(out, is_colored, PAINT_NONE);
    paint(out, is_colored, PAINT_BOLD);
    out_text(out, ": ");
    terminal_str(out, finding->headline, SHOWN_TEXT);
    paint(out, is_colored, PAINT_NONE);
    out_char(out, '\n');
}

// "  --> process.sales:14:11", or with ":::" for a further file.
static void write_place(const Excerpt *excerpt, const ExcerptMark *mark, const char *arrow)
{
    Out *out = excerpt->out;
    out_repeat(out, ' ', excerpt->gutter);
    paint(out, excerpt->is_colored, PAINT_BLUE);
    out_text(out, arrow);
    paint(out, excerpt->is_colored, PAINT_NONE);
    out_char(out, ' ');
    terminal_str(out, mark->place.source->path, SHOWN_PATH);
    out_format(out, ":%u:%u\n", mark->position.line, mark->position.column);
}

// The mark that a group of one source is introduced by: the main one, else the first.
static const ExcerptMark *group_head(const ExcerptMark *marks, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (marks[i].is_main) {
            return &marks[i];
        }
    }
    return &marks[0];
}

static void write_excerpts(const Excerpt *excerpt, const Marks *marks)
{
    for (uint32_t i = 0, end; i < marks->count; i = end) {
        for (end = i + 1; end < marks->count; end++) {
            if (marks->at[end].place.source != marks->at[i].place.source) {
                break;
            }
        }
        const ExcerptMark *head = group_head(&marks->at[i], end - i);
        write_place(excerpt, head, i == 0 ? "-->" : ":::");
        excerpt_write(excerpt, &marks->at[i], end - i);
    }
}

static void start_remark(const Excerpt *excerpt, const char *kind)
{
    excerpt_write_gutter(excerpt, "=");
    out_char(excerpt->out, ' ');
    paint(excerpt->out, excerpt->is_colored, PAINT_BOLD);
    out_text(excerpt->out, kind);
    paint(excerpt->out, excerpt->is_colored, PAINT_NONE);
    out_char(excerpt->out, ' ');
}

static void write_remark(const Excerpt *excerpt, const char *kind, Str text)
{
    if (text.length > 0) {
        start_remark(excerpt, kind);
        terminal_str(excerpt->out, text, SHOWN_TEXT);
        out_char(excerpt->out, '\n');
    }
}

static void write_also_in(const Excerpt *excerpt, StrList names)
{
    if (names.count == 0) {
        return;
    }
    start_remark(excerpt, "note:");
    out_text(excerpt->out, "also in ");
    for (uint32_t i = 0; i < names.count && i < SHOWN_VARIANTS; i++) {
        out_text(excerpt->out, i > 0 ? ", " : "");
        terminal_str(excerpt->out, names.at[i], SHOWN_TEXT);
    }
    if (names.count > SHOWN_VARIANTS) {
        out_format(excerpt->out, " and %u more", names.count - SHOWN_VARIANTS);
    }
    out_char(excerpt->out, '\n');
}

// What to do: the help or, without one, what the fixes do.
static void write_help(const Excerpt *excerpt, const Finding *finding)
{
    write_remark(excerpt, "help:", finding->help);
    for (const Fix *fix = finding->fixes; fix && finding->help.length == 0; fix = fix->next) {
        write_remark(excerpt, "help:", fix->text);
    }
}

static void write_remarks(const Excerpt *excerpt, const Finding *finding, bool is_set_off)
{
    bool has_remarks = finding->note.length > 0 || finding->help.length > 0 || finding->fixes
                       || finding->also_in.count > 0 || finding->is_denied;
    if (has_remarks && is_set_off) {
        excerpt_write_gutter(excerpt, "|");
        out_char(excerpt->out, '\n');
    }
    write_remark(excerpt, "note:", finding->note);
    write_remark(excerpt, "note:", text_denied(finding));
    write_also_in(excerpt, finding->also_in);
    write_help(excerpt, finding);
}

static void write_finding(const Finding *finding, Arena *arena, bool is_colored, Out *out)
{
    Marks marks = collect_marks(finding, arena);
    uint32_t last_line = 1;
    for (uint32_t i = 0; i < marks.count; i++) {
        uint32_t line = marks.at[i].position.line;
        last_line = line > last_line ? line : last_line;
    }
    Excerpt excerpt = {.arena = arena, .out = out, .gutter = count_digits(last_line)};
    excerpt.is_colored = is_colored;
    excerpt.main_paint = finding->level == LEVEL_ERROR ? PAINT_RED : PAINT_YELLOW;
    write_headline(finding, is_colored, out);
    write_excerpts(&excerpt, &marks);
    write_remarks(&excerpt, finding, marks.count > 0);
    out_char(out, '\n');
}

static void write_rest(const Findings *findings, const Source *source, uint32_t shown, Out *out)
{
    uint32_t all = findings_count(findings, source, LEVEL_ERROR)
                   + findings_count(findings, source, LEVEL_WARNING);
    if (all > shown) {
        out_format(out, "... and %u more", all - shown);
        if (source) {
            out_text(out, " in ");
            terminal_str(out, source->path, SHOWN_PATH);
        }
        out_text(out, "\n\n");
    }
}

// How many warnings of a file may be shown: they never push an error out of sight.
static uint32_t warnings_shown(const Findings *findings, const Source *source, uint32_t shown)
{
    uint32_t errors = findings_count(findings, source, LEVEL_ERROR);
    return errors < shown ? shown - errors : 0;
}

// The findings of one file, from `finding` on; gives the first of the next.
static const Finding *write_file(const Findings *findings, const Finding *finding, bool is_colored,
                                 uint32_t most, Out *out)
{
    const Source *source = finding->main.place.source;
    uint32_t warnings_left = warnings_shown(findings, source, most), shown = 0;
    for (; finding && finding->main.place.source == source; finding = finding->next) {
        bool is_warning = finding->level == LEVEL_WARNING;
        bool is_within = shown < most && (!is_warning || warnings_left > 0);
        if (finding->level != LEVEL_ALLOW && is_within) {
            write_finding(finding, findings->arena, is_colored, out);
            warnings_left -= is_warning;
            shown++;
        }
    }
    write_rest(findings, source, shown, out);
    return finding;
}

void findings_write_text(const Findings *findings, bool is_colored, uint32_t shown_per_file,
                         Out *out)
{
    uint32_t most = shown_per_file == 0 ? UINT32_MAX : shown_per_file;
    const Finding *finding = findings->first;
    while (finding) {
        finding = write_file(findings, finding, is_colored, most, out);
    }
}

void text_count(TextCounts *counts, const Findings *findings)
{
    counts->errors += findings->error_count;
    counts->denied += findings->denied_count;
    counts->warnings += findings->warning_count;
    counts->allowed += findings->allowed_count;
    counts->files += findings_source_count(findings);
    uint32_t kept = 0;
    for (const Finding *finding = findings->first; finding; finding = finding->next) {
        counts->certain += finding_certain_fix(finding) != NULL;
        kept += finding->level >= LEVEL_WARNING;
    }
    counts->has_more |= kept < findings->error_count + findings->warning_count;
}

// "1 error", ", 2 warnings": a comma before all but the first.
static void write_number(Out *out, uint32_t number, const char *noun, bool *is_first)
{
    if (number > 0) {
        out_format(out, "%s%u %s%s", *is_first ? "" : ", ", number, noun, number == 1 ? "" : "s");
        *is_first = false;
    }
}

void text_write_closing(const TextCounts *counts, bool is_colored, Out *out)
{
    if (counts->errors + counts->warnings + counts->allowed == 0) {
        return;
    }
    bool is_first = true;
    paint(out, is_colored, PAINT_BOLD);
    write_number(out, counts->errors, "error", &is_first);
    write_number(out, counts->warnings, "warning", &is_first);
    if (counts->files > 0) {
        out_format(out, " in %u file%s", counts->files, counts->files == 1 ? "" : "s");
    }
    if (counts->allowed > 0) {
        out_format(out, "%s%u allowed", is_first ? "no findings, " : ", ", counts->allowed);
    }
    paint(out, is_colored, PAINT_NONE);
    out_char(out, '\n');
}
