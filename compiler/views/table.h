// The neutral shape of views that are tables: rows under columns, in groups.
//
// A view turns the model into a Table; emit/ writes it as CSV, Markdown and HTML, draw/ paints it.
// A Table knows nothing of formats and pixels: text in it is the user's, unescaped. What a cell
// means stands in its text as well as in its tone, so that nothing is said by looks alone.
#pragma once

#include "views/graph.h"

typedef enum CellTone {
    CELL_EMPTY,
    CELL_TEXT,   // plain words, as many lines as they take
    CELL_STRONG, // a mark that the eye should find first
    CELL_MARK,   // a mark
    CELL_QUIET,  // a mark beside the point
    CELL_GAP,    // something is missing here
} CellTone;

typedef struct Cell {
    CellTone tone;
    Str text;
} Cell;

typedef struct TableColumn {
    Str label;
    Str group;           // what it belongs to, named above it; empty: nothing
    bool is_quiet;       // it steps back, so that others stand out
    bool is_brought_out; // and this is one of the others
    Cast *cast;          // NULL: it is not marked
} TableColumn;

typedef struct TableRow {
    Str label;
    Str detail;    // a few words under the label; empty if none
    Str id;        // unique in the table: "stage-b2b-qualify"; empty if it stands for no thing
    Str link;      // an address that was checked; empty if none
    int32_t group; // index in Table.groups; -1: in none
    Cell *cells;   // one a column
    bool is_quiet; // it steps back, so that others stand out
    Cast *cast;    // NULL: it is not marked
} TableRow;

// What a mark means: "A", "accountable".
typedef struct TableMark {
    CellTone tone;
    const char *text, *meaning;
} TableMark;

typedef struct Table {
    Arena *arena;
    Str title, subtitle;
    Str description; // one or two sentences for those who cannot see it
    Str corner;      // what the rows are: "Stage"
    Str group_label; // what the groups of rows are: "Phase"
    Group *groups;
    uint32_t group_count;
    TableColumn *columns;
    uint32_t column_count;
    TableRow *rows;
    uint32_t row_count;
    const TableMark *marks; // the legend
    uint32_t mark_count;
    StrList foot;   // lines under the table
    uint32_t width; // wanted, in pixels, where it is drawn; 0: as the painter likes
} Table;

// Cells above which a table is refused: nobody could read it.
enum { TABLE_CELLS_MOST = 1000000 };

// An empty table that can hold so many rows and columns; NULL where these are too many cells.
Table *table_new(Arena *arena, uint32_t rows, uint32_t columns);

// Adds a column; adds a row without a group, whose cells are empty.
TableColumn *table_add_column(Table *table, Str label);
TableRow *table_add_row(Table *table, Str label);

void cell_set(Cell *cell, CellTone tone, Str text);

// Brings a column out: all others step back, and so do the rows that have nothing in it. A column
// that there is not (UINT32_MAX) leaves nothing standing out.
void table_bring_out(Table *table, uint32_t column);

// Whether some column belongs to a group; whether some row does.
bool table_has_column_groups(const Table *table);
bool table_has_row_groups(const Table *table);
