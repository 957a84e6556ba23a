// Tables, filled row by row.
#include "views/table.h"

Table *table_new(Arena *arena, uint32_t rows, uint32_t columns)
{
    if ((uint64_t)rows * (columns + 1) > TABLE_CELLS_MOST) {
        return NULL;
    }
    Table *table = ARENA_NEW(arena, Table);
    table->arena = arena;
    table->rows = ARENA_MANY(arena, rows, TableRow);
    table->columns = ARENA_MANY(arena, columns, TableColumn);
    return table;
}

TableColumn *table_add_column(Table *table, Str label)
{
    TableColumn *column = &table->columns[table->column_count++];
    column->label = label;
    return column;
}

TableRow *table_add_row(Table *table, Str label)
{
    TableRow *row = &table->rows[table->row_count++];
    row->label = label;
    row->group = -1;
    row->cells = ARENA_MANY(table->arena, table->column_count, Cell);
    return row;
}

void cell_set(Cell *cell, CellTone tone, Str text)
{
    cell->tone = tone;
    cell->text = text;
}

void table_bring_out(Table *table, uint32_t column)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        table->columns[i].is_quiet = i != column;
        table->columns[i].is_brought_out = i == column;
    }
    for (uint32_t i = 0; i < table->row_count; i++) {
        bool has = column < table->column_count && table->rows[i].cells[column].text.length > 0;
        table->rows[i].is_quiet = !has;
    }
}

bool table_has_column_groups(const Table *table)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].group.length > 0) {
            return true;
        }
    }
    return false;
}

bool table_has_row_groups(const Table *table)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].group >= 0) {
            return true;
        }
    }
    return false;
}
