// What was mended, written: to the files, as a patch, or as a line for people.
//
// Files are replaced only where they are still what was read: whoever saved one meanwhile keeps
// what he wrote. A link is followed when it was read, so it is the file behind it that is replaced,
// and only inside the root.
#include "cli/mend_parts.h"
#include "cli/message.h"
#include "cli/product.h"
#include "emit/patch.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool is_input(const MendFile *file)
{
    return file->overlay.id.device == 0 && file->overlay.id.inode == 0;
}

static Files *open_files(Session *session)
{
    const Options *options = session->options;
    Files *files = files_open(&session->arena, options->value[OPTION_ROOT], options->files[0], NULL,
                              &options->limits);
    if (!files) {
        message("cannot open the project's folder: %s", strerror(errno));
    }
    return files;
}

static Status report_changed(const MendFile *file)
{
    message("cannot write `%.*s`: it was changed while it was mended", STR_ARGS(file->path));
    message_help("nothing was written; run `stagecraft check --fix` again");
    return STATUS_FILE;
}

// Puts all mended texts beside their places. STATUS_CLEAN also where one could not be: the Save
// knows it then.
static Status add_files(Session *session, Files *files)
{
    Str root = files_root(files);
    for (const MendFile *file = session->mend->files; file; file = file->next) {
        Str real;
        if (is_input(file)) {
            out_str(&session->out, file->overlay.text);
            save_add(&session->save, "-", &session->out);
        } else if (file->mended > 0) {
            if (!files_real_path(files, file->path, &real)) {
                return report_changed(file);
            }
            save_add_below(&session->save, root.at, real.at, &file->text);
        }
    }
    return STATUS_CLEAN;
}

// Whether all files are what they were when they were read.
static Status compare_files(const Session *session, Files *files)
{
    for (const MendFile *file = session->mend->files; file; file = file->next) {
        Str real;
        bool is_same = is_input(file) || file->mended == 0
                       || (files_real_path(files, file->path, &real)
                           && files_is_same(files, real, file->overlay.id, file->original));
        if (!is_same) {
            return report_changed(file);
        }
    }
    return STATUS_CLEAN;
}

static Status save_files(Session *session, Files *files)
{
    Status status = add_files(session, files);
    if (status == STATUS_CLEAN && session->save.result == SAVE_DONE) {
        status = compare_files(session, files);
    }
    if (status != STATUS_CLEAN) {
        save_cancel(&session->save);
        return status;
    }
    return save_finish(&session->save) == SAVE_DONE ? STATUS_CLEAN : product_fail(session);
}

Status mend_write(Session *session)
{
    Files *files = open_files(session);
    if (!files) {
        return STATUS_FILE;
    }
    save_start(&session->save);
    session->save.keeps_mode = true;
    session->is_saving = true;
    Status status = save_files(session, files);
    session->is_saving = false;
    files_close(files);
    out_free(&session->out);
    return status;
}

Status mend_diff(Session *session)
{
    bool for_terminal = isatty(STDOUT_FILENO) == 1, differs = false;
    for (const MendFile *file = session->mend->files; file; file = file->next) {
        if (file->mended > 0) {
            Diff diff = diff_lines(&session->page, file->original, out_view(&file->text));
            patch_write(&session->out, file->path, &diff, for_terminal);
            differs = true;
        }
    }
    arena_free(&session->page);
    Status status = product_write(session, "-");
    return status == STATUS_CLEAN && differs ? STATUS_FINDINGS : status;
}

void mend_report(Session *session)
{
    const char *would = session->options->value[OPTION_DIFF] ? "would be " : "";
    const MendFile *file = session->mend ? session->mend->files : NULL;
    for (; file; file = file->next) {
        if (file->mended > 0) {
            message_note("%u mistake%s %smended in %.*s", file->mended,
                         file->mended == 1 ? "" : "s", would, STR_ARGS(file->path));
        }
    }
}
