// `stagecraft completion SHELL`: the script that makes a shell complete our command lines.
//
// The scripts (stdlib/shell/) are short: they ask `stagecraft completion --words -- WORD...` what may
// follow, so that every shell knows the same, also of the names in the file on the line.
#include "base/carried.h"
#include "cli/complete.h"
#include "cli/message.h"
#include "cli/product.h"

#include <string.h>

static const CarriedFile *shell_find(const char *name)
{
    return carried_find(shell_files, shell_file_count, str_from(name));
}

Status command_completion(Session *session)
{
    const Options *options = session->options;
    if (options->value[OPTION_WORDS]) {
        complete_write(session, options->files, options->file_count);
        return product_write(session, "-");
    }
    const CarriedFile *shell = options->file_count == 1 ? shell_find(options->files[0]) : NULL;
    if (!shell) {
        message("`completion` takes one of bash, zsh and fish");
        message_help("for example: %s", options->command->example);
        return STATUS_USAGE;
    }
    out_bytes(&session->out, shell->bytes, shell->length);
    return product_write(session, "-");
}
