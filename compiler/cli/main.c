// stagecraft: compiles sales processes written as text.
//
// main reads the command line, runs the command, and is the only one that exits. When memory runs
// out anywhere, the run comes back here, says so in one line and gives back what it holds.
#include "cli/build.h"
#include "cli/findings.h"
#include "cli/help.h"
#include "cli/mend.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

// A standard stream that is closed must not become the number of a file opened later.
static void hold_standard_streams(void)
{
    for (int number = 0; number < 3; number++) {
        if (fcntl(number, F_GETFD) < 0) {
            int held = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY);
            (void)held; // the lowest free number: this one
        }
    }
}

static Status show_help(Session *session)
{
    if (session->options->value[OPTION_VERSION]) {
        version_write(&session->out);
    } else {
        help_write(&session->out, session->options->command);
    }
    return product_write(session, "-");
}

static Status ask_for_command(void)
{
    message("say which command to run");
    message_help("`stagecraft --help` says more about these:");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const CommandRow *row = command_row((CommandId)i);
        message_item("%-8s %s", row->name, row->text);
    }
    return STATUS_USAGE;
}

static Status run(Session *session)
{
    const Options *options = session->options;
    if (options->value[OPTION_HELP] || options->value[OPTION_VERSION]) {
        return show_help(session);
    }
    if (!options->command) {
        return ask_for_command();
    }
    Status status = options->command->run(session);
    findings_close(session);
    return status;
}

static Status run_with_memory(Session *session)
{
    jmp_buf out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        message("not enough memory");
        return STATUS_FAULT;
    }
    session->out_of_memory = &out_of_memory; // cppcheck-suppress autoVariables ; ends with the run
    arena_start(&session->arena, &out_of_memory);
    arena_start(&session->page, &out_of_memory);
    return run(session);
}

int main(int count, char **arguments)
{
    Options options = {0};
    Session session = {.options = &options};
    signal(SIGPIPE, SIG_IGN); // a write that fails is told by write itself
    signal(SIGXFSZ, SIG_IGN);
    hold_standard_streams();
    Status status = STATUS_USAGE;
    if (options_read(&options, count, arguments)) {
        out_start(&session.out);
        status = run_with_memory(&session);
    }
    if (session.is_saving) {
        save_cancel(&session.save);
    }
    build_end(&session);
    pipeline_free(&session);
    mend_free(&session);
    for (uint32_t i = 0; i < session.out_count; i++) {
        out_free(&session.outs[i]);
    }
    out_free(&session.out);
    out_free(&session.notes);
    report_free(&session.report);
    arena_free(&session.page);
    arena_free(&session.arena);
    return (int)status;
}
