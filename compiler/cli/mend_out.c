// What was mended, written: to the files, as a patch, or as a line for people.
//
// Files are replaced all together or not at all (cli/replace).
#include "cli/mend_parts.h"
#include "cli/message.h"
#include "cli/product.h"
#include "cli/replace.h"
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

// What replaces the files, in their order.
static Replacement *list_replacements(Session *session)
{
    Replacement *first = NULL, **end = &first;
    for (const MendFile *file = session->mend->files; file; file = file->next) {
        bool is_written = is_input(file) || file->mended > 0;
        if (!is_written) {
            continue;
        }
        const Out *text = &file->text;
        if (is_input(file)) {
            out_str(&session->out, file->overlay.text);
            text = &session->out;
        }
        *end = ARENA_NEW(&session->arena, Replacement);
        **end = (Replacement){
            .path = file->path, .id = file->overlay.id, .original = file->original, .text = text};
        end = &(*end)->next;
    }
    return first;
}

Status mend_write(Session *session)
{
    Files *files = open_files(session);
    if (!files) {
        return STATUS_FILE;
    }
    Status status = replacements_write(session, files, list_replacements(session));
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
