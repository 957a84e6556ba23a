// The kinds of tokens: which statement a keyword opens, and what may be a name.

#include "syntax/tokens.h"

enum {
    LINE_TOKENS = 256, // of a line that somebody wrote
    LONGEST_WORD = 16, // of the language
};

#define OPENS(word)                                                                                \
    case TOK_##word: return STATEMENT_##word

// clang-format off
StatementKind token_statement(uint32_t kind)
{
    switch (kind) {
#define STATEMENT(id, keyword, blocks, repeat, form, text, example) OPENS(id);
#include "syntax/statements.def"
    default: return STATEMENT_COUNT;
    }
}
// clang-format on

bool token_is_name(uint32_t kind)
{
    return kind == TOK_WORD || kind == TOK_DOTTED || kind >= TOK_IMPORT;
}

bool statement_takes_list(StatementKind kind)
{
    switch (kind) {
    case STATEMENT_WAS:
    case STATEMENT_ALLOW:
    case STATEMENT_WITH:
    case STATEMENT_CONSULT:
    case STATEMENT_INFORM:
    case STATEMENT_NEEDS:
    case STATEMENT_HAS:
    case STATEMENT_USES:
    case STATEMENT_COVER:
    case STATEMENT_ALONGSIDE:
    case STATEMENT_THEN:
    case STATEMENT_AT:
    case STATEMENT_PROVE:
    case STATEMENT_MEET:
    case STATEMENT_LEARN:
    case STATEMENT_AFTER: return true;
    default: return false;
    }
}

bool token_wants_value(uint32_t kind)
{
    switch (kind) {
    case TOK_DEAL:
    case TOK_QUOTA:
    case TOK_TARGET:
    case TOK_VOLUME:
    case TOK_TAKES:
    case TOK_SLA:
    case TOK_WITHIN:
    case TOK_AFTER:
    case TOK_PROBABILITY:
    case TOK_HEADCOUNT: return true;
    default: return false;
    }
}

Str token_text(const Tree *tree, uint32_t index)
{
    const Token *token = &tree->tokens[index];
    return (Str){tree->source->text.at + token->offset, token->length};
}

bool token_is_block_text(const Tree *tree, uint32_t index)
{
    const Token *token = &tree->tokens[index];
    const char *at = tree->source->text.at + token->offset;
    return token->kind == TOK_TEXT && token->length >= 6 && at[0] == '"' && at[1] == '"'
           && at[2] == '"';
}

Str token_shown(const Tree *tree, uint32_t index)
{
    Str word = token_text(tree, index);
    size_t shown = word.length < 40 ? word.length : 40;
    while (shown > 0 && shown < word.length && ((unsigned char)word.at[shown] & 0xc0) == 0x80) {
        shown--;
    }
    return (Str){word.at, shown};
}

uint32_t token_word(Str word)
{
    static const struct {
        const char *word;
        uint32_t kind;
    } words[] = {
#define STATEMENT(id, keyword, blocks, repeat, form, text, example) {keyword, TOK_##id},
#include "syntax/statements.def"
        {"change", TOK_CHANGE}, {"drop", TOK_DROP}, {"as", TOK_AS},     {"like", TOK_LIKE},
        {"is", TOK_IS},         {"for", TOK_FOR},   {"by", TOK_BY},     {"day", TOK_DAY},
        {"within", TOK_WITHIN}, {"else", TOK_ELSE}, {"tell", TOK_TELL}, {"to", TOK_TO},
        {"per", TOK_PER},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(word, words[i].word)) {
            return words[i].kind;
        }
    }
    return TOK_WORD;
}

bool word_is_declarations(Str word)
{
    for (size_t cut = 1; cut <= 2; cut++) {
        bool is_many = word.length > cut && word.length < LONGEST_WORD
                       && str_ends(word, cut == 1 ? "s" : "es");
        StatementKind kind = is_many
                                 ? token_statement(token_word((Str){word.at, word.length - cut}))
                                 : STATEMENT_COUNT;
        if (kind != STATEMENT_COUNT && kind != STATEMENT_IMPORT
            && statement_row(kind)->is_declaration) {
            return true;
        }
    }
    return false;
}

uint32_t token_indent(const Tree *tree, uint32_t index)
{
    const char *text = tree->source->text.at;
    uint32_t at = tree->tokens[index].offset;
    uint32_t indent = 0;
    while (at > 0 && char_is_blank(text[at - 1])) {
        indent += text[at - 1] == '\t' ? 4 : 1;
        at--;
    }
    return indent;
}

uint32_t token_line_last(const Tree *tree, uint32_t first)
{
    uint32_t last = first;
    for (uint32_t i = first; i < tree->token_count && i - first < LINE_TOKENS; i++) {
        uint32_t kind = tree->tokens[i].kind;
        if (kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE || kind == TOK_END_OF_FILE) {
            break;
        }
        last = kind == TOK_COMMENT ? last : i;
    }
    return last;
}
