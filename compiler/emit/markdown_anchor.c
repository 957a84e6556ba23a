// Works out the anchors of headings as GitHub does.
//
// Letters are lowered, spaces become hyphens, all but letters, digits, '-' and '_' is left out; of
// equal anchors the second gets "-1", the third "-2".
#include "emit/markdown_anchor.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

static bool is_kept(int32_t character)
{
    return character == '-'
           || uc_is_general_category_withtable(
               (ucs4_t)character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd
                                      | UC_CATEGORY_MASK_Nl | UC_CATEGORY_MASK_Pc);
}

static size_t put_character(char *to, int32_t character)
{
    if (character == ' ' || character == '\n' || character == '\t') { // a heading is one line
        *to = '-';
        return 1;
    }
    if (character < 0 || !is_kept(character)) {
        return 0;
    }
    return utf8_put((int32_t)uc_tolower((ucs4_t)character), to);
}

// A lowered character may take more bytes than the character, but never more than four.
static Str anchor_text(Arena *arena, const Line *line)
{
    enum { LONGEST = 4 };
    size_t most = 0, length = 0;
    for (const Run *run = line->first; run; run = run->next)
        most += run->text.length;
    char *bytes = arena_take(arena, most * LONGEST + 1);
    for (const Run *run = line->first; run; run = run->next) {
        const char *at = run->text.at, *end = at + run->text.length;
        while (at < end) {
            uint32_t size;
            int32_t character = utf8_next(at, end, &size);
            length += put_character(bytes + length, character);
            at += size;
        }
    }
    return (Str){bytes, length};
}

// ---- the table ----------------------------------------------------------------------------------

static uint32_t count_headings(const Block *parent)
{
    uint32_t count = 0;
    for (const Block *block = parent->first; block; block = block->next) {
        if (block_is_headed(block)) {
            count += 1 + count_headings(block);
        }
    }
    return count;
}

static void collect(Anchors *anchors, Arena *arena, const Block *parent, AnchorStyle style)
{
    for (const Block *block = parent->first; block; block = block->next) {
        if (block_is_headed(block)) {
            bool is_keyed = style == ANCHORS_BY_NAME && block->key.length > 0;
            Str text = is_keyed ? block->key : anchor_text(arena, &block->line);
            anchors->at[anchors->count] = (HeadingAnchor){block, text, anchors->count};
            anchors->count++;
            collect(anchors, arena, block, style);
        }
    }
}

static int compare_texts(const void *left, const void *right)
{
    const HeadingAnchor *a = left, *b = right;
    int order = str_compare(a->text, b->text);
    return order != 0 ? order : a->order < b->order ? -1 : 1;
}

static int compare_blocks(const void *left, const void *right)
{
    const HeadingAnchor *a = left, *b = right;
    return (a->block > b->block) - (a->block < b->block);
}

// Numbers the equal ones among the anchors, which are sorted by text.
static void tell_apart(Anchors *anchors, Arena *arena)
{
    Str same = {0};
    uint32_t repeat = 0;
    for (uint32_t i = 0; i < anchors->count; i++) {
        HeadingAnchor *anchor = &anchors->at[i];
        repeat = i > 0 && str_equal(anchor->text, same) ? repeat + 1 : 0;
        same = anchor->text;
        if (repeat > 0) {
            anchor->text = str_format(arena, "%.*s-%u", STR_ARGS(same), repeat);
        }
    }
}

Anchors anchors_of(const Document *document, AnchorStyle style)
{
    Anchors anchors = {
        ARENA_MANY(document->arena, count_headings(&document->body) + 1, HeadingAnchor), 0};
    collect(&anchors, document->arena, &document->body, style);
    qsort(anchors.at, anchors.count, sizeof *anchors.at, compare_texts);
    tell_apart(&anchors, document->arena);
    qsort(anchors.at, anchors.count, sizeof *anchors.at, compare_blocks);
    return anchors;
}

Str anchor_find(const Anchors *anchors, const Block *block)
{
    HeadingAnchor wanted = {.block = block};
    const HeadingAnchor *found =
        bsearch(&wanted, anchors->at, anchors->count, sizeof *anchors->at, compare_blocks);
    return found ? found->text : (Str){0};
}
