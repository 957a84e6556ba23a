// Reads the command line by the tables of commands and options.
//
// Options may stand before and after files: `--name value`, `--name=value`, `-o value`, `-ovalue`.
// `--` ends them; `-` alone is a file. The first mistake ends the reading with one message and, if
// something near exists, a suggestion.
#include "cli/options.h"

#include "base/suggest.h"
#include "cli/message.h"
#include "cli/session.h"
#include "model/day.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const OptionRow option_rows[OPTION_COUNT] = {
#define OPTION(id, long_form, short_form, value, text) {long_form, short_form, value, text},
#include "cli/options.def"
#undef OPTION
};

#define TAKES(id)                                  (UINT64_C(1) << OPTION_##id)
#define LIMIT(id, option, unit, value, most, text) | TAKES(LIMIT_##id)
static const uint64_t common_options = TAKES(DENY) | TAKES(WARN) | TAKES(ALLOW) | TAKES(NO_ALLOW)
                                       | TAKES(ON) | TAKES(ROOT) | TAKES(STD) | TAKES(COLOR)
                                       | TAKES(HELP) | TAKES(VERSION)
#include "base/limits.def"
    ;
#undef LIMIT

static const CommandRow command_rows[COMMAND_COUNT] = {
#define COMMAND(id, arguments, text, example, options)                                             \
    {#id, arguments, text, example, options, command_##id},
#include "cli/commands.def"
#undef COMMAND
};

typedef struct Meaning {
    CommandId command;
    OptionId option;
    const char *value, *text;
} Meaning;

static const Meaning meanings[] = {
#define MEANS(command, option, value, text) {COMMAND_##command, OPTION_##option, value, text},
#include "cli/meanings.def"
#undef MEANS
};

const CommandRow *command_row(CommandId id)
{
    return &command_rows[id];
}

const OptionRow *option_row(OptionId id)
{
    return &option_rows[id];
}

OptionRow option_of(const CommandRow *command, OptionId id)
{
    OptionRow row = option_rows[id];
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (meanings[i].option == id && command == command_row(meanings[i].command)) {
            row.value = meanings[i].value;
            row.text = meanings[i].text;
        }
    }
    return row;
}

bool option_is_taken(const CommandRow *command, OptionId id)
{
    uint64_t taken = common_options | (command ? command->options : 0);
    return (taken >> id & 1) != 0;
}

// A message about a word that is not in its table, with the nearest one that is.
static void report_unknown(const char *what, Str wrong, const Candidate *near, uint32_t count)
{
    uint64_t budget = 1000000;
    message("there is no %s `%.*s`", what, STR_ARGS(wrong));
    Suggestion best = suggest(wrong, near, count, &budget);
    if (best.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(best.candidate->name));
    } else {
        message_help("`stagecraft --help` lists what there is");
    }
}

const CommandRow *command_find(Str name)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (str_is(name, command_rows[i].name)) {
            return &command_rows[i];
        }
    }
    return NULL;
}

bool option_is_called(OptionId id, Str name)
{
    const OptionRow *row = &option_rows[id];
    bool is_short = name.length == 2 && name.at[0] == '-' && row->letter != 0;
    return str_is(name, row->name) || (is_short && row->letter == name.at[1]);
}

void option_text(const CommandRow *command, OptionId id, char *text, size_t room)
{
    OptionRow row = option_of(command, id);
    LimitId limit = option_limit(id);
    if (limit == LIMIT_COUNT) {
        snprintf(text, room, "%s", row.text);
        return;
    }
    char usual[LIMIT_WORDS_SIZE];
    limit_words(limit, limits_default().of[limit], usual);
    snprintf(text, room, "%s (%s)", row.text, usual);
}

static const CommandRow *command_read(Str word)
{
    Candidate near[COMMAND_COUNT];
    const CommandRow *found = command_find(word);
    if (found) {
        return found;
    }
    for (int i = 0; i < COMMAND_COUNT; i++) {
        near[i] = (Candidate){.name = str_from(command_rows[i].name)};
    }
    report_unknown("command", word, near, COMMAND_COUNT);
    return NULL;
}

// The option of this name that the command takes; OPTION_COUNT, and a message, if there is none.
static OptionId option_read(const CommandRow *command, Str name)
{
    Candidate near[OPTION_COUNT];
    uint32_t count = 0;
    for (int i = 0; i < OPTION_COUNT; i++) {
        bool is_same = option_is_called((OptionId)i, name);
        bool is_taken = option_is_taken(command, (OptionId)i);
        if (is_same && is_taken) {
            return (OptionId)i;
        }
        if (is_same && command) {
            message("`%s` does not take `%.*s`", command->name, STR_ARGS(name));
            message_help("`stagecraft %s --help` lists its options", command->name);
            return OPTION_COUNT;
        }
        if (is_taken) {
            near[count++] = (Candidate){.name = str_from(option_rows[i].name)};
        }
    }
    report_unknown("option", name, near, count);
    return OPTION_COUNT;
}

// A count or size such as 500, 64k, 64M, 2G. False if it is none.
static bool count_read(const char *text, uint64_t *value)
{
    static const char units[] = "kMG";
    uint64_t number = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (number > (UINT64_MAX >> 40) / 10) {
            return false;
        }
        number = number * 10 + (uint64_t)(*at - '0');
    }
    const char *unit = *at ? strchr(units, *at) : NULL;
    if (at == text || number == 0 || (*at && (!unit || at[1]))) {
        return false;
    }
    *value = unit ? number << (10 * (unit - units + 1)) : number;
    return true;
}

// The word of "right|down" that `value` is but for capitals; empty where it is none.
static Str choice_near(const char *choices, const char *value)
{
    size_t length = strlen(value);
    while (choices) {
        const char *bar = strchr(choices, '|');
        size_t size = bar ? (size_t)(bar - choices) : strlen(choices);
        if (size == length && strncasecmp(choices, value, size) == 0) {
            return (Str){choices, size};
        }
        choices = bar ? bar + 1 : NULL;
    }
    return (Str){0};
}

static bool choice_is_right(const OptionRow *row, const char *value)
{
    Str near = choice_near(row->value, value);
    if (near.length > 0 && str_equal(near, str_from(value))) {
        return true;
    }
    message("`%s` takes %s, not `%s`", row->name, row->value, value);
    if (near.length > 0) {
        message_help("did you mean `%.*s`?", STR_ARGS(near));
    }
    return false;
}

// Options that may be given again, each time for other rules.
static bool sets_level(OptionId id)
{
    return id == OPTION_DENY || id == OPTION_WARN || id == OPTION_ALLOW;
}

static bool level_read(OptionId id, const char *value, Levels *levels)
{
    Level level = id == OPTION_DENY ? LEVEL_ERROR : id == OPTION_WARN ? LEVEL_WARNING : LEVEL_ALLOW;
    return levels_read(levels, option_rows[id].name, level, value);
}

static bool date_read(OptionId id, const char *value, int *date)
{
    if (day_read(str_from(value), &date[0], &date[1], &date[2])) {
        return true;
    }
    message("`%s` takes a day such as 2026-03-31, not `%s`", option_rows[id].name, value);
    return false;
}

LimitId option_limit(OptionId id)
{
    bool is_limit = id >= OPTION_LIMIT_FIRST && id < OPTION_LIMIT_FIRST + LIMIT_COUNT;
    return is_limit ? (LimitId)(id - OPTION_LIMIT_FIRST) : LIMIT_COUNT;
}

// A number; that of a limit is kept, and must not be above what it may be raised to.
static bool number_read(OptionId id, const char *value, Limits *limits)
{
    uint64_t number;
    LimitId limit = option_limit(id);
    const char *name = option_rows[id].name;
    if (!count_read(value, &number)) {
        message("`%s` takes a whole number above 0, such as 1200 or 64M, not `%s`", name, value);
        return false;
    }
    if (limit == LIMIT_COUNT) {
        return true;
    }
    if (number > limit_most(limit)) {
        char most[LIMIT_WORDS_SIZE];
        limit_words(limit, limit_most(limit), most);
        message("`%s` can be raised to %s, not to `%s`", name, most, value);
        return false;
    }
    limits->of[limit] = number;
    return true;
}

static bool value_is_right(OptionId id, const char *value, Options *options)
{
    OptionRow row = option_of(options->command, id);
    if (*value && sets_level(id)) {
        return level_read(id, value, &options->levels);
    }
    if (*value && (id == OPTION_ON || id == OPTION_START)) {
        return date_read(id, value, id == OPTION_ON ? options->today : options->start);
    }
    if (strchr(row.value, '|') && !choice_is_right(&row, value)) {
        return false;
    }
    if (strcmp(row.value, "NUMBER") == 0 && !number_read(id, value, &options->limits)) {
        return false;
    }
    if (*value == 0) {
        message("`%s` needs a value", row.name);
        return false;
    }
    return true;
}

// Where the reading stands.
typedef struct Reader {
    char **arguments;
    int count, next;
} Reader;

// One argument that starts with `-`.
static bool read_option(Options *options, Reader *reader, const char *argument)
{
    bool is_long = argument[1] == '-';
    const char *equals = is_long ? strchr(argument, '=') : NULL;
    Str name = {argument, equals ? (size_t)(equals - argument) : is_long ? strlen(argument) : 2};
    OptionId id = option_read(options->command, name);
    if (id == OPTION_COUNT) {
        return false;
    }
    const OptionRow *row = &option_rows[id];
    const char *value = equals ? equals + 1 : !is_long && argument[2] ? argument + 2 : NULL;
    if (!row->value && value) {
        message("`%s` takes no value", row->name);
        return false;
    }
    if (row->value && !value) {
        if (reader->next == reader->count) {
            message("`%s` needs a value: %s %s", row->name, row->name,
                    option_of(options->command, id).value);
            return false;
        }
        value = reader->arguments[reader->next++];
    }
    if (options->value[id] && row->value && !sets_level(id)) {
        message("`%s` is given twice", row->name);
        return false;
    }
    options->value[id] = row->value ? value : "";
    return !row->value || value_is_right(id, value, options);
}

static bool add_file(Options *options, char *path)
{
    for (int i = 0; strcmp(path, "-") == 0 && i < options->file_count; i++) {
        if (strcmp(options->files[i], "-") == 0) {
            message("standard input (-) can be given once only");
            return false;
        }
    }
    options->files[options->file_count++] = path;
    return true;
}

bool options_read(Options *options, int count, char **arguments)
{
    Reader reader = {arguments, count, 1};
    bool is_ended = false;
    options->limits = limits_default();
    options->files = arguments; // as many as were read before
    while (reader.next < count) {
        char *argument = arguments[reader.next++];
        if (!is_ended && strcmp(argument, "--") == 0) {
            is_ended = true;
        } else if (!is_ended && argument[0] == '-' && argument[1]) {
            if (!read_option(options, &reader, argument)) {
                return false;
            }
        } else if (!options->command) {
            options->command = command_read(str_from(argument));
            if (!options->command) {
                return false;
            }
        } else if (!add_file(options, argument)) {
            return false;
        }
    }
    return true;
}
