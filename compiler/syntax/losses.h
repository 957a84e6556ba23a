// What a tree lost to mistakes that are reported, so that nobody invents a second one from it.
//
// Slips are places of signs that the scanner left out: what is left of their lines is not judged.
// Heard names stand in lines that could not be read: what those would have declared or used is not
// known. Holes are lines of which no statement is left.
#pragma once

#include "base/arena.h"
#include "syntax/ast.h"

// Whether there is a slip on the line of a token: at or behind it, or before it.
bool slip_on_line(const Tree *tree, uint32_t index);
bool slip_before(const Tree *tree, uint32_t index);

// Remembers a name, or the names in a run of tokens; at most HEARD_LIMIT a file.
void tree_hear(Tree *tree, Arena *arena, Str name);
void tree_hear_tokens(Tree *tree, Arena *arena, uint32_t first, uint32_t last);

// Remembers that the line of a token is lost; at most HEARD_LIMIT a file.
void tree_lose_line(Tree *tree, Arena *arena, uint32_t token);

// Whether a line is lost in a statement's block.
bool statement_has_hole(const Statement *statement);

// Whether the rest of a statement's block is lost: a text swallowed it, or the file breaks off.
bool statement_breaks_off(const Statement *statement);
