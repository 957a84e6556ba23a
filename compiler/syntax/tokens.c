// The kinds of tokens: which statement a keyword opens, and what may be a name.

#include "syntax/tokens.h"

#define OPENS(word)                                                                                \
    case TOK_##word: return STATEMENT_##word

// clang-format off
StatementKind token_statement(uint32_t kind)
{
    switch (kind) {
#define STATEMENT(id, keyword, blocks, repeat, example) OPENS(id);
#include "syntax/statements.def"
    default: return STATEMENT_COUNT;
    }
}
// clang-format on

bool token_is_name(uint32_t kind)
{
    return kind == TOK_WORD || kind == TOK_DOTTED || kind >= TOK_IMPORT;
}

Str token_text(const Tree *tree, uint32_t index)
{
    const Token *token = &tree->tokens[index];
    return (Str){tree->source->text.at + token->offset, token->length};
}
