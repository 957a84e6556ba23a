// Puts what was made in its place, and takes away what is no longer made.
//
// Only files whose bytes change are written. What lies in the folder and is not ours is neither
// replaced nor taken away. What is about to appear or to go is announced in the record, so that it is
// known as ours if we are killed in the middle. Nothing waits for the disk but the manifest: what is
// lost with the power is seen by the next build, and made again.
#include "cli/build_job.h"

#include "cli/message.h"
#include "cli/product.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 5 };

// ---- what changes -------------------------------------------------------------------------------

static bool has_bytes(Build *build, Str path, Str bytes)
{
    BuildStamp stamp;
    Str old;
    return build_path_stamp(&build->folder, path, &stamp) && stamp.size == bytes.length
           && build_path_read(build, path, &old) && str_equal(old, bytes);
}

// Whether a file lies there already as it was made.
static bool is_unchanged(Build *build, const BuildOutput *output)
{
    BuildEntry *entry = build_entry_find(&build->folder, output->path);
    bool is_same = entry && strcmp(entry->digest, output->digest) == 0;
    return (is_same && build_entry_look(build, entry) == ENTRY_INTACT)
           || has_bytes(build, output->path, output->bytes);
}

// Finds what is to be written. False where something that is not ours lies in its place.
static bool find_changes(Build *build)
{
    uint32_t strange = 0;
    for (uint32_t i = 0; i < build->output_count; i++) {
        BuildOutput *output = &build->outputs[i];
        if (output->state != OUTPUT_MADE || is_unchanged(build, output)) {
            continue;
        }
        output->is_written = true;
        if (build_entry_find(&build->folder, output->path) != NULL) {
            continue;
        }
        Presence presence = build_path_look(&build->folder, output->path);
        if (presence == PATH_UNKNOWN) {
            return build_fail_at(build, "look at", output->path);
        }
        if (presence == PATH_THERE) {
            if (strange++ < SHOWN) {
                message("`%s/%.*s` is there, and no build made it", build->folder.path,
                        STR_ARGS(output->path));
            }
        }
    }
    if (strange > 0) {
        message_help("nothing was written: move %s away, or name another folder with `-o`",
                     strange == 1 ? "it" : "such files");
        build_note(build, STATUS_FILE);
    }
    return strange == 0;
}

// ---- writing ------------------------------------------------------------------------------------

static bool report_unsaved(Build *build)
{
    const Save *save = &build->session->save;
    bool is_folder = strcmp(save->path, build->folder.path) == 0;
    message("cannot write `%s%s%s`: %s", build->folder.path, is_folder ? "" : "/",
            is_folder ? "" : save->path, save_reason(save));
    bool is_fault = save->result == SAVE_NOT_WHOLE || save->error == ENOMEM;
    build_note(build, is_fault ? STATUS_FAULT : STATUS_FILE);
    return false;
}

// Puts the outputs and the manifest in their places: all of them, or none. The manifest alone waits
// for the disk.
static bool write_files(Build *build, const Out *manifest)
{
    Save *save = &build->session->save;
    save_start(save);
    build->session->is_saving = true;
    save->is_remade = true;
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        if (output->is_written) {
            const Out bytes = {.bytes = (char *)output->bytes.at, .length = output->bytes.length};
            save_add_below(save, build->folder.path, output->path.at, &bytes);
        }
    }
    save->is_remade = false;
    save_add_below(save, build->folder.path, BUILD_MANIFEST, manifest);
    save->is_remade = true;
    SaveResult result = save_finish(save);
    build->session->is_saving = false;
    return result == SAVE_DONE || report_unsaved(build);
}

// ---- taking away --------------------------------------------------------------------------------

static int compare_outputs(const void *left, const void *right)
{
    return str_compare((*(BuildOutput *const *)left)->path, (*(BuildOutput *const *)right)->path);
}

// The outputs, sorted by their paths.
static BuildOutput **sort_outputs(Build *build)
{
    BuildOutput **sorted = ARENA_MANY(&build->arena, build->output_count, BuildOutput *);
    for (uint32_t i = 0; i < build->output_count; i++) {
        sorted[i] = &build->outputs[i];
    }
    qsort(sorted, build->output_count, sizeof *sorted, compare_outputs);
    return sorted;
}

// Finds what becomes of a file that is no longer made. What somebody changed since is no longer only
// ours; what a build that was killed put there is, whatever its bytes are. False, and a message,
// where it cannot be looked at.
static bool find_fate(Build *build, BuildEntry *entry)
{
    bool is_announced = entry->digest[0] == '\0';
    EntryState state = build_entry_look(build, entry);
    entry->fate = ENTRY_GONE;
    switch (state) {
    case ENTRY_UNREADABLE: return build_fail_at(build, "read", entry->path);
    case ENTRY_MISSING: break;
    case ENTRY_INTACT: entry->fate = ENTRY_LEAVING; break;
    case ENTRY_CHANGED:
        if (is_announced) {
            entry->fate = ENTRY_LEAVING;
            break;
        }
        message_note("`%s/%.*s` is no longer made, and was changed since: it is left there",
                     build->folder.path, STR_ARGS(entry->path));
        break;
    }
    return true;
}

// While something is wrong with a FILE nothing is taken away: what is no longer made may be of it.
// What was planned and could not be made stays too.
static bool find_fates(Build *build)
{
    BuildOutput **outputs = sort_outputs(build);
    for (uint32_t i = 0, j = 0; i < build->folder.entry_count; i++) {
        BuildEntry *entry = &build->folder.entries[i];
        while (j < build->output_count && str_compare(outputs[j]->path, entry->path) < 0) {
            j++;
        }
        bool is_planned = j < build->output_count && str_equal(outputs[j]->path, entry->path);
        OutputState state = is_planned ? outputs[j]->state : OUTPUT_FAILED;
        if (state == OUTPUT_MADE || state == OUTPUT_INTACT) {
            entry->fate = ENTRY_MADE;
        } else if (is_planned || !build->is_whole) {
            bool is_there = build_path_look(&build->folder, entry->path) != PATH_ABSENT;
            entry->fate = is_there ? ENTRY_KEPT : ENTRY_GONE;
        } else if (!find_fate(build, entry)) {
            return false;
        }
    }
    return true;
}

static void remove_leaving(Build *build)
{
    for (uint32_t i = 0; i < build->folder.entry_count; i++) {
        BuildEntry *entry = &build->folder.entries[i];
        if (entry->fate != ENTRY_LEAVING) {
            continue;
        }
        if (build_path_remove(&build->folder, entry->path)) {
            entry->fate = ENTRY_GONE;
            build_path_remove_empty(build, entry->path);
            build->removed++;
        } else {
            message("cannot remove `%s/%.*s`: %s", build->folder.path, STR_ARGS(entry->path),
                    strerror(errno));
            build_note(build, STATUS_FILE);
        }
    }
}

static bool is_any_leaving(const Build *build)
{
    for (uint32_t i = 0; i < build->folder.entry_count; i++) {
        if (build->folder.entries[i].fate == ENTRY_LEAVING) {
            return true;
        }
    }
    return false;
}

// ---- the whole ----------------------------------------------------------------------------------

static void count(Build *build)
{
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        build->written += output->is_written;
        build->unchanged +=
            !output->is_written && (output->state == OUTPUT_MADE || output->state == OUTPUT_INTACT);
    }
}

static bool save(Build *build)
{
    Out manifest;
    if (!find_changes(build) || !find_fates(build)) {
        return false;
    }
    count(build);
    out_start_in(&manifest, &build->arena);
    build_manifest_write(build, &manifest);
    bool is_new = manifest.failed || !str_equal(out_view(&manifest), build->folder.manifest);
    bool is_changing = is_new || build->written > 0 || is_any_leaving(build);
    if (is_changing && !build_record_announce(build)) {
        build_record_withdraw(build);
        return false;
    }
    if ((is_new || build->written > 0) && !write_files(build, &manifest)) {
        build_record_withdraw(build);
        return false;
    }
    build->folder.manifest = out_view(&manifest);
    remove_leaving(build);
    build_record_finish(build);
    return true;
}

// A signal waits until the folder is in order.
bool build_save(Build *build)
{
    sigset_t held = save_ending_signals(), before;
    sigprocmask(SIG_BLOCK, &held, &before);
    bool is_saved = save(build);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return is_saved;
}
