// Source text to tree: the scanner's tokens, handed to bison's parser one after the other.
//
// Comments are stepped over. The first word of a line is looked at here: one that the language does
// not have is reported, and read as the word that is meant where that is clear.

#include "syntax/parse.h"

#include "syntax/blocks.h"
#include "syntax/report.h"
#include "syntax/scan.h"
#include "syntax/tokens.h"

#include <string.h>

enum {
    FLATTENED_TOKENS = 64,
    BLOCKS_KNOWN = 1024, // more than may be nested
};

// A line that is none of ours opens no blocks within itself: `A --> B{Fit?}`. Its tokens are passed
// over as one mistake.
static void flatten_line(Tree *tree, uint32_t index)
{
    Token *tokens = tree->tokens;
    const char *text = tree->source->text.at;
    uint32_t depth = 0;
    uint32_t last = index + 1;
    for (; last < tree->token_count && last - index < FLATTENED_TOKENS; last++) {
        if (tokens[last].offset > tokens[last - 1].offset
            && memchr(text + tokens[last - 1].offset, '\n',
                      tokens[last].offset - tokens[last - 1].offset)
                   != NULL) {
            break;
        }
        if (tokens[last].kind == TOK_CLOSE && depth == 0) {
            return; // it closes a block around the line
        }
        depth += tokens[last].kind == TOK_OPEN;
        depth -= tokens[last].kind == TOK_CLOSE;
    }
    for (uint32_t i = index + 1; depth == 0 && i + 1 < last; i++) {
        bool is_name = token_is_name(tokens[i].kind);
        tokens[i].kind = is_name || tokens[i].kind == TOK_COMMENT ? tokens[i].kind : TOK_MISTAKE;
    }
}

uint32_t parser_block(const Parser *parser)
{
    return parser->blocks[parser->depth];
}

// Follows the blocks that open and close.
static void follow_blocks(Parser *parser, uint32_t kind)
{
    if (kind == TOK_OPEN && parser->depth + 1 < BLOCKS_KNOWN) {
        uint32_t mask =
            parser->at_start ? 0 : blocks_of_header(parser->tree, parser->statement_first);
        parser->blocks[++parser->depth] = mask;
    } else if (kind == TOK_CLOSE) {
        parser->texts_depth = parser->depth > parser->texts_depth ? parser->texts_depth : 0;
        parser->depth -= parser->depth > 0;
    }
}

int yylex(YYSTYPE *value, Span *span, Parser *parser)
{
    (void)value; // tokens carry nothing: parts point at them
    Token *tokens = parser->tree->tokens;
    while (tokens[parser->next].kind == TOK_COMMENT || tokens[parser->next].kind == TOK_SPACE) {
        parser->next++;
    }
    uint32_t index = parser->next;
    *span = (Span){index, index};
    uint32_t kind = tokens[index].kind;
    if (kind == TOK_END_OF_FILE) {
        return TOK_END_OF_FILE;
    }
    parser->next++;
    if (kind == TOK_COMMA) {
        report_comma(parser, index);
        kind = tokens[index].kind;
    }
    follow_blocks(parser, kind);
    if (parser->at_start) {
        parser->statement_first = index;
        parser->is_after_cut = false;
        bool is_text = parser->texts_depth > 0 && parser->texts_depth == parser->depth;
        if (is_text && (kind == TOK_WORD || kind == TOK_TEXT)) {
            kind = TOK_MISTAKE;
            tokens[index].kind = TOK_MISTAKE & 0xffU;
        } else if (kind == TOK_WORD || kind == TOK_DOTTED || kind == TOK_PATH) {
            kind = report_unknown_word(parser, index);
            tokens[index].kind = kind & 0xffU;
            if (kind == TOK_SPACE) {
                return yylex(value, span, parser);
            }
            parser->guessed_first = index;
            if (kind == TOK_UNKNOWN_WORD) {
                flatten_line(parser->tree, index);
            }
        }
        if (parser->guessed_first != index) {
            report_split_name(parser, index);
        }
    }
    parser->at_start = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE;
    return (int)kind;
}

const Tree *parse_source(const Source *source, const Limits *limits, Arena *arena,
                         Findings *findings)
{
    Parser parser = {.arena = arena, .findings = findings, .mistake_first = UINT32_MAX};
    parser.guessed_first = UINT32_MAX;
    parser.tree = scan_source(source, limits, arena, findings);
    parser.at_start = true;
    parser.blocks = ARENA_MANY(arena, BLOCKS_KNOWN, uint32_t);
    parser.blocks[0] = IN_FILE;
    yyparse(&parser);
    return parser.tree;
}
