// Texts of booklets: lines of runs, as marked letters, and then as a setting.
//
// A run's style becomes marks. A link to an address is followed by the number of its note, one
// to another block by its page. Pages are not known while texts are measured: their numbers have
// room for as many digits as they may need, so that nothing moves when they are filled in.
#include "draw/cairo/booklet.h"

#include <string.h>

const LookRow LOOKS[LOOK_COUNT] = {
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

char *plain_words(const Block *block)
{
    GString *words = g_string_new(NULL);
    for (const Run *run = block->line.first; run != NULL; run = run->next)
        g_string_append_len(words, run->text.at, (gssize)run->text.length);
    return g_string_free(words, FALSE);
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
    for (; !booklet->is_tight && digits < booklet->digits; digits++)
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

// Around what runs in its own direction.
enum { LEFT_TO_RIGHT_ISOLATE = 0x2066, POP_ISOLATE = 0x2069 };

// ---- runs ---------------------------------------------------------------------------------------

typedef struct Maker {
    Booklet *booklet;
    Words *text;
    GString *letters;
    GArray *marks; // of TextMark
} Maker;

static void put_mark(Maker *maker, TextMarkKind kind, gsize from)
{
    const TextMark mark = {kind, (guint)from, (guint)maker->letters->len};
    g_array_append_val(maker->marks, mark);
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
    g_string_append(maker->letters, "\xC2\xA0"); // no line ends before it
    gsize from = maker->letters->len;
    g_string_append(maker->letters, words);
    put_mark(maker, MARK_SMALL, from);
    put_mark(maker, MARK_NORMAL, from);
    put_mark(maker, MARK_QUIET, from);
}

static void put_style(Maker *maker, unsigned style, gsize from)
{
    if (style & RUN_STRONG)
        put_mark(maker, MARK_STRONG, from);
    if (style & RUN_EMPHASIS)
        put_mark(maker, MARK_EMPHASIS, from);
    if (style & RUN_CODE)
        put_mark(maker, MARK_CODE, from);
}

static void put_words(Maker *maker, const Run *run)
{
    Str words = run_words(run);
    if (!run->is_apart) {
        put_letters(maker, words);
        return;
    }
    g_string_append(maker->letters, words.length < run->text.length ? " " : "");
    g_string_append_unichar(maker->letters, LEFT_TO_RIGHT_ISOLATE);
    put_letters(maker, words);
    g_string_append_unichar(maker->letters, POP_ISOLATE);
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
    put_words(maker, run);
    put_style(maker, run->style, from);
    if (address == 0 && aim == NULL)
        return;
    put_mark(maker, MARK_LINK, from);
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

// ---- texts --------------------------------------------------------------------------------------

static void take(Words *text, const TextSetting *setting)
{
    text->setting = setting;
    text->line_count = setting->line_count;
    text->tops = setting->tops;
}

static Words *set(Maker *maker, Cut cut)
{
    Words *text = maker->text;
    int lines = maker->booklet->most_lines;
    const TextWish wish = {.look = text->look,
                           .cut = cut == CUT_NOT && lines > 0 ? CUT_LINES : cut,
                           .size = size_of(maker->booklet, text->look),
                           .width = text->width,
                           .lines = lines,
                           .letters = maker->letters,
                           .marks = maker->marks};
    take(text, setting_of(maker->booklet, &wish));
    g_array_free(maker->marks, TRUE);
    g_string_free(maker->letters, TRUE);
    return text;
}

static Maker maker_start(Booklet *booklet, Look look, double width)
{
    const double LEAST_WIDTH = 12;
    Words *text = g_new0(Words, 1);
    text->booklet = booklet;
    text->look = look;
    text->width = width > LEAST_WIDTH ? width : LEAST_WIDTH;
    text->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    return (Maker){booklet, text, g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(TextMark))};
}

static bool is_left_out(const Booklet *booklet, const Run *run)
{
    if (booklet->asides_out == 0 || !(run->style & RUN_ASIDE))
        return false;
    return GPOINTER_TO_UINT(g_hash_table_lookup(booklet->asides, run)) <= booklet->asides_out;
}

Words *text_of_line(Booklet *booklet, const Line *line, Look look, double width)
{
    Maker maker = maker_start(booklet, look, width);
    maker.text->line = line;
    for (const Run *run = line->first; run != NULL; run = run->next)
        if (is_left_out(booklet, run))
            put_letters(&maker, STR(" \xE2\x80\xA6")); // three dots
        else
            put_run(&maker, run);
    return set(&maker, CUT_NOT);
}

Words *text_of_str(Booklet *booklet, Str text, Look look, double width)
{
    Maker maker = maker_start(booklet, look, width);
    put_letters(&maker, text);
    return set(&maker, CUT_NOT);
}

Words *text_cut(Booklet *booklet, Str text, Look look, double width, bool is_right)
{
    Maker maker = maker_start(booklet, look, width);
    put_letters(&maker, text);
    return set(&maker, is_right ? CUT_AT_RIGHT : CUT_AT_LEFT);
}

// As the file gives it, all of it a link.
Words *text_of_address(Booklet *booklet, int number, Look look, double width)
{
    Words *text = text_of_str(booklet, booklet->job->addresses[number - 1].shown, look, width);
    const Stretch whole = {0, (int)strlen(pango_layout_get_text(text->setting->layout)), NULL,
                           number};
    g_array_append_val(text->stretches, whole);
    return text;
}

double text_height(const Words *text, int from, int to)
{
    return text->tops[to] - text->tops[from];
}

double text_natural(const Words *text)
{
    int width;
    const TextSetting *setting = text->setting;
    if (text->line_count > 1)
        setting = setting_at_width(text->booklet, setting, -1);
    pango_layout_get_size(setting->layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

// A line that stays as it is need not be set again.
void text_set_width(Words *text, double width)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(text->setting->layout, 0);
    bool is_from_left = line->resolved_dir != PANGO_DIRECTION_RTL;
    text->width = width;
    if (text->line_count > 1 || !is_from_left || text_natural(text) > width)
        take(text, setting_at_width(text->booklet, text->setting, width));
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
    for (ptrdiff_t i = 0, next; i < count; i = next) {
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
    PangoLayoutIter *lines = pango_layout_get_iter(text->setting->layout);
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
