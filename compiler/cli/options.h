// The command line, read: which command, which options, which files.
#pragma once

#include "base/limits.h"
#include "cli/levels.h"
#include "cli/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef enum OptionId {
#define OPTION(id, long_form, short_form, value, text) OPTION_##id,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT
} OptionId;

// The limits are options too, in the order of LimitId: the first of them.
#define OPTION_LIMIT_FIRST OPTION_LIMIT_FILE_BYTES

typedef struct OptionRow {
    const char *name;  // "--role"
    char letter;       // 'o' for -o; 0 if there is none
    const char *value; // what stands for its value in the help; NULL for a switch
    const char *text;
} OptionRow;

typedef enum CommandId {
#define COMMAND(id, arguments, text, example, options) COMMAND_##id,
#include "cli/commands.def"
#undef COMMAND
    COMMAND_COUNT
} CommandId;

typedef struct Session Session;

typedef struct CommandRow {
    const char *name;
    const char *arguments;
    const char *text;
    const char *example;
    uint64_t options; // a bit an OptionId
    Status (*run)(Session *session);
} CommandRow;

typedef struct Options {
    const CommandRow *command;       // NULL: help or version of the whole
    const char *value[OPTION_COUNT]; // NULL where not given; "" for a switch
    char **files;                    // as given, in order
    int file_count;
    Limits limits;
    Levels levels; // as asked for
    int today[3];  // year, month, day of --on
    int start[3];  // of --start
} Options;

const CommandRow *command_row(CommandId id);
const OptionRow *option_row(OptionId id);

// An option as a command takes it: its value and text may be the command's own. NULL stands for
// stagecraft without a command.
OptionRow option_of(const CommandRow *command, OptionId id);

// The limit that an option sets; LIMIT_COUNT for other options.
LimitId option_limit(OptionId id);

// The command of this name; NULL where there is none.
const CommandRow *command_find(Str name);

// Whether an option is called so: `--role`, `-o`.
bool option_is_called(OptionId id, Str name);

// What an option means to a command, for help and manual; of a limit, its usual value too.
void option_text(const CommandRow *command, OptionId id, char *text, size_t room);

// Whether a command takes an option; NULL stands for stagecraft without a command.
bool option_is_taken(const CommandRow *command, OptionId id);

// Reads the command line into `options`; `arguments` is reordered, so that `files` stands in it.
// False where it is wrong: then one message with a suggestion has gone to standard error.
bool options_read(Options *options, int count, char **arguments);
