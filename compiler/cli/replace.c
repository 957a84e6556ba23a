// Sources replaced: all of a group or none.
//
// All texts are first put beside their places (base/save). Only then are the files compared with what
// was read, so that whoever saved one meanwhile keeps what he wrote.
#include "cli/replace.h"

#include "cli/message.h"
#include "cli/product.h"

static bool is_input(const Replacement *file)
{
    return !file->is_product && file->id.device == 0 && file->id.inode == 0;
}

static Status report_changed(const Replacement *file)
{
    message("cannot write `%.*s`: it was changed meanwhile", STR_ARGS(file->path));
    message_help("nothing was written over it; run the command again");
    return STATUS_FILE;
}

// Puts all texts beside their places. STATUS_CLEAN also where one could not be: the Save knows it
// then.
static Status add_files(Session *session, Files *files, const Replacement *first)
{
    Str root = files_root(files), real;
    for (const Replacement *file = first; file; file = file->next) {
        if (is_input(file)) {
            save_add(&session->save, "-", file->text);
        } else if (file->is_product) {
            save_add_below(&session->save, root.at, file->path.at, file->text);
        } else if (!files_real_path(files, file->path, &real)) {
            return report_changed(file);
        } else {
            save_add_below(&session->save, root.at, real.at, file->text);
        }
    }
    return STATUS_CLEAN;
}

// Whether all files are what they were when they were read.
static Status compare_files(Files *files, const Replacement *first)
{
    for (const Replacement *file = first; file; file = file->next) {
        Str real;
        bool is_same = is_input(file) || file->is_product
                       || (files_real_path(files, file->path, &real)
                           && files_is_same(files, real, file->id, file->original));
        if (!is_same) {
            return report_changed(file);
        }
    }
    return STATUS_CLEAN;
}

static Status save_files(Session *session, Files *files, const Replacement *first)
{
    Status status = add_files(session, files, first);
    if (status == STATUS_CLEAN && session->save.result == SAVE_DONE) {
        status = compare_files(files, first);
    }
    if (status != STATUS_CLEAN) {
        save_cancel(&session->save);
        return status;
    }
    return save_finish(&session->save) == SAVE_DONE ? STATUS_CLEAN : product_fail(session);
}

Status replacements_write(Session *session, Files *files, const Replacement *first)
{
    save_start(&session->save);
    session->save.keeps_mode = true;
    session->is_saving = true;
    Status status = save_files(session, files, first);
    session->is_saving = false;
    return status;
}
