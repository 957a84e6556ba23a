// The help texts: nothing in them is written twice, all of it stands in the tables.
//
// Options are shown in the order of their table, the limits last.
#include "cli/help.h"

#include "base/version.h"
#include "cli/topic.h"
#include "draw/version.h"

#include <string.h>

static void write_option(Out *out, const CommandRow *command, OptionId id)
{
    OptionRow row = option_of(command, id);
    const char short_form[] = {'-', row.letter, ',', ' ', 0};
    char word[80], text[200];
    snprintf(word, sizeof word, "%s%s%s%s", row.letter ? short_form : "", row.name,
             row.value ? " " : "", row.value ? row.value : "");
    option_text(command, id, text, sizeof text);
    topic_write_row(out, word, text);
}

static void write_options(Out *out, const CommandRow *command)
{
    out_text(out, "\nOptions:\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_is_taken(command, (OptionId)i)) {
            write_option(out, command, (OptionId)i);
        }
    }
}

static void write_commands(Out *out)
{
    out_text(out, "\nCommands:\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const CommandRow *row = command_row((CommandId)i);
        char word[80];
        snprintf(word, sizeof word, "%s %s", row->name, row->arguments);
        topic_write_row(out, word, row->text);
    }
    out_text(
        out,
        "\n`stagecraft COMMAND --help` says more about one of them, `stagecraft help` about the"
        " language.\n");
}

// The examples of a command, a line each.
static void write_examples(Out *out, const char *examples)
{
    for (const char *at = examples; *at; at += strspn(at, "\n")) {
        size_t length = strcspn(at, "\n");
        out_text(out, at == examples ? "Example: " : "         ");
        out_bytes(out, at, length);
        out_char(out, '\n');
        at += length;
    }
}

void help_write(Out *out, const CommandRow *command)
{
    if (!command) {
        out_text(out, "stagecraft compiles sales processes written as text (.sales) into pictures,"
                      " handouts and findings.\n\nUsage: stagecraft COMMAND [OPTIONS] FILE\n");
        write_commands(out);
    } else {
        out_text(out, "stagecraft ");
        out_text(out, command->name);
        out_text(out, " ");
        out_text(out, command->text);
        out_text(out, "\n\nUsage: stagecraft ");
        out_text(out, command->name);
        out_text(out, " ");
        out_text(out, command->arguments);
        out_char(out, '\n');
        write_examples(out, command->example);
    }
    write_options(out, command);
    out_text(out, "\nA FILE named - is standard input; -- ends the options.\n"
                  "Exit status: 0 clean, 1 findings, 2 wrong usage, 3 a file could not be read or"
                  " written,\n4 a fault of stagecraft itself.\n");
}

void version_write(Out *out)
{
    out_text(out, "stagecraft " STAGECRAFT_VERSION " (Graphviz ");
    out_text(out, draw_graphviz_version());
    out_text(out, ")\n");
}
