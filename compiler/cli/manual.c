// The manual pages, made from the same tables as the help: nothing is written down twice.
//
// They are written in the macros of man(7), which every system's `man` reads. All text in them is
// ours; a hyphen is written so that it can be copied, and a line never begins with a point by chance.
#include "cli/manual.h"

#include "base/version.h"
#include "cli/options.h"
#include "cli/statement_help.h"
#include "cli/topic.h"

#include <string.h>

// Text within a line.
static void write_inline(Out *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '\\': out_text(out, "\\e"); break;
        case '-': out_text(out, "\\-"); break;
        case '\'': out_text(out, "\\(aq"); break;
        case '`': out_text(out, "\\(ga"); break;
        case '"': out_text(out, "\\(dq"); break;
        default: out_char(out, *at);
        }
    }
}

// Lines as they are.
static void write_lines(Out *out, const char *text)
{
    out_text(out, ".nf\n");
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        char piece[128];
        snprintf(piece, sizeof piece, "%.*s", (int)length, line);
        out_text(out, *line == '.' ? "\\&" : "");
        write_inline(out, piece);
        out_char(out, '\n');
        line += length + (line[length] != '\0');
    }
    out_text(out, ".fi\n");
}

static void write_title(Out *out, const char *name, const char *section, const char *about)
{
    out_format(out, ".TH %s %s \"\" \"stagecraft " STAGECRAFT_VERSION "\"\n.SH NAME\n", name,
               section);
    write_inline(out, about);
    out_char(out, '\n');
}

// A word in bold, what stands behind it, and its meaning.
static void write_entry(Out *out, const char *word, const char *rest, const char *text)
{
    out_text(out, ".TP\n\\fB");
    write_inline(out, word);
    out_text(out, *rest ? "\\fR " : "\\fR");
    write_inline(out, rest);
    out_char(out, '\n');
    write_inline(out, text);
    out_char(out, '\n');
}

// ---- stagecraft(1) ------------------------------------------------------------------------------

static void write_option(Out *out, const CommandRow *command, OptionId id)
{
    OptionRow row = option_of(command, id);
    const char letter[] = {'-', row.letter, ',', ' ', 0};
    char word[64], text[200];
    snprintf(word, sizeof word, "%s%s", row.letter ? letter : "", row.name);
    option_text(command, id, text, sizeof text);
    write_entry(out, word, row.value ? row.value : "", text);
}

static void write_command(Out *out, const CommandRow *row)
{
    out_format(out, ".SS %s\n.B stagecraft %s\n", row->name, row->name);
    write_inline(out, row->arguments);
    out_text(out, "\n.PP\n");
    write_inline(out, row->text);
    out_text(out, ".\n.PP\n.RS\n");
    write_lines(out, row->example);
    out_text(out, ".RE\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_is_taken(row, (OptionId)i) && !option_is_taken(NULL, (OptionId)i)) {
            write_option(out, row, (OptionId)i);
        }
    }
}

static void write_common_options(Out *out)
{
    out_text(out, ".SH OPTIONS OF ALL COMMANDS\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_is_taken(NULL, (OptionId)i)) {
            write_option(out, NULL, (OptionId)i);
        }
    }
}

void manual_write_command(Out *out)
{
    write_title(out, "STAGECRAFT", "1", "stagecraft - compiles sales processes written as text");
    out_text(out, ".SH SYNOPSIS\n.B stagecraft\n.I COMMAND\n[\\fIOPTIONS\\fR] \\fIFILE\\fR...\n"
                  ".SH DESCRIPTION\n"
                  "A .sales file describes how a team sells: its stages and roles, what proves that"
                  " a stage is done, and where a deal can go from there.\n"
                  "stagecraft checks it like a program and makes pictures, handouts and tables of"
                  " it.\nThe language is described in\n.BR sales (5).\n.PP\n"
                  "A FILE named \\- is standard input; \\-\\- ends the options.\n.SH COMMANDS\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        write_command(out, command_row((CommandId)i));
    }
    write_common_options(out);
    out_text(out,
             ".SH EXIT STATUS\n"
             ".TP\n0\nclean; warnings are allowed\n.TP\n1\nfindings\n.TP\n2\nwrong usage\n"
             ".TP\n3\na file could not be read or written\n"
             ".TP\n4\na fault of stagecraft itself\n"
             ".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nno colours in findings, where it is set\n"
             ".SH SEE ALSO\n.BR sales (5),\n.BR dot (1)\n");
}

// ---- sales(5) -----------------------------------------------------------------------------------

static void write_statement(Out *out, StatementKind kind)
{
    const StatementRow *row = statement_row(kind);
    write_entry(out, row->keyword, row->form, row->text);
    out_text(out, ".br\n");
    write_inline(out, row->example);
    out_char(out, '\n');
}

static void write_block(Out *out, const char *heading, uint32_t block)
{
    out_format(out, ".SS %s\n", heading);
    for (StatementKind kind = 0; kind < STATEMENT_COUNT; kind++) {
        if (statement_stands_in(kind, block)) {
            write_statement(out, kind);
        }
    }
}

static void write_statements(Out *out)
{
    out_text(out, ".SH STATEMENTS\n[] may be left out; CAPITALS stand for something.\n");
    write_block(out, "At the top of a file", IN_FILE);
    for (StatementKind kind = 0; kind < STATEMENT_COUNT; kind++) {
        char heading[64];
        const StatementRow *row = statement_row(kind);
        if (row->is_declaration && kind != STATEMENT_TOOL) {
            snprintf(heading, sizeof heading, "In the block of %s", row->keyword);
            write_block(out, heading, statement_block_mask(kind));
        }
    }
    out_text(out, ".SS In every block\n");
    for (StatementKind kind = 0; kind < STATEMENT_COUNT; kind++) {
        if (statement_is_common(kind)) {
            write_statement(out, kind);
        }
    }
}

void manual_write_language(Out *out)
{
    write_title(out, "SALES", "5", "sales - files that describe sales processes");
    out_text(out, ".SH DESCRIPTION\n"
                  "A .sales file is UTF\\-8 text with one fact a line.\n"
                  "Declarations open a block in braces, with statements about what they declare.\n"
                  "Every name is declared once and checked everywhere.\n");
    write_statements(out);
    for (int i = 0; i < topic_count(TOPIC_IDEA); i++) {
        out_text(out, ".SH ");
        write_inline(out, topic_text(TOPIC_IDEA, i));
        out_char(out, '\n');
        write_lines(out, topic_idea(i));
    }
    out_text(out, ".SH SEE ALSO\n.BR stagecraft (1)\n");
}
