// Building documents: blocks are appended, nothing is ever taken away.
//
// Children and runs keep a pointer to their last one, so that a document is built in linear time.
#include "views/document.h"

#include "base/utf8.h"

Document *document_new(Arena *arena, Str title)
{
    Document *document = ARENA_NEW(arena, Document);
    document->arena = arena;
    document->title = title;
    document->language = STR("en");
    document->body.kind = document->errands.kind = BLOCK_SECTION;
    document->cover.kind = BLOCK_FACTS;
    return document;
}

void block_adopt(Block *parent, Block *block)
{
    if (parent->last) {
        parent->last->next = block;
    } else {
        parent->first = block;
    }
    parent->last = block;
}

static bool is_filled(const Block *cell)
{
    return cell->line.first || cell->first || cell->rich.length > 0;
}

static bool column_is_filled(const Block *table, uint32_t column)
{
    for (const Block *row = table->first->next; row; row = row->next) {
        const Block *cell = row->first;
        for (uint32_t i = 0; cell && i < column; i++) {
            cell = cell->next;
        }
        if (cell && is_filled(cell)) {
            return true;
        }
    }
    return false;
}

// The children of a row again, without one.
static void drop_cell(Block *row, uint32_t column)
{
    Block *next, *cell = row->first;
    row->first = row->last = NULL;
    for (uint32_t i = 0; cell; cell = next, i++) {
        next = cell->next;
        cell->next = NULL;
        if (i != column) {
            block_adopt(row, cell);
        }
    }
}

void table_drop_empty(Block *table)
{
    uint32_t count = 0;
    for (const Block *head = table->first ? table->first->first : NULL; head; head = head->next) {
        count++;
    }
    while (count-- > 0) {
        if (!column_is_filled(table, count)) {
            for (Block *row = table->first; row; row = row->next) {
                drop_cell(row, count);
            }
        }
    }
}

Block *block_add(Document *document, Block *parent, BlockKind kind)
{
    Block *block = ARENA_NEW(document->arena, Block);
    block->kind = kind;
    block_adopt(parent, block);
    return block;
}

Block *block_add_text(Document *document, Block *parent, BlockKind kind, Str text)
{
    Block *block = block_add(document, parent, kind);
    line_add(document, block, text);
    return block;
}

Block *block_add_fact(Document *document, Block *parent, Str key, Str text)
{
    Block *block = block_add_text(document, parent, BLOCK_FACT, text);
    block->key = key;
    return block;
}

void block_add_rich(Document *document, Block *parent, Str rich)
{
    if (rich.length > 0) {
        block_add(document, parent, BLOCK_RICH)->rich = rich;
    }
}

void block_add_picture(Document *document, Block *parent, const Process *process, const Role *role,
                       Block **cards)
{
    DocumentPicture **end = &document->pictures;
    while (*end) {
        end = &(*end)->next;
    }
    *end = ARENA_NEW(document->arena, DocumentPicture);
    **end = (DocumentPicture){.process = process, .role = role, .cards = cards};
    block_add(document, parent, BLOCK_PICTURE)->picture = *end;
}

bool block_is_headed(const Block *block)
{
    return block->kind == BLOCK_SECTION || block->kind == BLOCK_CARD
           || block->kind == BLOCK_MILESTONE;
}

Block *block_add_milestone(Document *document, Block *parent, Str title,
                           const MilestonePart *milestone)
{
    Block *block = block_add_text(document, parent, BLOCK_MILESTONE, title);
    block->milestone = milestone;
    return block;
}

static Run *add_run(Document *document, Block *block, Run run)
{
    Run *made = ARENA_NEW(document->arena, Run);
    *made = run;
    if (run.text.length == 0) {
        return made;
    }
    if (block->line.last) {
        block->line.last->next = made;
    } else {
        block->line.first = made;
    }
    block->line.last = made;
    return made;
}

Run *line_add(Document *document, Block *block, Str text)
{
    return add_run(document, block, (Run){.text = text});
}

static bool runs_left(const Line *line)
{
    for (const Run *run = line->first; run; run = run->next) {
        const char *at = run->text.at, *end = str_end(run->text);
        for (uint32_t size; (at = utf8_skip_plain(at, end)) < end; at += size) {
            if (utf8_runs_left(utf8_next(at, end, &size))) {
                return true;
            }
        }
    }
    return false;
}

void line_add_words(Document *document, Block *block, Str words, unsigned style)
{
    bool is_apart = runs_left(&block->line);
    add_run(document, block, (Run){.text = words, .style = style, .is_apart = is_apart});
}

void line_set_apart(Block *block)
{
    if (block->line.first && runs_left(&block->line)) {
        block->line.first->is_apart = true;
    }
}

Run *line_add_strong(Document *document, Block *block, Str text)
{
    return add_run(document, block, (Run){.text = text, .style = RUN_STRONG});
}

Run *line_add_link(Document *document, Block *block, Str text, Str address)
{
    return add_run(document, block, (Run){.text = text, .address = address});
}

Run *line_add_aim(Document *document, Block *block, Str text, const Block *aim)
{
    return add_run(document, block, (Run){.text = text, .aim = aim});
}

// ---- reading ------------------------------------------------------------------------------------

static void collect(const Block *parent, BlockKind kind, BlockList *list, bool only_counts)
{
    for (const Block *block = parent->first; block; block = block->next) {
        if (block->kind == kind) {
            if (!only_counts) {
                list->at[list->count] = block;
            }
            list->count++;
        }
        collect(block, kind, list, only_counts);
    }
}

static BlockList blocks_of(const Block *const *roots, int root_count, BlockKind kind, Arena *arena)
{
    BlockList counted = {0}, list = {0};
    for (int i = 0; i < root_count; i++) {
        collect(roots[i], kind, &counted, true);
    }
    list.at = ARENA_MANY(arena, counted.count + 1, const Block *);
    for (int i = 0; i < root_count; i++) {
        collect(roots[i], kind, &list, false);
    }
    return list;
}

BlockList blocks_below(const Block *root, BlockKind kind, Arena *arena)
{
    return blocks_of(&root, 1, kind, arena);
}

BlockList blocks_planned(const Document *document, BlockKind kind)
{
    const Block *const roots[] = {&document->body, &document->errands};
    return blocks_of(roots, 2, kind, document->arena);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

Str line_words(const Line *line, Arena *arena)
{
    size_t most = 0, length = 0;
    for (const Run *run = line->first; run; run = run->next) {
        most += run->text.length;
    }
    char *bytes = ARENA_MANY(arena, most + 1, char);
    for (const Run *run = line->first; run; run = run->next) {
        for (size_t i = 0; i < run->text.length; i++) {
            bool space = is_space(run->text.at[i]);
            if (!space || (length > 0 && bytes[length - 1] != ' ')) {
                bytes[length++] = space ? ' ' : run->text.at[i];
            }
        }
    }
    length -= length > 0 && bytes[length - 1] == ' ';
    return (Str){bytes, length};
}
