// Where on its line a sign of elsewhere stands, which says what it was meant for.
#include "syntax/sign_lines.h"

#include "syntax/tokens.h"

#include <string.h>

enum {
    LONGEST_WORD = 16, // of the language
    PICTURE_TOKENS = 64,
};

bool scan_at_line_start(const Scan *scan, uint32_t offset)
{
    const char *text = scan->source->text.at;
    while (offset > 0 && char_is_blank(text[offset - 1])) {
        offset--;
    }
    return offset == 0 || text[offset - 1] == '\n' || text[offset - 1] == '\r'
           || (scan->last_kind == TOK_LINE && scan->count == 0);
}

static const Token *last_token(const Scan *scan)
{
    return scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
}

bool sign_is_behind_name(const Scan *scan, uint32_t offset)
{
    const Token *last = last_token(scan);
    return last != NULL && token_is_name(last->kind) && last->offset + last->length == offset;
}

// The first character behind a place that is no blank.
static char next_character(const Scan *scan, uint32_t offset)
{
    const Str text = scan->source->text;
    while (offset < text.length && char_is_blank(text.at[offset])) {
        offset++;
    }
    return offset < text.length ? text.at[offset] : '\n';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

bool sign_is_between_names(const Scan *scan, uint32_t end)
{
    const Token *last = last_token(scan);
    return last != NULL && token_is_name(last->kind) && is_letter(next_character(scan, end));
}

bool sign_is_before_target(const Scan *scan)
{
    uint32_t at = scan->count;
    at -= at > 0 && scan->tokens[at - 1].kind == TOK_TEXT;
    return at >= 2 && token_is_name(scan->tokens[at - 1].kind)
           && (scan->tokens[at - 2].kind == TOK_OUTCOME
               || scan->tokens[at - 2].kind == TOK_ANYTIME);
}

bool sign_is_before_statement(const Scan *scan, uint32_t offset)
{
    Str text = scan->source->text;
    while (offset < text.length && char_is_blank(text.at[offset])) {
        offset++;
    }
    uint32_t end = offset;
    while (end < text.length && end - offset < LONGEST_WORD && text.at[end] >= 'a'
           && text.at[end] <= 'z') {
        end++;
    }
    bool is_word = end < text.length && char_is_blank(text.at[end]);
    return is_word
           && token_statement(token_word((Str){text.at + offset, end - offset})) != STATEMENT_COUNT;
}

bool sign_is_behind_plural(const Scan *scan)
{
    const Token *last = last_token(scan);
    bool is_alone = last != NULL && last->kind == TOK_WORD
                    && (scan->count == 1 || last[-1].kind == TOK_LINE || last[-1].kind == TOK_OPEN
                        || last[-1].kind == TOK_COMMENT);
    return is_alone
           && word_is_declarations((Str){scan->source->text.at + last->offset, last->length});
}

bool sign_is_behind_header_name(const Scan *scan)
{
    const Token *last = last_token(scan);
    if (scan->count < 2 || !token_is_name(last->kind)) {
        return false;
    }
    StatementKind kind = token_statement(last[-1].kind);
    bool is_head = scan->count == 2 || last[-2].kind == TOK_LINE || last[-2].kind == TOK_OPEN;
    return is_head && kind != STATEMENT_COUNT && kind != STATEMENT_IMPORT
           && statement_row(kind)->is_declaration;
}

// Whether a line starts with words that are none of the language: `If the buyer signs.`
static bool is_prose(const Scan *scan, uint32_t first)
{
    const Token *tokens = scan->tokens;
    return first + 2 < scan->count && tokens[first].kind == TOK_WORD
           && tokens[first + 1].kind == TOK_WORD && token_is_name(tokens[first + 2].kind);
}

// Whether a line takes a text and has words without quotes: `formula won / all`.
static bool is_bare_text(const Scan *scan, uint32_t first)
{
    StatementKind kind = token_statement(scan->tokens[first].kind);
    if (kind == STATEMENT_COUNT || first + 1 >= scan->count
        || scan->tokens[first + 1].kind != TOK_WORD) {
        return false;
    }
    const char *example = strchr(statement_row(kind)->example, ' ');
    return example != NULL && example[1] == '"';
}

bool sign_is_in_picture(const Scan *scan, bool is_drawn)
{
    uint32_t first = scan->count;
    bool is_start = first == 0;
    for (uint32_t i = 0; !is_start && i < PICTURE_TOKENS; i++) {
        uint32_t kind = scan->tokens[first - 1].kind;
        if (kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE || kind == TOK_COMMENT) {
            break;
        }
        first--;
        is_start = first == 0;
    }
    uint32_t second = first + 1;
    bool is_whole = scan->count - first < PICTURE_TOKENS;
    if (first < scan->count && is_whole && is_bare_text(scan, first)) {
        return true;
    }
    return first < scan->count && is_whole && scan->tokens[first].kind == TOK_WORD
           && (second == scan->count
                   ? is_drawn
                   : scan->tokens[second].kind == TOK_ARROW || is_prose(scan, first));
}
