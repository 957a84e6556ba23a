// Whether two trees say the same.
//
// Token by token: two files that differ only in layout have the same tokens under the same numbers,
// comments among them, and only blanks between them. So everything in their trees that points at
// tokens must be equal too.
#include "syntax/same.h"

#include "syntax/block_text.h"
#include "syntax/comments.h"
#include "syntax/tokens.h"

enum { TOKEN_MOST = 0xffffff }; // a token that is longer cannot tell how long

// Where a token ends.
static const char *token_end(const Tree *tree, uint32_t index)
{
    Str text = tree->tokens[index].kind == TOK_COMMENT ? comment_text(tree, index)
                                                       : token_text(tree, index);
    return text.at + text.length;
}

// Whether a file has nothing but blanks and line ends before a token: no byte of it is in no token.
static bool is_apart_by_blanks(const Tree *tree, uint32_t index)
{
    Str text = tree->source->text;
    const char *at = text.at, *stop = text.at + tree->tokens[index].offset;
    if (index > 0) {
        at = token_end(tree, index - 1);
    } else if (str_starts(text, "\xef\xbb\xbf")) {
        at += 3;
    }
    while (at < stop && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) {
        at++;
    }
    return at >= stop;
}

static bool token_is_same(const Tree *left, const Tree *right, uint32_t index)
{
    uint32_t kind = left->tokens[index].kind;
    if (kind != right->tokens[index].kind) {
        return false;
    }
    if (kind == TOK_LINE || kind == TOK_END_OF_FILE) {
        return true;
    }
    if (kind == TOK_COMMENT) {
        return comment_is_alone(left, index) == comment_is_alone(right, index)
               && str_equal(comment_text(left, index), comment_text(right, index));
    }
    if (token_is_block_text(left, index) && token_is_block_text(right, index)) {
        return block_text_equal(token_text(left, index), token_text(right, index));
    }
    return left->tokens[index].length < TOKEN_MOST
           && str_equal(token_text(left, index), token_text(right, index));
}

static bool parts_are_same(const Part *left, const Part *right)
{
    for (; left && right; left = left->next, right = right->next) {
        if (left->token != right->token || left->count != right->count || left->kind != right->kind
            || left->clause != right->clause) {
            return false;
        }
    }
    return !left && !right;
}

// Statements of one block, and of the blocks in it: as deep as blocks may be nested.
static bool statements_are_same(const Statement *left, const Statement *right)
{
    for (; left && right; left = left->next, right = right->next) {
        if (left->kind != right->kind || left->form != right->form || left->first != right->first
            || left->last != right->last || left->header_last != right->header_last
            || !parts_are_same(left->parts, right->parts)
            || !statements_are_same(left->children, right->children)) {
            return false;
        }
    }
    return !left && !right;
}

bool tree_is_same(const Tree *left, const Tree *right)
{
    if (left->token_count != right->token_count) {
        return false;
    }
    for (uint32_t i = 0; i < left->token_count; i++) {
        if (!token_is_same(left, right, i) || !is_apart_by_blanks(left, i)
            || !is_apart_by_blanks(right, i)) {
            return false;
        }
    }
    return statements_are_same(left->statements, right->statements);
}
