// Paints a drawing list as SVG.
//
// Texts stay texts: they can be selected and searched, and textLength keeps each to the width that
// was measured, whatever font a reader has. There is no script and nothing is fetched. User text
// goes through put_escaped alone, addresses through out_address. A font of our own can be put in
// before the first <g>.
#include "draw/svg.h"

#include "base/utf8.h"

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

static void put_color(Out *out, const char *name, Color color)
{
    if (color == NO_COLOR)
        out_format(out, " %s=\"none\"", name);
    else
        out_format(out, " %s=\"#%06x\"", name, (unsigned)color);
}

static void put_point(Out *out, const char *verb, double x, double y)
{
    out_text(out, verb);
    out_decimal(out, x, 2);
    out_char(out, ' ');
    out_decimal(out, y, 2);
}

// ---- boxes and lines ----------------------------------------------------------------------------

static const char *dash_text(LineStyle style)
{
    switch (style) {
    case LINE_SOLID: return "";
    case LINE_DASHED: return " stroke-dasharray=\"6 4\"";
    case LINE_DOTTED: return " stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\"";
    }
    return "";
}

static void put_box_item(Out *out, const Item *item)
{
    out_text(out, "<rect");
    put_number(out, "x", item->x);
    put_number(out, "y", item->y);
    put_number(out, "width", item->width);
    put_number(out, "height", item->height);
    if (item->radius > 0)
        put_number(out, "rx", item->radius);
    put_color(out, "fill", item->fill);
    if (item->stroke != NO_COLOR) {
        put_color(out, "stroke", item->stroke);
        put_number(out, "stroke-width", item->stroke_width);
        out_text(out, dash_text(item->style));
    }
    out_text(out, "/>\n");
}

static double distance(Spot from, Spot to)
{
    double x = to.x - from.x, y = to.y - from.y;
    return (x < 0 ? -x : x) + (y < 0 ? -y : y); // all lines run straight across or down
}

static Spot shifted(Spot from, Spot to, double by)
{
    double length = distance(from, to);
    if (length <= 0)
        return from;
    return (Spot){from.x + (to.x - from.x) * by / length, from.y + (to.y - from.y) * by / length};
}

static double smaller(double left, double right)
{
    return left < right ? left : right;
}

static double arrow_size(const Item *item)
{
    return 5.5 + item->stroke_width * 1.3;
}

static void put_curve_path(Out *out, const Spot *points)
{
    put_point(out, "M", points[0].x, points[0].y);
    put_point(out, "C", points[1].x, points[1].y);
    put_point(out, " ", points[2].x, points[2].y);
    put_point(out, " ", points[3].x, points[3].y);
}

// The line with rounded corners; it ends inside its arrowhead.
static void put_line_path(Out *out, const Item *item)
{
    const Spot *points = item->points;
    uint32_t count = item->point_count;
    Spot last = points[count - 1];
    if (item->has_arrow)
        last = shifted(last, points[count - 2], arrow_size(item) - 1);
    put_point(out, "M", points[0].x, points[0].y);
    for (uint32_t i = 1; i + 1 < count; i++) {
        double radius = smaller(item->radius, smaller(distance(points[i - 1], points[i]) / 2,
                                                      distance(points[i], points[i + 1]) / 2));
        Spot before = shifted(points[i], points[i - 1], radius);
        Spot after = shifted(points[i], points[i + 1], radius);
        put_point(out, "L", before.x, before.y);
        put_point(out, "Q", points[i].x, points[i].y);
        put_point(out, " ", after.x, after.y);
    }
    put_point(out, "L", last.x, last.y);
}

static void put_arrow(Out *out, const Item *item)
{
    Spot tip = item->points[item->point_count - 1];
    Spot base = shifted(tip, item->points[item->point_count - 2], arrow_size(item));
    double half = arrow_size(item) * 0.42;
    double x = base.y < tip.y || base.y > tip.y ? half : 0, y = x > 0 ? 0 : half;
    out_text(out, "<path d=\"");
    put_point(out, "M", tip.x, tip.y);
    put_point(out, "L", base.x + x, base.y + y);
    put_point(out, "L", base.x - x, base.y - y);
    out_text(out, "Z\"");
    put_color(out, "fill", item->stroke);
    out_text(out, "/>\n");
}

static void put_line_item(Out *out, const Item *item)
{
    if (item->point_count < 2)
        return;
    out_text(out, "<path d=\"");
    if (item->is_curve)
        put_curve_path(out, item->points);
    else
        put_line_path(out, item);
    out_text(out, "\" fill=\"none\"");
    put_color(out, "stroke", item->stroke);
    put_number(out, "stroke-width", item->stroke_width);
    out_text(out, dash_text(item->style));
    out_text(out, "/>\n");
    if (item->has_arrow)
        put_arrow(out, item);
}

// ---- signs --------------------------------------------------------------------------------------

// Drawn on a square of 12 by 12.
static const char *sign_path(SignKind sign)
{
    switch (sign) {
    case SIGN_CHECK: return "M1.5 6.5L4.8 9.8L10.5 2.8";
    case SIGN_CROSS: return "M2.5 2.5L9.5 9.5M9.5 2.5L2.5 9.5";
    case SIGN_LOOP: return "M10 4.6A4.3 4.3 0 1 0 10.3 7.4M10.6 1.6L10.2 5L6.9 4.4";
    case SIGN_PERSON: return "M6 1.2A2.3 2.3 0 1 1 5.99 1.2ZM1.8 11C1.8 5.6 10.2 5.6 10.2 11Z";
    case SIGN_PEOPLE:
        return "M4.4 2A2 2 0 1 1 4.39 2ZM0.8 10.6C0.8 6 8 6 8 10.6ZM8.2 1.6A2 2 0 0 1 8.4 5.5"
               "M9.2 7C10.6 7.4 11.4 8.6 11.4 10.6";
    case SIGN_STAR:
        return "M6 1L7.5 4.4L11.2 4.8L8.4 7.2L9.2 10.9L6 9L2.8 10.9L3.6 7.2L0.8 4.8L4.5 4.4Z";
    case SIGN_CLOCK: return "M6 1A5 5 0 1 1 5.99 1ZM6 3.2L6 6L8.2 7.4";
    case SIGN_PROCESS: return "M1 3.6H8.4V11H1ZM3.6 3.4V1H11V8.4H8.6";
    case SIGN_ANY: return "M1 3H5M1 6H5M1 9H5M6.5 6H11M8.6 3.4L11 6L8.6 8.6";
    case SIGN_DOT: return "M6 3.4A2.6 2.6 0 1 1 5.99 3.4Z";
    }
    return "";
}

static void put_sign_item(Out *out, const Item *item)
{
    double scale = item->width / 12;
    out_text(out, "<path transform=\"translate(");
    out_decimal(out, item->x, 2);
    out_char(out, ' ');
    out_decimal(out, item->y, 2);
    out_text(out, ") scale(");
    out_decimal(out, scale, 3);
    out_format(out, ")\" d=\"%s\" fill=\"none\"", sign_path(item->sign));
    put_color(out, "stroke", item->stroke);
    bool is_bold = item->sign == SIGN_CHECK || item->sign == SIGN_CROSS;
    put_number(out, "stroke-width", is_bold ? 2 : 1.4);
    out_text(out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");
}

// ---- texts and groups ---------------------------------------------------------------------------

static void put_text_item(Out *out, const Item *item)
{
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
    put_color(out, "fill", item->fill);
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

static void put_open(Out *out, const Item *item)
{
    if (item->link.length > 0) {
        out_text(out, "<a href=\"");
        out_address(out, item->link, "-._~:/?#[]@!$*+,;=%");
        out_text(out, "\">");
    }
    out_text(out, "<g id=\"");
    put_escaped(out, item->id);
    out_text(out, "\" role=\"graphics-symbol\" aria-roledescription=\"");
    put_escaped(out, item->role);
    out_text(out, "\" aria-label=\"");
    put_escaped(out, item->text);
    out_text(out, "\">\n<title>");
    put_escaped(out, item->text);
    out_text(out, "</title>\n");
}

static void put_item(Out *out, const Item *item)
{
    switch (item->kind) {
    case ITEM_BOX: put_box_item(out, item); break;
    case ITEM_LINE: put_line_item(out, item); break;
    case ITEM_SIGN: put_sign_item(out, item); break;
    case ITEM_TEXT: put_text_item(out, item); break;
    case ITEM_OPEN: put_open(out, item); break;
    case ITEM_CLOSE: out_text(out, item->link.length > 0 ? "</g></a>\n" : "</g>\n"); break;
    }
}

static void put_head(const Drawing *drawing, Out *out)
{
    out_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_number(out, "width", drawing->width);
    put_number(out, "height", drawing->height);
    out_text(out, " viewBox=\"0 0 ");
    out_decimal(out, drawing->width, 2);
    out_char(out, ' ');
    out_decimal(out, drawing->height, 2);
    out_text(out, "\" role=\"graphics-document\" aria-roledescription=\"flowchart\""
                  " aria-labelledby=\"picture-title picture-desc\">\n<title id=\"picture-title\">");
    put_escaped(out, drawing->title);
    out_text(out, "</title>\n<desc id=\"picture-desc\">");
    put_escaped(out, drawing->description);
    out_text(out, "</desc>\n");
}

void svg_write(const Drawing *drawing, Out *out)
{
    put_head(drawing, out);
    out_text(out,
             "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
             "<g font-family=\"'DejaVu Sans', Verdana, 'Droid Sans Fallback', sans-serif\">\n");
    for (uint32_t i = 0; i < drawing->count; i++)
        put_item(out, &drawing->items[i]);
    out_text(out, "</g>\n</svg>\n");
}
