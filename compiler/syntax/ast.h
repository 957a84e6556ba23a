// The tree of a source file, as written: statements, their parts, and their blocks.
//
// A statement is a keyword and its parts in source order; a declaration may have a block of further
// statements. Parts point at tokens, so the tree holds no text of its own and the formatter can
// give back every byte. Values are read from their tokens by model/value.
#pragma once

#include "base/source.h"

// The blocks a statement may stand in, for the table of statements.
enum {
    IN_FILE = 1 << 0,
    IN_PROCESS = 1 << 1,
    IN_PHASE = 1 << 2,
    IN_STAGE = 1 << 3,
    IN_OUTCOME = 1 << 4,
    IN_ANYTIME = 1 << 5,
    IN_END = 1 << 6,
    IN_ROLE = 1 << 7,
    IN_SKILL = 1 << 8,
    IN_TOOL = 1 << 9,
    IN_METHOD = 1 << 10,
    IN_POINT = 1 << 11,
    IN_METRIC = 1 << 12,
    IN_ONBOARDING = 1 << 13,
    IN_MILESTONE = 1 << 14,
    IN_ANY = (1 << 15) - 2, // every block, not the top of a file
};

typedef enum StatementKind {
#define STATEMENT(id, keyword, blocks, repeat, form, text, example) STATEMENT_##id,
#include "syntax/statements.def"
    STATEMENT_COUNT
} StatementKind;

// One scanned token or comment. Comments stay in the array; the parser steps over them.
typedef struct Token {
    uint32_t offset;
    uint32_t kind : 8; // as bison numbers them; see syntax/tokens.h
    uint32_t length : 24;
} Token;

typedef enum PartKind {
    PART_NAME, // a name, dotted or not; also `std/...` paths
    PART_TEXT, // quoted or block text
    PART_PERCENT,
    PART_NUMBER, // with or without a unit word
    PART_MONEY,
    PART_DURATION, // with or without a range
    PART_RATE,
    PART_DATE,
    PART_BAD, // a value that is no right value; the parser has said so
} PartKind;

// Which clause of its statement a part stands in.
typedef enum Clause {
    CLAUSE_NAME,  // the name that a declaration declares
    CLAUSE_LABEL, // the text behind that name, or a link's label
    CLAUSE_MAIN,  // what follows the keyword
    CLAUSE_TO,    // -> TARGET
    CLAUSE_SHARE, // the percentage behind a target
    CLAUSE_LIKE,
    CLAUSE_AS,
    CLAUSE_IS,
    CLAUSE_FOR,
    CLAUSE_DAY,
    CLAUSE_AT,
    CLAUSE_BY,
    CLAUSE_WITHIN,
    CLAUSE_WHEN,
    CLAUSE_PROOF,
    CLAUSE_LINK,
    CLAUSE_TAKES,
    CLAUSE_TELL,
} Clause;

typedef struct Part {
    struct Part *next;
    uint32_t token; // the first token
    uint16_t count; // tokens it spans, comments between them included
    uint8_t kind;   // PartKind
    uint8_t clause; // Clause
} Part;

typedef enum StatementForm { FORM_PLAIN, FORM_CHANGE, FORM_DROP } StatementForm;

typedef struct Tree Tree;

typedef struct Statement {
    struct Statement *next;     // in the same block
    struct Statement *children; // the block, or NULL
    Part *parts;
    const Tree *tree; // the file it was written in
    const struct Statement
        *origin; // in a variant: the statement of the base that this is a copy of
    const struct Statement *change; // in a copy: the change or drop that touched it last
    const struct HeadChange *heads; // changes of its head, newest first; NULL for most
    uint32_t first, last;           // tokens, the block's braces included
    uint32_t header_last;           // last token before `{`
    uint8_t kind;                   // StatementKind
    uint8_t form;                   // StatementForm
    bool is_broken;                 // its header had a syntax error; the finding is given
    bool is_guessed;                // its kind is guessed: the word is none of ours, as was said
} Statement;

// A name that stands in a line with a mistake: what the line would have declared is not known, so
// nobody calls the name unknown.
typedef struct Heard {
    Str name;
    struct Heard *next;
} Heard;

// A line of which no statement is left.
typedef struct Hole {
    uint32_t token;
    struct Hole *next;
} Hole;

enum { HEARD_LIMIT = 1000 }; // a file; of holes too

// A change whose head replaced a label, target, percentage or day of a statement.
typedef struct HeadChange {
    const Statement *statement;
    const struct HeadChange *older;
} HeadChange;

struct Tree {
    const Source *source;
    uint32_t index; // in the compilation's list of trees
    Token *tokens;  // the last one is the end of the file
    uint32_t token_count;
    Statement *statements; // the top of the file
    uint32_t breaks_off;   // the token behind which lines are lost that nobody read; 0 for none
    uint64_t lost;         // kinds of declarations whose name a mistake hides, a bit each
    Heard *heard;          // names in lines with mistakes; NULL for most files
    Hole *holes;           // NULL for most files
    uint32_t heard_count, hole_count;
    const uint32_t *slips; // places of reported signs: what is left of their lines is not judged
    uint32_t slip_count;
};

// The first part in this clause, or NULL.
const Part *part_find(const Statement *statement, Clause clause);

// The part of a head that counts: the newest change's, else the statement's own. *owner is set to
// the statement it was written in; NULL where there is none.
const Part *head_find(const Statement *statement, Clause clause, const Statement **owner);

// The bytes of a part, as written.
Str part_text(const Statement *statement, const Part *part);

Place part_place(const Statement *statement, const Part *part);

// Where the keyword stands; where the declared name stands (the keyword if there is none).
Place statement_keyword_place(const Statement *statement);
Place statement_name_place(const Statement *statement);

// The whole header, from keyword to the last token before the block.
Place statement_header_place(const Statement *statement);

Place tokens_place(const Tree *tree, uint32_t first, uint32_t last);

// The row of a kind.
typedef struct StatementRow {
    const char *keyword;
    uint32_t blocks;
    bool is_many;
    bool is_declaration;
    const char *form;    // what follows the keyword
    const char *text;    // what it says, in a few words
    const char *example; // one right line
} StatementRow;

const StatementRow *statement_row(StatementKind kind);

// The block that a declaration opens, as an IN_... mask; 0 for what opens none.
uint32_t statement_block_mask(StatementKind kind);
