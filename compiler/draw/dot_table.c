// Tables as DOT: one node whose HTML-like label is the table. Stock `dot` reads no tag or text above
// 16 KB, so each stands on a line of its own.
#include "draw/dot.h"
#include "draw/dot_text.h"
#include "draw/palette.h"

enum { HEAD_WIDTH = 110, CELL_WIDTH = 170, HEAD_LINES = 5, CELL_LINES = 12 };

static void put_cell_start(Out *out, Color fill)
{
    out_text(out, "<TD");
    if (fill != NO_COLOR) {
        out_format(out, " BGCOLOR=\"#%06x\"", (unsigned)theme_color(THEME_LIGHT, fill, false));
    }
    out_char(out, '>');
}

// Text in a colour, bold or not; an element without text would be refused.
static void put_words(Out *out, Str text, Color ink, bool is_bold, double width, uint32_t most,
                      Arena *arena)
{
    if (text.length == 0) {
        return;
    }
    out_format(out, "<FONT COLOR=\"#%06x\">%s", (unsigned)theme_color(THEME_LIGHT, ink, false),
               is_bold ? "<B>" : "");
    dot_put_tagged(out, text, width, most, arena);
    out_text(out, is_bold ? "</B></FONT>" : "</FONT>");
}

static Color cell_fill(CellTone tone)
{
    switch (tone) {
    case CELL_STRONG: return INK_CHIP;
    case CELL_MARK: return INK_MARK;
    case CELL_EMPTY:
    case CELL_TEXT:
    case CELL_QUIET:
    case CELL_GAP: break;
    }
    return NO_COLOR;
}

static void put_cell(Out *out, const Cell *cell, bool is_quiet, Arena *arena)
{
    bool is_gap = cell->tone == CELL_GAP;
    bool is_bold = cell->tone == CELL_STRONG || cell->tone == CELL_MARK || is_gap;
    Color ink = is_quiet || cell->tone == CELL_QUIET ? INK_QUIET
                : cell->tone == CELL_STRONG          ? PAPER
                                                     : INK;
    if (is_gap) {
        out_text(out, "<TD BORDER=\"2\" STYLE=\"dashed\" COLOR=\"#1e293b\">");
    } else {
        put_cell_start(out, is_quiet ? NO_COLOR : cell_fill(cell->tone));
    }
    put_words(out, cell->text, ink, is_bold && !is_quiet, CELL_WIDTH, CELL_LINES, arena);
    out_text(out, "</TD>\n");
}

static void put_columns(Out *out, const Table *table, Arena *arena)
{
    out_text(out, "<TR>");
    put_cell_start(out, INK_MARK);
    put_words(out, table->corner, INK_QUIET, true, HEAD_WIDTH, HEAD_LINES, arena);
    out_text(out, "</TD>\n");
    for (uint32_t i = 0; i < table->column_count; i++) {
        const TableColumn *column = &table->columns[i];
        Color ink = column->is_quiet ? INK_QUIET : INK;
        put_cell_start(out, INK_MARK);
        put_words(out, column->label, ink, !column->is_quiet, HEAD_WIDTH, HEAD_LINES, arena);
        if (column->group.length > 0 && column->label.length > 0) {
            out_text(out, "<BR/>");
        }
        put_words(out, column->group, INK_QUIET, false, HEAD_WIDTH, HEAD_LINES, arena);
        out_text(out, "</TD>\n");
    }
    out_text(out, "</TR>\n");
}

static void put_group(Out *out, const Table *table, int32_t index, Arena *arena)
{
    const Group *group = &table->groups[index];
    Tones tones = palette_tones(group->color, group->tone);
    out_format(out, "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"%u\" BGCOLOR=\"#%06x\">",
               table->column_count + 1, (unsigned)theme_color(THEME_LIGHT, tones.tint, false));
    put_words(out, group->label, tones.strong, true, CELL_WIDTH * 3, 1, arena);
    out_text(out, "</TD></TR>\n");
}

static void put_row(Out *out, const Table *table, const TableRow *row, Arena *arena)
{
    out_text(out, "<TR><TD ALIGN=\"LEFT\">");
    put_words(out, row->label, row->is_quiet ? INK_QUIET : INK, !row->is_quiet, CELL_WIDTH, 3,
              arena);
    out_text(out, "</TD>\n");
    for (uint32_t i = 0; i < table->column_count; i++) {
        put_cell(out, &row->cells[i], row->is_quiet || table->columns[i].is_quiet, arena);
    }
    out_text(out, "</TR>\n");
}

static void put_rows(Out *out, const Table *table, Arena *arena)
{
    int32_t before = -1;
    for (uint32_t i = 0; i < table->row_count; i++) {
        const TableRow *row = &table->rows[i];
        if (row->group >= 0 && row->group != before) {
            put_group(out, table, row->group, arena);
        }
        before = row->group;
        put_row(out, table, row, arena);
    }
}

// The foot with what the marks mean: "A = accountable".
static StrList foot_with_marks(const Table *table, Arena *arena)
{
    StrList foot = {ARENA_MANY(arena, table->foot.count + table->mark_count, Str), 0};
    for (uint32_t i = 0; i < table->mark_count; i++) {
        foot.at[foot.count++] =
            str_format(arena, "%s = %s", table->marks[i].text, table->marks[i].meaning);
    }
    for (uint32_t i = 0; i < table->foot.count; i++) {
        foot.at[foot.count++] = table->foot.at[i];
    }
    return foot;
}

void dot_write_table(const Table *table, Arena *arena, Out *out)
{
    StrList foot = foot_with_marks(table, arena);
    const DotHead head = {"cells", table->title, table->subtitle, &foot, "rankdir=TB"};
    dot_put_head(out, &head);
    out_text(out, "  s1 [shape=plaintext, style=\"\", margin=0, label=<\n"
                  "<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"6\" "
                  "COLOR=\"#cbd5e1\">\n");
    put_columns(out, table, arena);
    put_rows(out, table, arena);
    out_text(out, "</TABLE>>");
    dot_put_tooltip(out, table->description);
    out_text(out, "];\n}\n");
}
