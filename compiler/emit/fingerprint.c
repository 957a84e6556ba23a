// Fingerprints of lines.
//
// The hash is the one that GitHub's upload-sarif action works out (src/fingerprints.ts of
// github/codeql-action), so that both agree: over the first hundred UTF-16 units from the start of
// the line that are no blank or tab, across line ends, each of which counts as one LF. 65535 stands
// for the end of the file, and zeros behind it. It changes with the line and with what follows it
// closely, and not with what stands above.
#include "emit/fingerprint.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { WINDOW = 100, BASE = 37, END_OF_FILE = 65535, REPLACEMENT = 0xFFFD };

// A hash, and how many lines have had it so far.
typedef struct HashCount {
    uint64_t hash;
    uint32_t count;
} HashCount;

// What a pass over the lines fills in.
typedef struct Pass {
    Fingerprints fingerprints;
    uint32_t next;     // of the fingerprints: the first whose line is still to come
    HashCount *hashes; // sorted; NULL in the first pass, which finds them
} Pass;

// The last hundred units, as a ring.
typedef struct Roll {
    uint64_t units[WINDOW];
    uint32_t lines[WINDOW]; // the line that a unit begins; 0 for none
    uint64_t hash;
    uint64_t leaving; // the factor of the unit that falls out
    uint32_t next;
    uint32_t line;
    bool is_line_start;
    Pass *pass;
} Roll;

// ---- what is done with a line -------------------------------------------------------------------

static int compare_hashes(const void *left, const void *right)
{
    uint64_t one = ((const HashCount *)left)->hash, other = ((const HashCount *)right)->hash;
    return one < other ? -1 : one > other;
}

// The first pass finds the hash of each wanted line, the second which of its like it is.
static void visit_line(Pass *pass, uint32_t line, uint64_t hash)
{
    const Fingerprints *wanted = &pass->fingerprints;
    HashCount key = {.hash = hash}, *found = NULL;
    if (pass->hashes) {
        found = bsearch(&key, pass->hashes, wanted->count, sizeof key, compare_hashes);
    }
    if (found) {
        found->count++;
    }
    if (pass->next < wanted->count && wanted->at[pass->next].line == line) {
        Fingerprint *fingerprint = &wanted->at[pass->next++];
        fingerprint->hash = hash;
        fingerprint->nth = found ? found->count : 0;
    }
}

// ---- the rolling hash ---------------------------------------------------------------------------

static Roll roll_start(Pass *pass)
{
    Roll roll = {.is_line_start = true, .leaving = 1, .pass = pass};
    for (int i = 0; i < WINDOW; i++) {
        roll.leaving *= BASE;
    }
    return roll;
}

static void roll_report(Roll *roll)
{
    uint32_t *line = &roll->lines[roll->next];
    if (*line > 0) {
        visit_line(roll->pass, *line, roll->hash);
        *line = 0;
    }
}

static void roll_update(Roll *roll, uint64_t unit)
{
    roll->hash = roll->hash * BASE + unit - roll->leaving * roll->units[roll->next];
    roll->units[roll->next] = unit;
    roll->next = (roll->next + 1) % WINDOW;
}

static void roll_add(Roll *roll, uint64_t unit)
{
    roll_report(roll);
    if (roll->is_line_start) {
        roll->lines[roll->next] = ++roll->line;
    }
    roll->is_line_start = unit == '\n';
    roll_update(roll, unit);
}

// A character above U+FFFF is two units of UTF-16.
static void roll_add_character(Roll *roll, int32_t character)
{
    if (character > 0xFFFF) {
        uint64_t above = (uint64_t)character - 0x10000;
        roll_add(roll, 0xD800 + (above >> 10));
        roll_add(roll, 0xDC00 + (above & 0x3FF));
    } else {
        roll_add(roll, character < 0 ? REPLACEMENT : (uint64_t)character);
    }
}

static void run_pass(Pass *pass)
{
    Roll roll = roll_start(pass);
    Str text = pass->fingerprints.source->text;
    bool was_return = false;
    uint32_t size;
    for (const char *at = text.at, *end = str_end(text); at < end; at += size) {
        int32_t character = utf8_next(at, end, &size);
        bool is_passed_over =
            character == ' ' || character == '\t' || (was_return && character == '\n');
        was_return = character == '\r';
        if (!is_passed_over) {
            roll_add_character(&roll, was_return ? '\n' : character);
        }
    }
    roll_add(&roll, END_OF_FILE);
    for (int i = 0; i < WINDOW; i++) {
        roll_report(&roll);
        roll_update(&roll, 0);
    }
}

// ---- which lines --------------------------------------------------------------------------------

// The lines of findings of one source, each once; findings are sorted, and so are the lines.
static void collect_lines(Fingerprints *fingerprints, const Finding *first, Arena *arena)
{
    const Source *source = fingerprints->source;
    uint32_t most = 0;
    const Finding *end = first;
    for (; end && end->main.place.source == source; end = end->next) {
        most++;
    }
    fingerprints->at = ARENA_MANY(arena, most, Fingerprint);
    for (const Finding *finding = first; finding != end; finding = finding->next) {
        uint32_t line = source_position(source, arena, finding->main.place.offset).line;
        uint32_t count = fingerprints->count;
        if (count == 0 || fingerprints->at[count - 1].line != line) {
            fingerprints->at[fingerprints->count++].line = line;
        }
    }
}

// The hashes of the wanted lines, sorted. One that stands there twice is counted by one of its
// places alone, as every search ends at the same.
static HashCount *collect_hashes(const Fingerprints *fingerprints, Arena *arena)
{
    HashCount *hashes = ARENA_MANY(arena, fingerprints->count, HashCount);
    for (uint32_t i = 0; i < fingerprints->count; i++) {
        hashes[i].hash = fingerprints->at[i].hash;
    }
    qsort(hashes, fingerprints->count, sizeof *hashes, compare_hashes);
    return hashes;
}

Fingerprints fingerprints_make(const Finding *first, Arena *arena)
{
    Pass pass = {.fingerprints = {.source = first->main.place.source}};
    collect_lines(&pass.fingerprints, first, arena);
    run_pass(&pass);
    pass.hashes = collect_hashes(&pass.fingerprints, arena);
    pass.next = 0;
    run_pass(&pass);
    return pass.fingerprints;
}

static int compare_line(const void *key, const void *element)
{
    uint32_t line = *(const uint32_t *)key, other = ((const Fingerprint *)element)->line;
    return line < other ? -1 : line > other;
}

const Fingerprint *fingerprint_find(const Fingerprints *fingerprints, uint32_t line)
{
    return fingerprints->count == 0 ? NULL
                                    : bsearch(&line, fingerprints->at, fingerprints->count,
                                              sizeof(Fingerprint), compare_line);
}
