// Writes a document as Markdown.
//
// Blocks stand a blank line apart; what is nested in an item is indented. Links between blocks lead
// to the anchors that GitHub makes from headings (emit/markdown_anchor).
#include "emit/markdown.h"

#include "emit/commonmark.h"
#include "emit/markdown_anchor.h"
#include "views/phrases.h"
#include "views/rich.h"

enum { DEEPEST_HEADING = 6 };

typedef struct Writer {
    Out *out;
    const Document *document;
    Anchors anchors;
    bool is_begun; // something was written: the next block stands a line apart
} Writer;

// ---- lines --------------------------------------------------------------------------------------

// The view makes no run in two styles, and no code: those come from CommonMark, which is written
// again as it is (emit/commonmark).
static const char *style_mark(unsigned style)
{
    return style & RUN_STRONG ? "**" : style & RUN_EMPHASIS ? "*" : "";
}

static void write_run(Writer *writer, MarkdownText *text, const Run *run)
{
    Str anchor = run->aim ? anchor_find(&writer->anchors, run->aim) : (Str){0};
    bool is_link = anchor.length > 0 || markdown_address_is_allowed(run->address);
    if (is_link) {
        markdown_text_mark(text, "[");
    }
    Str words = run_words(run);
    if (run->is_apart) { // behind a mark from left to right, which stands there to be seen
        markdown_text_add(text, words.length < run->text.length ? STR(" ") : STR(""));
        markdown_text_mark(text, "&#8206;");
    }
    if (run->style == RUN_PLAIN) {
        markdown_text_add(text, words);
    } else {
        markdown_text_add_marked(text, style_mark(run->style), words);
    }
    if (is_link) {
        markdown_text_close(text, anchor.length > 0 ? "](#" : "](");
        markdown_write_address(writer->out, anchor.length > 0 ? anchor : run->address);
        out_char(writer->out, ')');
    }
}

static void write_line(Writer *writer, MarkdownText *text, const Line *line)
{
    for (const Run *run = line->first; run; run = run->next) {
        write_run(writer, text, run);
    }
}

static void begin(Writer *writer)
{
    if (writer->is_begun) {
        out_char(writer->out, '\n');
    }
    writer->is_begun = true;
}

// ---- lists --------------------------------------------------------------------------------------

static void write_items(Writer *writer, const Block *list, size_t indent)
{
    uint32_t number = 1;
    for (const Block *item = list->first; item; item = item->next) {
        size_t before = writer->out->length;
        out_repeat(writer->out, ' ', indent);
        if (list->kind == BLOCK_STEPS) {
            out_format(writer->out, "%u. ", number++);
        } else {
            out_text(writer->out, "- ");
        }
        size_t inner = writer->out->length - before;
        MarkdownText text = markdown_text_start(writer->out, true);
        write_line(writer, &text, &item->line);
        out_char(writer->out, '\n');
        for (const Block *child = item->first; child; child = child->next) {
            write_items(writer, child, inner);
        }
    }
}

// "you, by day 5"
static Str due_text(const Writer *writer, const Duty *duty)
{
    if (duty->due.text.length == 0) {
        return duty->owner;
    }
    return phrase_with_two(writer->document->arena, PHRASE_DUE, duty->owner, duty->due.text);
}

static void write_tasks(Writer *writer, const Block *tasks)
{
    for (const Block *task = tasks->first; task; task = task->next) {
        out_text(writer->out, "- [ ] ");
        MarkdownText text = markdown_text_start(writer->out, true);
        write_line(writer, &text, &task->line);
        Str due = due_text(writer, task->task);
        if (due.length > 0) {
            markdown_text_add(&text, STR(" — "));
            markdown_text_add_marked(&text, "*", due);
        }
        out_char(writer->out, '\n');
    }
}

static void write_facts(Writer *writer, const Block *facts)
{
    for (const Block *fact = facts->first; fact; fact = fact->next) {
        out_text(writer->out, "- ");
        MarkdownText text = markdown_text_start(writer->out, true);
        markdown_text_add_marked(&text, "**", fact->key);
        markdown_text_add(&text, STR(": "));
        write_line(writer, &text, &fact->line);
        markdown_text_add(&text, rich_words(writer->document->arena, fact->rich));
        write_line(writer, &text, &fact->behind);
        out_char(writer->out, '\n');
    }
}

// ---- tables -------------------------------------------------------------------------------------

static void write_row(Writer *writer, const Block *row)
{
    out_char(writer->out, '|');
    for (const Block *cell = row->first; cell; cell = cell->next) {
        out_char(writer->out, ' ');
        MarkdownText text = markdown_text_start(writer->out, false);
        write_line(writer, &text, &cell->line);
        out_text(writer->out, " |");
    }
    out_char(writer->out, '\n');
}

static void write_table(Writer *writer, const Block *table)
{
    write_row(writer, table->first);
    out_char(writer->out, '|');
    for (const Block *cell = table->first->first; cell; cell = cell->next) {
        out_text(writer->out, " --- |");
    }
    out_char(writer->out, '\n');
    for (const Block *row = table->first->next; row; row = row->next) {
        write_row(writer, row);
    }
}

// ---- blocks -------------------------------------------------------------------------------------

static void write_heading(Writer *writer, const Line *line, uint32_t level)
{
    begin(writer);
    out_repeat(writer->out, '#', level < DEEPEST_HEADING ? level : DEEPEST_HEADING);
    out_char(writer->out, ' ');
    MarkdownText text = markdown_text_start(writer->out, false);
    write_line(writer, &text, line);
    out_char(writer->out, '\n');
}

static void write_paragraph(Writer *writer, const Block *block)
{
    MarkdownText text = markdown_text_start(writer->out, true);
    if (block->kind == BLOCK_LABEL) {
        markdown_text_add_marked(&text, "**",
                                 block->line.first ? block->line.first->text : STR(""));
    } else {
        write_line(writer, &text, &block->line);
    }
    out_char(writer->out, '\n');
}

static void write_rich(Writer *writer, Str rich)
{
    commonmark_write(writer->out, rich, 0);
    out_char(writer->out, '\n');
}

static bool is_empty(const Block *block)
{
    switch (block->kind) {
    case BLOCK_LIST:
    case BLOCK_STEPS:
    case BLOCK_TASKS:
    case BLOCK_FACTS:
    case BLOCK_TABLE: return block->first == NULL;
    case BLOCK_PARAGRAPH:
    case BLOCK_LABEL: return block->line.first == NULL;
    case BLOCK_RICH: return block->rich.length == 0;
    case BLOCK_PICTURE: return true; // what it shows stands in the tables too
    case BLOCK_SECTION:
    case BLOCK_CARD:
    case BLOCK_MILESTONE:
    case BLOCK_BLANK:
    case BLOCK_QUOTE:
    case BLOCK_CODE:
    case BLOCK_RULE:
    case BLOCK_ITEM:
    case BLOCK_TASK:
    case BLOCK_FACT:
    case BLOCK_ROW:
    case BLOCK_CELL: break;
    }
    return false;
}

static void write_leaf(Writer *writer, const Block *block)
{
    if (is_empty(block)) {
        return;
    }
    begin(writer);
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_LABEL: write_paragraph(writer, block); break;
    case BLOCK_RICH: write_rich(writer, block->rich); break;
    case BLOCK_LIST:
    case BLOCK_STEPS: write_items(writer, block, 0); break;
    case BLOCK_TASKS: write_tasks(writer, block); break;
    case BLOCK_FACTS: write_facts(writer, block); break;
    case BLOCK_TABLE: write_table(writer, block); break;
    case BLOCK_PICTURE:
    case BLOCK_SECTION:
    case BLOCK_CARD:
    case BLOCK_MILESTONE:
    case BLOCK_BLANK:
    case BLOCK_QUOTE:
    case BLOCK_CODE:
    case BLOCK_RULE:
    case BLOCK_ITEM:
    case BLOCK_TASK:
    case BLOCK_FACT:
    case BLOCK_ROW:
    case BLOCK_CELL: break;
    }
}

// Sections nest a few levels deep, as the view made them.
static void write_blocks(Writer *writer, const Block *parent, uint32_t level)
{
    for (const Block *block = parent->first; block; block = block->next) {
        if (block_is_headed(block)) {
            write_heading(writer, &block->line, level);
            write_blocks(writer, block, level + 1);
        } else {
            write_leaf(writer, block);
        }
    }
}

void markdown_write(const Document *document, Out *out)
{
    Writer writer = {
        .out = out, .document = document, .anchors = anchors_of(document, ANCHORS_AS_GITHUB)};
    Line title = {0};
    Run run = {.text = document->title};
    title.first = title.last = &run;
    write_heading(&writer, &title, 1);
    if (document->cover.first) {
        write_leaf(&writer, &document->cover);
    }
    write_blocks(&writer, &document->body, 2);
}
