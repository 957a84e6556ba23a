// Topics of `stagecraft help`, from the tables that the rest of the program is made of.
//
// A topic is a command, a statement of the language, a list (all statements, views, formats, units,
// rules, what the library has), an idea of topics.def, or a rule. Nothing is written down here that stands in a table.
#include "cli/topic.h"

#include "base/carried.h"
#include "base/path.h"
#include "cli/help.h"
#include "cli/statement_help.h"
#include "cli/templates.h"
#include "emit/formats.h"
#include "emit/rule_text.h"

#include <string.h>

enum { COLUMN = 32, WIDTH = 80 };

typedef struct Idea {
    const char *name, *text, *body;
} Idea;

static const Idea ideas[] = {
#define TOPIC(name, text, body) {name, text, body},
#include "cli/topics.def"
#undef TOPIC
};

void topic_write_row(Out *out, const char *word, const char *text)
{
    size_t length = strlen(word);
    out_text(out, "  ");
    out_text(out, word);
    if (length + 3 > COLUMN) {
        out_text(out, "\n  ");
        length = 0;
    }
    out_repeat(out, ' ', COLUMN - 2 - length);
    out_text(out, text);
    out_char(out, '\n');
}

// ---- lists --------------------------------------------------------------------------------------

static void write_views(Out *out)
{
    out_text(out, "What `map --view` draws:\n\n");
    for (int i = 0; i < VIEW_COUNT; i++) {
        const View *view = view_row((ViewId)i);
        topic_write_row(out, view->name, view->text);
    }
    out_text(out, "\nThe last four are tables. For example:\n"
                  "  stagecraft map process.sales --view lanes -o lanes.svg\n");
}

// The shapes that a format holds, as a user names them.
static void write_shapes(Out *out, const Format *format)
{
    static const struct {
        Shape shape;
        const char *name;
    } shapes[] = {
        {SHAPE_PICTURE, "pictures"}, {SHAPE_TABLE, "tables"}, {SHAPE_DOCUMENT, "handouts"}};
    const char *before = " (";
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (format_holds(format, shapes[i].shape)) {
            out_format(out, "%s%s", before, shapes[i].name);
            before = ", ";
        }
    }
    out_text(out, before[0] == ',' ? ")" : "");
}

static void write_formats(Out *out)
{
    out_text(out, "The ending of -o picks the format:\n\n");
    for (int i = 0; i < FORMAT_COUNT; i++) {
        const Format *format = format_row((FormatId)i);
        out_format(out, "  %-6s %s", format->ending, format->text);
        write_shapes(out, format);
        out_char(out, '\n');
    }
}

static void write_units(Out *out)
{
    out_text(out,
             "Durations: `3 days`, `2 to 5 workdays`, `90 minutes`. Calendar time, by these:\n\n"
#define UNIT(id, one, many, minutes) "  " one ", " many "\n"
#include "syntax/units.def"
#undef UNIT
             "\n5 workdays are 7 days; a year is 365.25 days, a month 1/12 and a quarter 1/4 of"
             " it.\n");
}

// Names with commas behind a margin, broken before the right one.
static size_t write_name(Out *out, Str name, size_t column, bool is_first)
{
    size_t length = name.length + 2;
    bool is_new = column + length > WIDTH;
    out_text(out, is_first ? "  " : is_new ? ",\n  " : ", ");
    out_str(out, name);
    return (is_new ? 2 : column) + length;
}

static void write_library(Out *out)
{
    out_text(out, "What `import` finds in the standard library, a folder a paragraph:\n");
    Str folder = STR("");
    size_t column = 0;
    for (size_t i = 0; i < library_file_count; i++) {
        Str name, above = path_folder(str_from(library_files[i].path), &name);
        bool is_first = !str_equal(above, folder);
        if (is_first) {
            out_format(out, "%s\nstd/%.*s/\n", i > 0 ? "\n" : "", STR_ARGS(above));
            folder = above;
            column = WIDTH;
        }
        column = write_name(out, name, column, is_first);
    }
    out_text(out, "\n\nAt the top of a file, for example:\n"
                  "  import std/method/bant\n");
}

typedef struct List {
    const char *name, *text;
    void (*write)(Out *out);
} List;

static const List lists[] = {
    {"language", "every statement, in a line each", statements_write},
    {"views", "the pictures and tables of `map`", write_views},
    {"formats", "the formats of outputs", write_formats},
    {"units", "the units of time", write_units},
    {"rules", "every rule, in a line each", rules_write_list},
    {"library", "what `import std/...` finds", write_library},
    {"templates", "what `new` can begin with, in a line each", templates_write_list},
};

// ---- topics -------------------------------------------------------------------------------------

int topic_count(TopicKind kind)
{
    switch (kind) {
    case TOPIC_COMMAND: return COMMAND_COUNT;
    case TOPIC_STATEMENT: return STATEMENT_COUNT;
    case TOPIC_LIST: return (int)(sizeof lists / sizeof *lists);
    case TOPIC_IDEA: return (int)(sizeof ideas / sizeof *ideas);
    case TOPIC_RULE: return RULE_COUNT;
    case TOPIC_KINDS: break;
    }
    return 0;
}

const char *topic_name(TopicKind kind, int index)
{
    switch (kind) {
    case TOPIC_COMMAND: return command_row((CommandId)index)->name;
    case TOPIC_STATEMENT: return statement_row((StatementKind)index)->keyword;
    case TOPIC_LIST: return lists[index].name;
    case TOPIC_IDEA: return ideas[index].name;
    case TOPIC_RULE: return rule_row((RuleId)index)->name;
    case TOPIC_KINDS: break;
    }
    return "";
}

const char *topic_text(TopicKind kind, int index)
{
    switch (kind) {
    case TOPIC_COMMAND: return command_row((CommandId)index)->text;
    case TOPIC_STATEMENT: return statement_row((StatementKind)index)->text;
    case TOPIC_LIST: return lists[index].text;
    case TOPIC_IDEA: return ideas[index].text;
    case TOPIC_RULE: return rule_row((RuleId)index)->text;
    case TOPIC_KINDS: break;
    }
    return "";
}

const char *topic_idea(int index)
{
    return ideas[index].body;
}

static void write_one(TopicKind kind, int index, Out *out)
{
    switch (kind) {
    case TOPIC_COMMAND: help_write(out, command_row((CommandId)index)); break;
    case TOPIC_STATEMENT: statement_write_help((StatementKind)index, out); break;
    case TOPIC_LIST: lists[index].write(out); break;
    case TOPIC_IDEA: out_text(out, ideas[index].body); break;
    case TOPIC_RULE: rule_write_page((RuleId)index, out); break;
    case TOPIC_KINDS: break;
    }
}

bool topic_write(Str name, Out *out)
{
    bool is_found = false;
    for (TopicKind kind = 0; kind < TOPIC_KINDS; kind++) {
        for (int i = 0; i < topic_count(kind); i++) {
            if (str_is(name, topic_name(kind, i))) {
                out_text(out,
                         is_found ? "\n\n" : ""); // `explain` is a command, `model` perhaps too
                write_one(kind, i, out);
                is_found = true;
            }
        }
    }
    return is_found;
}

// The names of a kind, with commas.
static void write_names(TopicKind kind, Out *out)
{
    size_t column = WIDTH;
    for (int i = 0; i < topic_count(kind); i++) {
        column = write_name(out, str_from(topic_name(kind, i)), column, i == 0);
    }
    out_char(out, '\n');
}

void topics_write(Out *out)
{
    out_text(out, "`stagecraft help TOPIC` explains one of these.\n\nCommands:\n");
    write_names(TOPIC_COMMAND, out);
    out_text(out, "\nWords of the language:\n");
    write_names(TOPIC_STATEMENT, out);
    out_text(out, "\nIdeas:\n");
    for (int i = 0; i < topic_count(TOPIC_IDEA); i++) {
        topic_write_row(out, topic_name(TOPIC_IDEA, i), topic_text(TOPIC_IDEA, i));
    }
    out_text(out, "\nLists:\n");
    for (int i = 0; i < topic_count(TOPIC_LIST); i++) {
        topic_write_row(out, topic_name(TOPIC_LIST, i), topic_text(TOPIC_LIST, i));
    }
    out_text(out, "\nAnd every rule: `stagecraft help no-exit`.\n");
}
