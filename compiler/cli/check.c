// `stagecraft check FILE...`: every finding of every file, nothing written.
//
// Each file is a compilation of its own; the worst of their results is the command's.
#include "cli/message.h"
#include "cli/pipeline.h"

Status command_check(Session *session)
{
    const Options *options = session->options;
    Status worst = STATUS_CLEAN;
    if (options->file_count == 0) {
        message("`check` needs at least one FILE");
        message_help("for example: %s", options->command->example);
        return STATUS_USAGE;
    }
    for (int i = 0; i < options->file_count; i++) {
        Status status = pipeline_compile(session, i);
        worst = status > worst ? status : worst;
    }
    return worst;
}
