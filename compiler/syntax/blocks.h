// The search for what was meant where braces do not match: the fewest changes after which every
// line may stand where it stands.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

#define NO_TOKEN UINT32_MAX

typedef enum BlockEditKind {
    BLOCK_CLOSE, // a `}` is put in before the token
    BLOCK_OPEN,  // a `{` is put in behind a header, before the token, which starts the next line
    BLOCK_DROP,  // the brace is left out
    BLOCK_DROP_PAIR, // so is the one that matches a brace left out before
    BLOCK_TO_OPEN,   // the `}` is read as `{`
    BLOCK_TO_CLOSE,  // the `{` is read as `}`
} BlockEditKind;

typedef struct BlockEdit {
    struct BlockEdit *next;   // in the order of the tokens
    struct BlockEdit *opened; // of the `{` put in or left out that this one is the end of, or NULL
    Finding *finding;         // what was reported of it
    uint32_t token;
    uint32_t header; // first token of the header of the block that is opened or closed
    uint8_t kind;    // BlockEditKind
    bool is_at_end;  // BLOCK_CLOSE: at the end of the file
} BlockEdit;

// The changes that make the braces of a tree match, in the order of its tokens; NULL where none is
// needed, or where the file is better read as it stands.
BlockEdit *blocks_search(const Tree *tree, const Limits *limits, Arena *arena);

// The block that a header opens, as IN_... mask; 0 for what is no header.
uint32_t blocks_of_header(const Tree *tree, uint32_t header);
