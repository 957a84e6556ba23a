// `stagecraft check FILE...`: every finding of every file.
//
// Each file is a compilation of its own; the worst of their results is the command's. With --fix
// the files are mended first, and what is left is shown; with --diff as well, but nothing is
// written. With --format the findings of all files make one document.
#include "cli/findings.h"
#include "cli/mend.h"
#include "cli/message.h"
#include "cli/pipeline.h"

#include <string.h>

static bool is_given(const Session *session, OptionId id)
{
    return session->options->value[id] != NULL;
}

// Whether --fix or --diff write to standard output: a patch, or the text that came from there.
static bool is_output_taken(const Session *session)
{
    const Options *options = session->options;
    bool is_taken = is_given(session, OPTION_DIFF);
    for (int i = 0; is_given(session, OPTION_FIX) && i < options->file_count; i++) {
        is_taken |= strcmp(options->files[i], "-") == 0;
    }
    return is_taken;
}

// What is wrong with --format and its like.
static Status check_format(const Session *session)
{
    const char *path = session->options->value[OPTION_OUTPUT];
    bool is_report = session->report.format != NULL;
    if (!is_report && path) {
        message("`-o` is for findings in a format for programs");
        message_help("add `--format json`, `--format sarif` or `--format github`");
        return STATUS_USAGE;
    }
    if (path && str_ends(str_from(path), ".sales")) {
        message("`-o %s` would write findings over a source", path);
        message_help("name another file: `-o findings.%s`", session->report.format->name);
        return STATUS_USAGE;
    }
    if (is_report && !path && is_output_taken(session)) {
        message("the findings and what is mended cannot both go to standard output");
        message_help("name a file for the findings: `-o findings.%s`",
                     session->report.format->name);
        return STATUS_USAGE;
    }
    return STATUS_CLEAN;
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
    return check_format(session);
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

// Shows the findings of every file; the worst of what became of them.
static Status check_files(Session *session, Status worst)
{
    for (int i = 0; i < session->options->file_count; i++) {
        Status status = pipeline_compile(session, i);
        worst = status > worst ? status : worst;
    }
    mend_report(session);
    return worst;
}

Status command_check(Session *session)
{
    findings_start_report(session);
    Status worst = check_usage(session);
    if (worst == STATUS_USAGE) {
        return worst;
    }
    worst = mend(session);
    if (worst <= STATUS_FINDINGS) {
        worst = check_files(session, worst);
    }
    Status written = findings_write_report(session);
    return written > worst ? written : worst;
}
