// Questions asked of the tree: parts, places, and the table of statements.

#include "syntax/ast.h"

#include "syntax/tokens.h"

enum { ONCE = false, MANY = true };

// clang-format off
static const StatementRow statement_rows[] = {
#define STATEMENT(id, keyword, blocks, repeat, form, text, example) {keyword, blocks, repeat, false, form, text, example},
#define DECLARATION(id, keyword, blocks, repeat, form, text, example) {keyword, blocks, repeat, true, form, text, example},
#include "syntax/statements.def"
};
// clang-format on

const StatementRow *statement_row(StatementKind kind)
{
    return &statement_rows[kind];
}

uint32_t statement_block_mask(StatementKind kind)
{
    switch (kind) {
    case STATEMENT_PROCESS: return IN_PROCESS;
    case STATEMENT_PHASE: return IN_PHASE;
    case STATEMENT_STAGE: return IN_STAGE;
    case STATEMENT_OUTCOME: return IN_OUTCOME;
    case STATEMENT_ANYTIME: return IN_ANYTIME;
    case STATEMENT_END: return IN_END;
    case STATEMENT_ROLE: return IN_ROLE;
    case STATEMENT_SKILL: return IN_SKILL;
    case STATEMENT_TOOL: return IN_TOOL;
    case STATEMENT_METHOD: return IN_METHOD;
    case STATEMENT_POINT: return IN_POINT;
    case STATEMENT_METRIC: return IN_METRIC;
    case STATEMENT_ONBOARDING: return IN_ONBOARDING;
    case STATEMENT_MILESTONE: return IN_MILESTONE;
    default: return 0;
    }
}

const Part *part_find(const Statement *statement, Clause clause)
{
    for (const Part *part = statement->parts; part != NULL; part = part->next) {
        if (part->clause == clause) {
            return part;
        }
    }
    return NULL;
}

const Part *head_find(const Statement *statement, Clause clause, const Statement **owner)
{
    for (const HeadChange *head = statement->heads; head != NULL; head = head->older) {
        const Part *part = part_find(head->statement, clause);
        if (part != NULL) {
            *owner = head->statement;
            return part;
        }
    }
    *owner = statement;
    return part_find(statement, clause);
}

Place tokens_place(const Tree *tree, uint32_t first, uint32_t last)
{
    const Token *from = &tree->tokens[first];
    const Token *to = &tree->tokens[last];
    return (Place){tree->source, from->offset, to->offset + to->length - from->offset};
}

Place part_place(const Statement *statement, const Part *part)
{
    return tokens_place(statement->tree, part->token, part->token + part->count - 1);
}

Str part_text(const Statement *statement, const Part *part)
{
    Place place = part_place(statement, part);
    return (Str){place.source->text.at + place.offset, place.length};
}

Place statement_keyword_place(const Statement *statement)
{
    return tokens_place(statement->tree, statement->first, statement->first);
}

Place statement_name_place(const Statement *statement)
{
    const Part *name = part_find(statement, CLAUSE_NAME);
    return name != NULL ? part_place(statement, name) : statement_keyword_place(statement);
}

Place statement_header_place(const Statement *statement)
{
    return tokens_place(statement->tree, statement->first, statement->header_last);
}
