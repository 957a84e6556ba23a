// Tables as pictures.
//
// Everything is measured first: columns by their longest word and their cells, rows by the lines of
// their cells. A group is a band in its colour above its rows. Then it is put down row by row.
#include "draw/draw.h"

#include "base/out.h"
#include "draw/palette.h"
#include "draw/sheet.h"

enum {
    CELL_PADDING = 9,
    LINE = 15,
    LABEL_LEAST = 120,
    LABEL_MOST = 250,
    COLUMN_LEAST = 62,
    COLUMN_MOST = 150,
    LINES_MOST = 4,
    HEAD_LINES_MOST = 3,
    GROUP_HEIGHT = 26,
    BAR = 4, // the strip of a group's colour along its rows
    NARROWEST = 420,
};

static const Font FONT_LABEL = {FONT_BOLD, 12};
static const Font FONT_MARK = {FONT_BOLD, 12};

typedef struct TableRowPlan {
    StrList label, detail;
    StrList *cells;
    double height;
} TableRowPlan;

typedef struct TablePlan {
    const Table *table;
    Drawing *drawing;
    Arena *arena;
    double label_width, width;
    double *widths; // by column
    StrList *heads;
    TableRowPlan *rows;
    double head_height;
    double y;
} TablePlan;

static double larger(double left, double right)
{
    return left > right ? left : right;
}

static double between(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

static Font cell_font(CellTone tone)
{
    return tone == CELL_TEXT || tone == CELL_QUIET ? FONT_FACT : FONT_MARK;
}

// ---- measuring ----------------------------------------------------------------------------------

static double widest(const StrList *lines, Font font)
{
    double width = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        width = larger(width, text_width(lines->at[i], font));
    }
    return width;
}

// The width of the longest word, so that no head is broken within one where there is room.
static double longest_word(Str text, Font font)
{
    double width = 0;
    for (size_t from = 0, to; from < text.length; from = to + 1) {
        for (to = from; to < text.length && text.at[to] != ' '; to++) {
        }
        width = larger(width, text_width((Str){text.at + from, to - from}, font));
    }
    return width;
}

static void measure_column(TablePlan *plan, uint32_t column)
{
    const Table *table = plan->table;
    double width = longest_word(table->columns[column].label, FONT_LABEL);
    for (uint32_t i = 0; i < table->row_count; i++) {
        const Cell *cell = &table->rows[i].cells[column];
        width = larger(width, text_width(cell->text, cell_font(cell->tone)) + 2 * CELL_PADDING);
    }
    width = between(width + 2 * CELL_PADDING, COLUMN_LEAST, COLUMN_MOST);
    plan->widths[column] = width;
    plan->heads[column] = text_wrap(table->columns[column].label, FONT_LABEL, width - CELL_PADDING,
                                    HEAD_LINES_MOST, plan->arena);
    plan->head_height = larger(plan->head_height, plan->heads[column].count * LINE + 12.0);
}

static void measure_labels(TablePlan *plan)
{
    double width = text_width(plan->table->corner, FONT_LABEL);
    for (uint32_t i = 0; i < plan->table->row_count; i++) {
        width = larger(width, text_width(plan->table->rows[i].label, FONT_LABEL));
    }
    plan->label_width = between(width + 2 * CELL_PADDING + BAR, LABEL_LEAST, LABEL_MOST);
}

static void measure_row(TablePlan *plan, uint32_t index)
{
    const TableRow *row = &plan->table->rows[index];
    TableRowPlan *own = &plan->rows[index];
    double room = plan->label_width - 2 * CELL_PADDING - BAR;
    own->label = text_wrap(row->label, FONT_LABEL, room, 2, plan->arena);
    own->detail = text_wrap(row->detail, FONT_SMALL, room, 1, plan->arena);
    uint32_t lines = own->label.count + own->detail.count;
    own->cells = ARENA_MANY(plan->arena, plan->table->column_count, StrList);
    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        const Cell *cell = &row->cells[i];
        double width = plan->widths[i] - 4 * CELL_PADDING;
        own->cells[i] =
            text_wrap(cell->text, cell_font(cell->tone), width, LINES_MOST, plan->arena);
        lines = lines < own->cells[i].count ? own->cells[i].count : lines;
    }
    own->height = lines * LINE + 16.0;
}

static void measure(TablePlan *plan)
{
    const Table *table = plan->table;
    plan->widths = ARENA_MANY(plan->arena, table->column_count, double);
    plan->heads = ARENA_MANY(plan->arena, table->column_count, StrList);
    plan->rows = ARENA_MANY(plan->arena, table->row_count, TableRowPlan);
    plan->head_height = LINE + 12.0;
    measure_labels(plan);
    plan->width = plan->label_width;
    for (uint32_t i = 0; i < table->column_count; i++) {
        measure_column(plan, i);
        plan->width += plan->widths[i];
    }
    for (uint32_t i = 0; i < table->row_count; i++) {
        measure_row(plan, i);
    }
}

// ---- cells --------------------------------------------------------------------------------------

static void put_lines(TablePlan *plan, uint32_t owner, const StrList *lines, Font font, Color color,
                      double x, double y, Anchor anchor)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        put_text(plan->drawing, PART_LABEL, owner, lines->at[i], font, color, x, y + i * LINE,
                 anchor);
    }
}

static Color cell_ink(CellTone tone)
{
    switch (tone) {
    case CELL_STRONG: return PAPER;
    case CELL_QUIET: return INK_QUIET;
    case CELL_EMPTY:
    case CELL_TEXT:
    case CELL_MARK:
    case CELL_GAP: break;
    }
    return INK;
}

// The chip behind a mark; plain and quiet words have none.
static void put_chip(TablePlan *plan, uint32_t owner, const StrList *lines, CellTone tone, double x,
                     double y)
{
    double width = widest(lines, cell_font(tone)) + 2 * CELL_PADDING;
    double height = lines->count * LINE + 7.0;
    bool is_gap = tone == CELL_GAP;
    if (tone != CELL_STRONG && tone != CELL_MARK && !is_gap) {
        return;
    }
    put_box(plan->drawing, PART_LABEL, owner, x - width / 2, y - height / 2, width, height, 10,
            tone == CELL_STRONG ? INK_CHIP
            : is_gap            ? PAPER
                                : INK_MARK,
            is_gap ? INK : NO_COLOR, 1.6);
    plan->drawing->items[plan->drawing->count - 1].style = is_gap ? LINE_DASHED : LINE_SOLID;
}

static void put_cell(TablePlan *plan, uint32_t owner, const Cell *cell, const StrList *lines,
                     double x, double y)
{
    if (lines->count == 0) {
        return;
    }
    double top = y - (lines->count - 1) * LINE / 2.0 + 4.3;
    put_chip(plan, owner, lines, cell->tone, x, y);
    put_lines(plan, owner, lines, cell_font(cell->tone), cell_ink(cell->tone), x, top,
              ANCHOR_MIDDLE);
}

// ---- rows ---------------------------------------------------------------------------------------

// The names of what columns belong to, each once above the first of them.
static void put_column_groups(TablePlan *plan)
{
    const Table *table = plan->table;
    double x = MARGIN + plan->label_width;
    for (uint32_t i = 0, end; i < table->column_count; i = end) {
        Str name = table->columns[i].group;
        double width = plan->widths[i];
        for (end = i + 1; end < table->column_count; end++) {
            if (!str_equal(table->columns[end].group, name)) {
                break;
            }
            width += plan->widths[end];
        }
        StrList line = text_wrap(name, FONT_SMALL, width - CELL_PADDING, 1, plan->arena);
        put_lines(plan, 0, &line, FONT_SMALL, INK_QUIET, x + width / 2, plan->y + 13,
                  ANCHOR_MIDDLE);
        x += width;
    }
    plan->y += table_has_column_groups(table) ? 20 : 0;
}

static void put_columns(TablePlan *plan)
{
    const Table *table = plan->table;
    double bottom = plan->y + plan->head_height, x = MARGIN + plan->label_width;
    StrList corner = {(Str[]){table->corner}, 1};
    put_lines(plan, 0, &corner, FONT_LABEL, INK_QUIET, MARGIN + BAR + CELL_PADDING, bottom - 9,
              ANCHOR_START);
    for (uint32_t i = 0; i < table->column_count; i++) {
        const StrList *head = &plan->heads[i];
        double top = bottom - 9 - (head->count > 0 ? head->count - 1 : 0) * LINE;
        put_lines(plan, 0, head, FONT_LABEL, INK, x + plan->widths[i] / 2, top, ANCHOR_MIDDLE);
        x += plan->widths[i];
    }
    plan->y = bottom;
    put_rule(plan->drawing, MARGIN, MARGIN + plan->width, plan->y, 1.6, INK_LINE);
}

static void put_group(TablePlan *plan, int32_t index)
{
    const Group *group = &plan->table->groups[index];
    Tones tones = palette_tones(group->color, group->tone);
    double room = plan->width - 2 * CELL_PADDING - BAR;
    StrList label = text_wrap(group->label, FONT_BAND, room, 1, plan->arena);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, plan->y, plan->width, GROUP_HEIGHT, 0, tones.tint,
            NO_COLOR, 0);
    put_lines(plan, 0, &label, FONT_BAND, tones.strong, MARGIN + BAR + CELL_PADDING, plan->y + 17.5,
              ANCHOR_START);
    plan->y += GROUP_HEIGHT;
}

// "Qualify lead: Sales development rep A R; Account executive C".
static Str spoken_row(const TablePlan *plan, const TableRow *row)
{
    Out out;
    const char *before = ": ";
    out_start_in(&out, plan->arena);
    out_str(&out, row->label);
    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        if (row->cells[i].text.length > 0) {
            out_text(&out, before);
            out_str(&out, plan->table->columns[i].label);
            out_char(&out, ' ');
            out_str(&out, row->cells[i].text);
            before = "; ";
        }
    }
    return out_finish(&out);
}

static void put_row(TablePlan *plan, uint32_t index)
{
    const TableRow *row = &plan->table->rows[index];
    const TableRowPlan *own = &plan->rows[index];
    uint32_t lines = own->label.count + own->detail.count;
    double middle = plan->y + own->height / 2, x = MARGIN + plan->label_width;
    double top = middle - (lines - 1) * LINE / 2.0 + 4.3, left = MARGIN + BAR + CELL_PADDING;
    Str id = row->id.length > 0 ? row->id : str_format(plan->arena, "row-%u", index + 1);
    put_open(plan->drawing, PART_NODE, index, id, "row", spoken_row(plan, row), row->link);
    put_lines(plan, index, &own->label, FONT_LABEL, INK, left, top, ANCHOR_START);
    put_lines(plan, index, &own->detail, FONT_SMALL, INK_QUIET, left, top + own->label.count * LINE,
              ANCHOR_START);
    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        put_cell(plan, index, &row->cells[i], &own->cells[i], x + plan->widths[i] / 2, middle);
        x += plan->widths[i];
    }
    put_close(plan->drawing, PART_NODE, index, row->link);
    plan->y += own->height;
    put_rule(plan->drawing, MARGIN, MARGIN + plan->width, plan->y, 1, INK_FRAME);
}

// The strip of the group's colour along its rows.
static void put_bar(TablePlan *plan, int32_t group, double from)
{
    Tones tones = palette_tones(plan->table->groups[group].color, plan->table->groups[group].tone);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, from, BAR, plan->y - from, 0, tones.border,
            NO_COLOR, 0);
}

static void put_rows(TablePlan *plan)
{
    const Table *table = plan->table;
    for (uint32_t i = 0, end; i < table->row_count; i = end) {
        int32_t group = table->rows[i].group;
        double from = plan->y;
        if (group >= 0) {
            put_group(plan, group);
        }
        for (end = i; end < table->row_count && table->rows[end].group == group; end++) {
            put_row(plan, end);
        }
        if (group >= 0) {
            put_bar(plan, group, from);
        }
    }
}

// ---- legend -------------------------------------------------------------------------------------

static bool is_used(const Table *table, CellTone tone)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        for (uint32_t j = 0; j < table->column_count; j++) {
            if (table->rows[i].cells[j].tone == tone) {
                return true;
            }
        }
    }
    return false;
}

static void put_marks(TablePlan *plan)
{
    double x = MARGIN, right = plan->drawing->width - MARGIN;
    plan->y += 24;
    for (uint32_t i = 0; i < plan->table->mark_count; i++) {
        const TableMark *mark = &plan->table->marks[i];
        if (!is_used(plan->table, mark->tone)) {
            continue;
        }
        Str text = str_from(mark->text), meaning = str_from(mark->meaning);
        StrList line = {&text, 1};
        double chip = text_width(text, cell_font(mark->tone)) + 2 * CELL_PADDING;
        double width = chip + 6 + text_width(meaning, FONT_SMALL) + 22;
        if (x > MARGIN && x + width > right) {
            x = MARGIN;
            plan->y += 27;
        }
        Cell cell = {mark->tone, text};
        put_cell(plan, 0, &cell, &line, x + chip / 2, plan->y);
        put_text(plan->drawing, PART_PAGE, 0, meaning, FONT_SMALL, INK_QUIET, x + chip + 6,
                 plan->y + 4, ANCHOR_START);
        x += width;
    }
    plan->y += 30;
}

Drawing *table_compose(const Table *table, Arena *arena)
{
    if ((uint64_t)table->row_count * (table->column_count + 1) > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    TablePlan plan = {.table = table, .arena = arena, .drawing = ARENA_NEW(arena, Drawing)};
    Drawing *drawing = plan.drawing;
    measure(&plan);
    drawing->arena = arena;
    drawing->title = table->title;
    drawing->description = table->description;
    drawing->width = larger(plan.width, NARROWEST) + 2 * MARGIN;
    put_head(drawing, table->title, table->subtitle, drawing->width);
    plan.y = MARGIN + 62;
    put_column_groups(&plan);
    put_columns(&plan);
    put_rows(&plan);
    put_marks(&plan);
    plan.y = put_foot(drawing, &table->foot, drawing->width, plan.y);
    drawing->height = plan.y - FOOT_LINE + MARGIN;
    return drawing;
}
