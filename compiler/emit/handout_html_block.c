// The blocks of a page: headings over their sections, lists, facts, tables.
//
// Labels are headings too, so that a screen reader can step through a card; they stand one level
// below the heading of the block that holds them, and headings never skip a level.
#include "emit/handout_html_parts.h"

#include "views/rich.h"

enum { DEEPEST_HEADING = 6 };

static unsigned heading_level(unsigned level)
{
    return level < DEEPEST_HEADING ? level : DEEPEST_HEADING;
}

// ---- facts --------------------------------------------------------------------------------------

static void write_fact(PageWriter *writer, const Block *fact)
{
    Out *out = writer->out;
    out_text(out, "<div><dt>");
    if (fact->kind == BLOCK_BLANK) {
        out_text(out, "<label for=\"");
        out_str(writer->out, page_input_id(writer, 'b', fact->key));
        out_text(out, "\">");
        page_text(writer, fact->key);
        out_text(out, "</label></dt><dd>");
        page_input(writer, fact->room, 'b', fact->key, (Str){0});
    } else {
        page_text(writer, fact->key);
        out_text(out, "</dt><dd>");
        page_line(writer, &fact->line);
        if (fact->rich.length > 0) {
            page_text(writer, rich_words(writer->document->arena, fact->rich));
            page_line(writer, &fact->behind);
        }
    }
    out_text(out, "</dd></div>\n");
}

void page_facts(PageWriter *writer, const Block *facts)
{
    out_text(writer->out, "<dl class=\"facts\">\n");
    for (const Block *fact = facts->first; fact; fact = fact->next) {
        write_fact(writer, fact);
    }
    out_text(writer->out, "</dl>\n");
}

// ---- tables -------------------------------------------------------------------------------------

// What fits beside one another, at the widest letters of a usual font: columns and letters on a phone,
// letters on A4 and on a screen, and on Letter where it lies on its side, as for a team. Room to write in
// and the space between columns count as letters.
enum { NARROW_COLUMNS = 4, PHONE_LETTERS = 40, PAGE_LETTERS = 84, LYING_LETTERS = 116 };
enum { ROOM_LETTERS = 12, GAP_LETTERS = 2 };

typedef struct TableWidth {
    uint32_t columns;
    uint32_t letters; // of the longest words of all columns beside one another
} TableWidth;

static Str plain_text(PageWriter *writer, const Line *line)
{
    Out text;
    out_start_in(&text, writer->document->arena);
    for (const Run *run = line->first; run; run = run->next) {
        out_str(&text, run->text);
    }
    return out_finish(&text);
}

// A row as its rooms are kept, and as people hear of it.
typedef struct RowName {
    Str key, label;
} RowName;

static RowName name_of(PageWriter *writer, const Block *row)
{
    Str first = row->first ? plain_text(writer, &row->first->line) : (Str){0};
    Str key = row->key.length > 0 ? row->key : first;
    return (RowName){key, row->label.length > 0 ? row->label : key};
}

// A cell to write in is named by its row (its key, or else its first cell) and its column.
static void write_room(PageWriter *writer, const Block *cell, const RowName *row, Str column)
{
    Arena *arena = writer->document->arena;
    Str key = str_format(arena, "%.*s: %.*s", STR_ARGS(row->key), STR_ARGS(column));
    Str label = str_format(arena, "%.*s: %.*s", STR_ARGS(row->label), STR_ARGS(column));
    page_input(writer, cell->room, 's', key, label);
}

// On a phone the cells of a wide table stand below one another, each behind its column's name. That
// takes the table its roles, so they are given again.
static void write_cell(PageWriter *writer, const Block *cell, const Block *head, const RowName *row,
                       bool is_wide)
{
    Out *out = writer->out;
    Str column = plain_text(writer, &head->line);
    out_text(out, is_wide ? "<td role=\"cell\"" : "<td");
    if (is_wide) {
        page_attribute(writer, "data-head", column);
    }
    if (cell->room != ROOM_NONE) {
        out_text(out, " class=\"room\">");
        write_room(writer, cell, row, column);
    } else {
        out_text(out, cell->line.first ? ">" : " class=\"none\">");
        page_line(writer, &cell->line);
    }
    out_text(out, "</td>");
}

static void write_row(PageWriter *writer, const Block *row, const Block *heads, bool is_wide)
{
    RowName name = name_of(writer, row);
    const Block *head = heads->first;
    out_text(writer->out, is_wide ? "<tr role=\"row\">" : "<tr>");
    for (const Block *cell = row->first; cell && head; cell = cell->next, head = head->next) {
        write_cell(writer, cell, head, &name, is_wide);
    }
    out_text(writer->out, "</tr>\n");
}

static void write_head(PageWriter *writer, const Block *row, bool is_wide)
{
    Out *out = writer->out;
    out_text(out, is_wide ? "<thead role=\"rowgroup\"><tr role=\"row\">" : "<thead><tr>");
    for (const Block *cell = row->first; cell; cell = cell->next) {
        out_text(out, is_wide ? "<th scope=\"col\" role=\"columnheader\">" : "<th scope=\"col\">");
        page_line(writer, &cell->line);
        out_text(out, "</th>");
    }
    out_text(out,
             is_wide ? "</tr></thead>\n<tbody role=\"rowgroup\">\n" : "</tr></thead>\n<tbody>\n");
}

static TableWidth measure_table(PageWriter *writer, const Block *table)
{
    TableWidth width = {0};
    for (const Block *cell = table->first->first; cell; cell = cell->next) {
        width.columns++;
    }
    uint32_t *longest = ARENA_MANY(writer->document->arena, width.columns + 1, uint32_t);
    for (const Block *row = table->first; row; row = row->next) {
        uint32_t column = 0;
        for (const Block *cell = row->first; cell && column < width.columns; cell = cell->next) {
            bool is_room = cell->room != ROOM_NONE;
            uint32_t letters = is_room ? ROOM_LETTERS : page_longest_word(&cell->line);
            longest[column] = letters > longest[column] ? letters : longest[column];
            column++;
        }
    }
    for (uint32_t i = 0; i < width.columns; i++) {
        width.letters += longest[i] + GAP_LETTERS;
    }
    return width;
}

// A table of many columns, of long words, or one to write in.
static bool table_is_wide(const Block *table, TableWidth width)
{
    const Block *row = table->first->next;
    return width.columns > NARROW_COLUMNS || width.letters > PHONE_LETTERS
           || (row && row->last && row->last->room != ROOM_NONE);
}

// Words are whole where all of them fit; else none may take more than its column's part of the page.
// Only those are broken: a browser that may break every word breaks short ones into letters.
static uint32_t longest_whole_word(const PageWriter *writer, TableWidth width)
{
    enum { LEAST = 6 };
    bool is_lying = writer->document->kind == DOCUMENT_TEAM;
    uint32_t most = is_lying ? LYING_LETTERS : PAGE_LETTERS;
    if (width.letters <= most) {
        return 0;
    }
    uint32_t part = most / width.columns;
    return part > LEAST + GAP_LETTERS ? part - GAP_LETTERS : LEAST;
}

static void write_table(PageWriter *writer, const Block *table)
{
    TableWidth width = measure_table(writer, table);
    bool is_wide = table_is_wide(table, width);
    writer->longest_word = longest_whole_word(writer, width);
    out_text(writer->out, is_wide ? "<div class=\"box\"><table class=\"wide\" role=\"table\">\n"
                                  : "<div class=\"box\"><table>\n");
    write_head(writer, table->first, is_wide);
    for (const Block *row = table->first->next; row; row = row->next) {
        write_row(writer, row, table->first, is_wide);
    }
    out_text(writer->out, "</tbody></table></div>\n");
    writer->longest_word = 0;
}

// ---- headings -----------------------------------------------------------------------------------

static void write_heading(PageWriter *writer, const Block *block, unsigned level)
{
    unsigned shown = heading_level(level);
    out_format(writer->out, "<h%u", shown);
    page_attribute(writer, "id", anchor_find(&writer->anchors, block));
    out_char(writer->out, '>');
    page_line(writer, &block->line);
    out_format(writer->out, "</h%u>\n", shown);
}

// The sections of the first level are landmarks; others would be too many of them.
static void write_section(PageWriter *writer, const Block *block, unsigned level)
{
    enum { TOP_LEVEL = 2 };
    Str anchor = anchor_find(&writer->anchors, block);
    bool is_card = block->kind == BLOCK_CARD, is_milestone = block->kind == BLOCK_MILESTONE;
    out_text(writer->out, is_card        ? "<article class=\"card\""
                          : is_milestone ? "<section class=\"milestone\""
                                         : "<section");
    if (level == TOP_LEVEL) {
        page_attribute(writer, "aria-labelledby", anchor);
    }
    out_text(writer->out, ">\n");
    write_heading(writer, block, level);
    if (is_milestone && page_task_count(block) > 0) {
        page_progress(writer, anchor, block->milestone->label, page_task_count(block));
    }
    page_blocks(writer, block, level + 1);
    out_text(writer->out, is_card ? "</article>\n" : "</section>\n");
}

// ---- the rest -----------------------------------------------------------------------------------

static void write_items(PageWriter *writer, const Block *list, unsigned level)
{
    const char *name = list->kind == BLOCK_STEPS ? "ol" : "ul";
    out_format(writer->out, "<%s", name);
    if (list->shift != 0) {
        out_format(writer->out, " start=\"%d\"", (int)list->shift + 1);
    }
    out_text(writer->out, ">\n");
    for (const Block *item = list->first; item; item = item->next) {
        out_text(writer->out, "<li>");
        page_line(writer, &item->line);
        page_blocks(writer, item, level);
        out_text(writer->out, "</li>\n");
    }
    out_format(writer->out, "</%s>\n", name);
}

static void write_words(PageWriter *writer, const Block *block, const char *open, const char *close)
{
    if (block->line.first) {
        out_text(writer->out, open);
        page_line(writer, &block->line);
        out_text(writer->out, close);
        out_char(writer->out, '\n');
    }
}

static void write_label(PageWriter *writer, const Block *block, unsigned level)
{
    unsigned shown = heading_level(level);
    char open[] = "<h0 class=\"label\">", close[] = "</h0>";
    open[2] = close[3] = (char)('0' + shown);
    write_words(writer, block, open, close);
}

static void write_quote(PageWriter *writer, const Block *quote, unsigned level)
{
    out_text(writer->out, "<blockquote>\n");
    page_blocks(writer, quote, level);
    out_text(writer->out, "</blockquote>\n");
}

static void write_code(PageWriter *writer, const Block *code)
{
    out_text(writer->out, "<pre tabindex=\"0\"><code>");
    page_text(writer, code->rich);
    out_text(writer->out, "</code></pre>\n");
}

static void write_rich(PageWriter *writer, Str rich, unsigned level)
{
    out_text(writer->out, "<div class=\"rich\">\n");
    page_blocks(writer, rich_read(writer->document, rich), level);
    out_text(writer->out, "</div>\n");
}

// What holds others and is empty is left out: a list without items is none.
static bool is_hollow(const Block *block)
{
    static const bool holds[] = {
        [BLOCK_LIST] = true,  [BLOCK_STEPS] = true, [BLOCK_TASKS] = true,
        [BLOCK_FACTS] = true, [BLOCK_TABLE] = true, [BLOCK_CELL] = false,
    };
    return (size_t)block->kind < sizeof holds && holds[block->kind] && !block->first;
}

static void write_block(PageWriter *writer, const Block *block, unsigned level)
{
    if (is_hollow(block)) {
        return;
    }
    switch (block->kind) {
    case BLOCK_SECTION:
    case BLOCK_CARD:
    case BLOCK_MILESTONE: write_section(writer, block, level); break;
    case BLOCK_PICTURE: page_picture(writer, block->picture); break;
    case BLOCK_PARAGRAPH: write_words(writer, block, "<p>", "</p>"); break;
    case BLOCK_LABEL: write_label(writer, block, level); break;
    case BLOCK_RICH: write_rich(writer, block->rich, level); break;
    case BLOCK_LIST:
    case BLOCK_STEPS: write_items(writer, block, level); break;
    case BLOCK_TASKS: page_tasks(writer, block); break;
    case BLOCK_FACTS: page_facts(writer, block); break;
    case BLOCK_TABLE: write_table(writer, block); break;
    case BLOCK_QUOTE: write_quote(writer, block, level); break;
    case BLOCK_CODE: write_code(writer, block); break;
    case BLOCK_RULE: out_text(writer->out, "<hr>\n"); break;
    case BLOCK_BLANK:
    case BLOCK_ITEM:
    case BLOCK_TASK:
    case BLOCK_FACT:
    case BLOCK_ROW:
    case BLOCK_CELL: break; // written by what holds them
    }
}

// Sections, lists and quotes nest a few levels deep, as the view and views/rich made them.
void page_blocks(PageWriter *writer, const Block *parent, unsigned level)
{
    for (const Block *block = parent->first; block; block = block->next) {
        write_block(writer, block, level);
    }
}
