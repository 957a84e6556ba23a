// What the parts of the page of a handout share; besides its own files only emit/site_*.c include it,
// which write CommonMark the same way.
#pragma once

#include "emit/handout_html.h"
#include "emit/markdown_anchor.h"
#include "views/phrases.h"

typedef struct PageWriter {
    Out *out;
    Document *document;
    Anchors anchors;
    uint32_t picture_count; // written so far
    uint32_t longest_word;  // in letters: what is longer is marked as one to break; 0: nothing is
} PageWriter;

// Ids of the page itself, which no heading has: those are made of words or begin with a kind.
#define ID_MAIN     "page-main"
#define ID_CONTENTS "page-contents"

// ---- words (handout_html_line.c) ----------------------------------------------------------------

void page_text(PageWriter *writer, Str text);
void page_phrase(PageWriter *writer, PhraseId id);

// An attribute with the space before it.
void page_attribute(PageWriter *writer, const char *name, Str value);

// Runs with their styles and links.
void page_line(PageWriter *writer, const Line *line);

// The letters of its longest word.
uint32_t page_longest_word(const Line *line);

// Its words alone, without links.
void page_line_plain(PageWriter *writer, const Line *line);

// ---- what is ticked and written (handout_html_task.c) -------------------------------------------

void page_tasks(PageWriter *writer, const Block *tasks);

// How many tasks there are in a block.
uint32_t page_task_count(const Block *block);

// A bar and a count, which the script shows: of the tasks below the heading with the id `of`, or of
// all where it is empty.
void page_progress(PageWriter *writer, Str of, Str label, uint32_t count);

// An input to write in by hand. Its id is made from `kind` and `key`, so that it stays while those
// do; `label` is empty where an element labels it.
void page_input(PageWriter *writer, Room room, char kind, Str key, Str label);

// The id of one: the digest of its key, to be worked out once.
Str page_input_id(const PageWriter *writer, char kind, Str key);

// ---- maps (handout_html_map.c) ------------------------------------------------------------------

void page_picture(PageWriter *writer, const DocumentPicture *picture);

// ---- blocks (handout_html_block.c) --------------------------------------------------------------

// The children of a block; headings among them are of this level.
void page_blocks(PageWriter *writer, const Block *parent, unsigned level);
void page_facts(PageWriter *writer, const Block *facts);
