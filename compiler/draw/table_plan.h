// A table as it will stand: how wide its columns are, how its texts wrap, and which columns stand
// side by side in a block.
#pragma once

#include "draw/drawing.h"
#include "views/table.h"

enum {
    CELL_PADDING = 9,
    TABLE_LINE = 15,
    TABLE_BAR = 4, // the strip of a group's colour along its rows
};

static const Font FONT_LABEL = {FONT_BOLD, 12};
static const Font FONT_MARK = {FONT_BOLD, 12};

typedef struct TableRowPlan {
    StrList label, detail;
    StrList *cells;
} TableRowPlan;

typedef struct TablePlan {
    const Table *table;
    Drawing *drawing;
    Arena *arena;
    double label_width, width; // of the labels; of the block with its labels
    double *widths;            // by column
    uint32_t from, end;        // the columns of the block
    bool keeps_groups;         // blocks end before a group of columns rather than within it
    StrList *heads;
    TableRowPlan *rows;
    double head_height;
    double y;
} TablePlan;

// The width of the widest line; how the text of a cell is set.
double lines_width(const StrList *lines, Font font);
Font cell_font(CellTone tone);

// Measures everything, for the width that the table asks for.
void table_measure(TablePlan *plan);

// The columns of a block from this one on: as many as there is room for, and at least one; none of a
// group that goes on in the next block and could begin there, where groups are kept.
void table_take_block(TablePlan *plan, uint32_t from, double room);

// The least room for columns that makes no more blocks than all the room there is; groups of columns
// are kept from now on if that makes no more either. `width` becomes that of the widest block with
// its labels.
double table_block_room(TablePlan *plan, double *width);
