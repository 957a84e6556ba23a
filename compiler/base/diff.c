// Line diff by patience.
//
// Each different line gets a number. A pair of ranges is trimmed of the lines that it begins and
// ends with alike; then the lines that stand once in each range, in the longest run that is in
// order on both sides, are anchors, and the gaps between them are compared in turn. A gap without
// an anchor is one change.
#include "base/diff.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 50 }; // gaps within gaps; only a text made for it gets there

typedef struct Range {
    uint32_t first, end;
} Range;

// A line that stands once on both sides.
typedef struct Anchor {
    uint32_t old_line, new_line;
    uint32_t before; // index + 1 of the anchor before it in its run; 0: none
} Anchor;

typedef struct Anchors {
    Anchor *at;
    uint32_t count;
} Anchors;

typedef struct Counted {
    uint32_t old_count, new_count;
    uint32_t old_line;
} Counted;

typedef struct Comparison {
    Arena *arena;
    Diff diff;
    uint32_t *old_ids, *new_ids; // a number a line; equal lines have equal ones
    Counted *counted;            // by number; all 0 between two questions
    uint32_t change_capacity;
} Comparison;

// ---- lines and their numbers --------------------------------------------------------------------

static StrList split_lines(Arena *arena, Str text)
{
    uint32_t count = 0;
    const char *end = str_end(text);
    for (const char *at = text.at; at < end; count++) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        at = line_end ? line_end + 1 : end;
    }
    StrList lines = {ARENA_MANY(arena, (size_t)count + 1, Str), count};
    const char *at = text.at;
    for (uint32_t i = 0; i < count; i++) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        const char *next = line_end ? line_end + 1 : end;
        lines.at[i] = (Str){at, (size_t)(next - at)};
        at = next;
    }
    return lines;
}

typedef struct NumberedLine {
    Str text;
    uint32_t *id;
} NumberedLine;

static int compare_lines(const void *left, const void *right)
{
    return str_compare(((const NumberedLine *)left)->text, ((const NumberedLine *)right)->text);
}

static void number_lines(Comparison *comparison)
{
    const StrList *old = &comparison->diff.old_lines, *new = &comparison->diff.new_lines;
    size_t count = (size_t)old->count + new->count;
    NumberedLine *lines = ARENA_MANY(comparison->arena, count + 1, NumberedLine);
    comparison->old_ids = ARENA_MANY(comparison->arena, (size_t)old->count + 1, uint32_t);
    comparison->new_ids = ARENA_MANY(comparison->arena, (size_t) new->count + 1, uint32_t);
    for (uint32_t i = 0; i < old->count; i++) {
        lines[i] = (NumberedLine){old->at[i], &comparison->old_ids[i]};
    }
    for (uint32_t i = 0; i < new->count; i++) {
        lines[old->count + i] = (NumberedLine){new->at[i], &comparison->new_ids[i]};
    }
    qsort(lines, count, sizeof *lines, compare_lines);
    uint32_t id = 0;
    for (size_t i = 0; i < count; i++) {
        id += i > 0 && !str_equal(lines[i].text, lines[i - 1].text);
        *lines[i].id = id;
    }
    comparison->counted = ARENA_MANY(comparison->arena, (size_t)id + 1, Counted);
}

// ---- anchors ------------------------------------------------------------------------------------

// The lines that stand once in both ranges, in the order of the new one.
static Anchors collect_anchors(Comparison *comparison, Range old, Range new)
{
    Counted *counted = comparison->counted;
    uint32_t most =
        old.end - old.first < new.end - new.first ? old.end - old.first : new.end - new.first;
    Anchors anchors = {ARENA_MANY(comparison->arena, most, Anchor), 0};
    for (uint32_t i = old.first; i < old.end; i++) {
        counted[comparison->old_ids[i]].old_count++;
        counted[comparison->old_ids[i]].old_line = i;
    }
    for (uint32_t i = new.first; i < new.end; i++) {
        counted[comparison->new_ids[i]].new_count++;
    }
    for (uint32_t i = new.first; i < new.end; i++) {
        const Counted *line = &counted[comparison->new_ids[i]];
        if (line->old_count == 1 && line->new_count == 1) {
            anchors.at[anchors.count++] = (Anchor){line->old_line, i, 0};
        }
    }
    for (uint32_t i = old.first; i < old.end; i++) {
        counted[comparison->old_ids[i]] = (Counted){0};
    }
    for (uint32_t i = new.first; i < new.end; i++) {
        counted[comparison->new_ids[i]] = (Counted){0};
    }
    return anchors;
}

// How many of the runs so far end above `line`: the place of the new anchor among them.
static uint32_t find_run(const Anchors *anchors, const uint32_t *ends, uint32_t count,
                         uint32_t line)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (anchors->at[ends[middle]].old_line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Keeps the longest run of anchors that is in order in the old range too. ends[n] is the anchor
// that ends a run of n + 1 with the lowest line.
static void keep_longest_run(Arena *arena, Anchors *anchors)
{
    uint32_t *ends = ARENA_MANY(arena, (size_t)anchors->count + 1, uint32_t), length = 0;
    for (uint32_t i = 0; i < anchors->count; i++) {
        uint32_t run = find_run(anchors, ends, length, anchors->at[i].old_line);
        anchors->at[i].before = run > 0 ? ends[run - 1] + 1 : 0;
        ends[run] = i;
        length = run + 1 > length ? run + 1 : length;
    }
    Anchor *kept = ARENA_MANY(arena, (size_t)length + 1, Anchor);
    uint32_t next = length > 0 ? ends[length - 1] + 1 : 0;
    for (uint32_t i = length; i > 0; i--) {
        kept[i - 1] = anchors->at[next - 1];
        next = kept[i - 1].before;
    }
    *anchors = (Anchors){kept, length};
}

// ---- changes ------------------------------------------------------------------------------------

static void add_change(Comparison *comparison, Range old, Range new)
{
    Diff *diff = &comparison->diff;
    if (diff->change_count == comparison->change_capacity) {
        uint32_t capacity = comparison->change_capacity * 2 + 16;
        LineChange *larger = ARENA_MANY(comparison->arena, capacity, LineChange);
        if (diff->change_count > 0) {
            memcpy(larger, diff->changes, diff->change_count * sizeof *larger);
        }
        diff->changes = larger;
        comparison->change_capacity = capacity;
    }
    diff->changes[diff->change_count++] =
        (LineChange){old.first, old.end - old.first, new.first, new.end - new.first};
}

// Takes off what both ranges begin and end with.
static void trim_ranges(const Comparison *comparison, Range *old, Range *new)
{
    const uint32_t *old_ids = comparison->old_ids, *new_ids = comparison->new_ids;
    while (old->first < old->end && new->first < new->end
           && old_ids[old->first] == new_ids[new->first]) {
        old->first++;
        new->first++;
    }
    while (old->first < old->end && new->first < new->end
           && old_ids[old->end - 1] == new_ids[new->end - 1]) {
        old->end--;
        new->end--;
    }
}

static void compare_ranges(Comparison *comparison, Range old, Range new, int depth)
{
    trim_ranges(comparison, &old, &new);
    if (old.first == old.end && new.first == new.end) {
        return;
    }
    Anchors anchors = {0};
    if (old.first < old.end && new.first < new.end && depth < DEEPEST) {
        anchors = collect_anchors(comparison, old, new);
        keep_longest_run(comparison->arena, &anchors);
    }
    if (anchors.count == 0) {
        add_change(comparison, old, new);
        return;
    }
    for (uint32_t i = 0; i < anchors.count; i++) {
        const Anchor *anchor = &anchors.at[i];
        compare_ranges(comparison, (Range){old.first, anchor->old_line},
                       (Range){new.first, anchor->new_line}, depth + 1);
        old.first = anchor->old_line + 1;
        new.first = anchor->new_line + 1;
    }
    compare_ranges(comparison, old, new, depth + 1);
}

Diff diff_lines(Arena *arena, Str old_text, Str new_text)
{
    Comparison comparison = {.arena = arena};
    comparison.diff.old_lines = split_lines(arena, old_text);
    comparison.diff.new_lines = split_lines(arena, new_text);
    number_lines(&comparison);
    compare_ranges(&comparison, (Range){0, comparison.diff.old_lines.count},
                   (Range){0, comparison.diff.new_lines.count}, 0);
    return comparison.diff;
}
