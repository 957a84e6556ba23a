// Boxes, lines, signs, and links, as cairo paints them.
#include "draw/cairo/canvas.h"

#include "draw/outline.h"

#include <glib.h>
#include <math.h>

bool canvas_color(const Canvas *canvas, Color color, bool is_quiet)
{
    Color shown = theme_color(canvas->job->theme, color, is_quiet);
    if (shown == NO_COLOR)
        return false;
    cairo_set_source_rgb(canvas->cairo, (shown >> 16 & 0xFF) / 255.0, (shown >> 8 & 0xFF) / 255.0,
                         (shown & 0xFF) / 255.0);
    return true;
}

static void set_dashes(cairo_t *cairo, LineStyle style, double scale)
{
    double dashes[2] = {0, 0};
    bool is_dashed = outline_dashes(style, dashes);
    dashes[0] *= scale;
    dashes[1] *= scale;
    cairo_set_dash(cairo, dashes, is_dashed ? 2 : 0, 0);
}

// Draws along the path, and forgets it. The pen is as wide in all directions, so it is told in units
// of the page: cairo would write those of the drawing around each line of a PDF.
static void stroke(cairo_t *cairo, LineStyle style, cairo_line_cap_t cap, double width)
{
    cairo_matrix_t units;
    cairo_get_matrix(cairo, &units);
    cairo_identity_matrix(cairo);
    set_dashes(cairo, style, units.xx);
    cairo_set_line_cap(cairo, cap);
    cairo_set_line_width(cairo, width * units.xx);
    cairo_stroke(cairo);
    cairo_set_matrix(cairo, &units);
}

static cairo_line_cap_t cap_of(LineStyle style)
{
    return style == LINE_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT;
}

// ---- boxes --------------------------------------------------------------------------------------

static void box_path(cairo_t *cairo, const Item *box)
{
    double most = fmin(box->width, box->height) / 2, radius = fmin(box->radius, most);
    double right = box->x + box->width, bottom = box->y + box->height;
    cairo_new_path(cairo);
    if (radius <= 0) {
        cairo_rectangle(cairo, box->x, box->y, box->width, box->height);
        return;
    }
    cairo_arc(cairo, right - radius, box->y + radius, radius, -G_PI / 2, 0);
    cairo_arc(cairo, right - radius, bottom - radius, radius, 0, G_PI / 2);
    cairo_arc(cairo, box->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
    cairo_arc(cairo, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI / 2);
    cairo_close_path(cairo);
}

static void paint_box(Canvas *canvas, const Item *box)
{
    cairo_t *cairo = canvas->cairo;
    box_path(cairo, box);
    if (canvas_color(canvas, box->fill, box->is_quiet))
        cairo_fill_preserve(cairo);
    if (canvas_color(canvas, box->stroke, box->is_quiet))
        stroke(cairo, box->style, cap_of(box->style), box->stroke_width);
    cairo_new_path(cairo);
}

// ---- outlines -----------------------------------------------------------------------------------

// A quadratic curve is a cubic one with its controls two thirds of the way to its own.
static void bend_to(cairo_t *cairo, Spot control, Spot end)
{
    double x, y;
    cairo_get_current_point(cairo, &x, &y);
    cairo_curve_to(cairo, x + (control.x - x) * 2 / 3, y + (control.y - y) * 2 / 3,
                   end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3, end.x,
                   end.y);
}

static void outline_path(cairo_t *cairo, Outline outline)
{
    cairo_new_path(cairo);
    for (uint32_t i = 0; i < outline.count; i++) {
        const Spot *spots = outline.steps[i].spots;
        switch (outline.steps[i].verb) {
        case OUTLINE_MOVE: cairo_move_to(cairo, spots[0].x, spots[0].y); break;
        case OUTLINE_LINE: cairo_line_to(cairo, spots[0].x, spots[0].y); break;
        case OUTLINE_BEND: bend_to(cairo, spots[0], spots[1]); break;
        case OUTLINE_CURVE:
            cairo_curve_to(cairo, spots[0].x, spots[0].y, spots[1].x, spots[1].y, spots[2].x,
                           spots[2].y);
            break;
        case OUTLINE_CLOSE: cairo_close_path(cairo); break;
        }
    }
}

static void paint_line(Canvas *canvas, const Item *line)
{
    cairo_t *cairo = canvas->cairo;
    if (line->point_count < 2 || !canvas_color(canvas, line->stroke, line->is_quiet))
        return;
    OutlineStep *steps = g_new(OutlineStep, outline_line_room(line) + OUTLINE_ARROW_ROOM);
    outline_path(cairo, outline_line(line, steps));
    stroke(cairo, line->style, cap_of(line->style), line->stroke_width);
    outline_path(cairo, outline_arrow(line, steps));
    cairo_fill(cairo);
    g_free(steps);
}

static void paint_sign(Canvas *canvas, const Item *sign)
{
    cairo_t *cairo = canvas->cairo;
    if (!canvas_color(canvas, sign->stroke, sign->is_quiet))
        return;
    cairo_save(cairo);
    cairo_translate(cairo, sign->x, sign->y);
    cairo_scale(cairo, sign->width / OUTLINE_SIGN_SIZE, sign->width / OUTLINE_SIGN_SIZE);
    outline_path(cairo, outline_sign(sign->sign));
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    stroke(cairo, LINE_SOLID, CAIRO_LINE_CAP_ROUND, outline_sign_stroke(sign->sign));
    cairo_restore(cairo);
}

// ---- links --------------------------------------------------------------------------------------

// A link covers the first box of its group.
static void paint_link(Canvas *canvas, const Drawing *drawing, uint32_t index)
{
    const Str *link = &canvas->job->links[index];
    uint32_t i = index;
    if (link->length == 0)
        return;
    while (i < drawing->count && drawing->items[i].kind != ITEM_BOX
           && drawing->items[i].kind != ITEM_CLOSE)
        i++;
    if (i == drawing->count || drawing->items[i].kind != ITEM_BOX)
        return;
    const Item *box = &drawing->items[i];
    char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
    const double values[4] = {box->x, box->y, box->width, box->height};
    for (int j = 0; j < 4; j++)
        g_ascii_formatd(numbers[j], sizeof numbers[j], "%.2f", values[j]);
    char *attributes = g_strdup_printf("rect=[%s %s %s %s] uri='%.*s'", numbers[0], numbers[1],
                                       numbers[2], numbers[3], STR_ARGS(*link));
    cairo_tag_begin(canvas->cairo, CAIRO_TAG_LINK, attributes);
    cairo_tag_end(canvas->cairo, CAIRO_TAG_LINK);
    g_free(attributes);
}

// ---- all of them --------------------------------------------------------------------------------

typedef struct Extents {
    double left, top, right, bottom;
} Extents;

static Extents line_extents(const Item *line)
{
    Extents all = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (uint32_t i = 0; i < line->point_count; i++) {
        all.left = fmin(all.left, line->points[i].x);
        all.right = fmax(all.right, line->points[i].x);
        all.top = fmin(all.top, line->points[i].y);
        all.bottom = fmax(all.bottom, line->points[i].y);
    }
    return all;
}

// A text may begin, have its middle, or end at its anchor.
static Extents extents_of(const Item *item)
{
    if (item->kind == ITEM_LINE)
        return line_extents(item);
    Extents all = {item->x, item->y, item->x + item->width, item->y + item->height};
    if (item->kind == ITEM_TEXT) {
        all.left -= item->width;
        all.top -= item->font.size;
    }
    return all;
}

// How far an item may reach beyond its extents: a box by half of its line, others by their ends,
// heads and letters.
static double reach_of(const Item *item)
{
    const double MOST = 16;
    return item->kind == ITEM_BOX ? item->stroke_width / 2 : MOST;
}

// Whether an item can be seen in a part of the drawing.
static bool touches(const Item *item, const PaintPage *part)
{
    double reach = reach_of(item);
    Extents all = extents_of(item);
    return all.bottom + reach >= part->y && all.top - reach <= part->y + part->height
           && all.right + reach >= part->x && all.left - reach <= part->x + part->width;
}

void canvas_items(Canvas *canvas, const PaintPage *part)
{
    const Drawing *drawing = canvas->job->drawing;
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        if (!touches(item, part) && item->kind != ITEM_OPEN)
            continue;
        switch (item->kind) {
        case ITEM_BOX: paint_box(canvas, item); break;
        case ITEM_LINE: paint_line(canvas, item); break;
        case ITEM_SIGN: paint_sign(canvas, item); break;
        case ITEM_TEXT: canvas_text(canvas, item); break;
        case ITEM_OPEN: paint_link(canvas, drawing, i); break;
        case ITEM_CLOSE: break;
        }
    }
}
