// Lines and columns of a source, worked out when somebody asks.
//
// The index of lines is made on the first question and kept in the source, and so is the count of
// characters that columns of long lines are worked out from: that is why a const source is written
// to here, and only here. It changes nothing that anybody could see.
#include "base/source.h"

#include "base/utf8.h"

#include <string.h>

// The start of the line behind the next line end, or NULL if there is none.
static const char *next_line(const char *at, const char *end)
{
    for (; at < end; at++) {
        if (*at == '\n') {
            return at + 1;
        }
        if (*at == '\r') {
            return at + 1 < end && at[1] == '\n' ? at + 2 : at + 1;
        }
    }
    return NULL;
}

static void index_lines(Source *source, Arena *arena)
{
    const char *start = source->text.at, *end = start + source->text.length;
    uint32_t count = 1;
    for (const char *at = next_line(start, end); at; at = next_line(at, end)) {
        count++;
    }
    uint32_t *starts = ARENA_MANY(arena, count, uint32_t);
    const char *at = start;
    for (uint32_t line = 1; line < count; line++) {
        at = next_line(at, end);
        starts[line] = (uint32_t)(at - start);
    }
    source->line_starts = starts;
    source->line_count = count;
}

static const uint32_t *source_lines(const Source *source, Arena *arena)
{
    if (!source->line_starts) {
        index_lines((Source *)(uintptr_t)source, arena);
    }
    return source->line_starts;
}

// The last line (from 0) that starts at or before `offset`.
static uint32_t find_line(const Source *source, uint32_t offset)
{
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

// ---- columns ------------------------------------------------------------------------------------

enum { STEP_BYTES = 4096 };

// The first character that starts at or behind a multiple of STEP_BYTES; zeros where there is none,
// which are true of the start of the source.
struct SourceStep {
    uint32_t offset;
    uint32_t before; // characters before it
};

static void index_steps(Source *source, Arena *arena)
{
    const char *start = source->text.at, *end = start + source->text.length;
    SourceStep *steps = ARENA_MANY(arena, source->text.length / STEP_BYTES + 1, SourceStep);
    uint32_t count = 0, characters = 0, size;
    for (const char *at = start; at < end; at += size) {
        uint32_t offset = (uint32_t)(at - start);
        if (offset >= count * STEP_BYTES) {
            steps[count++] = (SourceStep){offset, characters};
        }
        utf8_next(at, end, &size);
        characters++;
    }
    source->steps = steps;
}

// Characters before an offset, from the start of the source.
static uint32_t count_before(const Source *source, uint32_t offset)
{
    uint32_t index = offset / STEP_BYTES;
    index -= source->steps[index].offset > offset; // then that of the multiple before is near
    const SourceStep *step = &source->steps[index];
    Str rest = {source->text.at + step->offset, offset - step->offset};
    return step->before + (uint32_t)utf8_count(rest);
}

// Characters of a slice of the source. The time does not grow with its length.
static uint32_t count_characters(const Source *source, Arena *arena, uint32_t from, uint32_t to)
{
    if (to - from <= STEP_BYTES) {
        return (uint32_t)utf8_count((Str){source->text.at + from, to - from});
    }
    if (!source->steps) {
        index_steps((Source *)(uintptr_t)source, arena);
    }
    return count_before(source, to) - count_before(source, from);
}

Position source_position(const Source *source, Arena *arena, uint32_t offset)
{
    const uint32_t *starts = source_lines(source, arena);
    if (offset > source->text.length) {
        offset = (uint32_t)source->text.length;
    }
    uint32_t line = find_line(source, offset), start = starts[line];
    if (line == 0 && offset >= 3 && str_starts(source->text, "\xEF\xBB\xBF")) {
        start = 3; // a byte order mark takes no column
    }
    return (Position){line + 1, count_characters(source, arena, start, offset) + 1};
}

Str source_line(const Source *source, Arena *arena, uint32_t line, uint32_t *offset)
{
    const uint32_t *starts = source_lines(source, arena);
    uint32_t index = line < 1 ? 0 : line > source->line_count ? source->line_count - 1 : line - 1;
    uint32_t start = starts[index];
    uint32_t end =
        index + 1 < source->line_count ? starts[index + 1] : (uint32_t)source->text.length;
    const char *text = source->text.at;
    while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
        end--;
    }
    *offset = start;
    return (Str){text + start, end - start};
}
