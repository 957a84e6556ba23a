// Measures tables and cuts them into blocks.
#include "draw/table_plan.h"

#include "draw/sheet.h"

enum {
    LABEL_LEAST = 120,
    LABEL_MOST = 250,
    COLUMN_LEAST = 62,
    COLUMN_MOST = 150,
    COLUMN_WORD_MOST = 190, // for a head of one long word
    COLUMN_WIDE = 340,      // where there is room for long texts
    WIDTH_USUAL = 1340,     // on a slide, letters have 8 points then
    LINES_MOST = 12,
    HEAD_LINES_MOST = 4,
};

static double larger(double left, double right)
{
    return left > right ? left : right;
}

static double between(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

Font cell_font(CellTone tone)
{
    return tone == CELL_TEXT || tone == CELL_QUIET ? FONT_FACT : FONT_MARK;
}

static double page_width(const Table *table)
{
    return table->width > 0 ? table->width : WIDTH_USUAL;
}

// ---- measuring ----------------------------------------------------------------------------------

double lines_width(const StrList *lines, Font font)
{
    double width = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        width = larger(width, text_width(lines->at[i], font));
    }
    return width;
}

// How wide a column would be if nothing wrapped but its head.
static double natural_width(const Table *table, uint32_t column)
{
    double width = text_longest_word(table->columns[column].label, FONT_LABEL) + 12;
    for (uint32_t i = 0; i < table->row_count; i++) {
        const Cell *cell = &table->rows[i].cells[column];
        width = larger(width, text_width(cell->text, cell_font(cell->tone)) + 4 * CELL_PADDING + 1);
    }
    return width;
}

// What is left of the width goes to the columns whose texts would wrap, in equal parts.
static void widen_columns(TablePlan *plan, const double *natural, double room)
{
    uint32_t count = plan->table->column_count, narrow = 0;
    for (uint32_t i = 0; i < count; i++) {
        narrow += natural[i] > plan->widths[i];
        room -= plan->widths[i];
    }
    for (uint32_t i = 0; i < count && room > 0; i++) {
        if (natural[i] > plan->widths[i]) {
            double most = larger(plan->widths[i], between(natural[i], 0, COLUMN_WIDE));
            plan->widths[i] = between(plan->widths[i] + room / narrow, 0, most);
        }
    }
}

static void measure_columns(TablePlan *plan, double room)
{
    const Table *table = plan->table;
    double *natural = ARENA_MANY(plan->arena, table->column_count, double);
    for (uint32_t i = 0; i < table->column_count; i++) {
        natural[i] = natural_width(table, i);
        double word = text_longest_word(table->columns[i].label, FONT_LABEL) + 12;
        plan->widths[i] =
            between(natural[i], COLUMN_LEAST, between(word, COLUMN_MOST, COLUMN_WORD_MOST));
    }
    widen_columns(plan, natural, room);
    for (uint32_t i = 0; i < table->column_count; i++) {
        plan->heads[i] = text_wrap(table->columns[i].label, FONT_LABEL,
                                   plan->widths[i] - CELL_PADDING, HEAD_LINES_MOST, plan->arena);
        plan->head_height = larger(plan->head_height, plan->heads[i].count * TABLE_LINE + 12.0);
    }
}

static void measure_labels(TablePlan *plan)
{
    double width = text_width(plan->table->corner, FONT_LABEL);
    for (uint32_t i = 0; i < plan->table->row_count; i++) {
        width = larger(width, text_width(plan->table->rows[i].label, FONT_LABEL));
    }
    plan->label_width = between(width + 2 * CELL_PADDING + TABLE_BAR, LABEL_LEAST, LABEL_MOST);
}

static void measure_row(TablePlan *plan, uint32_t index)
{
    const TableRow *row = &plan->table->rows[index];
    TableRowPlan *own = &plan->rows[index];
    double room = plan->label_width - 2 * CELL_PADDING - TABLE_BAR;
    own->label = text_wrap(row->label, FONT_LABEL, room, 3, plan->arena);
    own->detail = text_wrap(row->detail, FONT_SMALL, room, 1, plan->arena);
    own->cells = ARENA_MANY(plan->arena, plan->table->column_count, StrList);
    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        const Cell *cell = &row->cells[i];
        double width = plan->widths[i] - 4 * CELL_PADDING;
        own->cells[i] =
            text_wrap(cell->text, cell_font(cell->tone), width, LINES_MOST, plan->arena);
    }
}

void table_measure(TablePlan *plan)
{
    const Table *table = plan->table;
    plan->widths = ARENA_MANY(plan->arena, table->column_count, double);
    plan->heads = ARENA_MANY(plan->arena, table->column_count, StrList);
    plan->rows = ARENA_MANY(plan->arena, table->row_count, TableRowPlan);
    plan->head_height = TABLE_LINE + 12.0;
    measure_labels(plan);
    measure_columns(plan, page_width(table) - 2 * MARGIN - plan->label_width);
    for (uint32_t i = 0; i < table->row_count; i++) {
        measure_row(plan, i);
    }
}

// ---- blocks -------------------------------------------------------------------------------------

// Gives back the columns of a group that goes on behind the block, unless it began with that group.
static void keep_group(TablePlan *plan)
{
    const TableColumn *columns = plan->table->columns;
    uint32_t end = plan->end;
    if (end == plan->table->column_count || columns[end].group.length == 0) {
        return;
    }
    double width = plan->width;
    while (end > plan->from && str_equal(columns[end - 1].group, columns[plan->end].group)) {
        width -= plan->widths[--end];
    }
    if (end > plan->from) {
        plan->end = end;
        plan->width = width;
    }
}

void table_take_block(TablePlan *plan, uint32_t from, double room)
{
    plan->from = plan->end = from;
    plan->width = plan->label_width;
    do {
        plan->width += plan->widths[plan->end++];
    } while (plan->end < plan->table->column_count
             && plan->width + plan->widths[plan->end] <= plan->label_width + room);
    if (plan->keeps_groups) {
        keep_group(plan);
    }
}

// How many blocks there are with so much room; the widest of them.
static uint32_t count_blocks(TablePlan *plan, double room, double *widest_block)
{
    uint32_t count = 0;
    *widest_block = 0;
    for (uint32_t from = 0; from < plan->table->column_count; from = plan->end, count++) {
        table_take_block(plan, from, room);
        *widest_block = larger(*widest_block, plan->width);
    }
    return count;
}

double table_block_room(TablePlan *plan, double *width)
{
    enum { STEP = 6 };
    double room = page_width(plan->table) - 2 * MARGIN - plan->label_width;
    uint32_t count = count_blocks(plan, room, width);
    plan->keeps_groups = true;
    plan->keeps_groups = count_blocks(plan, room, width) == count;
    while (room > STEP && count > 1 && count_blocks(plan, room - STEP, width) == count) {
        room -= STEP;
    }
    count_blocks(plan, room, width);
    return room;
}
