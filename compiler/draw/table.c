// Tables as pictures.
//
// Everything is measured first: columns by their longest word and their cells, rows by the lines of
// their cells. Where the columns do not fit the width they are cut into blocks of nearly equal
// width, which stand one below the other with the names of the rows again. A group is a band in its
// colour above its rows.
#include "draw/draw.h"

#include "base/out.h"
#include "draw/palette.h"
#include "draw/sheet.h"
#include "draw/table_plan.h"

enum {
    GROUP_HEIGHT = 26,
    NARROWEST = 420,
    BLOCK_GAP = 34,
};

static double larger(double left, double right)
{
    return left > right ? left : right;
}

// ---- cells --------------------------------------------------------------------------------------

static void put_lines(TablePlan *plan, uint32_t owner, const StrList *lines, Font font, Color color,
                      double x, double y, Anchor anchor)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        put_text(plan->drawing, PART_LABEL, owner, lines->at[i], font, color, x, y + i * TABLE_LINE,
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
    double width = lines_width(lines, cell_font(tone)) + 2 * CELL_PADDING;
    double height = lines->count * TABLE_LINE + 7.0;
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
    double top = y - (lines->count - 1) * TABLE_LINE / 2.0 + 4.3;
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
    for (uint32_t i = plan->from, end; i < plan->end; i = end) {
        Str name = table->columns[i].group;
        double width = plan->widths[i];
        for (end = i + 1; end < plan->end; end++) {
            if (!str_equal(table->columns[end].group, name)) {
                break;
            }
            width += plan->widths[end];
        }
        StrList line = text_wrap(name, FONT_SMALL, width - CELL_PADDING, 1, plan->arena);
        put_lines(plan, 0, &line, FONT_SMALL, INK_QUIET, x + width / 2, plan->y + 13,
                  ANCHOR_MIDDLE);
        if (name.length > 0) {
            put_rule(plan->drawing, x + 6, x + width - 6, plan->y + 19, 1.2, INK_LINE);
        }
        x += width;
    }
    plan->y += table_has_column_groups(table) ? 24 : 0;
}

static void put_columns(TablePlan *plan)
{
    const Table *table = plan->table;
    double bottom = plan->y + plan->head_height, x = MARGIN + plan->label_width;
    StrList corner = {(Str[]){table->corner}, 1};
    put_lines(plan, 0, &corner, FONT_LABEL, INK_QUIET, MARGIN + TABLE_BAR + CELL_PADDING,
              bottom - 9, ANCHOR_START);
    for (uint32_t i = plan->from; i < plan->end; i++) {
        const StrList *head = &plan->heads[i];
        uint32_t first = plan->drawing->count;
        double top = bottom - 9 - (head->count > 0 ? head->count - 1 : 0) * TABLE_LINE;
        put_lines(plan, 0, head, FONT_LABEL, INK, x + plan->widths[i] / 2, top, ANCHOR_MIDDLE);
        if (table->columns[i].is_quiet) {
            drawing_quiet(plan->drawing, first);
        }
        x += plan->widths[i];
    }
    plan->y = bottom;
    put_rule(plan->drawing, MARGIN, MARGIN + plan->width, plan->y, 1.6, INK_LINE);
}

static void put_group(TablePlan *plan, int32_t index)
{
    const Group *group = &plan->table->groups[index];
    Tones tones = palette_tones(group->color, group->tone);
    double room = plan->width - 2 * CELL_PADDING - TABLE_BAR;
    StrList label = text_wrap(group->label, FONT_BAND, room, 1, plan->arena);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, plan->y, plan->width, GROUP_HEIGHT, 0, tones.tint,
            NO_COLOR, 0);
    put_lines(plan, 0, &label, FONT_BAND, tones.strong, MARGIN + TABLE_BAR + CELL_PADDING,
              plan->y + 17.5, ANCHOR_START);
    plan->y += GROUP_HEIGHT;
}

// "Qualify lead: Sales development rep A R; Account executive C".
static Str spoken_row(const TablePlan *plan, const TableRow *row)
{
    Out out;
    const char *before = ": ";
    out_start_in(&out, plan->arena);
    out_str(&out, row->label);
    for (uint32_t i = plan->from; i < plan->end; i++) {
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

static double row_height(const TablePlan *plan, const TableRowPlan *own)
{
    uint32_t lines = own->label.count + own->detail.count;
    for (uint32_t i = plan->from; i < plan->end; i++) {
        lines = lines < own->cells[i].count ? own->cells[i].count : lines;
    }
    return lines * TABLE_LINE + 16.0;
}

// Unique in the drawing: a row has a part in each block, and `--` stands in no name.
static Str row_id(const TablePlan *plan, uint32_t index)
{
    const TableRow *row = &plan->table->rows[index];
    Str id = row->id.length > 0 ? row->id : str_format(plan->arena, "row-%u", index + 1);
    return plan->from == 0 ? id : str_format(plan->arena, "%.*s--%u", STR_ARGS(id), plan->from + 1);
}

static void put_row_label(TablePlan *plan, uint32_t index, double middle)
{
    const TableRowPlan *own = &plan->rows[index];
    uint32_t lines = own->label.count + own->detail.count, first = plan->drawing->count;
    double top = middle - (lines > 0 ? lines - 1 : 0) * TABLE_LINE / 2.0 + 4.3;
    double left = MARGIN + TABLE_BAR + CELL_PADDING;
    put_lines(plan, index, &own->label, FONT_LABEL, INK, left, top, ANCHOR_START);
    put_lines(plan, index, &own->detail, FONT_SMALL, INK_QUIET, left,
              top + own->label.count * TABLE_LINE, ANCHOR_START);
    if (plan->table->rows[index].is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
}

static void put_row(TablePlan *plan, uint32_t index)
{
    const TableRow *row = &plan->table->rows[index];
    const TableRowPlan *own = &plan->rows[index];
    double height = row_height(plan, own), middle = plan->y + height / 2;
    double x = MARGIN + plan->label_width;
    put_open(plan->drawing, PART_NODE, index, row_id(plan, index), STR("row"),
             spoken_row(plan, row), row->link);
    put_row_label(plan, index, middle);
    for (uint32_t i = plan->from; i < plan->end; i++) {
        uint32_t first = plan->drawing->count;
        put_cell(plan, index, &row->cells[i], &own->cells[i], x + plan->widths[i] / 2, middle);
        x += plan->widths[i];
        if (row->is_quiet || plan->table->columns[i].is_quiet) {
            drawing_quiet(plan->drawing, first);
        }
    }
    put_close(plan->drawing, PART_NODE, index, row->link);
    plan->y += height;
    put_rule(plan->drawing, MARGIN, MARGIN + plan->width, plan->y, 1, INK_FRAME);
}

// The strip of the group's colour along its rows.
static void put_bar(TablePlan *plan, int32_t group, double from)
{
    Tones tones = palette_tones(plan->table->groups[group].color, plan->table->groups[group].tone);
    put_box(plan->drawing, PART_BAND, 0, MARGIN, from, TABLE_BAR, plan->y - from, 0, tones.border,
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

// A frame around the column that is brought out.
static void put_frame(TablePlan *plan, double top)
{
    double x = MARGIN + plan->label_width;
    for (uint32_t i = plan->from; i < plan->end; i++) {
        if (plan->table->columns[i].is_brought_out) {
            put_box(plan->drawing, PART_BAND, 0, x + 1, top, plan->widths[i] - 2, plan->y + 4 - top,
                    8, NO_COLOR, INK, 1.8);
        }
        x += plan->widths[i];
    }
}

static void put_block(TablePlan *plan)
{
    put_column_groups(plan);
    double top = plan->y;
    put_columns(plan);
    put_rows(plan);
    put_frame(plan, top);
}

// ---- legend -------------------------------------------------------------------------------------

// Whether a word stands in a text: the `R` of `A R`.
static bool has_word(Str text, Str word)
{
    for (size_t from = 0, to; from < text.length; from = to + 1) {
        for (to = from; to < text.length && text.at[to] != ' '; to++) {
        }
        if (str_equal((Str){text.at + from, to - from}, word)) {
            return true;
        }
    }
    return false;
}

static bool is_used(const Table *table, const TableMark *mark)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        for (uint32_t j = 0; j < table->column_count; j++) {
            const Cell *cell = &table->rows[i].cells[j];
            if (cell->tone == mark->tone || has_word(cell->text, str_from(mark->text))) {
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
        if (!is_used(plan->table, mark)) {
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
    plan->y += x > MARGIN ? 30 : 2; // the foot stands where the marks would
}

// The title stands whole, unless the width that is wanted is too narrow for it.
static double table_least(const Table *table)
{
    double head = head_width(table->title, table->subtitle);
    return table->width > 0 && head > table->width ? larger(table->width, NARROWEST)
                                                   : larger(head, NARROWEST);
}

Drawing *table_compose(const Table *table, Arena *arena)
{
    if ((uint64_t)table->row_count * (table->column_count + 1) > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    TablePlan plan = {.table = table, .arena = arena, .drawing = ARENA_NEW(arena, Drawing)};
    Drawing *drawing = plan.drawing;
    table_measure(&plan);
    drawing->arena = arena;
    drawing->title = table->title;
    drawing->description = table->description;
    double width, room = table_block_room(&plan, &width);
    drawing->width = larger(width + 2 * MARGIN, table_least(table));
    put_head(drawing, table->title, table->subtitle, drawing->width, HEAD_OF_ONE_LINE);
    plan.y = MARGIN + 62;
    for (uint32_t from = 0; from < table->column_count; from = plan.end) {
        plan.y += from > 0 ? BLOCK_GAP : 0;
        table_take_block(&plan, from, room);
        put_block(&plan);
    }
    put_marks(&plan);
    plan.y = put_foot(drawing, &table->foot, drawing->width, plan.y);
    drawing->height = plan.y - FOOT_LINE + MARGIN;
    return drawing;
}
