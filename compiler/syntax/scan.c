// Source text to tokens: bytes are checked, words scanned in place, and what other tools write
// (curly quotes, `=>`, `:`) is reported and read as what it means.
//
// The order: scan_bytes looks at every byte once; then flex cuts the text into tokens and
// scan_token decides for each what is kept. Braces that do not match are mended at the end
// (syntax/braces), so the grammar only ever sees blocks that close.

#include "syntax/scan.h"

#include "base/utf8.h"
#include "syntax/braces.h"
#include "syntax/bytes.h"
#include "syntax/tokens.h"

#include <string.h>

typedef void *yyscan_t;
typedef struct yy_buffer_state *YY_BUFFER_STATE;
int scan_lex_init_extra(Arena *arena, yyscan_t *scanner);
int scan_lex_destroy(yyscan_t scanner);
int scan_lex(yyscan_t scanner);
YY_BUFFER_STATE scan__scan_buffer(char *bytes, size_t size, yyscan_t scanner);
int scan_get_leng(yyscan_t scanner);
char *scan_get_text(yyscan_t scanner);
Arena *scan_get_extra(yyscan_t scanner);
void *scan_alloc(size_t size, yyscan_t scanner);
void *scan_realloc(void *old, size_t size, yyscan_t scanner);
void scan_free(void *bytes, yyscan_t scanner);

// flex's own memory comes from the file's arena.
void *scan_alloc(size_t size, yyscan_t scanner)
{
    return arena_take(scan_get_extra(scanner), size);
}

void *scan_realloc(void *old, size_t size, yyscan_t scanner)
{
    (void)old; // only ever asked for before there is anything to keep
    return arena_take(scan_get_extra(scanner), size);
}

void scan_free(void *bytes, yyscan_t scanner)
{
    (void)bytes;
    (void)scanner;
}

typedef struct Scan {
    const Source *source;
    Arena *arena;
    Findings *findings;
    Token *tokens;
    uint32_t count, capacity;
    uint32_t last_kind; // of the last token that is no comment; LINE at the start
    uint32_t depth;     // open braces
    Finding *curly;     // the one finding of curly quotes
    uint32_t curly_count;
    bool is_in_bad_name;  // the last token is a mistaken name, which may go on
    bool has_extra_close; // a `}` without a `{` before it
    bool has_open_block;  // a block text runs to the end of the file
    bool is_over;         // nested too deeply: nothing more is read
} Scan;

static void token_keep(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    if (scan->count == scan->capacity) {
        uint32_t capacity = scan->capacity + scan->capacity / 2;
        Token *tokens = ARENA_MANY(scan->arena, capacity, Token);
        memcpy(tokens, scan->tokens, scan->count * sizeof(Token));
        scan->tokens = tokens;
        scan->capacity = capacity;
    }
    Token *token = &scan->tokens[scan->count++];
    token->offset = offset;
    token->kind = kind & 0xffU;
    token->length = (length < 0xffffff ? length : 0xffffff) & 0xffffffU;
    if (kind != TOK_COMMENT) {
        scan->last_kind = kind;
    }
}

static Place scan_place(const Scan *scan, uint32_t offset, uint32_t length)
{
    return (Place){scan->source, offset, length};
}

// A text without its closing quote ends with its line, but gives back a ` {` there.
static void scan_open_text(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    Finding *finding = finding_add(scan->findings, RULE_text_not_closed,
                                   scan_place(scan, offset, 1), "this text has no closing quote");
    finding_label(scan->findings, finding, "it starts here");
    finding_help(scan->findings, finding, "add `\"` at the end of the text");
    uint32_t end = length;
    while (end > 1 && (at[end - 1] == ' ' || at[end - 1] == '\t')) {
        end--;
    }
    if (end > 2 && at[end - 1] == '{' && (at[end - 2] == ' ' || at[end - 2] == '\t')) {
        token_keep(scan, TOK_TEXT, offset, end - 2);
        token_keep(scan, TOK_OPEN, offset + end - 1, 1);
        scan->depth++;
        return;
    }
    token_keep(scan, TOK_TEXT, offset, length);
}

static void scan_open_block_text(Scan *scan, uint32_t offset, uint32_t length)
{
    Finding *finding = finding_add(scan->findings, RULE_text_not_closed,
                                   scan_place(scan, offset, 3), "this text has no closing quotes");
    finding_label(scan->findings, finding, "it starts here and runs to the end of the file");
    finding_help(scan->findings, finding, "close it with `\"\"\"` on a line of its own");
    scan->has_open_block = true;
    token_keep(scan, TOK_TEXT, offset, length);
}

static void scan_curly(Scan *scan, uint32_t offset, uint32_t length)
{
    scan->curly_count += 2;
    if (scan->curly == NULL) {
        scan->curly = finding_add(scan->findings, RULE_curly_quotes, scan_place(scan, offset, 3),
                                  "curly quotation marks; .sales files use straight ones");
        finding_help(scan->findings, scan->curly, "replace each with `\"`");
    }
    finding_label(scan->findings, scan->curly, "the first of %u in this file", scan->curly_count);
    token_keep(scan, TOK_TEXT, offset, length);
}

static void scan_text(Scan *scan, uint32_t offset, uint32_t length)
{
    if (length > SCAN_TEXT_LIMIT) {
        Finding *finding = finding_add(scan->findings, RULE_too_long, scan_place(scan, offset, 1),
                                       "this text is longer than 16 KB");
        finding_label(scan->findings, finding, "it has %u bytes", length);
        finding_help(scan->findings, finding,
                     "keep the long version in a document, and `link` to it");
    }
    token_keep(scan, TOK_TEXT, offset, length);
}

// Characters that stand between words, or for a sign of the language, in other programs' text.
static uint32_t scan_foreign_sign(int32_t character)
{
    switch (character) {
    case 0x2192:
    case 0x27a1:
    case 0x21d2: return TOK_ARROW; // arrows
    case 0x00a0:
    case 0x202f:
    case 0x3000: return TOK_SPACE; // spaces that do not break, and the wide one
    case 0xff0c:
    case 0x3001: return TOK_COMMA; // East Asian commas
    default: return TOK_MISTAKE;
    }
}

static void scan_bad_character(Scan *scan, uint32_t offset, uint32_t size, uint32_t meant)
{
    Finding *finding =
        finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, size),
                    "`%.*s` cannot stand here", (int)size, scan->source->text.at + offset);
    if (meant == TOK_ARROW) {
        finding_help(scan->findings, finding, "write `->`");
    } else if (meant == TOK_SPACE) {
        finding_label(scan->findings, finding, "a special space, as word processors write it");
        finding_help(scan->findings, finding, "replace it with an ordinary space");
    } else if (meant == TOK_COMMA) {
        finding_help(scan->findings, finding, "write `,`");
    } else {
        finding_label(scan->findings, finding, "not a letter or digit");
        finding_help(scan->findings, finding,
                     "a name has letters, digits, `-` and `_`; other text goes in quotes: \"...\"");
    }
}

static void scan_invisible(Scan *scan, uint32_t offset, uint32_t size, int32_t character)
{
    Finding *finding =
        finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, size),
                    "invisible character U+%04X in a name", (unsigned)character);
    finding_help(scan->findings, finding, "remove it");
}

// A word with characters beyond ASCII: names take letters of any script, and nothing else. What is
// no letter cuts the word, so that `qualify→meet` is read as it was meant.
static uint32_t scan_wide_word(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *start = scan->source->text.at + offset;
    const char *end = start + length;
    const char *at = start;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        bool fits = character < 0x80 && character >= 0;
        if (!fits && character >= 0) {
            fits = at == start ? utf8_is_name_start(character) : utf8_is_name_part(character);
        }
        bool is_known = character < 0 || utf8_is_forbidden(character) || character == 0xfeff;
        if (is_known && at == start) {
            return size | 0x80000000U; // it has its own finding, and is passed over
        }
        if (is_known) {
            fits = true;
        }
        if (!fits && utf8_is_invisible(character)) {
            scan_invisible(scan, (uint32_t)(at - scan->source->text.at), size, character);
            fits = true;
        }
        if (!fits && at > start) {
            return (uint32_t)(at - start);
        }
        if (!fits) {
            uint32_t meant = scan_foreign_sign(character);
            scan_bad_character(scan, offset, size, meant);
            if (meant != TOK_SPACE) {
                token_keep(scan, meant, offset, size);
            }
            return size | 0x80000000U;
        }
        at += size;
    }
    return length;
}

static bool is_ascii(const char *at, uint32_t length)
{
    unsigned char all = 0;
    for (uint32_t i = 0; i < length; i++) {
        all |= (unsigned char)at[i];
    }
    return all < 0x80;
}

static void scan_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t rest = length;
    while (rest > 0 && !is_ascii(at, rest)) {
        uint32_t used = scan_wide_word(scan, offset, rest);
        bool is_sign = (used & 0x80000000U) != 0;
        used &= 0x7fffffffU;
        if (!is_sign && used < rest) {
            token_keep(scan, token_word((Str){at, used}), offset, used);
        }
        if (!is_sign && used == rest) {
            break;
        }
        at += used;
        offset += used;
        rest -= used;
    }
    if (rest == 0) {
        return;
    }
    if (rest > SCAN_NAME_LIMIT && kind == TOK_WORD) {
        Finding *finding =
            finding_add(scan->findings, RULE_too_long, scan_place(scan, offset, rest),
                        "this name is longer than 128 bytes");
        finding_help(scan->findings, finding,
                     "give it a short name, and what people see as a label: `stage demo \"...\"`");
        kind = TOK_MISTAKE;
    }
    token_keep(scan, kind, offset, rest);
}

static void scan_dotted(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t parts = 1;
    for (uint32_t i = 0; i < length; i++) {
        parts += at[i] == '.';
    }
    if (parts > 3 || length > 3 * SCAN_NAME_LIMIT) {
        Finding *finding =
            finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, length),
                        "a dotted name has at most three parts");
        finding_help(scan->findings, finding, "for example `bant.budget` or `shared.b2b.meet`");
        token_keep(scan, TOK_MISTAKE, offset, length);
        return;
    }
    token_keep(scan, TOK_DOTTED, offset, length);
}

// Whether a run of signs belongs to a name that cannot be written so: `_a`, `new-`, `a--b`.
static bool is_name_sign(const Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    for (uint32_t i = 0; i < length; i++) {
        if (strchr("-_", at[i]) == NULL) {
            return false;
        }
    }
    const Token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    bool touches =
        last != NULL && token_is_name(last->kind) && last->offset + last->length == offset;
    return touches || at[0] == '_';
}

static void scan_bad_name(Scan *scan, uint32_t offset, uint32_t length)
{
    Token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    if (last != NULL && token_is_name(last->kind) && last->offset + last->length == offset) {
        last->kind = TOK_MISTAKE & 0xffU;
        last->length = (last->length + length) & 0xffffffU;
        scan->last_kind = TOK_MISTAKE;
    } else {
        token_keep(scan, TOK_MISTAKE, offset, length);
    }
    last = &scan->tokens[scan->count - 1];
    scan->is_in_bad_name = true;
    Finding *finding =
        finding_add(scan->findings, RULE_name_characters,
                    scan_place(scan, last->offset, last->length), "a name cannot be written so");
    finding_help(scan->findings, finding,
                 "it starts with a letter, and single `-` stand between letters and digits");
}

// What touches a mistaken name is part of it.
static bool scan_more_of_bad_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    Token *last = &scan->tokens[scan->count - 1];
    bool is_more = token_is_name(kind) || kind == TOK_NUMBER || kind == TOK_BAD_NUMBER
                   || (kind == TOK_STRAY && strchr("-_", scan->source->text.at[offset]) != NULL);
    if (!is_more || last->offset + last->length != offset) {
        scan->is_in_bad_name = false;
        return false;
    }
    last->length = (last->length + length) & 0xffffffU;
    return true;
}

// A sign behind a number that means a word: `45 %`, `2 - 5 days`, `20/month`.
static bool scan_sign_of_value(Scan *scan, uint32_t offset, char sign)
{
    Token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    if (last == NULL || last->kind != TOK_NUMBER || strchr("%-/", sign) == NULL) {
        return false;
    }
    RuleId rule = sign == '%' ? RULE_bad_percent : sign == '-' ? RULE_bad_duration : RULE_bad_rate;
    const char *headline = sign == '%'   ? "`%` stands right behind its number"
                           : sign == '-' ? "a range is written with `to`"
                                         : "a rate is written with `per`";
    const char *help = sign == '%'   ? "for example `45%`"
                       : sign == '-' ? "for example `2 to 5 days`"
                                     : "for example `20 meetings per month`";
    Finding *finding =
        finding_add(scan->findings, rule, scan_place(scan, offset, 1), "%s", headline);
    finding_help(scan->findings, finding, "%s", help);
    if (sign == '%') {
        last->kind = TOK_PERCENT & 0xffU;
        last->length = (offset + 1 - last->offset) & 0xffffffU;
        scan->last_kind = TOK_PERCENT;
    } else {
        token_keep(scan, sign == '-' ? TOK_TO : TOK_PER, offset, 1);
    }
    return true;
}

static void scan_stray(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    if (length == 1 && scan_sign_of_value(scan, offset, at[0])) {
        return;
    }
    if ((unsigned char)at[0] < 0x20 || at[0] == 0x7f) {
        return; // a control character: reported already
    }
    if (is_name_sign(scan, offset, length)) {
        scan_bad_name(scan, offset, length);
        return;
    }
    Str text = {at, length};
    Finding *finding = finding_add(scan->findings, RULE_syntax, scan_place(scan, offset, length),
                                   str_starts(text, "//") ? "a comment starts with `#`"
                                                          : "`%.*s` means nothing here",
                                   (int)(length < 20 ? length : 20), at);
    if (str_starts(text, "//")) {
        finding_help(scan->findings, finding, "write `# ...`");
    } else if (str_ends(text, ">")) {
        finding_help(scan->findings, finding, "write `->`");
        token_keep(scan, TOK_ARROW, offset, length);
    } else if (at[0] == '\'' || at[0] == '`') {
        finding_help(scan->findings, finding, "text stands in straight double quotes: \"...\"");
        token_keep(scan, TOK_MISTAKE, offset, length);
    } else {
        finding_help(scan->findings, finding, "leave it out: a word, a space, then what it says");
    }
}

static void scan_open(Scan *scan, uint32_t offset)
{
    if (scan->depth == SCAN_DEPTH_LIMIT) {
        Finding *finding =
            finding_add(scan->findings, RULE_nested_too_deeply, scan_place(scan, offset, 1),
                        "nested too deeply (limit %d)", SCAN_DEPTH_LIMIT);
        finding_label(scan->findings, finding, "reading stops here");
        scan->is_over = true;
        return;
    }
    scan->depth++;
    token_keep(scan, TOK_OPEN, offset, 1);
}

// A statement before a `}` ends there, so the grammar finds every statement ended in one way.
static void scan_close(Scan *scan, uint32_t offset)
{
    if (scan->depth == 0) {
        scan->has_extra_close = true;
    } else {
        scan->depth--;
    }
    if (scan->last_kind != TOK_LINE && scan->last_kind != TOK_OPEN) {
        token_keep(scan, TOK_LINE, offset, 0);
    }
    token_keep(scan, TOK_CLOSE, offset, 1);
}

static void scan_line(Scan *scan, uint32_t offset, uint32_t length)
{
    switch (scan->last_kind) {
    case TOK_LINE:
    case TOK_OPEN:
    case TOK_COMMA:
    case TOK_ARROW: return;
    default: token_keep(scan, TOK_LINE, offset, length); return;
    }
}

static void scan_token(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    if (scan->is_in_bad_name && scan_more_of_bad_name(scan, kind, offset, length)) {
        return;
    }
    switch (kind) {
    case TOK_SPACE: return;
    case TOK_LINE: scan_line(scan, offset, length); return;
    case TOK_OPEN: scan_open(scan, offset); return;
    case TOK_CLOSE: scan_close(scan, offset); return;
    case TOK_TEXT:
    case TOK_BLOCK_TEXT: scan_text(scan, offset, length); return;
    case TOK_OPEN_TEXT: scan_open_text(scan, offset, length); return;
    case TOK_OPEN_BLOCK_TEXT: scan_open_block_text(scan, offset, length); return;
    case TOK_CURLY_TEXT: scan_curly(scan, offset, length); return;
    case TOK_STRAY: scan_stray(scan, offset, length); return;
    case TOK_WORD: scan_name(scan, TOK_WORD, offset, length); return;
    case TOK_DOTTED: scan_dotted(scan, offset, length); return;
    default: token_keep(scan, kind, offset, length); return;
    }
}

static void scan_all(Scan *scan, uint32_t start)
{
    yyscan_t scanner;
    if (scan_lex_init_extra(scan->arena, &scanner) != 0) {
        return;
    }
    char *base = (char *)(uintptr_t)scan->source->text.at;
    scan__scan_buffer(base + start, scan->source->text.length - start + 2, scanner);
    for (;;) {
        uint32_t kind = (uint32_t)scan_lex(scanner);
        if (kind == 0 || scan->is_over) {
            break;
        }
        uint32_t offset = (uint32_t)(scan_get_text(scanner) - base);
        scan_token(scan, kind, offset, (uint32_t)scan_get_leng(scanner));
    }
    scan_lex_destroy(scanner);
}

// The last line ends whether or not the file says so, then comes the end.
static void scan_finish(Scan *scan)
{
    uint32_t end = (uint32_t)scan->source->text.length;
    if (scan->last_kind == TOK_COMMA || scan->last_kind == TOK_ARROW) {
        scan->last_kind = TOK_MISTAKE; // the line is not whole: let the grammar say so
    }
    scan_line(scan, end, 0);
    token_keep(scan, TOK_END_OF_FILE, end, 0);
}

Tree *scan_source(const Source *source, Arena *arena, Findings *findings)
{
    Scan scan = {.source = source, .arena = arena, .findings = findings, .last_kind = TOK_LINE};
    // More than almost any file needs: what is not written to costs no memory.
    scan.capacity = (uint32_t)(source->text.length / 2 + 64);
    scan.tokens = ARENA_MANY(arena, scan.capacity, Token);
    uint32_t start = 0;
    if (bytes_check(source, findings, &start)) {
        scan_all(&scan, start);
    }
    if (scan.is_over) { // what was read so far is no process: the one finding says enough
        scan.count = scan.depth = 0;
    }
    scan_finish(&scan);
    Tree *tree = ARENA_NEW(arena, Tree);
    tree->source = source;
    tree->tokens = scan.tokens;
    tree->token_count = scan.count;
    if (scan.depth > 0 || scan.has_extra_close) {
        braces_mend(tree, arena, scan.has_open_block ? NULL : findings);
    }
    return tree;
}
