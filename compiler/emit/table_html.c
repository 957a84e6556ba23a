// Writes tables as a page of HTML. All text of the user goes through html_write_text.
#include "emit/table_html.h"

#include "emit/html.h"

static const char STYLE[] =
    ":root { color-scheme: light dark; --ink: #1e293b; --quiet: #526074; --paper: #fff;\n"
    "  --line: #cbd5e1; --head: #f1f5f9; --strong: #1e293b; --on-strong: #fff; --mark: #e2e8f0; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #e2e8f0; --quiet: #a3b1c6;\n"
    "  --paper: #0f172a; --line: #334155; --head: #1e293b; --strong: #e2e8f0;\n"
    "  --on-strong: #0f172a; --mark: #334155; } }\n"
    "body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--ink);\n"
    "  background: var(--paper); font: 15px/1.45 'DejaVu Sans', Verdana, sans-serif; }\n"
    "h1 { font-size: 1.5rem; margin: 0; } p { color: var(--quiet); margin: .3rem 0 1rem; }\n"
    ".wide { overflow-x: auto; } table { border-collapse: collapse; }\n"
    "th, td { padding: .4rem .7rem; border-bottom: 1px solid var(--line); text-align: center; }\n"
    "thead th { background: var(--head); vertical-align: bottom; }\n"
    "tbody th, thead th:first-child { text-align: left; font-weight: 600; }\n"
    "tbody th[colspan] { background: var(--head); padding-top: .8rem; }\n"
    "td span { display: inline-block; padding: .05rem .5rem; border-radius: .6rem; }\n"
    ".strong { background: var(--strong); color: var(--on-strong); }\n"
    ".mark { background: var(--mark); } .quiet { color: var(--quiet); }\n"
    ".gap { border: 2px dashed var(--ink); font-weight: 700; }\n"
    ".own { background: var(--head); box-shadow: inset 2px 0 var(--quiet), inset -2px 0 "
    "var(--quiet); }\n"
    ".aside { color: var(--quiet); font-weight: 400; }\n"
    ".aside .strong, .aside .mark { background: none; color: inherit; }\n"
    "dl { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; color: var(--quiet); }\n"
    "dt { float: left; font-weight: 700; margin-right: .4rem; } dd { margin: 0; }\n"
    "a { color: inherit; }\n"
    "@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }\n";

static const char *tone_class(CellTone tone)
{
    switch (tone) {
    case CELL_EMPTY:
    case CELL_TEXT: return "";
    case CELL_STRONG: return "strong";
    case CELL_MARK: return "mark";
    case CELL_QUIET: return "quiet";
    case CELL_GAP: return "gap";
    }
    return "";
}

static void write_element(const char *opening, Str text, const char *closing, Out *out)
{
    out_text(out, opening);
    html_write_text(text, out);
    out_text(out, closing);
}

// What steps back, and what is brought out, where a role is.
static const char *place_class(bool is_quiet, bool is_brought_out)
{
    return is_brought_out ? " class=\"own\"" : is_quiet ? " class=\"aside\"" : "";
}

static void write_head(const Table *table, Out *out)
{
    out_text(out, "<thead>\n<tr>");
    write_element("<th scope=\"col\">", table->corner, "</th>", out);
    for (uint32_t i = 0; i < table->column_count; i++) {
        const TableColumn *column = &table->columns[i];
        out_format(out, "<th scope=\"col\"%s>",
                   place_class(column->is_quiet, column->is_brought_out));
        html_write_text(column->label, out);
        if (column->group.length > 0) {
            write_element("<br><small>", column->group, "</small>", out);
        }
        out_text(out, "</th>");
    }
    out_text(out, "</tr>\n</thead>\n");
}

static void write_cell(const Table *table, const TableRow *row, uint32_t index, Out *out)
{
    const Cell *cell = &row->cells[index];
    const TableColumn *column = &table->columns[index];
    const char *class = tone_class(cell->tone);
    out_format(out, "<td%s>",
               place_class(column->is_quiet || row->is_quiet, column->is_brought_out));
    if (*class) {
        out_format(out, "<span class=\"%s\">", class);
    }
    write_element("", cell->text, *class ? "</span></td>" : "</td>", out);
}

static void write_label(const TableRow *row, Out *out)
{
    if (row->link.length > 0) {
        write_element("<a href=\"", row->link, "\">", out);
        write_element("", row->label, "</a>", out);
    } else {
        html_write_text(row->label, out);
    }
    if (row->detail.length > 0) {
        write_element("<br><small>", row->detail, "</small>", out);
    }
}

static void write_row(const Table *table, const TableRow *row, Out *out)
{
    out_text(out, row->id.length > 0 ? "<tr id=\"" : "<tr");
    if (row->id.length > 0) {
        write_element("", row->id, "\"", out);
    }
    out_format(out, "><th scope=\"row\"%s>", place_class(row->is_quiet, false));
    write_label(row, out);
    out_text(out, "</th>");
    for (uint32_t i = 0; i < table->column_count; i++) {
        write_cell(table, row, i, out);
    }
    out_text(out, "</tr>\n");
}

// Rows of one group make a body of their own, under its name.
static void write_rows(const Table *table, Out *out)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        const TableRow *row = &table->rows[i];
        if (i == 0 || row->group != table->rows[i - 1].group) {
            out_text(out, i == 0 ? "<tbody>\n" : "</tbody>\n<tbody>\n");
            if (row->group >= 0) {
                out_format(out, "<tr><th scope=\"rowgroup\" colspan=\"%u\">",
                           table->column_count + 1);
                write_element("", table->groups[row->group].label, "</th></tr>\n", out);
            }
        }
        write_row(table, row, out);
    }
    out_text(out, table->row_count > 0 ? "</tbody>\n" : "");
}

static void write_marks(const Table *table, Out *out)
{
    out_text(out, "<dl>\n");
    for (uint32_t i = 0; i < table->mark_count; i++) {
        write_element("<div><dt>", str_from(table->marks[i].text), "</dt>", out);
        write_element("<dd>", str_from(table->marks[i].meaning), "</dd></div>\n", out);
    }
    out_text(out, "</dl>\n");
}

void html_write_table(const Table *table, Out *out)
{
    html_start(table->title, STYLE, out);
    write_element("<h1>", table->title, "</h1>\n", out);
    write_element("<p>", table->subtitle, "</p>\n<div class=\"wide\">\n<table>\n", out);
    write_head(table, out);
    write_rows(table, out);
    out_text(out, "</table>\n</div>\n");
    write_marks(table, out);
    for (uint32_t i = 0; i < table->foot.count; i++) {
        write_element("<p>", table->foot.at[i], "</p>\n", out);
    }
    html_end(out);
}
