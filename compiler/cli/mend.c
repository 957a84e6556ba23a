// Mending: which fixes are made.
//
// All files are compiled and their certain fixes gathered. Round by round these are made, and all
// files compiled again with the changed texts laid over, which gathers the fixes of the next round.
// Where that is no better, the fixes are halved and tried again, until the one to blame is left
// out. "Better" counts only mistakes in what is written: what a process as a whole lacks is looked
// for only where nothing hides it (check/doubt), so it may come to light when a name is mended, and
// was there before.
#include "cli/mend.h"

#include "cli/mend_parts.h"
#include "cli/pipeline.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_ROUNDS = 6,
    MOST_TRIALS = 40, // compilations of everything, over all rounds
};

typedef enum FixState { FIX_WAITING, FIX_IN, FIX_OUT } FixState;

typedef struct MendFix {
    struct MendFix *next;
    MendFile *file;
    const Edit *edits;
    uint32_t edit_count;
    bool is_of_error;
    FixState state;
} MendFix;

// An edit of one file, on its way into order.
typedef struct MendEdit {
    Edit edit;
    MendFix *fix;
    uint32_t number; // as gathered: the first of two at one place wins
} MendEdit;

typedef struct FixList {
    MendFix *first, *last;
} FixList;

// A mistake in what is written that no certain fix mends.
typedef struct Spot {
    FileId file;
    RuleId rule;
    Str headline;
    uint32_t offset;
} Spot;

typedef struct SpotList {
    Spot *at; // by offset
    uint32_t count, capacity;
} SpotList;

// What was found, all files together.
typedef struct Measure {
    bool is_read;  // every file could be read
    FixList fixes; // the certain ones on offer
    SpotList spots;
    uint32_t errors[RULE_COUNT]; // in what is written
    uint32_t error_count;
    uint32_t fix_count;
} Measure;

typedef struct Round {
    Session *session;
    Mend *mend;
    Arena *arena;
    FixList all;     // those on offer
    MendFix **fixes; // those of them that do not touch another, in order
    uint32_t fix_count;
    uint32_t trials_left; // over all rounds
    Measure best;
    SpotList spots; // the mistakes before the round
} Round;

// ---- gathering ----------------------------------------------------------------------------------

static bool is_same_file(const MendFile *file, const Source *source)
{
    return file->overlay.id.device == source->id.device
           && file->overlay.id.inode == source->id.inode;
}

static MendFile *file_of(Session *session, const Source *source)
{
    Mend *mend = session->mend;
    for (MendFile *file = mend->files; file; file = file->next) {
        if (is_same_file(file, source)) {
            return file;
        }
    }
    MendFile *file = ARENA_NEW(&session->arena, MendFile);
    file->path = str_copy(&session->arena, source->path);
    file->original = str_copy(&session->arena, source->text);
    file->overlay = (Overlay){.next = session->overlays, .id = source->id, .text = file->original};
    session->overlays = &file->overlay;
    *(mend->last_file ? &mend->last_file->next : &mend->files) = file;
    mend->last_file = file;
    return file;
}

// Keeps a fix beyond its compilation.
static void keep_fix(Round *round, FixList *list, const Finding *finding, const Fix *fix)
{
    MendFix *kept = ARENA_NEW(round->arena, MendFix);
    Edit *edits = ARENA_MANY(round->arena, fix->edit_count, Edit);
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        edits[i] = fix->edits[i];
        edits[i].place.source = NULL;
        edits[i].text = str_copy(round->arena, fix->edits[i].text);
    }
    kept->file = file_of(round->session, finding->main.place.source);
    kept->edits = edits;
    kept->edit_count = fix->edit_count;
    kept->is_of_error = finding->level == LEVEL_ERROR;
    *(list->last ? &list->last->next : &list->first) = kept;
    list->last = kept;
}

static void keep_spot(Round *round, SpotList *list, const Finding *finding)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 16;
        Spot *larger = ARENA_MANY(round->arena, list->capacity, Spot);
        if (list->count > 0) {
            memcpy(larger, list->at, list->count * sizeof(Spot));
        }
        list->at = larger;
    }
    list->at[list->count++] = (Spot){.file = finding->main.place.source->id,
                                     .rule = finding->rule,
                                     .headline = str_copy(round->arena, finding->headline),
                                     .offset = finding->main.place.offset};
}

static void count_findings(Round *round, Measure *measure)
{
    const Session *session = round->session;
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        measure->errors[rule] += session->written[rule];
        measure->error_count += session->written[rule];
    }
    const Finding *finding = session->compilation.findings.first;
    for (; finding; finding = finding->next) {
        const Fix *fix = finding_certain_fix(finding);
        if (fix) {
            measure->fix_count++;
            keep_fix(round, &measure->fixes, finding, fix);
        } else if (finding->level == LEVEL_ERROR && finding->main.place.source
                   && session->written[finding->rule] > 0) {
            keep_spot(round, &measure->spots, finding);
        }
    }
}

// Standard input is gone once it was read, so its text is kept.
static void keep_input(Session *session, int file)
{
    if (strcmp(session->options->files[file], "-") == 0) {
        const Program *program = &session->compilation.program;
        file_of(session, program->modules[0]->source);
    }
}

static int compare_spots(const void *left, const void *right)
{
    uint32_t first = ((const Spot *)left)->offset, second = ((const Spot *)right)->offset;
    return (first > second) - (first < second);
}

// Compiles all files of the command line and gathers what is found. `is_first` says to report a
// file that cannot be read.
static Measure measure_all(Round *round, bool is_first)
{
    Session *session = round->session;
    Measure measure = {.is_read = true};
    for (int i = 0; measure.is_read && i < session->options->file_count; i++) {
        measure.is_read = pipeline_read(session, i);
        if (measure.is_read) {
            keep_input(session, i);
            count_findings(round, &measure);
        } else if (is_first) {
            pipeline_report_unread(session, session->options->files[i]);
        }
    }
    if (measure.spots.count > 1) {
        qsort(measure.spots.at, measure.spots.count, sizeof(Spot), compare_spots);
    }
    return measure;
}

// ---- putting in order ---------------------------------------------------------------------------

static int compare_edits(const void *left, const void *right)
{
    const MendEdit *one = left, *other = right;
    uint32_t first = one->edit.place.offset, second = other->edit.place.offset;
    if (first != second) {
        return first < second ? -1 : 1;
    }
    return one->number < other->number ? -1 : 1;
}

typedef struct EditList {
    MendEdit *at;
    uint32_t count;
} EditList;

// The edits of one file, of all fixes in a state, in order of place.
static EditList list_edits(Round *round, const MendFile *file, FixState state)
{
    uint32_t count = 0;
    for (const MendFix *fix = round->all.first; fix; fix = fix->next) {
        count += fix->file == file && fix->state == state ? fix->edit_count : 0;
    }
    EditList list = {ARENA_MANY(round->arena, count, MendEdit), 0};
    for (MendFix *fix = round->all.first; fix; fix = fix->next) {
        bool is_listed = fix->file == file && fix->state == state;
        for (uint32_t i = 0; is_listed && i < fix->edit_count; i++) {
            list.at[list.count] = (MendEdit){fix->edits[i], fix, list.count};
            list.count++;
        }
    }
    if (list.count > 1) {
        qsort(list.at, list.count, sizeof(MendEdit), compare_edits);
    }
    return list;
}

// Of fixes that touch each other the first is made; the other may come again in the next round.
static void leave_out_touching(Round *round, const MendFile *file)
{
    EditList list = list_edits(round, file, FIX_WAITING);
    const MendEdit *last = NULL;
    for (uint32_t i = 0; i < list.count; i++) {
        MendEdit *edit = &list.at[i];
        if (edit->fix->state == FIX_OUT) {
            continue;
        }
        if (last && edit_touches(&last->edit, &edit->edit)) {
            edit->fix->state = FIX_OUT;
        } else {
            last = edit;
        }
    }
}

static void order_fixes(Round *round)
{
    uint32_t count = 0;
    for (const MendFile *file = round->mend->files; file; file = file->next) {
        leave_out_touching(round, file);
    }
    for (const MendFix *fix = round->all.first; fix; fix = fix->next) {
        count++;
    }
    round->fixes = ARENA_MANY(round->arena, count, MendFix *);
    for (MendFix *fix = round->all.first; fix; fix = fix->next) {
        if (fix->state == FIX_WAITING) {
            round->fixes[round->fix_count++] = fix;
        }
    }
}

// ---- trying -------------------------------------------------------------------------------------

static Str current_text(const MendFile *file)
{
    return file->mended > 0 ? out_view(&file->text) : file->original;
}

// Lays over each file its text with the fixes that are in.
static void lay_over(Round *round)
{
    for (MendFile *file = round->mend->files; file; file = file->next) {
        EditList list = list_edits(round, file, FIX_IN);
        Edit *edits = ARENA_MANY(round->arena, list.count, Edit);
        for (uint32_t i = 0; i < list.count; i++) {
            edits[i] = list.at[i].edit;
        }
        file->trial.length = 0;
        edits_apply(current_text(file), edits, list.count, &file->trial);
        if (file->trial.failed) {
            longjmp(*round->session->out_of_memory, 1);
        }
        file->overlay.text = out_view(&file->trial);
    }
}

// A run of whole lines.
typedef struct Lines {
    Str text;
    uint32_t start, stop;
} Lines;

static Lines lines_around(Str text, uint32_t offset, size_t length)
{
    Source source = {.text = text};
    return (Lines){text, source_line_start(&source, offset),
                   source_line_stop(&source, offset + (uint32_t)length)};
}

// The first mistake at or behind a place.
static uint32_t spots_from(const SpotList *list, uint32_t offset)
{
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->at[middle].offset < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_in_file(const Spot *spot, const MendFile *file)
{
    return spot->file.device == file->overlay.id.device
           && spot->file.inode == file->overlay.id.inode;
}

static bool had_spot(const SpotList *list, const MendFile *file, Lines lines, const Spot *spot)
{
    for (uint32_t i = spots_from(list, lines.start);
         i < list->count && list->at[i].offset <= lines.stop; i++) {
        const Spot *old = &list->at[i];
        if (old->rule == spot->rule && is_in_file(old, file)
            && str_equal(old->headline, spot->headline)) {
            return true;
        }
    }
    return false;
}

// Whether a mistake stands in these lines of a file now that did not stand in them as they were.
static bool has_new_spot(const Round *round, const SpotList *now, const MendFile *file, Lines was,
                         Lines is)
{
    for (uint32_t i = spots_from(now, is.start); i < now->count && now->at[i].offset <= is.stop;
         i++) {
        const Spot *spot = &now->at[i];
        if (is_in_file(spot, file) && !had_spot(&round->spots, file, was, spot)) {
            return true;
        }
    }
    return false;
}

// Whether a line that the fixes which are in have changed got a mistake by that.
static bool has_worse_line(Round *round, const SpotList *now)
{
    for (MendFile *file = round->mend->files; file; file = file->next) {
        EditList list = list_edits(round, file, FIX_IN);
        Lines was = {0}, is = {0};
        uint32_t offset = 0, used = 0;
        for (uint32_t i = 0; i < list.count; i++) {
            const Edit *edit = &list.at[i].edit;
            uint32_t end = edit->place.offset + edit->place.length;
            uint32_t start = offset + edit->place.offset - used; // in the changed text
            offset = start + (uint32_t)edit->text.length;
            used = end;
            if (end <= was.stop && offset <= is.stop) {
                continue; // these lines are judged already
            }
            is = lines_around(out_view(&file->trial), start, edit->text.length);
            was = lines_around(current_text(file), edit->place.offset, edit->place.length);
            if (has_new_spot(round, now, file, was, is)) {
                return true;
            }
        }
    }
    return false;
}

// Whether a state is better than the best one so far. `has_error` says that an error was mended.
static bool is_better(const Measure *state, const Measure *best, bool has_error)
{
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        if (state->errors[rule] > best->errors[rule]) {
            return false;
        }
    }
    return state->is_read
           && (has_error ? state->error_count < best->error_count
                         : state->fix_count < best->fix_count);
}

// Sets the state of `count` fixes from `first` on; returns whether one of them mends an error.
static bool set_states(Round *round, uint32_t first, uint32_t count, FixState state)
{
    bool has_error = false;
    for (uint32_t i = first; i < first + count; i++) {
        round->fixes[i]->state = state;
        has_error |= round->fixes[i]->is_of_error;
    }
    return has_error;
}

// Makes a range of the fixes besides those that are in, as many of them as make it better.
static void try_fixes(Round *round, uint32_t first, uint32_t count)
{
    if (round->trials_left == 0 || count == 0) {
        set_states(round, first, count, FIX_OUT);
        return;
    }
    round->trials_left--;
    bool has_error = set_states(round, first, count, FIX_IN);
    lay_over(round);
    Measure measure = measure_all(round, false);
    if (is_better(&measure, &round->best, has_error) && !has_worse_line(round, &measure.spots)) {
        round->best = measure;
        return;
    }
    set_states(round, first, count, FIX_OUT);
    if (count > 1) {
        try_fixes(round, first, count / 2);
        try_fixes(round, first + count / 2, count - count / 2);
    }
}

// Keeps what is mended now; returns how many fixes that took.
static uint32_t settle(Round *round)
{
    uint32_t count = 0;
    lay_over(round);
    for (const MendFix *fix = round->all.first; fix; fix = fix->next) {
        fix->file->mended += fix->state == FIX_IN;
        count += fix->state == FIX_IN;
    }
    for (MendFile *file = round->mend->files; file; file = file->next) {
        Out old = file->text;
        file->text = file->trial;
        file->trial = old;
        file->overlay.text = current_text(file);
    }
    return count;
}

// Makes the fixes on offer; returns how many. What is on offer then stands in round->best.
static uint32_t mend_round(Round *round)
{
    round->all = round->best.fixes;
    round->spots = round->best.spots;
    round->fix_count = 0;
    if (!round->all.first) {
        return 0;
    }
    order_fixes(round);
    try_fixes(round, 0, round->fix_count);
    return settle(round);
}

Status mend_run(Session *session)
{
    session->mend = ARENA_NEW(&session->arena, Mend);
    Round round = {.session = session,
                   .mend = session->mend,
                   .arena = &session->page,
                   .trials_left = MOST_TRIALS};
    round.best = measure_all(&round, true);
    for (int i = 0; i < MOST_ROUNDS && round.best.is_read && mend_round(&round) > 0; i++) {
    }
    arena_free(&session->page);
    return round.best.is_read ? STATUS_CLEAN : STATUS_FILE;
}

void mend_free(Session *session)
{
    MendFile *file = session->mend ? session->mend->files : NULL;
    for (; file; file = file->next) {
        out_free(&file->text);
        out_free(&file->trial);
    }
    session->mend = NULL;
}
