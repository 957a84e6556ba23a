// Statements of the language for people at a terminal, from syntax/statements.def.
//
// A statement is shown as it is written ("owner ROLE"), with what it says, a right line, the blocks
// it may stand in, and, where it opens a block itself, what may stand there.
#include "cli/statement_help.h"

#include "cli/topic.h"

#include <stdio.h>

bool statement_is_common(StatementKind kind)
{
    return (statement_row(kind)->blocks & IN_ANY) == IN_ANY;
}

StatementKind statement_home(StatementKind kind, int index)
{
    uint32_t blocks = statement_is_common(kind) ? 0 : statement_row(kind)->blocks;
    for (StatementKind home = 0; home < STATEMENT_COUNT; home++) {
        if ((blocks & statement_block_mask(home)) != 0 && index-- == 0) {
            return home;
        }
    }
    return STATEMENT_COUNT;
}

// "owner ROLE", or "process NAME [TEXT] ... {"; a repeatable one is marked with a star.
static void write_line(StatementKind kind, Out *out)
{
    const StatementRow *row = statement_row(kind);
    char word[80];
    snprintf(word, sizeof word, "%s %s%s", row->keyword, row->form, row->is_many ? " *" : "");
    topic_write_row(out, word, row->text);
}

static void write_where(StatementKind kind, Out *out)
{
    const StatementRow *row = statement_row(kind);
    const char *before = "";
    out_text(out, "\nStands in: ");
    if ((row->blocks & IN_FILE) != 0) {
        out_text(out, "the top of a file");
        before = ", ";
    }
    if (statement_is_common(kind)) {
        out_format(out, "%severy block", before);
    }
    for (int i = 0; statement_home(kind, i) != STATEMENT_COUNT; i++) {
        out_format(out, "%s%s", before, statement_row(statement_home(kind, i))->keyword);
        before = ", ";
    }
    out_text(out, row->is_many ? "; as often as needed\n" : "; once\n");
}

bool statement_stands_in(StatementKind kind, uint32_t block)
{
    return !statement_is_common(kind) && (statement_row(kind)->blocks & block) != 0;
}

static void write_block(uint32_t block, Out *out)
{
    for (StatementKind kind = 0; kind < STATEMENT_COUNT; kind++) {
        if (statement_stands_in(kind, block)) {
            write_line(kind, out);
        }
    }
}

static void write_common(Out *out)
{
    for (StatementKind kind = 0; kind < STATEMENT_COUNT; kind++) {
        if (statement_is_common(kind)) {
            write_line(kind, out);
        }
    }
}

void statement_write_help(StatementKind kind, Out *out)
{
    const StatementRow *row = statement_row(kind);
    out_format(out, "%s %s\n  %s\n\nExample: %s\n", row->keyword, row->form, row->text,
               row->example);
    write_where(kind, out);
    if (row->is_declaration) {
        out_text(out, "\nIts block may hold (* as often as needed):\n");
        write_block(statement_block_mask(kind), out);
        write_common(out);
    }
}

void statements_write(Out *out)
{
    out_text(out, "At the top of a file (* as often as needed):\n");
    write_block(IN_FILE, out);
    for (StatementKind kind = 0; kind < STATEMENT_COUNT; kind++) {
        if (statement_row(kind)->is_declaration && kind != STATEMENT_TOOL) {
            out_format(out, "\nIn the block of %s:\n", statement_row(kind)->keyword);
            write_block(statement_block_mask(kind), out);
        }
    }
    out_text(out, "\nIn every block:\n");
    write_common(out);
}
