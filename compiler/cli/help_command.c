// `stagecraft help [TOPIC...]`: short forms at the terminal.
//
// Without a topic it says which there are. All goes to standard output.
#include "base/suggest.h"
#include "cli/manual.h"
#include "cli/message.h"
#include "cli/product.h"
#include "cli/topic.h"

#include <string.h>

static void report_unknown(Session *session, const char *name)
{
    uint64_t budget = 1000000;
    uint32_t count = 0, room = 0;
    for (TopicKind kind = 0; kind < TOPIC_KINDS; kind++) {
        room += (uint32_t)topic_count(kind);
    }
    Candidate *candidates = ARENA_MANY(&session->arena, room, Candidate);
    for (TopicKind kind = 0; kind < TOPIC_KINDS; kind++) {
        for (int i = 0; i < topic_count(kind); i++) {
            candidates[count++] = (Candidate){.name = str_from(topic_name(kind, i))};
        }
    }
    Suggestion near = suggest(str_from(name), candidates, count, &budget);
    message("there is no topic `%s`", name);
    if (near.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(near.candidate->name));
    } else {
        message_help("`stagecraft help` lists the topics");
    }
}

// The manual page that --man asks for.
static Status write_manual(Session *session)
{
    const Options *options = session->options;
    if (options->file_count == 0) {
        manual_write_command(&session->out);
    } else if (options->file_count == 1 && strcmp(options->files[0], "language") == 0) {
        manual_write_language(&session->out);
    } else {
        message("there is no manual page for this");
        message_help("`stagecraft help --man`, or `stagecraft help --man language`");
        return STATUS_USAGE;
    }
    return product_write(session, "-");
}

Status command_help(Session *session)
{
    const Options *options = session->options;
    if (options->value[OPTION_MAN]) {
        return write_manual(session);
    }
    if (options->file_count == 0) {
        topics_write(&session->out);
    }
    for (int i = 0; i < options->file_count; i++) {
        out_text(&session->out, i > 0 ? "\n\n" : "");
        if (!topic_write(str_from(options->files[i]), &session->out)) {
            report_unknown(session, options->files[i]);
            return STATUS_USAGE;
        }
    }
    return product_write(session, "-");
}
