// Findings as workflow commands of GitHub: a line each, which it shows beside the line of a change.
//
// Text of the user stands only behind `::error ` and its like, never at the start of a line; the
// runner would take a line that starts with `::` for a command. It shows ten of a level a step.
#include "emit/report_parts.h"
#include "emit/report_writers.h"

enum { SHOWN_PLACES = 8 };

// ---- the escaper --------------------------------------------------------------------------------

// Writes text as data of a command or, where `is_property`, as the value of a property.
static void write_escaped(Out *out, Str text, bool is_property)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.at[i];
        bool is_special = byte == '%' || byte == '\r' || byte == '\n'
                          || (is_property && (byte == ':' || byte == ','));
        if (is_special) {
            out_format(out, "%%%02X", (unsigned)byte);
        } else {
            out_char(out, byte);
        }
    }
}

// ---- a finding ----------------------------------------------------------------------------------

// Columns are told of places within a line only: others GitHub refuses.
static void write_place(Report *report, Place place)
{
    Out *out = &report->out;
    if (!place.source) {
        return;
    }
    Region region = report_region(report, place);
    out_text(out, "file=");
    write_escaped(out, report_text(report, place.source->path), true);
    out_format(out, ",line=%u,endLine=%u", region.start.line, region.end.line);
    if (region.start.line == region.end.line) {
        out_format(out, ",col=%u,endColumn=%u", region.start.column, region.end.column);
    }
    out_char(out, ',');
}

// A further line of the message.
static void write_line(Report *report, const char *before, Str text)
{
    if (text.length > 0) {
        out_text(&report->out, "%0A");
        out_text(&report->out, before);
        write_escaped(&report->out, report_text(report, text), false);
    }
}

static void write_places(Report *report, const Finding *finding)
{
    for (uint32_t i = 0; i < finding->also_count && i < SHOWN_PLACES; i++) {
        const Mark *mark = &finding->also[i];
        if (mark->place.source && mark->label.length > 0) {
            write_line(report, "see also: ", mark->label);
            out_text(&report->out, " (");
            write_escaped(&report->out, report_text(report, mark->place.source->path), false);
            out_format(&report->out, ", line %u)", report_region(report, mark->place).start.line);
        }
    }
}

static void write_also_in(Report *report, StrList names)
{
    for (uint32_t i = 0; i < names.count && i < SHOWN_PLACES; i++) {
        write_line(report, "also in: ", names.at[i]);
    }
}

void write_github_finding(Report *report, const Finding *finding)
{
    Out *out = &report->out;
    out_text(out, finding->level == LEVEL_ERROR ? "::error " : "::warning ");
    write_place(report, finding->main.place);
    out_format(out, "title=%s::", rule_row(finding->rule)->name);
    write_escaped(out, report_text(report, finding->headline), false);
    write_line(report, "here: ", finding->main.label);
    write_places(report, finding);
    write_also_in(report, finding->also_in);
    write_line(report, "note: ", finding->note);
    write_line(report, "note: ", text_denied(finding));
    write_line(report, "help: ", finding->help);
    out_char(out, '\n');
}

// ---- the whole ----------------------------------------------------------------------------------

// The first so many findings of a level.
static uint32_t write_level(const Report *report, Level level, uint32_t most, Out *out)
{
    uint32_t count = 0;
    for (const ReportItem *item = report->first; item && count < most; item = item->next) {
        if (item->level == level) {
            out_str(out, item->bytes);
            count++;
        }
    }
    return count;
}

static uint32_t write_gaps(const Report *report, uint32_t most, Out *out)
{
    uint32_t count = 0;
    for (const ReportGap *gap = report->gaps; gap && count < most; gap = gap->next) {
        out_text(out, "::error title=stagecraft::");
        write_escaped(out, gap->text, false);
        out_char(out, '\n');
        count++;
    }
    return count;
}

static void write_summary(Report *report, uint32_t shown, Out *out)
{
    const TextCounts *counts = &report->counts;
    uint32_t all = counts->errors + counts->warnings;
    report->out.length = 0;
    text_write_closing(counts, false, &report->out);
    if (report->out.length > 0) {
        Str line = {report->out.bytes, report->out.length - 1};
        out_text(out, "::notice title=stagecraft::");
        write_escaped(out, line, false);
        if (all > shown) {
            out_format(out, "; %u %s over the ten of a kind that are shown", all - shown,
                       all - shown == 1 ? "is" : "are");
        }
        out_char(out, '\n');
    }
}

void write_github_document(Report *report, Out *out)
{
    uint32_t most = report->format->most_of_level;
    uint32_t gaps = write_gaps(report, most, out);
    uint32_t shown = write_level(report, LEVEL_ERROR, most - gaps, out);
    shown += write_level(report, LEVEL_WARNING, most, out);
    write_summary(report, shown, out);
}
