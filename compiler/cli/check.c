// `stagecraft check FILE...`: every finding of every file.
//
// Each file is a compilation of its own; the worst of their results is the command's. With --fix the
// files are mended first, and what is left is shown; with --diff as well, but nothing is written.
#include "cli/mend.h"
#include "cli/message.h"
#include "cli/pipeline.h"

static bool is_given(const Session *session, OptionId id)
{
    return session->options->value[id] != NULL;
}

// What is wrong with how the command was called; STATUS_CLEAN if nothing is.
static Status check_usage(const Session *session)
{
    const Options *options = session->options;
    if (options->file_count == 0) {
        message("`check` needs at least one FILE");
        message_help("for example: %s", options->command->example);
        return STATUS_USAGE;
    }
    if (is_given(session, OPTION_FIX) && is_given(session, OPTION_DIFF)) {
        message("`--fix` changes the files, `--diff` only shows how: choose one");
        return STATUS_USAGE;
    }
    return STATUS_CLEAN;
}

// Mends as --fix and --diff say. STATUS_FINDINGS: --diff has something to show.
static Status mend(Session *session)
{
    if (!is_given(session, OPTION_FIX) && !is_given(session, OPTION_DIFF)) {
        return STATUS_CLEAN;
    }
    Status status = mend_run(session);
    if (status != STATUS_CLEAN) {
        return status;
    }
    return is_given(session, OPTION_FIX) ? mend_write(session) : mend_diff(session);
}

Status command_check(Session *session)
{
    Status worst = check_usage(session);
    if (worst == STATUS_CLEAN) {
        worst = mend(session);
    }
    if (worst > STATUS_FINDINGS) {
        return worst;
    }
    for (int i = 0; i < session->options->file_count; i++) {
        Status status = pipeline_compile(session, i);
        worst = status > worst ? status : worst;
    }
    mend_report(session);
    return worst;
}
