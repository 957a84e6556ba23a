// The makers of statements and parts, called by the grammar.
//
// Everything is made in the file's arena and linked in the order of the source. A statement with a
// mistake in its header is kept as far as it can be understood: what it declares stays declared.

#include "syntax/build.h"

#include "syntax/losses.h"
#include "syntax/tokens.h"

#include <string.h>

Span span_join(const Span *spans, int count)
{
    // Bison's convention: spans[0] is what stands before, spans[1..count] the parts.
    if (count == 0) {
        return (Span){spans[0].last, spans[0].last};
    }
    return (Span){spans[1].first, spans[count].last};
}

void parser_finish(Parser *parser, StatementList lines)
{
    parser->tree->statements = lines.first;
}

StatementList statements_add(StatementList list, Statement *statement)
{
    if (statement == NULL) {
        return list;
    }
    if (list.first == NULL) {
        return (StatementList){statement, statement};
    }
    list.last->next = statement;
    list.last = statement;
    return list;
}

Part *part_new(Parser *parser, PartKind kind, Span span)
{
    Part *part = ARENA_NEW(parser->arena, Part);
    part->token = span.first;
    part->count = (uint16_t)(span.last - span.first + 1);
    part->kind = (uint8_t)kind;
    return part;
}

PartList part_in(Part *part, Clause clause)
{
    part->clause = (uint8_t)clause;
    return (PartList){part, part};
}

PartList parts_join(PartList left, PartList right)
{
    if (left.first == NULL) {
        return right;
    }
    if (right.first == NULL) {
        return left;
    }
    left.last->next = right.first;
    return (PartList){left.first, right.last};
}

Statement *statement_new(Parser *parser, StatementKind kind, Span span, PartList first,
                         PartList second, PartList third, PartList fourth)
{
    Statement *statement = ARENA_NEW(parser->arena, Statement);
    PartList parts = parts_join(parts_join(first, second), parts_join(third, fourth));
    statement->parts = parts.first;
    statement->tree = parser->tree;
    statement->first = span.first;
    statement->last = span.last;
    statement->header_last = span.last;
    statement->kind = (uint8_t)kind;
    statement->is_broken = parser->is_after_cut;
    statement->is_guessed = span.first == parser->guessed_first;
    return statement;
}

Statement *statement_one(Parser *parser, StatementKind kind, Span span, Part *part)
{
    return statement_new(parser, kind, span, part_in(part, CLAUSE_MAIN), NOTHING, NOTHING, NOTHING);
}

Statement *statement_block(Statement *header, StatementList block, Span header_span, Span span)
{
    header->children = block.first;
    header->header_last = header_span.last;
    header->last = span.last;
    return header;
}

Statement *statement_change(Statement *statement, Span span)
{
    statement->form = FORM_CHANGE;
    statement->first = span.first;
    return statement;
}

Statement *statement_drop(Parser *parser, StatementKind kind, Span span, PartList items)
{
    Statement *statement = statement_new(parser, kind, span, items, NOTHING, NOTHING, NOTHING);
    statement->form = FORM_DROP;
    return statement;
}

// What a block of an unknown declaration is likely to belong to, judged by what it holds.
static StatementKind block_guess(const Statement *block)
{
    for (const Statement *statement = block; statement != NULL; statement = statement->next) {
        switch (statement->kind) {
        case STATEMENT_OUTCOME:
        case STATEMENT_EXIT:
        case STATEMENT_ENTER:
        case STATEMENT_NEEDS:
        case STATEMENT_TAKES: return STATEMENT_STAGE;
        case STATEMENT_STAGE: return STATEMENT_PHASE;
        case STATEMENT_PHASE:
        case STATEMENT_END: return STATEMENT_PROCESS;
        case STATEMENT_POINT: return STATEMENT_METHOD;
        case STATEMENT_ASK: return STATEMENT_POINT;
        case STATEMENT_MILESTONE: return STATEMENT_ONBOARDING;
        case STATEMENT_REPORTS:
        case STATEMENT_HAS:
        case STATEMENT_DOES: return STATEMENT_ROLE;
        default: break;
        }
    }
    return STATEMENT_COUNT;
}

// The next token that is no comment, from `index` on.
static uint32_t token_skip_comments(const Tree *tree, uint32_t index)
{
    while (tree->tokens[index].kind == TOK_COMMENT) {
        index++;
    }
    return index;
}

static void hear_names(Parser *parser, uint32_t first, uint32_t last)
{
    tree_hear_tokens(parser->tree, parser->arena, first, last);
}

PartList part_declared(Parser *parser, Part *name)
{
    const Token *tokens = parser->tree->tokens;
    bool is_change = tokens[parser->statement_first].kind == TOK_CHANGE;
    if (tokens[name->token].kind == TOK_DOTTED && !is_change) {
        Str text = token_text(parser->tree, name->token);
        const char *last = memrchr(text.at, '.', text.length);
        size_t length = (size_t)(text.at + text.length - last - 1);
        tree_hear(parser->tree, parser->arena, (Str){last + 1, length});
    }
    return part_in(name, CLAUSE_NAME);
}

// The kind of the statement that starts at `keyword`, as far as that can be told.
static StatementKind broken_kind(const Tree *tree, uint32_t keyword, uint32_t last,
                                 const Statement *block)
{
    StatementKind kind = token_statement(tree->tokens[keyword].kind);
    kind = kind != STATEMENT_COUNT ? kind : block_guess(block);
    for (uint32_t i = keyword; kind == STATEMENT_COUNT && i < last; i++) {
        kind = tree->tokens[i].kind == TOK_ARROW ? STATEMENT_OUTCOME : kind;
    }
    return kind;
}

// The first token of the line, or of the block's part of it, in which a token stands.
static uint32_t line_first(const Tree *tree, uint32_t index)
{
    while (index > 0) {
        uint32_t kind = tree->tokens[index - 1].kind;
        if (kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE || kind == TOK_COMMENT) {
            break;
        }
        index--;
    }
    return index;
}

// The cut statement that a run of tokens goes on from, or NULL.
static Statement *cut_before(const Tree *tree, StatementList before, uint32_t first)
{
    while (first > 0 && tree->tokens[first - 1].kind == TOK_COMMENT) {
        first--;
    }
    Statement *last = before.last;
    return last != NULL && last->is_broken && last->last + 1 == first ? last : NULL;
}

Statement *statement_cut(Parser *parser, StatementList before, Statement *statement)
{
    Statement *cut = cut_before(parser->tree, before, statement->first);
    if (cut != NULL && parser->is_after_cut && !parser->is_cut) {
        hear_names(parser, statement->first, statement->last);
        cut->last = statement->last;
        return NULL;
    }
    if (!parser->is_cut) {
        statement->is_broken = true;
        statement->is_guessed = statement->first == parser->guessed_first;
        parser->is_after_cut = true;
    }
    parser->is_cut = false;
    return statement;
}

// The name that a broken declaration declares: what stands behind its keyword, or, where that is no
// word of the language, perhaps that word itself.
static PartList broken_name(Parser *parser, uint32_t keyword, uint32_t last)
{
    const Token *tokens = parser->tree->tokens;
    uint32_t next = token_skip_comments(parser->tree, keyword + 1);
    if (!token_is_name(tokens[next].kind)) {
        if (tokens[keyword].kind != TOK_UNKNOWN_WORD) {
            return NOTHING;
        }
        next = keyword;
    }
    if (tokens[next + 1].kind == TOK_COMMA) {
        return NOTHING; // a list: which of the names are declared elsewhere is not known
    }
    return next <= last ? part_in(part_new(parser, PART_NAME, (Span){next, next}), CLAUSE_NAME)
                        : NOTHING;
}

Statement *statement_broken(Parser *parser, StatementList before, Span span, StatementList block)
{
    const Tree *tree = parser->tree;
    uint32_t first = line_first(tree, span.first);
    uint32_t keyword = first;
    StatementForm form = FORM_PLAIN;
    hear_names(parser, first + 1, block.first != NULL ? block.first->first : span.last);
    Statement *cut = cut_before(tree, before, span.first);
    if (cut != NULL) {
        cut->children = cut->children == NULL ? block.first : cut->children;
        return NULL;
    }
    if (tree->tokens[keyword].kind == TOK_CHANGE) {
        form = FORM_CHANGE;
        keyword = token_skip_comments(tree, keyword + 1);
    }
    StatementKind kind = broken_kind(tree, keyword, span.last, block.first);
    if (kind == STATEMENT_COUNT) {
        hear_names(parser, first, first);
        tree_lose_line(parser->tree, parser->arena, first);
        return NULL;
    }
    if (tree->tokens[keyword].kind == TOK_UNKNOWN_WORD) {
        hear_names(parser, first, first);
    }
    bool is_declaration = statement_row(kind)->is_declaration;
    PartList name = is_declaration ? broken_name(parser, keyword, span.last) : NOTHING;
    if (is_declaration && name.first == NULL) {
        parser->tree->lost |= (uint64_t)1 << kind;
    }
    Statement *statement =
        statement_new(parser, kind, (Span){first, span.last}, name, NOTHING, NOTHING, NOTHING);
    statement->children = block.first;
    statement->form = (uint8_t)form;
    statement->is_broken = true;
    statement->is_guessed = first == parser->guessed_first
                            || token_statement(tree->tokens[keyword].kind) == STATEMENT_COUNT;
    return statement;
}
