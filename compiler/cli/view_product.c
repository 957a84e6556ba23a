// Writes views: pictures, DOT, and tables as text.
//
// What is made for one format serves the next: a picture is laid out once.
#include "cli/view_product.h"

#include "cli/message.h"
#include "emit/table_csv.h"
#include "emit/table_html.h"
#include "emit/table_markdown.h"

static Theme theme_read(const char *word)
{
    switch (word ? word[0] : 0) {
    case 'd': return THEME_DARK;
    case 'p': return THEME_PRINT;
    }
    return THEME_LIGHT;
}

PaintOptions view_paint_options(const Options *options)
{
    const char *theme = options->value[OPTION_THEME];
    return (PaintOptions){
        .theme = theme_read(theme),
        .follows_reader = theme && theme[0] == 'a',
        .embeds_font = true,
        .scale = 2,
        .paper = paper_named(options->value[OPTION_PAPER], PAPER_FITTED),
    };
}

void view_fit_paper(ViewProduct *product)
{
    ViewOptions *options = &product->request.options;
    if (options->width == 0) {
        options->width = paper_width(product->paint.paper);
    }
    options->height = paper_height(product->paint.paper);
}

static Status report_drawing(DrawReport report)
{
    switch (report.result) {
    case DRAW_DONE: return STATUS_CLEAN;
    case DRAW_SIMPLER: message("%.*s", STR_ARGS(report.message)); return STATUS_CLEAN;
    case DRAW_REFUSED: message("%.*s", STR_ARGS(report.message)); return STATUS_FINDINGS;
    case DRAW_NO_FILE: message("%.*s", STR_ARGS(report.message)); return STATUS_FILE;
    case DRAW_FAILED: message("%.*s", STR_ARGS(report.message)); return STATUS_FAULT;
    }
    return STATUS_FAULT;
}

static Status write_picture(ViewProduct *product, PaintFormat format, Out *out)
{
    Session *session = product->session;
    Arena *arena = &session->compilation.arena;
    product->paint.format = format;
    if (product->drawing == NULL) {
        product->drawing = picture_make(&product->request, arena, &product->report);
    }
    DrawReport report = product->report;
    if (product->drawing != NULL) {
        DrawReport painted =
            draw_paint(product->drawing, &product->paint, &session->options->limits, arena, out);
        if (report.result == DRAW_SIMPLER && painted.result == DRAW_SIMPLER) {
            message("%.*s", STR_ARGS(report.message));
        }
        report = painted.result == DRAW_DONE ? report : painted;
    }
    return report_drawing(report);
}

// NULL where there is nothing to show, or too much; a message says so.
static const Table *table_of(const ViewProduct *product)
{
    const PictureRequest *request = &product->request;
    const char *view = view_row(request->view)->name;
    const Table *table = view_table(request->view, request->model, request->process,
                                    &request->options, &product->session->compilation.arena);
    if (table == NULL) {
        message("this process is too large for the view `%s`", view);
    } else if (table->column_count == 0 || table->row_count == 0) {
        message("`%s` has nothing for the view `%s`", request->process->entity.name->text, view);
        return NULL;
    }
    return table;
}

typedef void TableWriter(const Table *table, Out *out);

static Status write_table(const ViewProduct *product, TableWriter *write, Out *out)
{
    const Table *table = table_of(product);
    if (table == NULL) {
        return STATUS_FINDINGS;
    }
    write(table, out);
    return STATUS_CLEAN;
}

Status view_write(ViewProduct *product, FormatId format, Out *out)
{
    Arena *arena = &product->session->compilation.arena;
    switch (format) {
    case FORMAT_SVG: return write_picture(product, PAINT_FORMAT_SVG, out);
    case FORMAT_PNG: return write_picture(product, PAINT_FORMAT_PNG, out);
    case FORMAT_PDF: return write_picture(product, PAINT_FORMAT_PDF, out);
    case FORMAT_DOT: return report_drawing(picture_dot(&product->request, arena, out));
    case FORMAT_MARKDOWN: return write_table(product, markdown_write_table, out);
    case FORMAT_CSV: return write_table(product, csv_write_table, out);
    case FORMAT_HTML: return write_table(product, html_write_table, out);
    case FORMAT_CALENDAR: // no view has them: product_format gives none
    case FORMAT_JSON:
    case FORMAT_COUNT: break;
    }
    return STATUS_FAULT;
}
