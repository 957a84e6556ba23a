// Texts of booklets: lines of runs as Pango layouts.
//
// A run's style becomes attributes. A link to an address is followed by the number of its note, one
// to another block by its page. Pages are not known while texts are measured: their numbers have
// room for as many digits as they may need, so that nothing moves when they are filled in.
#include "draw/cairo/booklet.h"

#include <string.h>

enum { INK_LINK = TONE_STRONG << TONE_SHIFT | 0x1D4F91 };

typedef struct LookRow {
    double size, leading; // leading: from line to line, by the size of the font's own lines
    bool is_bold;
    bool starts;     // from the side its script begins at
    bool is_heading; // in a direction of the page
    Color color;
} LookRow;

static const LookRow LOOKS[LOOK_COUNT] = {
    [LOOK_TITLE] = {30, 1.05, true, false, true, INK},
    [LOOK_ABOUT] = {12, 1.15, false, false, true, INK_QUIET},
    [LOOK_SECTION] = {18, 1.1, true, false, true, INK},
    [LOOK_CARD] = {12.5, 1.1, true, false, true, INK},
    [LOOK_LABEL] = {9.5, 1.1, true, false, true, INK_LINK},
    [LOOK_BODY] = {10, 1.2, false, true, false, INK},
    [LOOK_ITEM] = {10, 1.16, false, false, false, INK},
    [LOOK_KEY] = {9, 1.2, false, false, false, INK_QUIET},
    [LOOK_CELL] = {9, 1.12, false, false, false, INK},
    [LOOK_HEAD] = {8.5, 1.1, true, false, false, INK_QUIET},
    [LOOK_SMALL] = {8, 1.12, false, false, false, INK_QUIET},
    [LOOK_CODE] = {9, 1.15, false, false, false, INK},
    [LOOK_ENTRY] = {10, 1.1, true, false, true, INK},
    [LOOK_SUBENTRY] = {9.5, 1.1, false, false, true, INK},
};

static const double LEAST_SIZE = 8;

static double size_of(const Booklet *booklet, Look look)
{
    double size = LOOKS[look].size * booklet->letters;
    return size < LEAST_SIZE ? LEAST_SIZE : size;
}

double text_leading(const Booklet *booklet, Look look)
{
    const double FONT_LINE = 1.164; // of DejaVu Sans, by its size
    return size_of(booklet, look) * FONT_LINE * LOOKS[look].leading;
}

// ---- our own words ------------------------------------------------------------------------------

char *words_filled(Str pattern, int first, int second)
{
    GString *filled = g_string_new(NULL);
    for (size_t i = 0; i < pattern.length; i++) {
        bool is_place = pattern.at[i] == '{' && i + 2 < pattern.length;
        if (is_place)
            g_string_append_printf(filled, "%d", pattern.at[i + 1] == '1' ? first : second);
        else
            g_string_append_c(filled, pattern.at[i]);
        i += is_place ? 2 : 0;
    }
    return g_string_free(filled, FALSE);
}

// The page of a block, as wide as any page's number.
static char *page_words(const Booklet *booklet, const Block *aim)
{
    const Heading *target = target_find(booklet, aim);
    int page = booklet->knows_pages && target != NULL ? target->page : 0;
    char *words = words_filled(booklet->job->words[BOOKLET_SEE], page, 0);
    GString *padded = g_string_new(words);
    int digits = 1;
    for (int rest = page; rest >= 10; rest /= 10)
        digits++;
    for (; digits < booklet->digits; digits++)
        g_string_append(padded, "\xE2\x80\x87"); // a space as wide as a digit
    g_string_replace(padded, " ", "\xC2\xA0", 0);
    g_free(words);
    return g_string_free(padded, FALSE);
}

int address_number(const Booklet *booklet, Str address)
{
    if (address.length == 0)
        return 0;
    char *text = g_strndup(address.at, address.length);
    int number = GPOINTER_TO_INT(g_hash_table_lookup(booklet->by_address, text));
    g_free(text);
    return number;
}

// ---- runs ---------------------------------------------------------------------------------------

typedef struct Maker {
    Booklet *booklet;
    Words *text;
    GString *letters;
    PangoAttrList *looks;
} Maker;

static void put_look(Maker *maker, PangoAttribute *look, gsize from)
{
    look->start_index = (guint)from;
    look->end_index = (guint)maker->letters->len;
    pango_attr_list_insert(maker->looks, look);
}

static PangoAttribute *foreground(const Booklet *booklet, Color color)
{
    Color shown = theme_color(booklet->job->base.theme, color, false);
    return pango_attr_foreground_new((guint16)((shown >> 16 & 0xFF) * 257),
                                     (guint16)((shown >> 8 & 0xFF) * 257),
                                     (guint16)((shown & 0xFF) * 257));
}

// White space of any kind is a space, but in lines to keep.
static void put_letters(Maker *maker, Str text)
{
    bool keeps_lines = maker->text->look == LOOK_CODE;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.at[i];
        bool is_line_end = byte == '\n' || byte == '\r';
        bool is_space = (is_line_end && !keeps_lines) || byte == '\t';
        if (!(keeps_lines && byte == '\r'))
            g_string_append_c(maker->letters, is_space ? ' ' : byte);
    }
}

// What is printed behind a link: small, and quiet.
static void put_note(Maker *maker, const char *words)
{
    const double SMALLER = 0.8;
    g_string_append(maker->letters, "\xC2\xA0"); // no line ends before it
    gsize from = maker->letters->len;
    g_string_append(maker->letters, words);
    put_look(maker, pango_attr_scale_new(SMALLER), from);
    put_look(maker, pango_attr_weight_new(PANGO_WEIGHT_NORMAL), from);
    put_look(maker, foreground(maker->booklet, INK_QUIET), from);
}

static void put_style(Maker *maker, unsigned style, gsize from)
{
    const guint16 CODE_BACK = 0xF1F1;
    if (style & RUN_STRONG)
        put_look(maker, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from);
    if (style & RUN_EMPHASIS)
        put_look(maker, pango_attr_style_new(PANGO_STYLE_ITALIC), from);
    if (style & RUN_CODE)
        put_look(maker, pango_attr_background_new(CODE_BACK, CODE_BACK, CODE_BACK), from);
}

static void put_run(Maker *maker, const Run *run)
{
    Booklet *booklet = maker->booklet;
    int address = address_number(booklet, run->address);
    bool has_pages = booklet->job->document->kind != DOCUMENT_POCKET;
    const Block *aim = has_pages && target_find(booklet, run->aim) != NULL ? run->aim : NULL;
    gsize from = maker->letters->len;
    if (run->style & RUN_BREAK) {
        g_string_append(maker->letters, "\xE2\x80\xA8"); // LINE SEPARATOR
        return;
    }
    put_letters(maker, run->text);
    put_style(maker, run->style, from);
    if (address == 0 && aim == NULL)
        return;
    put_look(maker, foreground(booklet, INK_LINK), from);
    bool goes_on = run->next != NULL && address_number(booklet, run->next->address) == address
                   && run->next->aim == run->aim;
    if (!goes_on && has_pages) { // one page has no room for notes
        char *words = aim != NULL ? page_words(booklet, aim) : g_strdup_printf("[%d]", address);
        put_note(maker, words);
        g_free(words);
        maker->text->names_pages = maker->text->names_pages || aim != NULL;
    }
    const Stretch stretch = {(int)from, (int)maker->letters->len, aim, address};
    g_array_append_val(maker->text->stretches, stretch);
}

// ---- layouts ------------------------------------------------------------------------------------

static void measure_lines(Words *text)
{
    PangoLayoutIter *lines = pango_layout_get_iter(text->layout);
    int top, bottom = 0;
    text->line_count = pango_layout_get_line_count(text->layout);
    text->tops = g_new(double, text->line_count + 1);
    for (int i = 0; i < text->line_count; i++) {
        pango_layout_iter_get_line_yrange(lines, &top, &bottom);
        text->tops[i] = (double)top / PANGO_SCALE;
        pango_layout_iter_next_line(lines);
    }
    text->tops[text->line_count] = (double)bottom / PANGO_SCALE;
    pango_layout_iter_free(lines);
}

// Headings run as the page does. Another text that runs from right to left still begins at the left
// of its column, but where it stands alone in it.
static void set_direction(Words *text)
{
    const LookRow *row = &LOOKS[text->look];
    pango_layout_set_auto_dir(text->layout, !row->is_heading);
    PangoLayoutLine *first = pango_layout_get_line_readonly(text->layout, 0);
    if (!row->starts && !row->is_heading && first->resolved_dir == PANGO_DIRECTION_RTL)
        pango_layout_set_alignment(text->layout, PANGO_ALIGN_RIGHT);
}

static void set_font(const Booklet *booklet, Words *text)
{
    const LookRow *row = &LOOKS[text->look];
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, "DejaVu Sans");
    pango_font_description_set_absolute_size(font, size_of(booklet, text->look) * PANGO_SCALE);
    pango_font_description_set_weight(font, row->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(text->layout, font);
    pango_layout_set_line_spacing(text->layout, (float)row->leading);
    pango_font_description_free(font);
}

static void lay_out(Maker *maker)
{
    Words *text = maker->text;
    Canvas *canvas = &maker->booklet->canvas;
    text->layout = pango_layout_new(canvas_pango(canvas));
    set_font(maker->booklet, text);
    pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(text->layout, (int)(text->width * PANGO_SCALE));
    put_look(maker, foreground(maker->booklet, LOOKS[text->look].color), 0);
    put_look(maker, pango_attr_insert_hyphens_new(FALSE), 0); // an address has none
    pango_layout_set_attributes(text->layout, maker->looks);
    pango_layout_set_text(text->layout, maker->letters->str, (int)maker->letters->len);
    set_direction(text);
    canvas_note_missing(canvas, text->layout);
    measure_lines(text);
    pango_attr_list_unref(maker->looks);
    g_string_free(maker->letters, TRUE);
}

static Maker maker_start(Booklet *booklet, Look look, double width)
{
    const double LEAST_WIDTH = 12;
    Words *text = g_new0(Words, 1);
    text->look = look;
    text->width = width > LEAST_WIDTH ? width : LEAST_WIDTH;
    text->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    return (Maker){booklet, text, g_string_new(NULL), pango_attr_list_new()};
}

Words *text_of_line(Booklet *booklet, const Line *line, Look look, double width)
{
    Maker maker = maker_start(booklet, look, width);
    maker.text->line = line;
    for (const Run *run = line->first; run != NULL; run = run->next)
        put_run(&maker, run);
    lay_out(&maker);
    return maker.text;
}

Words *text_of_str(Booklet *booklet, Str text, Look look, double width)
{
    Maker maker = maker_start(booklet, look, width);
    put_letters(&maker, text);
    lay_out(&maker);
    return maker.text;
}

// As the file gives it, all of it a link.
Words *text_of_address(Booklet *booklet, int number, Look look, double width)
{
    Words *text = text_of_str(booklet, booklet->job->addresses[number - 1].shown, look, width);
    const Stretch whole = {0, (int)strlen(pango_layout_get_text(text->layout)), NULL, number};
    g_array_append_val(text->stretches, whole);
    return text;
}

double text_height(const Words *text, int from, int to)
{
    return text->tops[to] - text->tops[from];
}

// Pango shapes a text again when its width changes, which is spared where its line stays as it is.
double text_natural(const Words *text)
{
    int width;
    bool is_whole = text->line_count == 1;
    if (!is_whole)
        pango_layout_set_width(text->layout, -1);
    pango_layout_get_size(text->layout, &width, NULL);
    if (!is_whole)
        pango_layout_set_width(text->layout, (int)(text->width * PANGO_SCALE));
    return (double)width / PANGO_SCALE;
}

void text_set_width(Words *text, double width)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, 0);
    bool is_from_left = line->resolved_dir != PANGO_DIRECTION_RTL;
    bool stays = text->line_count == 1 && is_from_left && text_natural(text) <= width;
    text->width = width;
    if (stays)
        return;
    pango_layout_set_width(text->layout, (int)(width * PANGO_SCALE));
    measure_lines(text);
}

// ---- painting -----------------------------------------------------------------------------------

static void paint_link(Booklet *booklet, const Stretch *stretch, double x, double y, double width,
                       double height)
{
    if (stretch->aim != NULL)
        link_to_aim(booklet, stretch->aim, x, y, width, height);
    else
        link_to_address(booklet, stretch->address, x, y, width, height);
}

// Ranges of one line that touch are one link.
static void paint_stretch(Booklet *booklet, const Stretch *stretch, PangoLayoutLine *line, double x,
                          double y, double height)
{
    int *ranges, count;
    int end = line->start_index + line->length;
    if (stretch->from >= end || stretch->to <= line->start_index)
        return;
    pango_layout_line_get_x_ranges(line, stretch->from, MIN(stretch->to, end), &ranges, &count);
    for (int i = 0, next; i < count; i = next) {
        int left = ranges[2 * i], right = ranges[2 * i + 1];
        for (next = i + 1; next < count && ranges[2 * next] <= right + PANGO_SCALE; next++)
            right = MAX(right, ranges[2 * next + 1]);
        paint_link(booklet, stretch, x + (double)left / PANGO_SCALE, y,
                   (double)(right - left) / PANGO_SCALE, height);
    }
    g_free(ranges);
}

void text_paint(Booklet *booklet, const Words *text, int from, int to, double x, double y)
{
    cairo_t *cairo = booklet->canvas.cairo;
    PangoLayoutIter *lines = pango_layout_get_iter(text->layout);
    set_color(booklet, LOOKS[text->look].color);
    for (int i = 0; i < to; i++) {
        PangoRectangle logical;
        if (i >= from) {
            PangoLayoutLine *line = pango_layout_iter_get_line_readonly(lines);
            double baseline = (double)pango_layout_iter_get_baseline(lines) / PANGO_SCALE;
            double top = y + text->tops[i] - text->tops[from];
            pango_layout_iter_get_line_extents(lines, NULL, &logical);
            cairo_move_to(cairo, x + (double)logical.x / PANGO_SCALE,
                          y + baseline - text->tops[from]);
            pango_cairo_show_layout_line(cairo, line);
            for (guint s = 0; s < text->stretches->len; s++)
                paint_stretch(booklet, &g_array_index(text->stretches, Stretch, s), line, x, top,
                              text_height(text, i, i + 1));
        }
        pango_layout_iter_next_line(lines);
    }
    pango_layout_iter_free(lines);
}
