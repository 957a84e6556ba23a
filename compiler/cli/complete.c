// What may follow on a command line: commands, options, their values, files.
//
// All of it comes from the tables of commands and options, from those of views, formats and rules,
// and from the .sales file that the line names. A value list ("no-exit,no-ow") is completed behind
// its last comma. bash parts `--view=flow` into three words; they count as two here.
#include "cli/complete.h"

#include "cli/handout_job.h"
#include "cli/naming.h"
#include "cli/pipeline.h"
#include "cli/templates.h"
#include "cli/topic.h"
#include "emit/formats.h"

#include <string.h>

typedef struct Completer {
    Session *session;
    const CommandRow *command; // NULL: none yet
    char *file;                // the first file on the line; NULL: none yet
    Options line;              // the options on the line, with their values
    Str before; // what stands before the part that is completed: "--view=", "no-exit,"
    Str list;   // the items before it, each with its comma: "no-exit,"
    Str part;   // what is completed
} Completer;

// Whether the list before it has a word already.
static bool is_listed(const Completer *completer, Str word)
{
    for (Str rest = completer->list; rest.length > 0;) {
        const char *comma = memchr(rest.at, ',', rest.length);
        size_t length = comma ? (size_t)(comma - rest.at) : rest.length;
        if (str_equal((Str){rest.at, length}, word)) {
            return true;
        }
        rest = comma ? (Str){comma + 1, rest.length - length - 1} : (Str){0};
    }
    return false;
}

// One word that may stand there, if it begins as what is there does.
static void offer(Completer *completer, Str word, Str text)
{
    Out *out = &completer->session->out;
    Str part = completer->part;
    if (word.length < part.length || memcmp(word.at, part.at, part.length) != 0
        || is_listed(completer, word)) {
        return;
    }
    out_str(out, completer->before);
    out_str(out, word);
    out_char(out, '\t');
    for (size_t i = 0; i < text.length; i++) { // a label may hold a line end
        out_char(out, (unsigned char)text.at[i] < ' ' ? ' ' : text.at[i]);
    }
    out_char(out, '\n');
}

static void offer_words(Completer *completer, const char *word, const char *text)
{
    offer(completer, str_from(word), str_from(text));
}

static void offer_choices(Completer *completer, const char *choices)
{
    for (const char *word = choices; word;) {
        const char *bar = strchr(word, '|');
        offer(completer, (Str){word, bar ? (size_t)(bar - word) : strlen(word)}, STR(""));
        word = bar ? bar + 1 : NULL;
    }
}

static void offer_topics(Completer *completer, TopicKind kind)
{
    for (int i = 0; i < topic_count(kind); i++) {
        offer_words(completer, topic_name(kind, i), topic_text(kind, i));
    }
}

static void offer_all_topics(Completer *completer)
{
    for (TopicKind kind = 0; kind < TOPIC_KINDS; kind++) {
        offer_topics(completer, kind);
    }
}

// A handout has some of them only.
static void offer_formats(Completer *completer, OptionId id)
{
    for (int i = 0; i < FORMAT_COUNT; i++) {
        const Format *format = format_row((FormatId)i);
        if (id != OPTION_AS || format_holds(format, handout_shape(&completer->line))) {
            offer_words(completer, format->ending, format->text);
        }
    }
}

static void offer_templates(Completer *completer)
{
    for (int i = 0; i < TEMPLATE_COUNT; i++) {
        const Template *template = template_row((TemplateId)i);
        offer_words(completer, template->name, template->what);
    }
}

// The limits, which few people need, are offered to those who ask for them.
static void offer_options(Completer *completer)
{
    bool with_limits = str_starts(completer->part, "--l");
    for (int i = 0; i < OPTION_COUNT; i++) {
        bool is_shown = with_limits || option_limit((OptionId)i) == LIMIT_COUNT;
        if (is_shown && option_is_taken(completer->command, (OptionId)i)) {
            OptionRow row = option_of(completer->command, (OptionId)i);
            offer_words(completer, row.name, row.text);
        }
    }
}

// ---- names from the file ------------------------------------------------------------------------

static void offer_called(Completer *completer, Naming naming)
{
    for (uint32_t i = 0; i < naming.offered; i++) {
        offer(completer, naming.at[i].name, naming.at[i].label);
    }
}

// Of the role on the line, where it names one.
static Naming onboardings_of_line(const Completer *completer)
{
    Session *session = completer->session;
    const char *name = completer->line.value[OPTION_ROLE];
    Naming roles = naming_of_roles(session, true);
    return naming_of_onboardings(session, name ? naming_look(session, &roles, name) : NULL);
}

static void offer_called_by(Completer *completer, OptionId id)
{
    Session *session = completer->session;
    bool is_handout = completer->command->run == command_handout;
    switch ((int)id) {
    case OPTION_ROLE: offer_called(completer, naming_of_roles(session, !is_handout)); break;
    case OPTION_PROCESS: offer_called(completer, naming_of_processes(session, true)); break;
    default: offer_called(completer, onboardings_of_line(completer));
    }
}

// Names of the file on the line, as far as it can be read; it may have findings.
static void offer_names(Completer *completer, OptionId id)
{
    Session *session = completer->session;
    const Options *options = session->options;
    Options of_file = *options;
    if (!completer->file || strcmp(completer->file, "-") == 0) {
        return;
    }
    of_file.files = &completer->file;
    of_file.file_count = 1;
    session->options = &of_file; // cppcheck-suppress autoVariables ; put back below
    if (pipeline_read(session, 0)) {
        offer_called_by(completer, id);
    }
    session->options = options;
}

// ---- values of options --------------------------------------------------------------------------

// Lets what is completed begin behind the last comma.
static void begin_behind_list(Completer *completer)
{
    Str part = completer->part;
    const char *last = part.length ? memrchr(part.at, ',', part.length) : NULL;
    if (last) {
        size_t length = (size_t)(last + 1 - part.at);
        completer->before.length += length;
        completer->list = (Str){part.at, length};
        completer->part = (Str){part.at + length, part.length - length};
    }
}

static void offer_rules(Completer *completer)
{
    begin_behind_list(completer);
    offer_words(completer, "warnings", "every warning that is on by default");
    offer_words(completer, "all", "every warning");
    offer_topics(completer, TOPIC_RULE);
}

static void offer_value(Completer *completer, OptionId id)
{
    const char *value = option_of(completer->command, id).value;
    if (strchr(value, '|')) {
        offer_choices(completer, value);
    } else if (strcmp(value, "RULE,...") == 0) {
        offer_rules(completer);
    } else if (strcmp(value, "FORMAT,...") == 0) {
        begin_behind_list(completer);
        offer_formats(completer, id);
    } else if (id == OPTION_VIEW) {
        for (int i = 0; i < VIEW_COUNT; i++) {
            offer_words(completer, view_row((ViewId)i)->name, view_row((ViewId)i)->text);
        }
    } else if (id == OPTION_TEMPLATE) {
        offer_templates(completer);
    } else if (id == OPTION_ROLE || id == OPTION_PROCESS || id == OPTION_ONBOARDING) {
        offer_names(completer, id);
    } else if (strcmp(value, "DIR") == 0) {
        out_text(&completer->session->out, ":folders\n");
    } else if (id == OPTION_OUTPUT) {
        out_text(&completer->session->out, ":files\n");
    }
}

// ---- the line -----------------------------------------------------------------------------------

// The option of this name that the command takes; OPTION_COUNT where there is none.
static OptionId option_find(const CommandRow *command, Str name)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_is_called((OptionId)i, name) && option_is_taken(command, (OptionId)i)) {
            return (OptionId)i;
        }
    }
    return OPTION_COUNT;
}

static bool wants_value(OptionId id)
{
    return id != OPTION_COUNT && option_row(id)->value;
}

static void offer_argument(Completer *completer)
{
    Out *out = &completer->session->out;
    const char *arguments = completer->command->arguments;
    if (completer->command->run == command_help) {
        offer_all_topics(completer);
    } else if (strncmp(arguments, "RULE", 4) == 0) {
        offer_topics(completer, TOPIC_RULE);
    } else if (strchr(arguments, '|')) {
        offer_choices(completer, arguments);
    } else if (strncmp(arguments, "FILE", 4) == 0) {
        out_text(out, ":sales\n");
    } else {
        out_text(out, ":folders\n");
    }
}

// The word at work, which no option before it takes.
static void offer_word(Completer *completer, const char *word)
{
    const char *equals = word[0] == '-' ? strchr(word, '=') : NULL;
    size_t length = equals ? (size_t)(equals - word) : 0;
    OptionId id = equals ? option_find(completer->command, (Str){word, length}) : OPTION_COUNT;
    if (wants_value(id)) {
        completer->before = (Str){word, length + 1};
        completer->part = str_from(equals + 1);
        offer_value(completer, id);
    } else if (word[0] == '-') {
        offer_options(completer);
    } else if (!completer->command) {
        offer_topics(completer, TOPIC_COMMAND);
    } else {
        offer_argument(completer);
    }
}

// Takes in an option before the word at work; returns it where it waits for its value.
static OptionId take_option(Completer *completer, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    OptionId id = option_find(completer->command, (Str){word, length});
    if (id != OPTION_COUNT) {
        completer->line.value[id] = equals ? equals + 1 : "";
    }
    return wants_value(id) && !equals ? id : OPTION_COUNT;
}

// The same for any word.
static OptionId take_word(Completer *completer, char *word)
{
    if (word[0] == '-' && word[1]) {
        return take_option(completer, word);
    }
    if (!completer->command) {
        completer->command = command_find(str_from(word));
    } else if (!completer->file) {
        completer->file = word;
    }
    return OPTION_COUNT;
}

// Takes in the words before the one at work; returns the option that waits for that one.
static OptionId take_words(Completer *completer, char **words, int count)
{
    OptionId waiting = OPTION_COUNT;
    for (int i = 0; i < count; i++) {
        if (waiting == OPTION_COUNT) {
            waiting = take_word(completer, words[i]);
        } else if (strcmp(words[i], "=") != 0) {
            completer->line.value[waiting] = words[i];
            waiting = OPTION_COUNT;
        }
    }
    return waiting;
}

void complete_write(Session *session, char **words, int count)
{
    Completer completer = {.session = session};
    OptionId waiting = take_words(&completer, words, count - 1);
    const char *word = count > 0 ? words[count - 1] : "";
    word = strcmp(word, "=") == 0 ? "" : word;
    completer.before = (Str){word, 0};
    completer.part = str_from(word);
    if (waiting != OPTION_COUNT) {
        offer_value(&completer, waiting);
    } else {
        offer_word(&completer, word);
    }
}
