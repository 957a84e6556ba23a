// Writes tables as CSV: lines end in CRLF, as RFC 4180 asks.
//
// Spreadsheets take a cell for a formula if it starts with one of = + - @, a tab or a line break,
// also behind spaces and in their full-width forms, even where it is quoted.
#include "emit/table_csv.h"

#include "base/utf8.h"

static bool is_blank(int32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x3000;
}

static bool starts_formula(int32_t c)
{
    switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF0B: // the full-width forms of + - = @
    case 0xFF0D:
    case 0xFF1D:
    case 0xFF20: return true;
    }
    return false;
}

static bool is_formula(Str text)
{
    const char *at = text.at, *end = str_end(text);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        if (!is_blank(c)) {
            return starts_formula(c);
        }
        at += size;
    }
    return false;
}

void csv_write_cell(Str text, Out *out)
{
    out_char(out, '"');
    if (is_formula(text)) {
        out_char(out, '\'');
    }
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"') {
            out_char(out, '"');
        }
        out_char(out, text.at[i]);
    }
    out_char(out, '"');
}

static void write_next(Str text, Out *out)
{
    out_char(out, ',');
    csv_write_cell(text, out);
}

static void write_head(const Table *table, bool has_groups, Out *out)
{
    if (has_groups) {
        csv_write_cell(table->group_label, out);
        out_char(out, ',');
    }
    csv_write_cell(table->corner, out);
    for (uint32_t i = 0; i < table->column_count; i++) {
        const TableColumn *column = &table->columns[i];
        Str label = column->group.length == 0
                        ? column->label
                        : str_format(table->arena, "%.*s (%.*s)", STR_ARGS(column->label),
                                     STR_ARGS(column->group));
        write_next(label, out);
    }
    out_text(out, "\r\n");
}

void csv_write_table(const Table *table, Out *out)
{
    bool has_groups = table_has_row_groups(table);
    write_head(table, has_groups, out);
    for (uint32_t i = 0; i < table->row_count; i++) {
        const TableRow *row = &table->rows[i];
        if (has_groups) {
            csv_write_cell(row->group >= 0 ? table->groups[row->group].label : STR(""), out);
            out_char(out, ',');
        }
        csv_write_cell(row->label, out);
        for (uint32_t j = 0; j < table->column_count; j++) {
            write_next(row->cells[j].text, out);
        }
        out_text(out, "\r\n");
    }
}
