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

// What was found, all files together.
typedef struct Measure {
    bool is_read;                // every file could be read
    FixList fixes;               // the certain ones on offer
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
            pipeline_report_unread(session, i);
        }
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
    if (is_better(&measure, &round->best, has_error)) {
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
