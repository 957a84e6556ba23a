// What a tree lost to mistakes; see losses.h.
//
// Slips are kept in the order of the text and found by halves; only the line of the token is looked
// at, and no more than a part of a very long one.

#include "syntax/losses.h"

#include "syntax/tokens.h"

#include <string.h>

enum { LINE_SEARCHED = 4096 }; // bytes

// How many slips stand before a place.
static uint32_t slips_before(const Tree *tree, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = tree->slip_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->slips[middle] < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_one_line(const Tree *tree, uint32_t from, uint32_t to)
{
    return to - from < LINE_SEARCHED
           && memchr(tree->source->text.at + from, '\n', to - from) == NULL;
}

bool slip_on_line(const Tree *tree, uint32_t index)
{
    uint32_t from = tree->tokens[index].offset;
    uint32_t next = slips_before(tree, from);
    return next < tree->slip_count && is_one_line(tree, from, tree->slips[next]);
}

bool slip_before(const Tree *tree, uint32_t index)
{
    uint32_t to = tree->tokens[index].offset;
    uint32_t next = slips_before(tree, to);
    return next > 0 && is_one_line(tree, tree->slips[next - 1], to);
}

void tree_hear(Tree *tree, Arena *arena, Str name)
{
    if (tree->heard_count < HEARD_LIMIT) {
        Heard *heard = ARENA_NEW(arena, Heard);
        heard->name = name;
        heard->next = tree->heard;
        tree->heard = heard;
        tree->heard_count++;
    }
}

void tree_hear_tokens(Tree *tree, Arena *arena, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && i < tree->token_count; i++) {
        if (token_is_name(tree->tokens[i].kind) || tree->tokens[i].kind == TOK_UNKNOWN_WORD) {
            tree_hear(tree, arena, token_text(tree, i));
        }
    }
}

void tree_lose_line(Tree *tree, Arena *arena, uint32_t token)
{
    if (tree->hole_count < HEARD_LIMIT) {
        Hole *hole = ARENA_NEW(arena, Hole);
        hole->token = token;
        hole->next = tree->holes;
        tree->holes = hole;
        tree->hole_count++;
    }
}

bool statement_has_hole(const Statement *statement)
{
    for (const Hole *hole = statement->tree->holes; hole != NULL; hole = hole->next) {
        if (hole->token > statement->first && hole->token < statement->last) {
            return true;
        }
    }
    return false;
}

bool statement_breaks_off(const Statement *statement)
{
    uint32_t token = statement->tree->breaks_off;
    return token > statement->first && token < statement->last;
}
