// Source text to tree: the scanner's tokens, handed to bison's parser one after the other.
//
// Comments are stepped over. The first word of a line is looked at here: one that the language does
// not have is reported, and read as the word that is meant where that is clear.

#include "syntax/parse.h"

#include "syntax/report.h"
#include "syntax/scan.h"
#include "syntax/tokens.h"

int yylex(YYSTYPE *value, Span *span, Parser *parser)
{
    (void)value; // tokens carry nothing: parts point at them
    Token *tokens = parser->tree->tokens;
    while (tokens[parser->next].kind == TOK_COMMENT) {
        parser->next++;
    }
    uint32_t index = parser->next;
    *span = (Span){index, index};
    uint32_t kind = tokens[index].kind;
    if (kind == TOK_END_OF_FILE) {
        return TOK_END_OF_FILE;
    }
    parser->next++;
    if (parser->at_start) {
        parser->statement_first = index;
        parser->is_after_cut = false;
        if (kind == TOK_WORD || kind == TOK_DOTTED || kind == TOK_PATH) {
            kind = report_unknown_word(parser, index);
            tokens[index].kind = kind & 0xffU;
        }
    }
    parser->at_start = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_CLOSE;
    return (int)kind;
}

const Tree *parse_source(const Source *source, const Limits *limits, Arena *arena,
                         Findings *findings)
{
    Parser parser = {.arena = arena, .findings = findings, .mistake_first = UINT32_MAX};
    parser.tree = scan_source(source, limits, arena, findings);
    parser.at_start = true;
    yyparse(&parser);
    return parser.tree;
}
