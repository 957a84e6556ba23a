// What the grammar's actions call: the makers of statements and parts.
//
// An action is one line that calls one of these. Nothing here reports a mistake but in the name of
// a broken header; lists are kept by their first and last member, so adding to them is quick.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

// A run of tokens, first and last included; bison's location type.
typedef struct Span {
    uint32_t first, last;
} Span;

Span span_join(const Span *spans, int count);

// What the grammar would have taken at the place of a mistake.
typedef struct Expected {
    bool line, text, name, value;
    bool is_known; // it was looked up
} Expected;

// What one parse works on.
typedef struct Parser {
    Arena *arena;
    Findings *findings;
    Tree *tree;
    uint32_t next;            // the token that is read next
    uint32_t statement_first; // the first token of the statement being read
    uint32_t mistake_first;   // the statement whose mistake was reported last
    uint32_t guessed_first;   // the statement whose first word is only guessed
    uint32_t searched;        // tokens looked at for labels, over all findings
    uint32_t *blocks;     // IN_... of the open blocks, 0 where not known; the file's is the first
    uint32_t depth;       // of the innermost one
    Expected *expected;   // by state of the grammar; NULL until the first mistake
    uint32_t wrappers;    // blocks around others that were taken apart
    uint32_t texts_depth; // of a block that holds texts alone, `exit {`, as was said; 0 for none
    bool is_cut;          // that mistake was only a missing line end: both sides are whole
    bool is_after_cut;    // what follows on this line belongs to a reported mistake
    bool at_start;        // the next token begins a statement
} Parser;

typedef struct StatementList {
    Statement *first, *last;
} StatementList;

typedef struct PartList {
    Part *first, *last;
} PartList;

#define NOTHING       ((PartList){0})
#define NO_STATEMENTS ((StatementList){0})

// The block that is being read, as IN_... mask; 0 where it is not known.
uint32_t parser_block(const Parser *parser);

// Gives the finished lines to the tree.
void parser_finish(Parser *parser, StatementList lines);

// Adds a statement; NULL adds nothing.
StatementList statements_add(StatementList list, Statement *statement);

Part *part_new(Parser *parser, PartKind kind, Span span);
PartList part_in(Part *part, Clause clause);

// The name that a header declares. Of `b2b.meet`, which no name may be, the last part is heard.
PartList part_declared(Parser *parser, Part *name);

PartList parts_join(PartList left, PartList right);

// A statement of up to four runs of parts, in the order of the source.
Statement *statement_new(Parser *parser, StatementKind kind, Span span, PartList first,
                         PartList second, PartList third, PartList fourth);

// A statement of one part.
Statement *statement_one(Parser *parser, StatementKind kind, Span span, Part *part);

// Gives a declaration its block and its whole extent.
Statement *statement_block(Statement *header, StatementList block, Span header_span, Span span);

Statement *statement_change(Statement *statement, Span span);
Statement *statement_drop(Parser *parser, StatementKind kind, Span span, PartList items);

// A whole statement with something behind it that does not belong: broken, unless only the line end
// was missing. NULL where it is itself what does not belong behind the last of `before`.
Statement *statement_cut(Parser *parser, StatementList before, Statement *statement);

// What can be kept of a statement whose mistake is reported: a declaration keeps its kind, name and
// block, so that nobody misses what it declares. `before` are the lines so far: what follows a cut
// statement on its line is part of that one. NULL where nothing is left to be kept.
Statement *statement_broken(Parser *parser, StatementList before, Span span, StatementList block);
