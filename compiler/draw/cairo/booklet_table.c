// Tables of booklets: a piece a row, under a head that is repeated on each page.
//
// A column takes at least its longest word, and of what is left by how much its texts are wider. Where
// a little less air lets every text stand on one line, there is less. Where there is no room for all
// longest words, very long ones are parted; short ones and those of the head stay whole.
#include "draw/cairo/booklet.h"

#include <math.h>
#include <string.h>

static const double PAD_X = 8, TIGHT_PAD_X = 4, PAD_Y = 4.5;
static const double ROOM_TO_WRITE = 92; // at least

typedef struct Cell {
    Words *text; // NULL: nothing in it
} Cell;

typedef struct Grid {
    Booklet *booklet;
    Column column;
    guint columns, rows;
    Cell *cells;    // row by row
    double *widths; // of columns, with their padding
    double pad;     // at both sides of a text
    bool *is_blank; // no row fills the column
    guint blanks;   // how many are to be written in
} Grid;

static guint cell_count(const Block *row)
{
    guint count = 0;
    for (const Block *cell = row->first; cell != NULL; cell = cell->next)
        count++;
    return count;
}

static void read_cells(Grid *grid, const Block *table)
{
    Cell *cell = grid->cells;
    for (const Block *row = table->first; row != NULL; row = row->next) {
        Look look = row == table->first ? LOOK_HEAD : LOOK_CELL;
        guint column = 0;
        for (const Block *at = row->first; at != NULL; at = at->next, column++)
            if (at->line.first != NULL)
                cell[column].text = text_of_line(grid->booklet, &at->line, look, G_MAXSHORT);
        cell += grid->columns;
    }
}

// ---- how wide -----------------------------------------------------------------------------------

static const double MOST = 0.3; // of the whole width, for one word

// Whether a word of so many letters ends before this one. A script without spaces may be broken
// anywhere, but not into single letters.
static bool is_breaking(gunichar letter, glong word)
{
    enum { WIDE_TOGETHER = 4 };
    bool is_held = letter == 0xA0 || letter == 0x2007; // spaces that no line ends at
    return (g_unichar_isspace(letter) && !is_held)
           || (g_unichar_iswide(letter) && word >= WIDE_TOGETHER);
}

// The share of a text's letters that its longest word has.
static double longest_share(const char *text)
{
    glong longest = 0, all = 0, word = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        word = is_breaking(g_utf8_get_char(at), word) ? 0 : word + 1;
        longest = word > longest ? word : longest;
        all++;
    }
    return all > 0 ? (double)(longest + 1) / (double)all : 0;
}

static void measure_column(const Grid *grid, guint column, double *least, double *natural)
{
    const double WIDE_LETTERS = 1.15;
    *least = *natural = 2 * PAD_X;
    for (guint row = 0; row < grid->rows; row++) {
        const Words *text = grid->cells[row * grid->columns + column].text;
        if (text == NULL)
            continue;
        double width = text_natural(text);
        double share = longest_share(pango_layout_get_text(text->setting->layout)) * WIDE_LETTERS;
        double word = fmin(width * fmin(share, 1), grid->column.width * MOST);
        *least = fmax(*least, word + 2 * PAD_X);
        *natural = fmax(*natural, width + 2 * PAD_X);
    }
}

// How wide a word stands in its text.
static double word_width(const Words *text, const char *from, const char *to)
{
    PangoLayout *layout = text->setting->layout;
    const char *letters = pango_layout_get_text(layout);
    PangoRectangle begin, end;
    pango_layout_index_to_pos(layout, (int)(from - letters), &begin);
    pango_layout_index_to_pos(layout, (int)(to - letters), &end);
    return fabs((double)(end.x - begin.x)) / PANGO_SCALE;
}

// The widest word that is never parted.
static double widest_whole(const Words *text, bool is_head)
{
    enum { SHORT_LETTERS = 14 };
    double widest = 0;
    const char *from = pango_layout_get_text(text->setting->layout);
    while (*from != '\0') {
        glong letters = 0;
        const char *to = from;
        for (; *to != '\0' && !is_breaking(g_utf8_get_char(to), letters); to = g_utf8_next_char(to))
            letters++;
        if (letters > 0 && (is_head || letters <= SHORT_LETTERS))
            widest = fmax(widest, word_width(text, from, to));
        from = letters > 0 || *to == '\0' ? to : g_utf8_next_char(to);
    }
    return widest;
}

// What a column needs for its head and its short words.
static double firm_width(const Grid *grid, guint column)
{
    double firm = 0;
    for (guint row = 0; row < grid->rows; row++) {
        const Words *text = grid->cells[row * grid->columns + column].text;
        if (text != NULL)
            firm = fmax(firm, widest_whole(text, row == 0));
    }
    return fmin(ceil(firm), grid->column.width * MOST) + 2 * grid->pad;
}

// ---- room to write ------------------------------------------------------------------------------

// Columns that no row fills are room to write in, if there are several: a single one may be empty by
// chance.
static void find_blanks(Grid *grid)
{
    enum { LEAST_BLANKS = 3 };
    guint count = 0;
    for (guint column = 0; column < grid->columns; column++) {
        bool is_blank = grid->rows > 1;
        for (guint row = 1; row < grid->rows; row++)
            is_blank = is_blank && grid->cells[row * grid->columns + column].text == NULL;
        grid->is_blank[column] = is_blank;
        count += is_blank;
    }
    grid->blanks = count >= LEAST_BLANKS ? count : 0;
}

// They share what the others leave, and get something in any case.
static double room_to_write(const Grid *grid, const double *natural)
{
    double filled = 0;
    for (guint i = 0; i < grid->columns; i++)
        filled += grid->is_blank[i] ? 0 : natural[i] + grid->pad;
    return fmax((grid->column.width - filled) / grid->blanks, ROOM_TO_WRITE);
}

// Takes air out where the table is too wide, and would not be without.
static void take_air(Grid *grid, double *least, double *natural)
{
    const double AIR = 2 * (PAD_X - TIGHT_PAD_X);
    double all = 0;
    guint filled = 0;
    for (guint i = 0; i < grid->columns; i++) {
        bool is_room = grid->blanks > 0 && grid->is_blank[i];
        all += is_room ? ROOM_TO_WRITE : natural[i];
        filled += !is_room;
    }
    if (all <= grid->column.width || all - AIR * filled > grid->column.width)
        return;
    grid->pad = TIGHT_PAD_X;
    for (guint i = 0; i < grid->columns; i++) {
        least[i] -= AIR;
        natural[i] -= AIR;
    }
}

// Columns of long words give way to those that cannot.
static void share_firmly(Grid *grid, const double *least, double width)
{
    double *firm = g_new0(double, grid->columns), all_firm = 0, all_more = 0;
    for (guint i = 0; i < grid->columns; i++) {
        if (grid->blanks > 0 && grid->is_blank[i])
            continue;
        firm[i] = firm_width(grid, i);
        all_firm += firm[i];
        all_more += fmax(least[i] - firm[i], 0);
    }
    for (guint i = 0; i < grid->columns; i++) {
        if (grid->blanks > 0 && grid->is_blank[i])
            continue;
        if (all_firm >= width || all_more <= 0)
            grid->widths[i] = firm[i] * width / all_firm;
        else
            grid->widths[i] = firm[i] + (width - all_firm) * fmax(least[i] - firm[i], 0) / all_more;
    }
}

// The widths of the columns that `width` is for.
static void share_width(Grid *grid, const double *least, const double *natural, double width)
{
    double all_least = 0, all_natural = 0;
    for (guint i = 0; i < grid->columns; i++) {
        bool is_shared = grid->blanks == 0 || !grid->is_blank[i];
        all_least += is_shared ? least[i] : 0;
        all_natural += is_shared ? natural[i] : 0;
    }
    if (all_natural > width && all_least >= width) {
        share_firmly(grid, least, width);
        return;
    }
    for (guint i = 0; i < grid->columns; i++) {
        if (grid->blanks > 0 && grid->is_blank[i])
            continue;
        if (all_natural <= width)
            grid->widths[i] = natural[i] + (width - all_natural) * natural[i] / all_natural;
        else
            grid->widths[i] =
                least[i]
                + (width - all_least) * (natural[i] - least[i]) / (all_natural - all_least);
    }
}

static void share_all(Grid *grid, const double *least, const double *natural)
{
    double width = grid->column.width;
    if (grid->blanks > 0) {
        double room = room_to_write(grid, natural);
        width -= room * grid->blanks;
        for (guint i = 0; i < grid->columns; i++)
            grid->widths[i] = room;
    }
    share_width(grid, least, natural, width);
}

static void set_widths(Grid *grid)
{
    double *least = g_new0(double, grid->columns), *natural = g_new0(double, grid->columns);
    for (guint i = 0; i < grid->columns; i++)
        measure_column(grid, i, &least[i], &natural[i]);
    find_blanks(grid);
    take_air(grid, least, natural);
    share_all(grid, least, natural);
    for (guint i = 0; i < grid->rows * grid->columns; i++)
        if (grid->cells[i].text != NULL)
            text_set_width(grid->cells[i].text,
                           fmax(grid->widths[i % grid->columns] - 2 * grid->pad, 1));
}

// ---- rows ---------------------------------------------------------------------------------------

static void put_rule(Piece *piece, const Grid *grid, double y, double thickness)
{
    Bit *rule = piece_bit(piece, BIT_RULE, grid->column.x, y);
    rule->width = grid->column.width;
    rule->height = thickness;
    rule->color = thickness > 0.6 ? INK_LINE : INK_FRAME;
}

static Piece *row_add(Grid *grid, guint row)
{
    const double SIGN_ROOM = 26, THIN = 0.5, THICK = 0.9;
    const Cell *cells = &grid->cells[row * grid->columns];
    Piece *piece = piece_add(grid->booklet, 0);
    double x = grid->column.x;
    double down = grid->blanks > 0 && row > 0 ? SIGN_ROOM / 2 : PAD_Y;
    for (guint i = 0; i < grid->columns; i++) {
        if (cells[i].text != NULL)
            piece_text(piece, cells[i].text, i == 0 ? x : x + grid->pad, down);
        x += grid->widths[i];
    }
    piece->height += PAD_Y;
    put_rule(piece, grid, piece->height, row == 0 ? THICK : THIN);
    piece->height += row == 0 ? THICK : THIN;
    return piece;
}

static void rows_add(Grid *grid)
{
    const double SPACE = 9;
    enum { MOST_TOGETHER = 8, FEW = 4 };
    guint first = grid->booklet->pieces->len;
    Piece *head = row_add(grid, 0);
    head->space = SPACE;
    head->keeps = true;
    for (guint row = 1; row < grid->rows; row++) {
        Piece *piece = row_add(grid, row);
        piece->head = head;
        piece->keeps = row == 1 ? grid->rows > 2 : row + 2 == grid->rows; // none stands alone
    }
    if (grid->rows <= MOST_TOGETHER)
        unit_close(grid->booklet, first);
    head->flow = grid->rows > FEW ? UNIT_FLOWS : UNIT_STAYS;
}

void table_add(Booklet *booklet, const Block *table, Column column)
{
    Grid grid = {.booklet = booklet, .column = column, .pad = PAD_X};
    for (const Block *row = table->first; row != NULL; row = row->next) {
        grid.columns = MAX(grid.columns, cell_count(row));
        grid.rows++;
    }
    if (grid.columns == 0)
        return;
    grid.cells = g_new0(Cell, grid.rows * grid.columns);
    grid.widths = g_new0(double, grid.columns);
    grid.is_blank = g_new0(bool, grid.columns);
    read_cells(&grid, table);
    set_widths(&grid);
    rows_add(&grid);
}
