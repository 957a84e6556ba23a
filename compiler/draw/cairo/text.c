// Texts: plain ones letter by letter, as they were measured; others shaped by Pango.
//
// A text is plain where every letter stands by itself and is in our own font: then cairo shows its
// letters with the widths of the table that the picture was laid out with. Arabic, Indic and East
// Asian texts, and those with marks, go through Pango, with our fonts and no others; what turns out
// wider than its room is narrowed.
#include "draw/cairo/canvas.h"

#include <cairo-ft.h>
#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// ---- our fonts ----------------------------------------------------------------------------------

static bool open_face(Canvas *canvas, FontFile file, FT_Face *face)
{
    return FT_New_Memory_Face(canvas->library, file.bytes, (FT_Long)file.length, 0, face) == 0;
}

bool canvas_open(Canvas *canvas, const PaintJob *job)
{
    *canvas = (Canvas){.job = job, .options = cairo_font_options_create()};
    cairo_font_options_set_hint_style(canvas->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(canvas->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(canvas->options, CAIRO_ANTIALIAS_GRAY);
    if (FT_Init_FreeType(&canvas->library) != 0)
        return false;
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        if (!open_face(canvas, job->fonts[i], &canvas->faces[i]))
            return false;
    for (int i = 0; i < 2; i++)
        canvas->own[i] = cairo_ft_font_face_create_for_ft_face(
            canvas->faces[i], FT_LOAD_NO_HINTING | FT_LOAD_NO_AUTOHINT);
    return true;
}

// ---- Pango, with our fonts only -----------------------------------------------------------------

static bool write_whole(int output, FontFile file)
{
    for (size_t done = 0; done < file.length;) {
        ssize_t wrote = write(output, (const char *)file.bytes + done, file.length - done);
        if (wrote < 0 && errno != EINTR)
            return false;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

// Fontconfig takes files by their path only; a file in memory has one. A limit of the size of files
// counts for it too.
static void add_font(FcConfig *config, FontFile file)
{
    char path[64];
    int memory = memfd_create("font", MFD_CLOEXEC);
    bool is_written = memory >= 0 && write_whole(memory, file);
    if (!is_written && errno == EFBIG)
        _exit(STATUS_NO_FILE);
    if (!is_written)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", memory);
    FcConfigAppFontAddFile(config, (const FcChar8 *)path);
}

// The wide font has no bold letters, and none of ours has slanted ones: their own are made heavier
// and slanted, as every desktop does it.
static const char CHANGED[] =
    "<fontconfig><match target=\"font\">"
    "<test name=\"weight\" compare=\"less_eq\"><const>medium</const></test>"
    "<test target=\"pattern\" name=\"weight\" compare=\"more_eq\"><const>bold</const></test>"
    "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"
    "</match>"
    "<match target=\"font\">"
    "<test name=\"slant\"><const>roman</const></test>"
    "<test target=\"pattern\" name=\"slant\" compare=\"not_eq\"><const>roman</const></test>"
    "<edit name=\"matrix\" mode=\"assign\"><times><name>matrix</name>"
    "<matrix><double>1</double><double>0.2</double><double>0</double><double>1</double></matrix>"
    "</times></edit>"
    "<edit name=\"slant\" mode=\"assign\"><const>oblique</const></edit>"
    "</match></fontconfig>";

static PangoContext *new_context(PangoFontMap *map, const Canvas *canvas)
{
    PangoContext *context = pango_font_map_create_context(map);
    pango_cairo_context_set_font_options(context, canvas->options);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string("en"));
    return context;
}

static PangoContext *open_pango(const Canvas *canvas)
{
    FcConfig *config = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)CHANGED, FcFalse);
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        add_font(config, canvas->job->fonts[i]);
    FcConfigSetCurrent(config); // else Pango has the fonts of the machine looked up
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    return new_context(map, canvas);
}

PangoContext *canvas_pango(Canvas *canvas)
{
    if (canvas->pango == NULL)
        canvas->pango = open_pango(canvas);
    return canvas->pango;
}

void canvas_share_faces(Canvas *canvas)
{
    for (int i = 0; i < 2; i++) {
        PangoFontDescription *description = pango_font_description_new();
        pango_font_description_set_family_static(description, "DejaVu Sans");
        pango_font_description_set_absolute_size(description, 10 * PANGO_SCALE);
        pango_font_description_set_weight(description,
                                          i == FONT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        PangoFont *font = pango_context_load_font(canvas_pango(canvas), description);
        cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
        canvas->own[i] = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled));
        pango_font_description_free(description);
        g_object_unref(font);
    }
}

static bool some_font_has(const Canvas *canvas, gunichar character)
{
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        if (FT_Get_Char_Index(canvas->faces[i], character) != 0)
            return true;
    return g_unichar_iszerowidth(character) || g_unichar_isspace(character);
}

static void note_letter(MissingLetters *missing, gunichar character)
{
    for (uint32_t i = 0; i < missing->count; i++)
        if (g_unichar_get_script(missing->at[i]) == g_unichar_get_script(character))
            return;
    if (missing->count < MISSING_MOST)
        missing->at[missing->count++] = character;
    else
        missing->has_more = true;
}

static void note_missing(Canvas *canvas, const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (!some_font_has(canvas, g_utf8_get_char(at)))
            note_letter(&canvas->missing, g_utf8_get_char(at));
}

void canvas_note_missing(Canvas *canvas, PangoLayout *layout)
{
    if (pango_layout_get_unknown_glyphs_count(layout) > 0)
        note_missing(canvas, pango_layout_get_text(layout));
}

static PangoLayout *layout_of(PangoContext *context, const char *text, Font font)
{
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, "DejaVu Sans");
    pango_font_description_set_absolute_size(description, font.size * PANGO_SCALE);
    pango_font_description_set_weight(description, font.weight == FONT_BOLD ? PANGO_WEIGHT_BOLD
                                                                            : PANGO_WEIGHT_NORMAL);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_text(layout, text, -1);
    pango_font_description_free(description);
    return layout;
}

static double anchor_shift(Anchor anchor)
{
    switch (anchor) {
    case ANCHOR_START: return 0;
    case ANCHOR_MIDDLE: return 0.5;
    case ANCHOR_END: return 1;
    }
    return 0;
}

static double width_of(PangoLayout *layout)
{
    int units;
    pango_layout_get_size(layout, &units, NULL);
    return (double)units / PANGO_SCALE;
}

// Boxes that stand for missing letters are not narrowed as letters are, so it is measured again what
// narrowing leads to.
static double narrow(Canvas *canvas, PangoLayout *layout, const Item *item)
{
    enum { MOST_TRIES = 5 };
    double narrowing = 1, width = width_of(layout);
    for (int i = 0; i < MOST_TRIES && width * narrowing > item->width * 1.001; i++) {
        narrowing = item->width / width;
        cairo_save(canvas->cairo);
        cairo_scale(canvas->cairo, narrowing, 1);
        pango_cairo_update_context(canvas->cairo, pango_layout_get_context(layout));
        cairo_restore(canvas->cairo);
        width = width_of(layout);
    }
    return narrowing;
}

// Each has a context of its own: showing a text leaves its place and size in the context, and what
// is laid out next would depend on what was shown before.
static void show_shaped(Canvas *canvas, const char *text, const Item *item)
{
    PangoContext *shared = canvas_pango(canvas);
    PangoContext *context = new_context(pango_context_get_font_map(shared), canvas);
    pango_context_set_round_glyph_positions(context,
                                            pango_context_get_round_glyph_positions(shared));
    PangoLayout *layout = layout_of(context, text, item->font);
    double narrowing = narrow(canvas, layout, item);
    canvas_note_missing(canvas, layout);
    cairo_save(canvas->cairo);
    cairo_translate(canvas->cairo,
                    item->x - width_of(layout) * narrowing * anchor_shift(item->anchor), item->y);
    cairo_scale(canvas->cairo, narrowing, 1);
    cairo_move_to(canvas->cairo, 0, 0);
    pango_cairo_update_context(canvas->cairo, context);
    pango_cairo_show_layout_line(canvas->cairo, pango_layout_get_line_readonly(layout, 0));
    cairo_restore(canvas->cairo);
    g_object_unref(layout);
    g_object_unref(context);
}

// ---- plain text ---------------------------------------------------------------------------------

// Letters that stand by themselves, from left to right: Latin, Greek, Cyrillic, punctuation, arrows
// and signs.
static bool stands_alone(gunichar c)
{
    return (c >= ' ' && c < 0x300) || (c >= 0x370 && c < 0x483) || (c >= 0x48A && c < 0x530)
           || (c >= 0x1E00 && c < 0x2000) || (c >= 0x2010 && c < 0x2028)
           || (c >= 0x2030 && c < 0x2060) || (c >= 0x20A0 && c < 0x20D0)
           || (c >= 0x2100 && c < 0x2800);
}

static bool is_plain(const Canvas *canvas, const char *text, FontWeight weight)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!stands_alone(c) || FT_Get_Char_Index(canvas->faces[weight], c) == 0)
            return false;
    }
    return true;
}

static void show_plain(Canvas *canvas, const char *text, const Item *item)
{
    cairo_set_font_face(canvas->cairo, canvas->own[item->font.weight]);
    cairo_set_font_size(canvas->cairo, item->font.size);
    cairo_move_to(canvas->cairo, item->x - item->width * anchor_shift(item->anchor), item->y);
    cairo_show_text(canvas->cairo, text);
}

// A copy that ends with a NUL and has spaces for line ends and tabs.
static char *text_copy(Str text)
{
    char *copy = g_strndup(text.at, text.length);
    for (char *at = copy; *at != '\0'; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    return copy;
}

void canvas_text(Canvas *canvas, const Item *item)
{
    if (item->text.length == 0 || !canvas_color(canvas, item->fill, item->is_quiet))
        return;
    char *text = text_copy(item->text);
    if (is_plain(canvas, text, item->font.weight))
        show_plain(canvas, text, item);
    else
        show_shaped(canvas, text, item);
    g_free(text);
}

void canvas_note(Canvas *canvas, Str text, double x, double y, double size)
{
    const Item item = {.kind = ITEM_TEXT,
                       .text = text,
                       .font = {FONT_REGULAR, size},
                       .fill = INK_QUIET,
                       .x = x,
                       .y = y,
                       .width = 1e6};
    canvas_text(canvas, &item);
}
