// The kinds of tokens, as bison numbers them (TOK_...), and the questions asked of a kind.
#pragma once

#include "sales.tab.h"

#include "syntax/ast.h"

// The statement that a keyword token opens, or STATEMENT_COUNT where it opens none.
StatementKind token_statement(uint32_t kind);

// The kind of token that a word of the language is scanned as; TOK_WORD for all others.
uint32_t token_word(Str word);

// Whether a word is several of what is declared: `stages`, `processes`.
bool word_is_declarations(Str word);

// Whether the grammar takes a token of this kind for a name.
bool token_is_name(uint32_t kind);

// Whether names with commas between them stand behind the word of a statement.
bool statement_takes_list(StatementKind kind);

// Whether a value stands behind a word of this kind.
bool token_wants_value(uint32_t kind);

// The bytes of a token.
Str token_text(const Tree *tree, uint32_t index);

// Whether a token is a text over several lines, closed by its quotes.
bool token_is_block_text(const Tree *tree, uint32_t index);

// A token as a headline shows it: its first 40 bytes, no character cut.
Str token_shown(const Tree *tree, uint32_t index);

// The columns before a token on its line, if only blanks stand there; a tab counts as four.
uint32_t token_indent(const Tree *tree, uint32_t index);

// The last word of the line, or of the lines of its texts, that starts with a token; of a very long
// line an earlier one.
uint32_t token_line_last(const Tree *tree, uint32_t first);
