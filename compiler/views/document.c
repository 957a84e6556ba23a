// Building documents: blocks are appended, nothing is ever taken away.
//
// Children and runs keep a pointer to their last one, so that a document is built in linear time.
#include "views/document.h"

Document *document_new(Arena *arena, Str title)
{
    Document *document = ARENA_NEW(arena, Document);
    document->arena = arena;
    document->title = title;
    document->language = STR("en");
    document->body.kind = BLOCK_SECTION;
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

Block *block_add(Document *document, Block *parent, BlockKind kind)
{
    Block *block = ARENA_NEW(document->arena, Block);
    block->kind = kind;
    block->day = DAY_NONE;
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
