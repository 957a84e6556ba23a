// Mistakes of syntax, in the words of the language: what was being written, and a right example.
#pragma once

#include "syntax/build.h"

// Reports the token that does not fit. One statement is reported once.
void report_mistake(Parser *parser, Span unexpected, Expected expected);

// The row of the statement that is being written, or NULL.
const StatementRow *report_row(const Parser *parser);

// A word that may open a statement where a line should end: reports that a new line is needed, if
// what follows is a statement of this block, or what else is meant, and says true; or says false.
bool report_second(Parser *parser, uint32_t index);

// The arrow before a target is missing, `outcome yes meet 45%`, or words stand in its place, `outcome
// dropped to lost`: reports it and says true, or says false.
bool report_missing_arrow(Parser *parser, uint32_t index);
bool report_arrow_words(Parser *parser, uint32_t index);

// Words where a text in quotes belongs, `exit The buyer has signed`, `exit criteria "..."`: reports
// them and says true, or says false.
bool report_bare_text(Parser *parser, uint32_t index, Expected expected);

// `exit {`, and texts on the lines below, which are then no mistakes of their own: reports it and
// says true, or says false.
bool report_texts_block(Parser *parser, uint32_t index, const StatementRow *row);

// Whether the words from a keyword on are a statement that may stand in the block being read.
bool report_is_statement(const Parser *parser, uint32_t index);

// A comma before a whole statement, or between two texts of a statement that takes one: reports it,
// and makes it a line end, or a mistake.
void report_comma(Parser *parser, uint32_t index);

// Reports a parse that had to be given up.
void report_stop(Parser *parser, Span span, const char *message);

// `else manager`: the word `tell` is missing, and the part is given as if it stood there. `else
// tell`: the name is missing.
PartList report_tell(Parser *parser, Part *name);

// A line that starts with a word of no statement: reports it, and gives the kind of token to read
// it as: the keyword that is meant, or TOK_UNKNOWN_WORD.
uint32_t report_unknown_word(Parser *parser, uint32_t index);

// A name behind a name where the line should end: reports it and says true, or says false.
bool report_extra_word(Parser *parser, uint32_t index);

// A declaration whose name is several words: reports it, and makes one token of them. `keyword` is
// the first token of the line.
void report_split_name(Parser *parser, uint32_t keyword);

// A declaration with a label where its name belongs, `stage "Qualify lead" {`: reports it and says
// true, or says false.
bool report_label_alone(Parser *parser, uint32_t index);

// A word behind the target of a way, `-> Closed won`, `-> meet half`: reports it and says true, or
// says false.
bool report_target(Parser *parser, uint32_t index);

// A share before its target, `outcome agreed 60% -> propose`: reports it and says true, or says
// false.
bool report_early_share(Parser *parser, uint32_t index);

// The role whose name or label some words are, or, unless `is_whole`, the first of them; an empty
// text where none is.
Str report_role_find(Parser *parser, uint32_t first, uint32_t last, bool is_whole);
