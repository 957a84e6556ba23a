// Blocks of a document as pieces of a booklet.
//
// A heading stays with what follows. A card, a milestone and an item of a list are units. A page ends
// in an item only where that is longer than a page; in a high card, between its parts, and in a
// milestone, between its tasks, also where much of it would else stay empty.
#include "draw/cairo/booklet.h"

#include <math.h>
#include <string.h>

enum { RULE_QUIET = INK_FRAME, INK_ACCENT = TONE_STRONG << TONE_SHIFT | 0x1D4F91 };

static const double TICK = 10, INDENT = 16, KEY_ROOM = 138, GAP = 10;

// ---- headings -----------------------------------------------------------------------------------

// Sections that begin the document's parts have a short bar above, cards a fine line.
static void section_heading(Booklet *booklet, const Block *block, Column column)
{
    const double SPACE = 34, BAR_WIDTH = 36, BAR = 3, BELOW_BAR = 9;
    bool is_part = column.depth <= 1;
    Piece *piece = piece_add(booklet, (is_part ? SPACE : SPACE * 0.6) * booklet->letters);
    Bit *bar = piece_bit(piece, BIT_RULE, column.x, 0);
    bar->width = is_part ? BAR_WIDTH : 0;
    bar->height = BAR;
    bar->color = INK_ACCENT;
    Look look = is_part ? LOOK_SECTION : LOOK_CARD;
    piece_text(piece, text_of_line(booklet, &block->line, look, column.width), column.x,
               is_part ? BELOW_BAR : 0);
    piece->keeps = true;
    piece->target = block;
}

void heading_add(Booklet *booklet, const Block *block, Column column)
{
    const double SPACE = 20, RULE = 0.75, BELOW_RULE = 7;
    if (block->kind == BLOCK_SECTION) {
        section_heading(booklet, block, column);
        return;
    }
    Piece *piece = piece_add(booklet, SPACE * booklet->letters);
    Bit *rule = piece_bit(piece, BIT_RULE, column.x, 0);
    rule->width = column.width;
    rule->height = RULE;
    rule->color = INK_LINE;
    piece_text(piece, text_of_line(booklet, &block->line, LOOK_CARD, column.width), column.x,
               BELOW_RULE * booklet->letters);
    piece->keeps = true;
    piece->target = block;
}

// Small and quiet, for where a card goes on.
const Piece *heading_again(Booklet *booklet, const Block *block)
{
    const double BELOW = 8;
    Str pattern = booklet->job->words[BOOKLET_CONTINUED];
    GString *words = g_string_new_len(pattern.at, (gssize)pattern.length);
    char *heading = plain_words(block);
    g_string_replace(words, "{1}", heading, 1);
    double width = page_width(booklet, booklet->is_wide) - 2 * booklet->side;
    Piece *piece = g_new0(Piece, 1);
    piece->bits = g_array_new(FALSE, TRUE, sizeof(Bit));
    piece_text(piece, text_cut(booklet, (Str){words->str, words->len}, LOOK_KEY, width, false),
               booklet->side, 0);
    piece->height += BELOW;
    piece->keeps = true;
    g_string_free(words, TRUE);
    g_free(heading);
    return piece;
}

static bool is_label(const Piece *piece)
{
    const Bit *bit = piece->bits->len > 0 ? &g_array_index(piece->bits, Bit, 0) : NULL;
    return bit != NULL && bit->kind == BIT_TEXT && bit->text->look == LOOK_LABEL;
}

// The last two parts of a card stay together if they are small, so that it never goes on over a page
// with a line or two.
static void keep_last_parts(Booklet *booklet, guint first)
{
    const double SMALL = 0.3; // of a page
    double most = SMALL * page_height(booklet, booklet->is_wide), height = 0;
    guint labels = 0;
    for (guint i = booklet->pieces->len; i-- > first + 1 && labels < 2 && height < most;) {
        Piece *piece = booklet->pieces->pdata[i];
        height += piece->space + piece->height;
        labels += is_label(piece);
        if (labels == 2 && height < most)
            piece->unit_end = booklet->pieces->len - 1;
    }
}

// What goes on over a page does so under its heading.
static void close_card(Booklet *booklet, guint first, const Block *block)
{
    keep_last_parts(booklet, first);
    unit_close(booklet, first);
    ((Piece *)booklet->pieces->pdata[first])->flow =
        block->kind == BLOCK_MILESTONE ? UNIT_FLOWS : UNIT_FLOWS_IF_HIGH;
    for (guint i = first + 1; i < booklet->pieces->len; i++)
        ((Piece *)booklet->pieces->pdata[i])->within = block;
}

static void headed_add(Booklet *booklet, const Block *block, Column column)
{
    guint first = booklet->pieces->len;
    heading_add(booklet, block, column);
    Column inner = {column.x, column.width, column.depth + 1};
    blocks_add(booklet, block, inner);
    if (block->kind != BLOCK_SECTION)
        close_card(booklet, first, block);
}

// ---- texts --------------------------------------------------------------------------------------

// A short one under a heading, or before facts or a map, says what comes, and stays with that.
static void paragraph_add(Booklet *booklet, const Block *block, Column column)
{
    enum { MOST_LINES = 4 };
    guint count = booklet->pieces->len;
    bool opens = (count > 0 && ((Piece *)booklet->pieces->pdata[count - 1])->keeps)
                 || (block->next != NULL
                     && (block->next->kind == BLOCK_FACTS || block->next->kind == BLOCK_PICTURE));
    const double SPACE = 7, WIDEST = 440; // longer lines are hard to read
    Piece *piece = piece_add(booklet, SPACE * booklet->letters);
    Words *text = text_of_line(booklet, &block->line, LOOK_BODY, fmin(column.width, WIDEST));
    piece_text(piece, text, column.x, 0);
    piece->splits = true;
    piece->keeps = opens && text->line_count <= MOST_LINES && block->next != NULL;
}

static void label_add(Booklet *booklet, const Block *block, Column column)
{
    const double SPACE = 11;
    Piece *piece = piece_add(booklet, SPACE * booklet->letters);
    piece_text(piece, text_of_line(booklet, &block->line, LOOK_LABEL, column.width), column.x, 0);
    piece->keeps = true;
}

static void code_add(Booklet *booklet, const Block *block, Column column)
{
    const double SPACE = 8, INSET = 6;
    Str lines = block->rich;
    while (lines.length > 0 && lines.at[lines.length - 1] == '\n')
        lines.length--;
    Piece *piece = piece_add(booklet, SPACE);
    Bit *back = piece_bit(piece, BIT_FILL, column.x, 0);
    back->width = column.width;
    back->color = NEUTRAL_TINT;
    back->spans = true;
    piece_text(piece, text_of_str(booklet, lines, LOOK_CODE, column.width - 2 * INSET),
               column.x + INSET, INSET);
    piece->height += INSET;
    piece->splits = true;
}

static void rule_add(Booklet *booklet, Column column)
{
    const double SPACE = 9, RULE = 0.6, BELOW = 4;
    Piece *piece = piece_add(booklet, SPACE * booklet->letters);
    Bit *rule = piece_bit(piece, BIT_RULE, column.x, 0);
    rule->width = column.width;
    rule->height = RULE;
    piece->height = BELOW * booklet->letters;
    rule->color = INK_LINE;
}

// What a quote holds has a line at its side, through the space between its parts too.
static void quote_add(Booklet *booklet, const Block *quote, Column column)
{
    const double RULE = 1.5;
    guint first = booklet->pieces->len;
    Column inner = {column.x + INDENT, column.width - INDENT, column.depth};
    blocks_add(booklet, quote, inner);
    for (guint i = first; i < booklet->pieces->len; i++) {
        Piece *piece = booklet->pieces->pdata[i];
        Bit *rule = piece_bit(piece, BIT_RULE, column.x + 2, i > first ? -piece->space : 0);
        rule->width = RULE;
        rule->color = RULE_QUIET;
        rule->spans = true;
    }
}

// ---- lists --------------------------------------------------------------------------------------

// The middle of a text's first line, from its top.
static double first_middle(const Words *text)
{
    return text->line_count > 0 ? text_height(text, 0, 1) / 2 : 0;
}

enum { NO_NUMBER = -1 }; // a dot instead

static void put_mark(Booklet *booklet, Piece *piece, const Words *text, double x, int number)
{
    const double DOT = 3.2, DOT_X = 5, ROOM = 120;
    if (number == NO_NUMBER) {
        piece_bit(piece, BIT_DOT, x + DOT_X, first_middle(text))->width = DOT * booklet->letters;
        return;
    }
    char *words = g_strdup_printf("%d.", number);
    piece_text(piece, text_of_str(booklet, (Str){words, strlen(words)}, LOOK_ITEM, ROOM), x, 0);
    g_free(words);
}

// The block that has an item's words: in CommonMark its first paragraph may.
static const Block *lead_of(const Block *item)
{
    bool is_within =
        item->line.first == NULL && item->first != NULL && item->first->kind == BLOCK_PARAGRAPH;
    return is_within ? item->first : item;
}

static void item_add(Booklet *booklet, const Block *item, Column column, int number, double indent)
{
    const double SPACE = 4;
    guint first = booklet->pieces->len;
    const Block *lead = lead_of(item);
    Column inner = {column.x + indent, column.width - indent, column.depth};
    Piece *piece = piece_add(booklet, SPACE * booklet->letters);
    Words *text = text_of_line(booklet, &lead->line, LOOK_ITEM, inner.width);
    put_mark(booklet, piece, text, column.x, number);
    piece_text(piece, text, inner.x, 0);
    piece->keeps = item->first != NULL && item->first != lead;
    Block rest = *item;
    rest.first = lead == item ? item->first : lead->next;
    blocks_add(booklet, &rest, inner);
    unit_close(booklet, first);
}

// In how many columns the items of a list go: more than one where they are short.
static int list_columns(Booklet *booklet, const Block *list, int count, double width)
{
    enum { MOST_COLUMNS = 3 };
    double widest = 0;
    if (list->kind == BLOCK_STEPS || count < MOST_COLUMNS)
        return 1;
    for (const Block *item = list->first; item != NULL; item = item->next) {
        if (item->first != NULL)
            return 1;
        Words *text = text_of_line(booklet, &item->line, LOOK_ITEM, width);
        widest = fmax(widest, text_natural(text) + INDENT + GAP);
        if (2 * widest > width)
            return 1;
    }
    return MIN(count > MOST_COLUMNS ? MOST_COLUMNS : 2, (int)(width / widest));
}

// Short items beside one another, row by row.
static void grid_add(Booklet *booklet, const Block *list, Column column, int columns)
{
    const double SPACE = 4;
    enum { MOST_TOGETHER = 6 };
    double width = column.width / columns;
    const Block *item = list->first;
    guint first = booklet->pieces->len;
    while (item != NULL) {
        Piece *piece = piece_add(booklet, SPACE * booklet->letters);
        for (int i = 0; i < columns && item != NULL; i++, item = item->next) {
            Words *text = text_of_line(booklet, &item->line, LOOK_ITEM, width - INDENT - GAP / 2);
            put_mark(booklet, piece, text, column.x + i * width, NO_NUMBER);
            piece_text(piece, text, column.x + i * width + INDENT, 0);
        }
    }
    if (booklet->pieces->len - first <= MOST_TOGETHER)
        unit_close(booklet, first);
}

static void list_add(Booklet *booklet, const Block *list, Column column)
{
    const double DIGIT = 6.5;
    int count = 0, number = list->shift;
    double indent = INDENT;
    for (const Block *item = list->first; item != NULL; item = item->next)
        count++;
    int columns = list_columns(booklet, list, count, column.width);
    if (columns > 1) {
        grid_add(booklet, list, column, columns);
        return;
    }
    for (int rest = count + list->shift; list->kind == BLOCK_STEPS && rest >= 10; rest /= 10)
        indent += DIGIT;
    for (const Block *item = list->first; item != NULL; item = item->next) {
        item_add(booklet, item, column, list->kind == BLOCK_STEPS ? ++number : NO_NUMBER,
                 indent * booklet->letters);
        Piece *last = booklet->pieces->pdata[booklet->pieces->len - 1];
        last->keeps = item == list->first && item->next != NULL; // it does not stand alone
    }
}

// ---- tasks --------------------------------------------------------------------------------------

// A word, and a line to write on.
static double put_field(Booklet *booklet, Piece *piece, BookletWord word, double x, double y,
                        double width)
{
    const double RULE = 0.6, BASE = 9;
    Words *text = text_of_str(booklet, booklet->job->words[word], LOOK_SMALL, width);
    double words = text_natural(text) + 5;
    piece_text(piece, text, x, y);
    Bit *rule = piece_bit(piece, BIT_RULE, x + words, y + BASE);
    rule->width = width - words;
    rule->height = RULE;
    rule->color = INK_LINE;
    return x + width + GAP;
}

static void put_fields(Booklet *booklet, Piece *piece, double x, double width)
{
    const double ABOVE = 12, INITIALS = 120, DATE = 130;
    double y = piece->height + ABOVE;
    double room = fmin(INITIALS, (width - GAP) / 2);
    x = put_field(booklet, piece, BOOKLET_INITIALS, x, y, room);
    put_field(booklet, piece, BOOKLET_DATE, x, y, fmin(DATE, (width - GAP) / 2));
    piece->height += 3;
}

// Who sees to it, and by when, in a column of their own.
static void put_duty(Booklet *booklet, Piece *piece, const Duty *duty, double x, double width)
{
    const double DOWN = 1;
    Words *owner = text_of_str(booklet, duty->owner, LOOK_CELL, width);
    piece_text(piece, owner, x, DOWN);
    if (duty->due.text.length > 0)
        piece_text(piece, text_of_str(booklet, duty->due.text, LOOK_SMALL, width), x,
                   DOWN + text_height(owner, 0, owner->line_count));
}

static void task_add(Booklet *booklet, const Block *task, Column column)
{
    const double SPACE = 7 * booklet->letters, DUTY_ROOM = 118, TICK_ROOM = 18;
    const Duty *duty = task->task;
    bool has_owner = duty->owner.length > 0 || duty->due.text.length > 0;
    double room = has_owner ? fmin(DUTY_ROOM, column.width * 0.3) : 0;
    double width = column.width - TICK_ROOM - (has_owner ? room + GAP : 0);
    Piece *piece = piece_add(booklet, SPACE);
    Words *text = text_of_line(booklet, &task->line, LOOK_ITEM, width);
    Bit *tick = piece_bit(piece, BIT_TICK, column.x, first_middle(text) - TICK / 2);
    tick->width = tick->height = TICK;
    piece_text(piece, text, column.x + TICK_ROOM, 0);
    if (has_owner)
        put_duty(booklet, piece, duty, column.x + column.width - room, room);
    if (duty->is_sign_off || duty->proves != NULL)
        put_fields(booklet, piece, column.x + TICK_ROOM, width);
}

// ---- facts --------------------------------------------------------------------------------------

static const double FACT_SPACE = 4, BLANK_ROOM = 20;

// Where the words of a row stand, from its top, so that they stand on its foot, but not on the line of
// the row above; its height is at least `room`.
static double down_to_foot(double room, const Words *text)
{
    const double FOOT = 3, HEAD = 7;
    return room > 0 ? fmax(room - FOOT - text_height(text, 0, text->line_count), HEAD) : 0;
}

static void blank_add(Booklet *booklet, const Block *blank, Column column, double room)
{
    const double RULE = 0.6, WIDEST = 270;
    Piece *piece = piece_add(booklet, FACT_SPACE);
    Words *name = text_of_str(booklet, blank->key, LOOK_KEY, KEY_ROOM - GAP);
    piece_text(piece, name, column.x, down_to_foot(room, name));
    piece->height = fmax(piece->height, room);
    Bit *rule = piece_bit(piece, BIT_RULE, column.x + KEY_ROOM, piece->height - RULE);
    rule->width = fmin(column.width - KEY_ROOM, WIDEST);
    rule->height = RULE;
    rule->color = INK_LINE;
}

static void fact_add(Booklet *booklet, const Block *fact, Column column, double room)
{
    double key = fmin(KEY_ROOM, column.width * 0.3);
    Column inner = {column.x + key, column.width - key, column.depth};
    Piece *piece = piece_add(booklet, FACT_SPACE * booklet->letters);
    const Block *lead = lead_of(fact);
    Words *name = text_of_str(booklet, fact->key, LOOK_KEY, key - GAP);
    Words *text = text_of_line(booklet, &lead->line, LOOK_ITEM, inner.width);
    double shift =
        fmax(text_leading(booklet, LOOK_ITEM) - text_leading(booklet, LOOK_KEY), 0) * 0.8;
    double down = down_to_foot(room, text);
    piece_text(piece, name, column.x, down + shift);
    piece_text(piece, text, inner.x, down);
    piece->height = fmax(piece->height, room);
    Block rest = *fact;
    rest.first = lead == fact ? fact->first : lead->next;
    piece->keeps = rest.first != NULL;
    blocks_add(booklet, &rest, inner);
}

// Few of them stay together, of many the first and the last ones.
static void keep_facts(Booklet *booklet, guint first)
{
    enum { MOST_TOGETHER = 8 };
    guint end = booklet->pieces->len;
    if (end - first <= MOST_TOGETHER) {
        unit_close(booklet, first);
        return;
    }
    ((Piece *)booklet->pieces->pdata[first])->keeps = true;
    ((Piece *)booklet->pieces->pdata[first + 1])->keeps = true;
    ((Piece *)booklet->pieces->pdata[end - 2])->keeps = true;
}

void facts_add(Booklet *booklet, const Block *facts, Column column, double room)
{
    const double SPACE = 8;
    guint first = booklet->pieces->len;
    for (const Block *fact = facts->first; fact != NULL; fact = fact->next) {
        if (fact->kind == BLOCK_BLANK)
            blank_add(booklet, fact, column, fmax(room, BLANK_ROOM));
        else
            fact_add(booklet, fact, column, room);
    }
    if (first < booklet->pieces->len)
        ((Piece *)booklet->pieces->pdata[first])->space = SPACE * booklet->letters;
    keep_facts(booklet, first);
}

// ---- all of them --------------------------------------------------------------------------------

// Neither the first of several stands alone, nor the last, which is the signature.
static void tasks_add(Booklet *booklet, const Block *tasks, Column column)
{
    guint first = booklet->pieces->len;
    for (const Block *task = tasks->first; task != NULL; task = task->next)
        task_add(booklet, task, column);
    if (booklet->pieces->len > first + 1) {
        ((Piece *)booklet->pieces->pdata[first])->keeps = true;
        ((Piece *)booklet->pieces->pdata[booklet->pieces->len - 2])->keeps = true;
    }
}

// Texts of the file; a single short one under a heading stays with what comes, as our own do.
static void rich_add(Booklet *booklet, const Block *rich, Column column)
{
    guint first = booklet->pieces->len;
    bool opens = first > 0 && ((Piece *)booklet->pieces->pdata[first - 1])->keeps;
    blocks_add(booklet, rich, column);
    if (opens && booklet->pieces->len == first + 1 && rich->next != NULL)
        ((Piece *)booklet->pieces->pdata[first])->keeps = true;
}

static void block_add_pieces(Booklet *booklet, const Block *block, Column column)
{
    switch (block->kind) {
    case BLOCK_SECTION:
    case BLOCK_CARD:
    case BLOCK_MILESTONE: headed_add(booklet, block, column); break;
    case BLOCK_PICTURE: picture_add(booklet, block, column); break;
    case BLOCK_PARAGRAPH: paragraph_add(booklet, block, column); break;
    case BLOCK_LABEL: label_add(booklet, block, column); break;
    case BLOCK_RICH: rich_add(booklet, block, column); break;
    case BLOCK_LIST:
    case BLOCK_STEPS: list_add(booklet, block, column); break;
    case BLOCK_TASKS: tasks_add(booklet, block, column); break;
    case BLOCK_FACTS: facts_add(booklet, block, column, 0); break;
    case BLOCK_TABLE: table_add(booklet, block, column); break;
    case BLOCK_QUOTE: quote_add(booklet, block, column); break;
    case BLOCK_CODE: code_add(booklet, block, column); break;
    case BLOCK_RULE: rule_add(booklet, column); break;
    case BLOCK_ITEM: // these stand in their lists, and are added with them
    case BLOCK_TASK:
    case BLOCK_FACT:
    case BLOCK_BLANK:
    case BLOCK_ROW:
    case BLOCK_CELL: break;
    }
}

void blocks_add(Booklet *booklet, const Block *parent, Column column)
{
    for (const Block *block = parent->first; block != NULL; block = block->next)
        block_add_pieces(booklet, block, column);
}
