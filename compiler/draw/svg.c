// Paints a drawing list as SVG.
//
// Texts stay texts: they can be selected and searched, and textLength keeps each to the width that
// was measured, whatever font a reader has. There is no script and nothing is fetched: the font, a
// subset with just the letters that are used, stands in the file. User text goes through put_escaped
// alone, addresses through out_address.
//
// A file for light and dark readers is the light one, and a style sheet that puts another colour in
// the place of each for readers who like dark.
#include "draw/svg.h"

#include "base/utf8.h"
#include "draw/outline.h"
#include "draw/script.h"

typedef struct Writer {
    const Drawing *drawing;
    const SvgOptions *options;
    const SvgPart *part; // NULL: the picture is a file of its own
    Out *out;
} Writer;

// ---- text and numbers ---------------------------------------------------------------------------

// The one way for user text into the file, in content and in attributes.
static void put_escaped(Out *out, Str text)
{
    const char *at = text.at, *end = str_end(text);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        switch (c) {
        case '&': out_text(out, "&amp;"); break;
        case '<': out_text(out, "&lt;"); break;
        case '>': out_text(out, "&gt;"); break;
        case '"': out_text(out, "&quot;"); break;
        case '\'': out_text(out, "&#39;"); break;
        case '\n':
        case '\t': out_char(out, ' '); break;
        default: // XML knows no other control characters, and not these two
            if (c < ' ' || c == 0xFFFE || c == 0xFFFF)
                out_text(out, "\xEF\xBF\xBD");
            else
                out_bytes(out, at, size);
        }
        at += size;
    }
}

static void put_number(Out *out, const char *name, double value)
{
    out_char(out, ' ');
    out_text(out, name);
    out_text(out, "=\"");
    out_decimal(out, value, 2);
    out_char(out, '"');
}

static void put_color(const Writer *writer, const char *name, Color color, bool is_quiet)
{
    Color shown = theme_color(writer->options->theme, color, is_quiet);
    if (shown == NO_COLOR)
        out_format(writer->out, " %s=\"none\"", name);
    else
        out_format(writer->out, " %s=\"#%06x\"", name, (unsigned)shown);
}

// ---- boxes, lines and signs ---------------------------------------------------------------------

static void put_dashes(Out *out, LineStyle style)
{
    double dashes[2];
    if (outline_dashes(style, dashes)) {
        out_text(out, " stroke-dasharray=\"");
        out_decimal(out, dashes[0], 2);
        out_char(out, ' ');
        out_decimal(out, dashes[1], 2);
        out_text(out, style == LINE_DOTTED ? "\" stroke-linecap=\"round\"" : "\"");
    }
}

static void put_box_item(const Writer *writer, const Item *item)
{
    Out *out = writer->out;
    out_text(out, "<rect");
    put_number(out, "x", item->x);
    put_number(out, "y", item->y);
    put_number(out, "width", item->width);
    put_number(out, "height", item->height);
    if (item->radius > 0)
        put_number(out, "rx", item->radius);
    put_color(writer, "fill", item->fill, item->is_quiet);
    if (item->stroke != NO_COLOR) {
        put_color(writer, "stroke", item->stroke, item->is_quiet);
        put_number(out, "stroke-width", item->stroke_width);
        put_dashes(out, item->style);
    }
    out_text(out, "/>\n");
}

// The `d` of a path, as an attribute.
static void put_outline(Out *out, Outline outline)
{
    static const struct {
        char letter;
        int spots;
    } verbs[] = {
        [OUTLINE_MOVE] = {'M', 1},  [OUTLINE_LINE] = {'L', 1},  [OUTLINE_BEND] = {'Q', 2},
        [OUTLINE_CURVE] = {'C', 3}, [OUTLINE_CLOSE] = {'Z', 0},
    };
    out_text(out, " d=\"");
    for (uint32_t i = 0; i < outline.count; i++) {
        const OutlineStep *step = &outline.steps[i];
        char before = verbs[step->verb].letter;
        for (int j = 0; j < verbs[step->verb].spots; j++, before = ' ') {
            out_char(out, before);
            out_decimal(out, step->spots[j].x, 2);
            out_char(out, ' ');
            out_decimal(out, step->spots[j].y, 2);
        }
        if (step->verb == OUTLINE_CLOSE)
            out_char(out, before);
    }
    out_char(out, '"');
}

static void put_line_item(const Writer *writer, const Item *item)
{
    Out *out = writer->out;
    if (item->point_count < 2)
        return;
    OutlineStep *steps = ARENA_MANY(writer->drawing->arena, outline_line_room(item), OutlineStep),
                head[4];
    out_text(out, "<path");
    put_outline(out, outline_line(item, steps));
    out_text(out, " fill=\"none\"");
    put_color(writer, "stroke", item->stroke, item->is_quiet);
    put_number(out, "stroke-width", item->stroke_width);
    put_dashes(out, item->style);
    out_text(out, "/>\n");
    if (item->has_arrow) {
        out_text(out, "<path");
        put_outline(out, outline_arrow(item, head));
        put_color(writer, "fill", item->stroke, item->is_quiet);
        out_text(out, "/>\n");
    }
}

static void put_sign_item(const Writer *writer, const Item *item)
{
    Out *out = writer->out;
    out_text(out, "<path transform=\"translate(");
    out_decimal(out, item->x, 2);
    out_char(out, ' ');
    out_decimal(out, item->y, 2);
    out_text(out, ") scale(");
    out_decimal(out, item->width / OUTLINE_SIGN_SIZE, 3);
    out_text(out, ")\"");
    put_outline(out, outline_sign(item->sign));
    out_text(out, " fill=\"none\"");
    put_color(writer, "stroke", item->stroke, item->is_quiet);
    put_number(out, "stroke-width", outline_sign_stroke(item->sign));
    out_text(out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");
}

// ---- texts and groups ---------------------------------------------------------------------------

static void put_text_item(const Writer *writer, const Item *item)
{
    Out *out = writer->out;
    double x = item->x;
    if (item->anchor == ANCHOR_MIDDLE)
        x -= item->width / 2;
    if (item->anchor == ANCHOR_END)
        x -= item->width;
    out_text(out, "<text");
    put_number(out, "x", x);
    put_number(out, "y", item->y);
    put_number(out, "font-size", item->font.size);
    if (item->font.weight == FONT_BOLD)
        out_text(out, " font-weight=\"bold\"");
    put_color(writer, "fill", item->fill, item->is_quiet);
    if (!text_is_shaped(item->text)) {
        put_number(out, "textLength", item->width);
        out_text(out, " lengthAdjust=\"spacingAndGlyphs\"");
    } else {
        out_text(out, " direction=\"ltr\" unicode-bidi=\"embed\"");
    }
    out_char(out, '>');
    put_escaped(out, item->text);
    out_text(out, "</text>\n");
}

static void put_id(const Writer *writer, Str id)
{
    if (writer->part)
        out_format(writer->out, "map%u-", (unsigned)writer->part->number);
    put_escaped(writer->out, id);
}

static Str link_of(const Writer *writer, const Item *item)
{
    Str own = writer->part ? writer->part->links[item - writer->drawing->items] : (Str){0};
    return own.length > 0 ? own : item->link;
}

static void put_open(const Writer *writer, const Item *item)
{
    Out *out = writer->out;
    Str address = link_of(writer, item);
    if (address.length > 0) {
        out_text(out, "<a href=\"");
        out_address(out, address, "-._~:/?#[]@!$*+,;=%");
        out_text(out, "\">");
    }
    out_text(out, "<g id=\"");
    put_id(writer, item->id);
    out_text(out, "\" role=\"graphics-symbol\" aria-roledescription=\"");
    put_escaped(out, item->role);
    out_text(out, "\" aria-label=\"");
    put_escaped(out, item->text);
    out_text(out, "\">\n<title>");
    put_escaped(out, item->text);
    out_text(out, "</title>\n");
}

static void put_item(const Writer *writer, const Item *item)
{
    switch (item->kind) {
    case ITEM_BOX: put_box_item(writer, item); break;
    case ITEM_LINE: put_line_item(writer, item); break;
    case ITEM_SIGN: put_sign_item(writer, item); break;
    case ITEM_TEXT: put_text_item(writer, item); break;
    case ITEM_OPEN: put_open(writer, item); break;
    case ITEM_CLOSE:
        out_text(writer->out, link_of(writer, item).length > 0 ? "</g></a>\n" : "</g>\n");
        break;
    }
}

// ---- whose part it is ---------------------------------------------------------------------------

static void put_roles(const Writer *writer, const Cast *cast)
{
    const RoleList *roles = writer->options->roles;
    const char *before = "";
    out_text(writer->out, "<g data-roles=\"");
    for (uint32_t i = 0; i < roles->count; i++) {
        if (cast_has(cast, roles->at[i])) {
            out_text(writer->out, before);
            put_escaped(writer->out, name_str(roles->at[i]->entity.name));
            before = " ";
        }
    }
    out_text(writer->out, "\">\n");
}

// All items. Those that follow one another and are the part of the same roles stand in a group that
// names them; it holds whole groups only.
static void put_items(const Writer *writer)
{
    const Drawing *drawing = writer->drawing;
    const Cast *open = NULL;
    bool is_inside = false;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        const Cast *cast = writer->options->roles ? item->cast : NULL;
        if (!is_inside && cast != open) {
            out_text(writer->out, open ? "</g>\n" : "");
            if (cast)
                put_roles(writer, cast);
            open = cast;
        }
        is_inside = item->kind == ITEM_OPEN || (is_inside && item->kind != ITEM_CLOSE);
        put_item(writer, item);
    }
    out_text(writer->out, open ? "</g>\n" : "");
}

// ---- the style sheet ----------------------------------------------------------------------------

static void put_fonts(const Writer *writer)
{
    static const char *const weights[] = {[FONT_REGULAR] = "normal", [FONT_BOLD] = "bold"};
    Out *out = writer->out;
    for (int i = 0; i < 2; i++) {
        if (writer->options->fonts[i].length > 0) {
            out_format(out, "@font-face{font-family:\"Stagecraft Sans\";font-weight:%s;",
                       weights[i]);
            out_text(out, "src:url(data:font/ttf;base64,");
            out_base64(out, writer->options->fonts[i]);
            out_text(out, ")}\n");
        }
    }
}

typedef struct Shades {
    const char *selector;
    Color *at; // as the light theme shows them
    uint32_t count, room;
    Out *out;
} Shades;

// Says once what a colour is in the dark.
static void put_dark(Shades *shades, Color color, bool is_quiet)
{
    Color light = theme_color(THEME_LIGHT, color, is_quiet);
    unsigned dark = theme_color(THEME_DARK, color, is_quiet);
    for (uint32_t i = 0; i < shades->count; i++)
        if (shades->at[i] == light)
            return;
    if (light == NO_COLOR || shades->count == shades->room)
        return;
    shades->at[shades->count++] = light;
    const char *selector = shades->selector;
    out_format(shades->out, "%s[fill=\"#%06x\"]{fill:#%06x}%s[stroke=\"#%06x\"]{stroke:#%06x}\n",
               selector, (unsigned)light, dark, selector, (unsigned)light, dark);
}

void svg_write_dark(const Drawing *drawing, const char *selector, Out *out)
{
    enum { SHADES_MOST = 512 };
    Color *seen = ARENA_MANY(drawing->arena, SHADES_MOST, Color);
    Shades shades = {selector, seen, 0, SHADES_MOST, out};
    put_dark(&shades, PAPER, false);
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        put_dark(&shades, item->fill, item->is_quiet);
        put_dark(&shades, item->stroke, item->is_quiet);
    }
}

static void put_style(const Writer *writer)
{
    const SvgOptions *options = writer->options;
    if (options->follows_reader || options->fonts[0].length + options->fonts[1].length > 0) {
        out_text(writer->out, "<style>\n");
        put_fonts(writer);
        if (options->follows_reader) {
            out_text(writer->out, "@media (prefers-color-scheme:dark){\n");
            svg_write_dark(writer->drawing, "", writer->out);
            out_text(writer->out, "}\n");
        }
        out_text(writer->out, "</style>\n");
    }
}

// ---- the file -----------------------------------------------------------------------------------

static void put_head(const Writer *writer)
{
    const Drawing *drawing = writer->drawing;
    Out *out = writer->out;
    if (!writer->part)
        out_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out_text(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_number(out, "width", drawing->width);
    put_number(out, "height", drawing->height);
    out_text(out, " viewBox=\"0 0 ");
    out_decimal(out, drawing->width, 2);
    out_char(out, ' ');
    out_decimal(out, drawing->height, 2);
    out_text(out, "\" role=\"graphics-document\" aria-roledescription=\"");
    put_escaped(out, drawing->kind);
    out_text(out, "\" aria-labelledby=\"");
    put_id(writer, STR("picture-title"));
    out_char(out, ' ');
    put_id(writer, STR("picture-desc"));
    out_text(out, "\">\n<title id=\"");
    put_id(writer, STR("picture-title"));
    out_text(out, "\">");
    put_escaped(out, drawing->title);
    out_text(out, "</title>\n<desc id=\"");
    put_id(writer, STR("picture-desc"));
    out_text(out, "\">");
    put_escaped(out, drawing->description);
    out_text(out, "</desc>\n");
}

static void put_picture(const Writer *writer)
{
    Out *out = writer->out;
    put_head(writer);
    put_style(writer);
    out_text(out, "<rect width=\"100%\" height=\"100%\"");
    put_color(writer, "fill", PAPER, false);
    out_text(out, "/>\n<g");
    if (writer->part) {
        out_text(out, " id=\"");
        put_id(writer, STR("picture-all"));
        out_char(out, '"');
    }
    out_text(out, " font-family=\"'Stagecraft Sans', 'DejaVu Sans', Verdana,"
                  " 'Droid Sans Fallback', sans-serif\">\n");
    put_items(writer);
    out_text(out, "</g>\n</svg>\n");
}

void svg_write(const Drawing *drawing, const SvgOptions *options, Out *out)
{
    const Writer writer = {drawing, options, NULL, out};
    put_picture(&writer);
}

void svg_write_part(const Drawing *drawing, const SvgPart *part, Out *out)
{
    static const SvgOptions plain = {.theme = THEME_LIGHT};
    const Writer writer = {drawing, &plain, part, out};
    put_picture(&writer);
}
