// Tables in the page: the same shape that the build draws and writes to files, with links to cards.
#include "emit/site_parts.h"

#include "views/words.h"

typedef struct TableWriter {
    SiteWriter *site;
    const Table *table;
    const RoleList *roles; // by whom columns and rows are marked
    Str process;           // "stage-b2b-", as it stands in the ids of rows
    const Process *shown;
} TableWriter;

static const char *tone_class(CellTone tone)
{
    switch (tone) {
    case CELL_EMPTY: return "none";
    case CELL_TEXT: return "";
    case CELL_STRONG: return "strong";
    case CELL_MARK: return "mark";
    case CELL_QUIET: return "quiet";
    case CELL_GAP: return "gap";
    }
    return "";
}

static void write_roles(const TableWriter *writer, const Cast *cast)
{
    const char *before = "";
    if (cast == NULL) {
        return;
    }
    out_text(writer->site->out, " data-roles=\"");
    for (uint32_t i = 0; i < writer->roles->count; i++) {
        if (cast_has(cast, writer->roles->at[i])) {
            out_text(writer->site->out, before);
            site_text(writer->site, name_str(writer->roles->at[i]->entity.name));
            before = " ";
        }
    }
    out_char(writer->site->out, '"');
}

static void write_head(const TableWriter *writer)
{
    Out *out = writer->site->out;
    const Table *table = writer->table;
    site_element(writer->site, "<thead>\n<tr><th scope=\"col\">", table->corner, "</th>");
    for (uint32_t i = 0; i < table->column_count; i++) {
        out_text(out, "<th scope=\"col\"");
        write_roles(writer, table->columns[i].cast);
        site_element(writer->site, ">", table->columns[i].label, "");
        if (table->columns[i].group.length > 0) {
            site_element(writer->site, "<small>", table->columns[i].group, "</small>");
        }
        out_text(out, "</th>");
    }
    out_text(out, "</tr>\n</thead>\n");
}

// A row of a stage leads to its card.
static void write_label(const TableWriter *writer, const TableRow *row)
{
    SiteWriter *site = writer->site;
    Str id = row->id;
    if (str_starts(id, writer->process.at)) {
        Str name = {id.at + writer->process.length, id.length - writer->process.length};
        Str stem = id_text("card", &writer->shown->entity, NULL, NULL, site->arena);
        site_link(site, str_format(site->arena, "%.*s--%.*s", STR_ARGS(stem), STR_ARGS(name)),
                  row->label);
    } else {
        site_address(site, row->label, row->link);
    }
    if (row->detail.length > 0) {
        site_element(site, "<small>", row->detail, "</small>");
    }
}

static void write_row(const TableWriter *writer, const TableRow *row)
{
    Out *out = writer->site->out;
    out_text(out, "<tr");
    write_roles(writer, row->cast);
    out_text(out, "><th scope=\"row\">");
    write_label(writer, row);
    out_text(out, "</th>");
    for (uint32_t i = 0; i < writer->table->column_count; i++) {
        const char *tone = tone_class(row->cells[i].tone);
        out_text(out, "<td>");
        if (row->cells[i].text.length > 0) {
            out_format(out, *tone ? "<span class=\"%s\">" : "<span>", tone);
            site_element(writer->site, "", row->cells[i].text, "</span>");
        }
        out_text(out, "</td>");
    }
    out_text(out, "</tr>\n");
}

// Rows of one group make a body of their own, under its name.
static void write_rows(const TableWriter *writer)
{
    const Table *table = writer->table;
    for (uint32_t i = 0; i < table->row_count; i++) {
        const TableRow *row = &table->rows[i];
        if (i == 0 || row->group != table->rows[i - 1].group) {
            out_text(writer->site->out, i == 0 ? "<tbody>\n" : "</tbody>\n<tbody>\n");
            if (row->group >= 0) {
                out_format(writer->site->out, "<tr><th scope=\"rowgroup\" colspan=\"%u\">",
                           table->column_count + 1);
                site_element(writer->site, "", table->groups[row->group].label, "</th></tr>\n");
            }
        }
        write_row(writer, row);
    }
    out_text(writer->site->out, table->row_count > 0 ? "</tbody>\n" : "");
}

static void write_foot(const TableWriter *writer)
{
    const Table *table = writer->table;
    if (table->mark_count > 0) {
        out_text(writer->site->out, "<dl class=\"legend\">\n");
        for (uint32_t i = 0; i < table->mark_count; i++) {
            const TableMark *mark = &table->marks[i];
            out_format(writer->site->out, "<div><dt><span class=\"%s\">", tone_class(mark->tone));
            site_element(writer->site, "", str_from(mark->text), "</span></dt><dd>");
            site_element(writer->site, "", str_from(mark->meaning), "</dd></div>\n");
        }
        out_text(writer->site->out, "</dl>\n");
    }
    for (uint32_t i = 0; i < table->foot.count; i++) {
        site_element(writer->site, "<p class=\"foot\">", table->foot.at[i], "</p>\n");
    }
}

static Str row_start(const SiteWriter *writer, const Process *process)
{
    Str start = id_text("stage", &process->entity, NULL, NULL, writer->arena);
    return str_format(writer->arena, "%.*s-", STR_ARGS(start));
}

void site_table(SiteWriter *writer, const SitePart *part, const SiteItem *item)
{
    const ViewOptions options = {.role_count = part->model->roles.count};
    const Table *table =
        view_table(item->view, part->model, item->process, &options, writer->arena);
    bool is_small = table && (size_t)table->row_count * table->column_count <= SITE_CELLS_MOST;
    site_element(writer, "<div class=\"bar\"><p class=\"lead\">",
                 is_small ? table->subtitle : word(WORD_TABLE_TOO_LARGE),
                 "</p><p class=\"files\">");
    site_files(writer, item, NULL);
    out_text(writer->out, "</p></div>\n");
    if (!is_small) {
        return;
    }
    TableWriter at = {writer, table, &part->model->roles, row_start(writer, item->process),
                      item->process};
    out_text(writer->out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
    site_attribute(writer, "aria-label",
                   table->description.length > 0 ? table->description : table->subtitle);
    out_text(writer->out, "><table>\n");
    write_head(&at);
    write_rows(&at);
    out_text(writer->out, "</table></div>\n");
    write_foot(&at);
}
