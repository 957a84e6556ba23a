// Writes tables as Markdown. All text of the user goes through markdown_text, the escaper.
#include "emit/table_markdown.h"

#include "emit/markdown_text.h"

#include <string.h>

static void write_text(Str str, Out *out)
{
    MarkdownText text = markdown_text_start(out, false);
    markdown_text_add(&text, str);
}

static void write_cell(Str str, Out *out)
{
    out_char(out, ' ');
    write_text(str, out);
    out_text(out, " |");
}

// A gap stands out in bold, as does the first mark of the legend.
static void write_mark(const Cell *cell, Out *out)
{
    bool is_bold = cell->tone == CELL_GAP || cell->tone == CELL_STRONG;
    out_char(out, ' ');
    MarkdownText text = markdown_text_start(out, false);
    if (is_bold) {
        markdown_text_add_marked(&text, "**", cell->text);
    } else {
        markdown_text_add(&text, cell->text);
    }
    out_text(out, " |");
}

static void write_head(const Table *table, bool has_groups, Out *out)
{
    out_text(out, "|");
    if (has_groups) {
        write_cell(table->group_label, out);
    }
    write_cell(table->corner, out);
    for (uint32_t i = 0; i < table->column_count; i++) {
        const TableColumn *column = &table->columns[i];
        out_char(out, ' ');
        MarkdownText text = markdown_text_start(out, false);
        markdown_text_add(&text, column->label);
        if (column->group.length > 0) {
            markdown_text_add(&text, STR(" ("));
            markdown_text_add(&text, column->group);
            markdown_text_add(&text, STR(")"));
        }
        out_text(out, " |");
    }
    out_text(out, "\n|");
    for (uint32_t i = 0; i < table->column_count + 1 + has_groups; i++) {
        out_text(out, " --- |");
    }
    out_char(out, '\n');
}

static void write_row(const Table *table, const TableRow *row, Str group, bool has_groups, Out *out)
{
    out_text(out, "|");
    if (has_groups) {
        write_cell(group, out);
    }
    out_char(out, ' ');
    MarkdownText text = markdown_text_start(out, false);
    if (row->link.length > 0 && markdown_address_is_allowed(row->link)) {
        markdown_text_mark(&text, "[");
        markdown_text_add(&text, row->label);
        markdown_text_close(&text, "](");
        markdown_write_address(out, row->link);
        out_char(out, ')');
    } else {
        markdown_text_add(&text, row->label);
    }
    out_text(out, " |");
    for (uint32_t i = 0; i < table->column_count; i++) {
        write_mark(&row->cells[i], out);
    }
    out_char(out, '\n');
}

// A group is named in its first row only.
static void write_rows(const Table *table, bool has_groups, Out *out)
{
    int32_t before = -1;
    for (uint32_t i = 0; i < table->row_count; i++) {
        const TableRow *row = &table->rows[i];
        bool is_new = row->group >= 0 && row->group != before;
        write_row(table, row, is_new ? table->groups[row->group].label : STR(""), has_groups, out);
        before = row->group;
    }
}

static void write_marks(const Table *table, Out *out)
{
    for (uint32_t i = 0; i < table->mark_count; i++) {
        MarkdownText text = markdown_text_start(out, true);
        out_text(out, i == 0 ? "\n" : "");
        markdown_text_add_marked(&text, "**", str_from(table->marks[i].text));
        markdown_text_add(&text, STR(" = "));
        markdown_text_add(&text, str_from(table->marks[i].meaning));
        out_text(out, i + 1 < table->mark_count ? " · " : "\n");
    }
}

void markdown_write_table(const Table *table, Out *out)
{
    bool has_groups = table_has_row_groups(table);
    out_text(out, "# ");
    write_text(table->title, out);
    out_text(out, "\n\n");
    write_text(table->subtitle, out);
    out_text(out, "\n\n");
    write_head(table, has_groups, out);
    write_rows(table, has_groups, out);
    write_marks(table, out);
    for (uint32_t i = 0; i < table->foot.count; i++) {
        out_char(out, '\n');
        write_text(table->foot.at[i], out);
        out_char(out, '\n');
    }
}
