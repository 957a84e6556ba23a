// Products leave here, once they are whole in memory.
//
// A file is written beside its place and renamed (base/save), so that it is whole or absent.
#include "cli/product.h"

#include "cli/message.h"

#include <errno.h>
#include <string.h>

const char *product_path(Session *session, const char *example)
{
    const char *path = session->options->value[OPTION_OUTPUT];
    if (!path) {
        message("`%s` needs to know where to write", session->options->command->name);
        message_help("name the file: `%s`, or `-o -` for standard output", example);
    }
    return path;
}

// What stands behind the last point of a file's name; empty if nothing does.
static Str path_ending(const char *path)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *point = strrchr(name, '.');
    return point && point > name ? str_from(point + 1) : (Str){0};
}

bool product_ends_as_file(const char *path)
{
    return format_named(path_ending(path)) != NULL;
}

static const char *shape_text(Shape shape)
{
    switch (shape) {
    case SHAPE_PICTURE: return "this picture";
    case SHAPE_TABLE: return "this table";
    case SHAPE_DOCUMENT: return "a handout";
    case SHAPE_TEAM: return "a team's table";
    case SHAPE_POCKET: return "a page for the pocket";
    }
    return "";
}

static void report_formats(const char *path, Shape shape)
{
    const Format *other = format_named(path_ending(path));
    if (other) {
        message("%s cannot be written as `.%s`", shape_text(shape), other->ending);
    } else {
        message("`%s` does not end in a format that can be written", path);
    }
    message_help("end it in one of these:");
    for (int i = 0; i < FORMAT_COUNT; i++) {
        const Format *row = format_row((FormatId)i);
        if (format_holds(row, shape)) {
            message_item(".%-5s %s", row->ending, row->text);
        }
    }
}

const Format *product_format(const char *path, Shape shape)
{
    if (strcmp(path, "-") == 0) {
        return format_first(shape);
    }
    const Format *format = format_find(path_ending(path), shape);
    if (!format) {
        report_formats(path, shape);
    }
    return format;
}

Status product_fail(Session *session)
{
    const Save *save = &session->save;
    bool is_standard = strcmp(save->path, "-") == 0;
    if (is_standard) {
        message("cannot write to standard output: %s", save_reason(save));
    } else {
        message("cannot write `%s`: %s", save->path, save_reason(save));
    }
    bool is_fault = save->result == SAVE_NOT_WHOLE || save->error == ENOMEM;
    return is_fault ? STATUS_FAULT : STATUS_FILE;
}

// Hands the product to the command that runs this one.
static Status catch_product(Session *session)
{
    bool is_whole = !session->out.failed;
    out_str(session->caught, out_view(&session->out));
    out_free(&session->out);
    if (!is_whole) {
        message("not enough memory");
    }
    return is_whole ? STATUS_CLEAN : STATUS_FAULT;
}

Status product_write(Session *session, const char *path)
{
    if (session->caught) {
        return catch_product(session);
    }
    save_start(&session->save);
    session->is_saving = true;
    save_add(&session->save, path, &session->out);
    SaveResult result = save_finish(&session->save);
    session->is_saving = false;
    out_free(&session->out);
    return result == SAVE_DONE ? STATUS_CLEAN : product_fail(session);
}
