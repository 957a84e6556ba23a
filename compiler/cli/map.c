// `stagecraft map FILE -o OUT`: one picture of one process.
//
// The ending of OUT picks the format, --view what the picture shows: a row of views/views.def.
#include "base/suggest.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "cli/view_product.h"
#include <stdlib.h>
#include <string.h>

enum { WIDTH_LEAST = 200, WIDTH_MOST = 20000 };

static Detail detail_read(const char *word)
{
    switch (word ? word[0] : 0) {
    case 't': return DETAIL_TITLE;
    case 'c': return DETAIL_CARD;
    case 'f': return DETAIL_FULL;
    }
    return DETAIL_AUTO;
}

// The width wanted; 0 where none is. False, and a message, where it is none that can be drawn.
static bool width_read(const char *word, uint32_t *width)
{
    *width = 0;
    if (word) {
        char *end;
        unsigned long pixels = strtoul(word, &end, 10);
        if (*end || pixels < WIDTH_LEAST || pixels > WIDTH_MOST) {
            message("`--width` takes %d to %d pixels, not `%s`", WIDTH_LEAST, WIDTH_MOST, word);
            return false;
        }
        *width = (uint32_t)pixels;
    }
    return true;
}

// The view of this name; the first one where none is named. VIEW_COUNT, and a message, if there is
// none.
static ViewId view_read(const char *name)
{
    Candidate near[VIEW_COUNT];
    uint64_t budget = 100000;
    ViewId view = view_named(name);
    if (view != VIEW_COUNT) {
        return view;
    }
    for (int i = 0; i < VIEW_COUNT; i++) {
        near[i] = (Candidate){.name = str_from(view_row((ViewId)i)->name)};
    }
    message("there is no view `%s`", name);
    Suggestion best = suggest(str_from(name), near, VIEW_COUNT, &budget);
    if (best.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(best.candidate->name));
        return VIEW_COUNT;
    }
    message_help("choose one of these with `--view NAME`:");
    for (int i = 0; i < VIEW_COUNT; i++) {
        message_item("%-10s %s", view_row((ViewId)i)->name, view_row((ViewId)i)->text);
    }
    return VIEW_COUNT;
}

// Reads "2" or "1.5", in every locale; false, and a message, where it is no scale.
static bool scale_read(const char *word, double *scale)
{
    const double LEAST = 0.1, MOST = 16;
    double value = 0, unit = 1;
    const char *at = word ? word : "2";
    for (; *at >= '0' && *at <= '9' && value <= MOST; at++) {
        value = value * 10 + (*at - '0');
    }
    if (at[0] == '.' && at[1] != '\0') {
        for (at++; *at >= '0' && *at <= '9' && unit > 1e-6; at++) {
            unit /= 10;
            value += (*at - '0') * unit;
        }
    }
    *scale = value;
    if (*at == '\0' && value >= LEAST && value <= MOST) {
        return true;
    }
    message("`--scale` takes a number from 0.1 to 16, not `%s`", word);
    return false;
}

// False, and a message, where an option makes no sense.
static bool paint_read(const Options *options, PaintOptions *paint)
{
    const char *embed = options->value[OPTION_EMBED_FONT];
    *paint = view_paint_options(options);
    paint->embeds_font = !embed || embed[0] == 'y';
    return scale_read(options->value[OPTION_SCALE], &paint->scale);
}

// The role of --role, which may be none; false, and a message, where no role has that name.
static bool role_read(Session *session, const Role **role)
{
    const char *name = session->options->value[OPTION_ROLE];
    *role = name ? pipeline_role(session, name, true) : NULL;
    return name == NULL || *role != NULL;
}

Status command_map(Session *session)
{
    if (!pipeline_has_one_file(session)) {
        return STATUS_USAGE;
    }
    const Options *options = session->options;
    const char *direction = options->value[OPTION_DIRECTION];
    ViewProduct product = {.session = session};
    PictureRequest *request = &product.request;
    *request = (PictureRequest){
        .view = view_read(options->value[OPTION_VIEW]),
        .options = {.detail = detail_read(options->value[OPTION_DETAIL]),
                    .direction = direction == NULL     ? DIRECTION_AUTO
                                 : direction[0] == 'd' ? DIRECTION_DOWN
                                                       : DIRECTION_RIGHT},
        .limits = &options->limits,
    };
    const char *path = request->view < VIEW_COUNT ? product_path(session, "-o map.svg") : NULL;
    const Format *format = path ? product_format(path, view_row(request->view)->shape) : NULL;
    if (!format || !width_read(options->value[OPTION_WIDTH], &request->options.width)
        || !paint_read(options, &product.paint)) {
        return STATUS_USAGE;
    }
    view_fit_paper(&product);
    Status status = pipeline_compile_only(session);
    if (status == STATUS_CLEAN) {
        status = pipeline_view_process(session, request->view, &request->process);
    }
    if (status != STATUS_CLEAN) {
        return status;
    }
    request->model = session->compilation.model;
    if (!role_read(session, &request->options.role)) {
        return STATUS_USAGE;
    }
    status = view_write(&product, format->id, &session->out);
    return status == STATUS_CLEAN ? product_write(session, path) : status;
}
