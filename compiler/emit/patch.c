// A diff in the unified format.
//
// Changes whose surroundings meet are one hunk. A line of the file stands behind ' ', '-' or '+',
// so none starts a line of the output; but a build server that looks for `::command::` passes over
// blanks, so such a line is never among the surroundings. patch needs fewer of them just as well.
#include "emit/patch.h"

#include "base/utf8.h"
#include "emit/terminal.h"

#include <string.h>

enum { AROUND = 3 };

typedef struct Patch {
    Out *out;
    const Diff *diff;
    bool for_terminal;
} Patch;

// A run of changes with the lines around them, in lines from 0.
typedef struct Hunk {
    uint32_t first_change, change_count;
    uint32_t old_first, old_end;
    uint32_t new_first, new_end;
} Hunk;

// ---- names --------------------------------------------------------------------------------------

static bool is_plain_path(Str path)
{
    for (size_t i = 0; i < path.length; i++) {
        unsigned char c = (unsigned char)path.at[i];
        if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\') {
            return false;
        }
    }
    return true;
}

// "--- a/process.sales". A path that is not plain is quoted as git does it; behind one with a blank
// stands a tab, so that patch knows where it ends.
static void write_path(const Patch *patch, const char *mark, Str path)
{
    Out *out = patch->out;
    bool is_plain = is_plain_path(path);
    out_format(out, "%.3s %s%s", mark, is_plain ? "" : "\"", mark + 4);
    for (size_t i = 0; i < path.length; i++) {
        unsigned char c = (unsigned char)path.at[i];
        if (c == '"' || c == '\\') {
            out_format(out, "\\%c", c);
        } else if (c < 0x20 || c >= 0x7f) {
            out_format(out, "\\%03o", c);
        } else {
            out_char(out, (char)c);
        }
    }
    out_text(out, is_plain ? "" : "\"");
    out_text(out, is_plain && memchr(path.at, ' ', path.length) ? "\t\n" : "\n");
}

// ---- lines --------------------------------------------------------------------------------------

// Whether a log shows the line as what it is: no byte in it is special, and it starts no command.
static bool is_harmless(Str line)
{
    const char *at = line.at, *end = str_end(line);
    while (at < end && char_is_blank(*at)) {
        at++;
    }
    if (end - at >= 2 && (memcmp(at, "::", 2) == 0 || memcmp(at, "##", 2) == 0)) {
        return false;
    }
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        bool is_usual = character == '\t' || character == '\n' || character == '\r';
        if (character < 0 || (!is_usual && !utf8_is_printable(character))) {
            return false;
        }
        at += size;
    }
    return true;
}

static void write_line(const Patch *patch, char mark, Str line)
{
    bool is_ended = line.length > 0 && line.at[line.length - 1] == '\n';
    Str text = {line.at, line.length - is_ended};
    out_char(patch->out, mark);
    if (patch->for_terminal) {
        terminal_str(patch->out, text, SIZE_MAX);
    } else {
        out_str(patch->out, text);
    }
    out_text(patch->out, is_ended ? "\n" : "\n\\ No newline at end of file\n");
}

static void write_lines(const Patch *patch, char mark, const StrList *lines, uint32_t first,
                        uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        write_line(patch, mark, lines->at[i]);
    }
}

// ---- hunks --------------------------------------------------------------------------------------

// How many of the lines right before a change are shown.
static uint32_t count_before(const Diff *diff, const LineChange *change)
{
    uint32_t count = 0;
    while (count < AROUND && count < change->old_first
           && is_harmless(diff->old_lines.at[change->old_first - count - 1])) {
        count++;
    }
    return count;
}

// How many of at most `most` lines right behind a change are shown.
static uint32_t count_after(const Diff *diff, const LineChange *change, uint32_t most)
{
    uint32_t count = 0, end = change->old_first + change->old_count;
    while (count < most && end + count < diff->old_lines.count
           && is_harmless(diff->old_lines.at[end + count])) {
        count++;
    }
    return count;
}

// Whether all lines between two changes are shown, so that both are in one hunk.
static bool is_joined(const Diff *diff, const LineChange *change, const LineChange *next)
{
    uint32_t between = next->old_first - (change->old_first + change->old_count);
    return between <= 2 * AROUND && count_after(diff, change, between) == between;
}

// patch takes a hunk with fewer lines on one side for one at an end of the file. So where a line is
// left out on one side, as many are on the other.
static void balance(const Diff *diff, const LineChange *first, const LineChange *last,
                    uint32_t *before, uint32_t *after)
{
    uint32_t last_end = last->old_first + last->old_count;
    bool is_cut_before = *before < AROUND && *before < first->old_first;
    bool is_cut_after = *after < AROUND && last_end + *after < diff->old_lines.count;
    if (is_cut_before || is_cut_after) {
        *before = *after = *before < *after ? *before : *after;
    }
}

// The hunk that starts with this change.
static Hunk hunk_from(const Diff *diff, uint32_t index)
{
    const LineChange *first = &diff->changes[index], *last = first;
    Hunk hunk = {.first_change = index, .change_count = 1};
    while (index + hunk.change_count < diff->change_count && is_joined(diff, last, last + 1)) {
        last++;
        hunk.change_count++;
    }
    uint32_t before = count_before(diff, first), after = count_after(diff, last, AROUND);
    balance(diff, first, last, &before, &after);
    hunk.old_first = first->old_first - before;
    hunk.new_first = first->new_first - before;
    hunk.old_end = last->old_first + last->old_count + after;
    hunk.new_end = last->new_first + last->new_count + after;
    return hunk;
}

// " -12,7": the first line from 1, or, of no lines, the one before them.
static void write_range(Out *out, char mark, uint32_t first, uint32_t end)
{
    out_format(out, " %c%u,%u", mark, end > first ? first + 1 : first, end - first);
}

static void write_hunk(const Patch *patch, const Hunk *hunk)
{
    const Diff *diff = patch->diff;
    out_text(patch->out, "@@");
    write_range(patch->out, '-', hunk->old_first, hunk->old_end);
    write_range(patch->out, '+', hunk->new_first, hunk->new_end);
    out_text(patch->out, " @@\n");
    uint32_t line = hunk->old_first;
    for (uint32_t i = 0; i < hunk->change_count; i++) {
        const LineChange *change = &diff->changes[hunk->first_change + i];
        uint32_t old_end = change->old_first + change->old_count;
        write_lines(patch, ' ', &diff->old_lines, line, change->old_first);
        write_lines(patch, '-', &diff->old_lines, change->old_first, old_end);
        write_lines(patch, '+', &diff->new_lines, change->new_first,
                    change->new_first + change->new_count);
        line = old_end;
    }
    write_lines(patch, ' ', &diff->old_lines, line, hunk->old_end);
}

void patch_write(Out *out, Str path, const Diff *diff, bool for_terminal)
{
    Patch patch = {out, diff, for_terminal};
    if (diff->change_count == 0) {
        return;
    }
    write_path(&patch, "--- a/", path);
    write_path(&patch, "+++ b/", path);
    for (uint32_t i = 0; i < diff->change_count;) {
        Hunk hunk = hunk_from(diff, i);
        write_hunk(&patch, &hunk);
        i += hunk.change_count;
    }
}
