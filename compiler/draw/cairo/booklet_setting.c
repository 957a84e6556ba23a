// Settings: how a text stands, with its lines broken and its letters shaped.
//
// Shaping takes most of the time of a booklet, and the booklets of a process have most of their
// texts in common: so all that decides how a text stands is its recipe, and what comes of a recipe
// is kept for all booklets of a run. Nothing changes a setting once it is made.
#include "draw/cairo/booklet.h"

#include <string.h>

// Behind it come its marks, then its letters.
typedef struct Recipe {
    Look look;
    Cut cut;
    int size, width; // in Pango's units; the width -1: on one line
    int lines;       // at most, if it is cut to some
    guint mark_count, letter_count;
} Recipe;

static const TextMark *marks_of(const Recipe *recipe)
{
    return (const TextMark *)(recipe + 1);
}

static const char *letters_of(const Recipe *recipe)
{
    return (const char *)(marks_of(recipe) + recipe->mark_count);
}

static size_t recipe_size(const Recipe *recipe)
{
    return sizeof *recipe + recipe->mark_count * sizeof(TextMark) + recipe->letter_count;
}

// ---- looks --------------------------------------------------------------------------------------

static PangoAttribute *foreground(const Booklet *booklet, Color color)
{
    Color shown = theme_color(booklet->job->base.theme, color, false);
    return pango_attr_foreground_new((guint16)((shown >> 16 & 0xFF) * 257),
                                     (guint16)((shown >> 8 & 0xFF) * 257),
                                     (guint16)((shown & 0xFF) * 257));
}

static PangoAttribute *attribute_of(const Booklet *booklet, TextMarkKind kind)
{
    const double SMALLER = 0.8;
    const guint16 CODE_BACK = 0xF1F1;
    switch (kind) {
    case MARK_STRONG: return pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    case MARK_EMPHASIS: return pango_attr_style_new(PANGO_STYLE_ITALIC);
    case MARK_CODE: return pango_attr_background_new(CODE_BACK, CODE_BACK, CODE_BACK);
    case MARK_LINK: return foreground(booklet, INK_LINK);
    case MARK_SMALL: return pango_attr_scale_new(SMALLER);
    case MARK_QUIET: return foreground(booklet, INK_QUIET);
    case MARK_NORMAL: break;
    }
    return pango_attr_weight_new(PANGO_WEIGHT_NORMAL);
}

static void put(PangoAttrList *looks, PangoAttribute *look, guint from, guint to)
{
    look->start_index = from;
    look->end_index = to;
    pango_attr_list_insert(looks, look);
}

// Latin, Greek and Cyrillic letters stand each by itself, as in maps: a reader finds and copies them
// as they were written, and no font is needed for a pair of them.
static bool stands_alone(const Recipe *recipe)
{
    const unsigned char FIRST_BEHIND = 0xD6; // begins U+0580 in UTF-8
    const char *letters = letters_of(recipe);
    for (guint i = 0; i < recipe->letter_count; i++)
        if ((unsigned char)letters[i] >= FIRST_BEHIND && (unsigned char)letters[i] != 0xE2)
            return false;
    return true;
}

// ---- hyphens ------------------------------------------------------------------------------------

// The letters of a word, at most so many, and where each begins and the last one ends.
typedef struct LongWord {
    int32_t letters[64];
    guint at[65];
    guint count;
} LongWord;

static guint next_at(const char *letters, guint at)
{
    return at + (guint)(g_utf8_next_char(letters + at) - (letters + at));
}

static void read_word(LongWord *word, const char *letters, guint from, guint to)
{
    word->count = 0;
    for (word->at[0] = from;
         word->at[word->count] < to && word->count < G_N_ELEMENTS(word->letters); word->count++) {
        guint at = word->at[word->count];
        word->letters[word->count] = (int32_t)g_utf8_get_char(letters + at);
        word->at[word->count + 1] = next_at(letters, at);
    }
}

// Parted where a syllable begins, as in maps; where none does for long, between any letters.
static void part_word(const Booklet *booklet, PangoAttrList *looks, const LongWord *word)
{
    enum { SYLLABLE_MOST = 9, SIDE = 3 };
    guint begin = 0, count = word->count;
    for (guint i = 1; i <= count; i++) {
        bool is_inside = i >= SIDE && i + SIDE <= count;
        if (i < count && !(is_inside && booklet->job->is_syllable(word->letters, count, i)))
            continue;
        if (i - begin <= SYLLABLE_MOST)
            put(looks, pango_attr_allow_breaks_new(FALSE), word->at[begin], word->at[i]);
        begin = i;
    }
}

// An address, or a name of a file or a field, has a sign between its letters. No NUL ends them.
static bool is_of_address(const Recipe *recipe, guint from, guint to)
{
    const char *letters = letters_of(recipe);
    while (from > 0 && !g_ascii_isspace(letters[from - 1]))
        from--;
    while (to < recipe->letter_count && !g_ascii_isspace(letters[to]))
        to++;
    for (guint i = from; i < to; i++) {
        bool is_between = i + 1 < to && g_ascii_isalnum(letters[i + 1]);
        if (strchr("/@_\\", letters[i]) != NULL || (strchr(".:", letters[i]) != NULL && is_between))
            return true;
    }
    return false;
}

// Where an address is parted nothing is put in. Other words have a hyphen there, if they may be wider
// than a line, and that has room for a syllable.
static void set_hyphens(const Booklet *booklet, PangoAttrList *looks, const Recipe *recipe)
{
    enum { LEAST_LINE = 6 }; // of the letters' size
    const char *letters = letters_of(recipe);
    guint end = recipe->letter_count, most = (guint)(MAX(recipe->width, 0) / recipe->size);
    LongWord word;
    put(looks, pango_attr_insert_hyphens_new(FALSE), 0, end);
    if (most < LEAST_LINE || recipe->look == LOOK_CODE || end <= most)
        return;
    for (guint from = 0, to; from < end; from = MAX(to, next_at(letters, from))) {
        for (to = from; to < end && booklet->job->joins((int32_t)g_utf8_get_char(letters + to));)
            to = next_at(letters, to);
        if (to - from <= most || is_of_address(recipe, from, to))
            continue;
        put(looks, pango_attr_insert_hyphens_new(TRUE), from, to);
        for (guint at = from; at < to; at = word.at[word.count]) {
            read_word(&word, letters, at, to);
            part_word(booklet, looks, &word);
        }
    }
}

static void set_looks(const Booklet *booklet, PangoLayout *layout, const Recipe *recipe)
{
    PangoAttrList *looks = pango_attr_list_new();
    const TextMark *marks = marks_of(recipe);
    guint end = recipe->letter_count;
    for (guint i = 0; i < recipe->mark_count; i++)
        put(looks, attribute_of(booklet, marks[i].kind), marks[i].from, marks[i].to);
    put(looks, foreground(booklet, LOOKS[recipe->look].color), 0, end);
    set_hyphens(booklet, looks, recipe);
    if (stands_alone(recipe))
        put(looks, pango_attr_font_features_new("liga=0"), 0, end);
    pango_layout_set_attributes(layout, looks);
    pango_attr_list_unref(looks);
}

static void set_font(PangoLayout *layout, const Recipe *recipe)
{
    const LookRow *row = &LOOKS[recipe->look];
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, "DejaVu Sans");
    pango_font_description_set_absolute_size(font, recipe->size);
    pango_font_description_set_weight(font, row->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_line_spacing(layout, (float)row->leading);
    pango_font_description_free(font);
}

// Headings and what is cut run as the page does. Another text that runs from right to left still begins at the left
// of its column, but where it stands alone in it.
static void set_direction(PangoLayout *layout, const Recipe *recipe)
{
    const LookRow *row = &LOOKS[recipe->look];
    bool is_cut_to_one = recipe->cut == CUT_AT_LEFT || recipe->cut == CUT_AT_RIGHT;
    bool runs_as_page = row->is_heading || is_cut_to_one;
    pango_layout_set_auto_dir(layout, !runs_as_page);
    if (row->starts || runs_as_page)
        return;
    PangoLayoutLine *first = pango_layout_get_line_readonly(layout, 0);
    if (first->resolved_dir == PANGO_DIRECTION_RTL)
        pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
}

static void set_cut(PangoLayout *layout, Cut cut, int lines)
{
    if (cut == CUT_NOT)
        return;
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height(layout, cut == CUT_LINES ? -lines : -1);
    if (cut == CUT_AT_RIGHT)
        pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
}

// ---- settings -----------------------------------------------------------------------------------

static void measure_lines(TextSetting *setting)
{
    PangoLayoutIter *lines = pango_layout_get_iter(setting->layout);
    int top, bottom = 0;
    setting->line_count = pango_layout_get_line_count(setting->layout);
    setting->tops = g_new(double, (gsize)setting->line_count + 1);
    for (int i = 0; i < setting->line_count; i++) {
        pango_layout_iter_get_line_yrange(lines, &top, &bottom);
        setting->tops[i] = (double)top / PANGO_SCALE;
        pango_layout_iter_next_line(lines);
    }
    setting->tops[setting->line_count] = (double)bottom / PANGO_SCALE;
    pango_layout_iter_free(lines);
}

static TextSetting *make(Booklet *booklet, GBytes *bytes)
{
    const Recipe *recipe = g_bytes_get_data(bytes, NULL);
    TextSetting *setting = g_new0(TextSetting, 1);
    PangoLayout *layout = pango_layout_new(canvas_pango(&booklet->canvas));
    *setting = (TextSetting){.recipe = bytes, .layout = layout};
    set_font(layout, recipe);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, recipe->width);
    set_looks(booklet, layout, recipe);
    pango_layout_set_text(layout, letters_of(recipe), (int)recipe->letter_count);
    set_cut(layout, recipe->cut, recipe->lines);
    set_direction(layout, recipe);
    measure_lines(setting);
    setting->lacks_letters = pango_layout_get_unknown_glyphs_count(layout) > 0;
    return setting;
}

// Takes the recipe.
static const TextSetting *find(Booklet *booklet, GBytes *recipe)
{
    TextSetting *setting = g_hash_table_lookup(booklet->settings, recipe);
    if (setting == NULL) {
        setting = make(booklet, recipe);
        g_hash_table_insert(booklet->settings, recipe, setting);
    } else {
        g_bytes_unref(recipe);
    }
    if (setting->lacks_letters)
        canvas_note_missing(&booklet->canvas, setting->layout);
    return setting;
}

GHashTable *settings_start(void)
{
    return g_hash_table_new(g_bytes_hash, g_bytes_equal);
}

const TextSetting *setting_of(Booklet *booklet, const TextWish *wish)
{
    const Recipe head = {wish->look,
                         wish->cut,
                         (int)(wish->size * PANGO_SCALE),
                         (int)(wish->width * PANGO_SCALE),
                         wish->cut == CUT_LINES ? wish->lines : 0,
                         wish->marks->len,
                         (guint)wish->letters->len};
    char *bytes = g_malloc(recipe_size(&head));
    memcpy(bytes, &head, sizeof head);
    if (head.mark_count > 0) // an array of nothing is nowhere
        memcpy(bytes + sizeof head, wish->marks->data, head.mark_count * sizeof(TextMark));
    memcpy(bytes + recipe_size(&head) - head.letter_count, wish->letters->str, head.letter_count);
    return find(booklet, g_bytes_new_take(bytes, recipe_size(&head)));
}

const TextSetting *setting_at_width(Booklet *booklet, const TextSetting *setting, double width)
{
    gsize size;
    const void *bytes = g_bytes_get_data(setting->recipe, &size);
    Recipe *recipe = g_memdup2(bytes, size);
    recipe->width = width < 0 ? -1 : (int)(width * PANGO_SCALE);
    return find(booklet, g_bytes_new_take(recipe, size));
}
