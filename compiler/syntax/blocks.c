// Where a brace is missing, too many, or the wrong one: a search among what may have been meant.
//
// Line by line a few readings of the file so far are kept, each with its open blocks and a cost. A
// line that may not stand in the innermost block of a reading costs; so does each brace put in,
// left out or turned round, and a little each line that is set in unlike its block. Of two readings
// with the same open blocks the cheaper one is kept, and the cheapest at the end is what was meant.
// So what a statement says counts first, then how it is set in: a file without any indentation is
// mended too.

#include "syntax/blocks.h"

#include "syntax/tokens.h"

enum {
    READINGS = 8,      // that are kept at a time
    SLACK = 25,        // more than the cheapest one, and a reading is given up
    MOST_CLOSED = 5,   // blocks that are closed before one line
    COST_BRACE = 10,   // a brace put in, left out, or turned round
    COST_PLACE = 9,    // a line where it cannot stand
    COST_SHOWN = 5,    // a `{` that indentation and the line below ask for
    COST_FOLLOWS = 2,  // its `}`
    COST_MORE = 3,     // each block more that the end of the file leaves open
    COST_DOUBLE = 12,  // a `{` behind the `{` of a header
    COST_NAMELESS = 6, // a block without a header elsewhere in one
    COST_EMPTY = 7,    // a header without a block that says nothing without one
    NEEDS_BLOCK = IN_PROCESS | IN_PHASE | IN_ONBOARDING,
};

#define NO_INDENT UINT32_MAX

typedef struct Block {
    const struct Block *around;
    BlockEdit *opened; // its `{` was put in, or left out; NULL for most
    uint64_t hash;     // of its header and those around
    uint32_t header;   // its first token; NO_TOKEN for none
    uint32_t indent;   // columns before it
    uint32_t inner;    // columns before its first line
    uint32_t mask;     // IN_... of the block; 0 where it is not known
    uint32_t depth;
    bool is_left_out; // its `{` was left out, and its `}` will be
} Block;

typedef struct Reading {
    const Block *block; // the innermost open one
    BlockEdit *edits;   // the last one first
    uint32_t cost;
} Reading;

typedef struct Search {
    const Tree *tree;
    Arena *arena;
    Reading now[READINGS], next[READINGS];
    uint32_t now_count, next_count;
    uint32_t depth_most;
    uint32_t header;        // of the line being read; NO_TOKEN where it is none, or has its block
    uint32_t header_before; // of the line before it, the same
} Search;

// ---- lines --------------------------------------------------------------------------------------

static uint32_t keyword_of(const Tree *tree, uint32_t first)
{
    uint32_t kind = tree->tokens[first].kind;
    return first + (kind == TOK_CHANGE || kind == TOK_DROP);
}

uint32_t blocks_of_header(const Tree *tree, uint32_t header)
{
    return header == NO_TOKEN || tree->tokens[header].kind == TOK_DROP
               ? 0
               : statement_block_mask(token_statement(tree->tokens[keyword_of(tree, header)].kind));
}

// The blocks that a line may stand in; 0 for any.
static uint32_t places_of(const Tree *tree, uint32_t first)
{
    StatementKind kind = token_statement(tree->tokens[keyword_of(tree, first)].kind);
    uint32_t sign = tree->tokens[first].kind;
    if (kind == STATEMENT_COUNT || sign == TOK_DROP) {
        return 0;
    }
    return statement_row(kind)->blocks | (sign == TOK_CHANGE ? IN_FILE : 0);
}

// The columns before a token that is the first of its line.
static uint32_t indent_at(const Tree *tree, uint32_t token)
{
    Str text = tree->source->text;
    uint32_t at = tree->tokens[token].offset;
    while (at > 0 && char_is_blank(text.at[at - 1])) {
        at--;
    }
    bool is_first = at == 0 || text.at[at - 1] == '\n' || text.at[at - 1] == '\r';
    return is_first ? token_indent(tree, token) : NO_INDENT;
}

// The columns before the first line of a block whose `{` is the token before.
static uint32_t inner_at(const Tree *tree, uint32_t token)
{
    while (tree->tokens[token].kind == TOK_LINE || tree->tokens[token].kind == TOK_COMMENT) {
        token++;
    }
    uint32_t kind = tree->tokens[token].kind;
    return kind == TOK_CLOSE || kind == TOK_END_OF_FILE ? NO_INDENT : indent_at(tree, token);
}

// ---- readings -----------------------------------------------------------------------------------

static bool is_same(const Reading *left, const Reading *right)
{
    return left->block->hash == right->block->hash && left->block->depth == right->block->depth;
}

// Keeps a reading, if it is among the cheapest.
static void keep(Search *search, Reading reading)
{
    Reading *worst = NULL;
    for (uint32_t i = 0; i < search->next_count; i++) {
        Reading *other = &search->next[i];
        if (is_same(other, &reading)) {
            *other = reading.cost < other->cost ? reading : *other;
            return;
        }
        worst = worst == NULL || other->cost > worst->cost ? other : worst;
    }
    if (search->next_count < READINGS) {
        search->next[search->next_count++] = reading;
    } else if (worst != NULL && reading.cost < worst->cost) {
        *worst = reading;
    }
}

// Ends a step: what was kept is what is read on, but for what costs far too much.
static void step(Search *search)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < search->next_count; i++) {
        least = search->next[i].cost < least ? search->next[i].cost : least;
    }
    search->now_count = 0;
    for (uint32_t i = 0; i < search->next_count; i++) {
        if (search->next[i].cost <= least + SLACK) {
            search->now[search->now_count++] = search->next[i];
        }
    }
    search->next_count = 0;
}

static Reading edit(Search *search, Reading reading, BlockEditKind kind, uint32_t token,
                    uint32_t header)
{
    BlockEdit *made = ARENA_NEW(search->arena, BlockEdit);
    made->next = reading.edits;
    made->token = token;
    made->header = header;
    made->kind = (uint8_t)kind;
    reading.edits = made;
    return reading;
}

static Reading push(Search *search, Reading reading, uint32_t header, uint32_t mask, uint32_t inner)
{
    Block *block = ARENA_NEW(search->arena, Block);
    block->around = reading.block;
    block->header = header;
    block->indent = header == NO_TOKEN ? NO_INDENT : indent_at(search->tree, header);
    block->inner = inner;
    block->mask = mask;
    block->depth = reading.block->depth + 1;
    block->hash = (reading.block->hash ^ (header + UINT64_C(1))) * UINT64_C(0x9e3779b97f4a7c15);
    reading.block = block;
    return reading;
}

// The innermost block of a reading is closed before a token.
static Reading close_before(Search *search, Reading reading, uint32_t token)
{
    const Block *block = reading.block;
    if (block->is_left_out) {
        reading.block = block->around;
        return reading;
    }
    reading = edit(search, reading, BLOCK_CLOSE, token, block->header);
    reading.edits->opened = block->opened;
    reading.cost += block->opened != NULL ? COST_FOLLOWS : COST_BRACE;
    reading.block = block->around;
    return reading;
}

// ---- costs --------------------------------------------------------------------------------------

static bool is_set_in(const Block *block)
{
    return block->inner != NO_INDENT && block->indent != NO_INDENT && block->inner > block->indent;
}

static bool fits(const Block *block, uint32_t places)
{
    return places == 0 || block->mask == 0 || (places & block->mask) != 0;
}

// Whether a line is set in like the header of a block, not like what stands in it.
static bool is_outside(const Block *block, uint32_t indent)
{
    return indent != NO_INDENT && is_set_in(block) && indent <= block->indent;
}

static uint32_t line_cost(const Block *block, uint32_t places, uint32_t indent)
{
    uint32_t cost = fits(block, places) ? 0 : COST_PLACE;
    if (indent == NO_INDENT || block->inner == NO_INDENT || indent == block->inner) {
        return cost;
    }
    return cost + 1 + is_outside(block, indent);
}

static uint32_t close_cost(const Block *block, uint32_t indent)
{
    bool is_known = indent != NO_INDENT && block->indent != NO_INDENT;
    return is_known && indent != block->indent ? 2 : 0;
}

// ---- what stands in a file ----------------------------------------------------------------------

static void read_closed(Search *search, Reading reading, uint32_t token, uint32_t places,
                        uint32_t indent)
{
    for (int i = 0; i < MOST_CLOSED && reading.block->depth > 0; i++) {
        reading = close_before(search, reading, token);
        if (fits(reading.block, places)) {
            Reading closed = reading;
            closed.cost += line_cost(reading.block, places, indent);
            keep(search, closed);
        }
    }
}

static void read_opened(Search *search, Reading reading, uint32_t token, uint32_t places,
                        uint32_t indent)
{
    uint32_t header = search->header_before;
    uint32_t mask = blocks_of_header(search->tree, header);
    uint32_t outer = header == NO_TOKEN ? NO_INDENT : indent_at(search->tree, header);
    bool is_deeper = indent != NO_INDENT && outer != NO_INDENT && indent > outer;
    bool is_here = fits(reading.block, places);
    bool is_asked = is_deeper || !is_here || (mask & NEEDS_BLOCK) != 0;
    if (mask == 0 || reading.block->depth >= search->depth_most || !is_asked
        || (places != 0 && (places & mask) == 0)) {
        return;
    }
    Reading opened = edit(search, reading, BLOCK_OPEN, token, header);
    opened.cost += is_deeper ? COST_SHOWN : COST_BRACE;
    opened = push(search, opened, header, mask, indent);
    ((Block *)(uintptr_t)opened.block)->opened = opened.edits;
    keep(search, opened);
}

// The first word of a line.
static void read_start(Search *search, uint32_t token)
{
    uint32_t places = places_of(search->tree, token), indent = indent_at(search->tree, token);
    uint32_t before = blocks_of_header(search->tree, search->header_before);
    uint32_t empty = (before & NEEDS_BLOCK) != 0 ? COST_EMPTY : 0;
    for (uint32_t i = 0; i < search->now_count; i++) {
        Reading reading = search->now[i], stays = reading;
        stays.cost += line_cost(reading.block, places, indent) + empty;
        keep(search, stays);
        if (!fits(reading.block, places) || is_outside(reading.block, indent)) {
            read_closed(search, reading, token, places, indent);
        }
        read_opened(search, reading, token, places, indent);
    }
    step(search);
}

static void read_open(Search *search, uint32_t token)
{
    uint32_t mask = blocks_of_header(search->tree, search->header);
    uint32_t inner = inner_at(search->tree, token + 1);
    for (uint32_t i = 0; i < search->now_count; i++) {
        keep(search, push(search, search->now[i], search->header, mask, inner));
    }
    step(search);
}

// A `{` where a line should start.
static void read_stray_open(Search *search, uint32_t token)
{
    const Tree *tree = search->tree;
    bool is_double = token > 0 && tree->tokens[token - 1].kind == TOK_OPEN;
    uint32_t inner = inner_at(tree, token + 1), indent = indent_at(tree, token);
    for (uint32_t i = 0; i < search->now_count; i++) {
        Reading reading = search->now[i];
        const Block *block = reading.block;
        Reading kept = push(search, reading, NO_TOKEN, 0, inner);
        kept.cost += block->mask == 0 || block->depth == 0 ? 1
                     : is_double                           ? COST_DOUBLE
                                                           : COST_NAMELESS;
        keep(search, kept);
        Reading left_out = edit(search, reading, BLOCK_DROP, token, block->header);
        left_out.cost += COST_BRACE;
        if (is_double && block->mask != 0) {
            Reading pair = push(search, left_out, token, block->mask, inner);
            Block *twice = (Block *)(uintptr_t)pair.block;
            twice->is_left_out = true;
            twice->opened = left_out.edits;
            keep(search, pair);
        }
        keep(search, left_out);
        if (block->depth > 0 && !block->is_left_out) {
            Reading closed = edit(search, reading, BLOCK_TO_CLOSE, token, block->header);
            closed.cost += COST_BRACE + close_cost(block, indent);
            closed.block = block->around;
            keep(search, closed);
        }
    }
    step(search);
}

static Reading pop(Search *search, Reading reading, uint32_t token, uint32_t indent)
{
    const Block *block = reading.block;
    if (block->is_left_out) {
        reading = edit(search, reading, BLOCK_DROP_PAIR, token, block->header);
        reading.edits->opened = block->opened;
    }
    bool is_empty = search->tree->tokens[token - 1].kind == TOK_OPEN;
    reading.cost += is_empty && (block->mask & NEEDS_BLOCK) != 0 ? COST_EMPTY : 0;
    reading.cost += close_cost(block, indent);
    reading.block = block->around;
    return reading;
}

static void read_close(Search *search, uint32_t token)
{
    uint32_t indent = indent_at(search->tree, token);
    uint32_t mask = blocks_of_header(search->tree, search->header);
    for (uint32_t i = 0; i < search->now_count; i++) {
        Reading reading = search->now[i];
        if (reading.block->depth > 0) {
            keep(search, pop(search, reading, token, indent));
        }
        Reading left_out = edit(search, reading, BLOCK_DROP, token, reading.block->header);
        left_out.cost += COST_BRACE;
        keep(search, left_out);
        if (mask != 0 && indent == NO_INDENT && reading.block->depth < search->depth_most) {
            Reading opened = edit(search, reading, BLOCK_TO_OPEN, token, search->header);
            opened.cost += COST_BRACE;
            keep(search,
                 push(search, opened, search->header, mask, inner_at(search->tree, token + 1)));
        }
        for (int n = 0; n < MOST_CLOSED && reading.block->depth > 1; n++) {
            bool is_further = reading.block->indent != NO_INDENT && indent != NO_INDENT
                              && indent < reading.block->indent;
            if (!is_further && reading.block->opened == NULL) {
                break;
            }
            reading = close_before(search, reading, token);
            keep(search, pop(search, reading, token, indent));
        }
    }
    step(search);
}

// The end of the file closes what is open.
static Reading read_end(Search *search, uint32_t token)
{
    for (uint32_t i = 0; i < search->now_count; i++) {
        Reading reading = search->now[i];
        uint32_t cost = reading.cost, open = 0;
        while (reading.block->depth > 0) {
            const Block *block = reading.block;
            bool is_put_in = block->opened != NULL && !block->is_left_out;
            bool is_missing = block->opened == NULL;
            cost += is_put_in ? COST_FOLLOWS : 0;
            cost += !is_missing ? 0 : open++ == 0 ? COST_BRACE : COST_MORE;
            BlockEdit *before = reading.edits;
            reading = close_before(search, reading, token);
            if (reading.edits != before) {
                reading.edits->is_at_end = true;
            }
        }
        reading.cost = cost;
        keep(search, reading);
    }
    step(search);
    Reading best = search->now[0];
    for (uint32_t i = 1; i < search->now_count; i++) {
        best = search->now[i].cost < best.cost ? search->now[i] : best;
    }
    return best;
}

// A word within a line: behind a second declaration on it, whose block follows is not known.
static void read_word(Search *search, uint32_t token)
{
    const Token *tokens = search->tree->tokens;
    StatementKind kind = token_statement(tokens[token].kind);
    bool is_second = kind != STATEMENT_COUNT && statement_row(kind)->is_declaration
                     && search->header != NO_TOKEN
                     && token > keyword_of(search->tree, search->header) + 1
                     && token_is_name(tokens[token + 1].kind);
    search->header = is_second ? NO_TOKEN : search->header;
}

static void read_token(Search *search, uint32_t token, bool at_start)
{
    switch (search->tree->tokens[token].kind) {
    case TOK_LINE: return;
    case TOK_OPEN:
        if (at_start) {
            read_stray_open(search, token);
        } else {
            read_open(search, token);
        }
        search->header = NO_TOKEN;
        return;
    case TOK_CLOSE:
        read_close(search, token);
        search->header = NO_TOKEN;
        return;
    default: break;
    }
    if (at_start) {
        search->header_before = search->header;
        read_start(search, token);
        search->header = token;
    } else {
        read_word(search, token);
    }
}

static BlockEdit *in_order(BlockEdit *last)
{
    BlockEdit *first = NULL;
    while (last != NULL) {
        BlockEdit *before = last->next;
        last->next = first;
        first = last;
        last = before;
    }
    return first;
}

BlockEdit *blocks_search(const Tree *tree, const Limits *limits, Arena *arena)
{
    Block file = {.header = NO_TOKEN, .indent = NO_INDENT, .mask = IN_FILE};
    file.inner = inner_at(tree, 0);
    Search search = {.tree = tree, .arena = arena, .header = NO_TOKEN, .header_before = NO_TOKEN};
    search.depth_most = (uint32_t)limits->of[LIMIT_NESTING];
    search.now[0] = (Reading){.block = &file};
    search.now_count = 1;
    bool at_start = true;
    uint32_t end = tree->token_count - 1;
    for (uint32_t i = 0; i < end; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind != TOK_COMMENT) {
            read_token(&search, i, at_start);
            at_start = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE;
        }
    }
    return in_order(read_end(&search, end).edits);
}
