// The neutral shape of handouts: a tree of blocks, as a reader sees it.
//
// A view turns the model into a Document; the writers in emit/ turn it into Markdown, later HTML,
// PDF and CSV. A Document knows nothing of formats: text in it is the user's, unescaped, and `rich`
// text is CommonMark that its writer must make safe. Everything lives in the arena.
#pragma once

#include "base/str.h"

typedef enum BlockKind {
    BLOCK_SECTION,   // a heading (`line`) over children; sections nest
    BLOCK_CARD,      // the same, kept together on a page: one stage, one skill
    BLOCK_PARAGRAPH, // `line`
    BLOCK_LABEL,     // `line`: a small heading over the block that follows, in no contents
    BLOCK_RICH,      // `rich`: CommonMark as the file gives it
    BLOCK_LIST,      // children are items
    BLOCK_STEPS,     // the same, numbered
    BLOCK_ITEM,      // `line`, and children below it
    BLOCK_TASKS,     // children are tasks
    BLOCK_TASK,      // `line`: something to tick off, with `owner` and `day`
    BLOCK_FACTS,     // children are facts: names and what they are
    BLOCK_FACT,      // `key` and `line`
    BLOCK_TABLE,     // the first row is its head
    BLOCK_ROW,       // children are cells
    BLOCK_CELL,      // `line`
} BlockKind;

typedef enum RunStyle { RUN_PLAIN, RUN_STRONG, RUN_EMPHASIS } RunStyle;

typedef struct Block Block;

// A piece of a line in one style. A link has an address, or a block of the document to go to.
typedef struct Run {
    struct Run *next;
    Str text;
    RunStyle style;
    Str address;      // checked by whoever resolves or writes it; empty if none
    const Block *aim; // NULL if none
} Run;

typedef struct Line {
    Run *first, *last;
} Line;

enum { DAY_NONE = -1 };

struct Block {
    BlockKind kind;
    Line line;
    Str key; // of a fact
    Str rich;
    Str owner;   // of a task: who sees to it; empty if nobody is named
    int32_t day; // of a task: the calendar day it is due; DAY_NONE if none
    Block *next;
    Block *first, *last; // children
};

typedef struct Document {
    Arena *arena;
    Str title;
    Str language; // of our own words: "en"
    Block body;   // its children are the document
} Document;

Document *document_new(Arena *arena, Str title);

// Adds a block of this kind as the last child of `parent`.
Block *block_add(Document *document, Block *parent, BlockKind kind);

// Adds a block that was made below a scratch parent, and belongs to nobody yet.
void block_adopt(Block *parent, Block *block);

// The same as block_add, with a line of one plain run.
Block *block_add_text(Document *document, Block *parent, BlockKind kind, Str text);

// Adds a fact.
Block *block_add_fact(Document *document, Block *parent, Str key, Str text);

// Adds CommonMark; nothing where it is empty.
void block_add_rich(Document *document, Block *parent, Str rich);

// Adds a run to a block's line; an empty text adds nothing.
Run *line_add(Document *document, Block *block, Str text);
Run *line_add_strong(Document *document, Block *block, Str text);
Run *line_add_link(Document *document, Block *block, Str text, Str address);

// Adds a run that leads to another block of the document (NULL: plain text).
Run *line_add_aim(Document *document, Block *block, Str text, const Block *aim);
