// From a drawing list to a file.
//
// SVG is written here; PNG and PDF by the cairo module in a child, which sends the file's bytes and
// behind them a trailer that says what was missing.
#include "draw/paint.h"

#include "base/version.h"
#include "draw/child.h"
#include "draw/font.h"
#include "draw/svg.h"

#include <string.h>
#include <unictype.h>
#include <unistd.h>

static const DrawReport DONE = {DRAW_DONE, {"", 0}};

// ---- SVG ----------------------------------------------------------------------------------------

static DrawReport paint_svg(const Drawing *drawing, const PaintOptions *options,
                            const Limits *limits, Arena *arena, Out *out)
{
    SvgOptions svg = {.theme = options->theme,
                      .follows_reader = options->follows_reader,
                      .roles = options->roles};
    DrawReport report = DONE;
    if (options->embeds_font && !font_subsets(drawing, limits, arena, svg.fonts))
        report = (DrawReport){DRAW_SIMPLER, STR("the font could not be put into the picture;"
                                                " readers see it in a font of their own")};
    svg_write(drawing, &svg, out);
    return report;
}

// ---- PNG and PDF --------------------------------------------------------------------------------

static void paint_in_child(const void *given, Channel *output)
{
    PaintJob job = *(const PaintJob *)given;
    FontsFile *file = module_fonts_file();
    CairoPaint *paint = module_cairo_paint();
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        job.fonts[i] = file((FontFileId)i);
    switch (paint(&job, output)) {
    case PAINT_OK: return;
    case PAINT_TOO_LARGE: _exit(STATUS_TOO_LARGE);
    case PAINT_BROKEN: _exit(STATUS_MODULE_FAILED);
    }
}

// The quotation mark and the backslash are never plain.
Str paint_address(Str address, Arena *arena)
{
    Out link;
    out_start_in(&link, arena);
    out_address(&link, address, "-._~:/?#[]@!$&*+,;=%");
    return out_finish(&link);
}

Str *paint_links(const Drawing *drawing, Arena *arena)
{
    Str *links = ARENA_MANY(arena, drawing->count + 1, Str);
    for (uint32_t i = 0; i < drawing->count; i++) {
        if (drawing->items[i].kind == ITEM_OPEN && drawing->items[i].link.length > 0)
            links[i] = paint_address(drawing->items[i].link, arena);
    }
    return links;
}

static PaintJob job_of(const Drawing *drawing, const PaintOptions *options, Arena *arena)
{
    PaintJob job = {
        .kind = options->format == PAINT_FORMAT_PNG ? PAINT_PNG : PAINT_PDF,
        .drawing = drawing,
        .theme = options->theme,
        .version = STR(STAGECRAFT_VERSION),
        .links = paint_links(drawing, arena),
        .send = child_send,
    };
    bool is_png = job.kind == PAINT_PNG;
    Pages pages = pages_cut(drawing, is_png ? PAPER_FITTED : options->paper, arena);
    job.scale = is_png ? options->scale : pages.scale;
    job.page_width = is_png ? drawing->width * options->scale : pages.width;
    job.page_height = is_png ? drawing->height * options->scale : pages.height;
    job.margin = pages.margin;
    job.pages = pages.at;
    job.page_count = pages.count;
    return job;
}

DrawReport paint_report_end(ChildEnd end)
{
    if (end.status == STATUS_NO_MODULE)
        return (DrawReport){DRAW_FAILED, STR("this installation is not whole: stagecraft-fonts.so"
                                             " or stagecraft-cairo.so, or a library that it needs,"
                                             " is missing beside the command")};
    if (end.status == STATUS_NO_FILE)
        return (DrawReport){DRAW_NO_FILE,
                            STR("painting cannot write the file of its letters: files may"
                                " not be as large (ulimit -f)")};
    if (end.status == STATUS_TOO_LARGE)
        return (DrawReport){DRAW_REFUSED, STR("this picture is too large for PNG: take a smaller"
                                              " --scale, or SVG or PDF")};
    return (DrawReport){DRAW_FAILED, STR("painting the picture failed, or took more time or memory"
                                         " than it may")};
}

// What many scripts share has letters too, of styles of formulas; but nearly always it is these.
static const char *script_text(uint32_t letter)
{
    const uc_script_t *script = uc_script(letter);
    bool is_shared = !script || strcmp(script->name, "Common") == 0;
    return is_shared ? "emoji or other signs" : script->name;
}

DrawReport paint_report_missing(const MissingLetters *missing, const char *better, Arena *arena)
{
    Str scripts = {0};
    for (uint32_t i = 0; i < missing->count; i++)
        scripts = str_format(arena, "%.*s%s%s, U+%04X first", STR_ARGS(scripts), i > 0 ? "; " : "",
                             script_text(missing->at[i]), missing->at[i]);
    Str text = str_format(arena,
                          "our fonts lack letters of this text (%.*s%s); boxes stand for"
                          " them, but %s shows them",
                          STR_ARGS(scripts), missing->has_more ? "; and more" : "", better);
    return (DrawReport){DRAW_SIMPLER, text};
}

static DrawReport paint_file(const Drawing *drawing, const PaintOptions *options,
                             const Limits *limits, Arena *arena, Out *out)
{
    const PaintJob job = job_of(drawing, options, arena);
    PaintTrailer trailer;
    ChildEnd end = child_run(limits, paint_in_child, &job, out);
    if (end.result != CHILD_DONE || out->length < sizeof trailer)
        return paint_report_end(end);
    out->length -= sizeof trailer;
    memcpy(&trailer, out->bytes + out->length, sizeof trailer);
    return trailer.missing.count > 0 ? paint_report_missing(&trailer.missing, "SVG", arena) : DONE;
}

DrawReport draw_paint(const Drawing *drawing, const PaintOptions *options, const Limits *limits,
                      Arena *arena, Out *out)
{
    DrawReport report;
    out->limit = PICTURE_LIMIT;
    if (options->format == PAINT_FORMAT_SVG)
        report = paint_svg(drawing, options, limits, arena, out);
    else
        report = paint_file(drawing, options, limits, arena, out);
    if (out->failed)
        return (DrawReport){DRAW_FAILED, STR("no memory for the picture")};
    return report;
}
