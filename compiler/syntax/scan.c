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
#include "syntax/foreign_file.h"
#include "syntax/losses.h"
#include "syntax/odd_value.h"
#include "syntax/opens.h"
#include "syntax/plain_value.h"
#include "syntax/scan_fixes.h"
#include "syntax/scan_words.h"
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
void scan_put_back(yyscan_t scanner);
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

void token_keep(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    scan_loose_end(scan, kind);
    if (scan->count == scan->capacity) {
        // No text has more than two tokens a byte: a sign, and a line end put in before it. Memory
        // that is never written to costs nothing.
        uint32_t capacity = 4 * scan->capacity;
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

Place scan_place(const Scan *scan, uint32_t offset, uint32_t length)
{
    return (Place){scan->source, offset, length};
}

// The length of a run of bytes without the blanks at its end.
static uint32_t blanks_cut(const char *at, uint32_t length)
{
    while (length > 1 && char_is_blank(at[length - 1])) {
        length--;
    }
    return length;
}

static bool ends_with_block(const char *at, uint32_t end)
{
    return end > 2 && at[end - 1] == '{' && char_is_blank(at[end - 2]);
}

static void keep_block(Scan *scan, uint32_t offset)
{
    token_keep(scan, TOK_OPEN, offset, 1);
    scan->depth++;
}

// A quote with nothing behind it closes a text that was never opened.
static void scan_lone_quote(Scan *scan, uint32_t offset)
{
    if (!scan->has_slip) {
        Finding *finding =
            finding_add(scan->findings, RULE_text_not_closed, scan_place(scan, offset, 1),
                        "one quotation mark on this line has no partner");
        finding_help(scan->findings, finding,
                     "a text stands between two of them, and holds none: `exit \"...\"`");
    }
    scan_slip(scan, offset);
}

// A text without its closing quote ends with its line, but gives back a ` {` there.
static void scan_open_text(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t end = blanks_cut(at, length);
    bool has_block = ends_with_block(at, end);
    uint32_t text_end = has_block ? blanks_cut(at, end - 1) : end;
    if (!has_block && text_end > 1 && scan_broken_text(scan, offset, length)) {
        return;
    }
    if (text_end == 1) {
        scan_lone_quote(scan, offset);
    } else {
        Finding *finding =
            finding_add(scan->findings, RULE_text_not_closed, scan_place(scan, offset, 1),
                        "this text has no closing quote");
        finding_label(scan->findings, finding, "it starts here");
        finding_help(scan->findings, finding, "add `\"` at the end of the text");
        finding_fix(scan->findings, finding, false, scan_place(scan, offset + text_end, 0),
                    STR("\""));
        token_keep(scan, TOK_TEXT, offset, has_block ? end - 2 : length);
    }
    if (has_block) {
        keep_block(scan, offset + end - 1);
    }
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

// What other quotation marks than straight double ones are called.
static const char *quotes_name(const char *at)
{
    switch ((unsigned char)at[0]) {
    case '\'':
    case '`': return "single quotation marks; .sales files use double ones";
    case 0xe2: return "curly quotation marks; .sales files use straight ones";
    default: return "quotation marks of another kind; .sales files use straight ones";
    }
}

static void scan_curly(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t size;
    utf8_next(at, at + length, &size);
    scan->curly_count += 2;
    if (scan->curly == NULL) {
        scan->curly = finding_add(scan->findings, RULE_curly_quotes, scan_place(scan, offset, size),
                                  "%s", quotes_name(at));
        finding_help(scan->findings, scan->curly, "replace each with `\"`");
    }
    finding_label(scan->findings, scan->curly, "the first of %u in this file", scan->curly_count);
    scan_fix_quotes(scan, scan->curly, offset, length);
    uint32_t end = blanks_cut(at, length);
    bool has_block = ends_with_block(at, end); // only where no quote closes the text
    token_keep(scan, TOK_TEXT, offset, has_block ? end - 2 : length);
    if (has_block) {
        keep_block(scan, offset + end - 1);
    }
}

Finding *scan_too_long(Scan *scan, LimitId limit, const char *what, Place place)
{
    char most[LIMIT_WORDS_SIZE];
    limit_words(limit, scan->limits->of[limit], most);
    return finding_add(scan->findings, RULE_too_long, place, "this %s is longer than %s", what,
                       most);
}

static void scan_text(Scan *scan, uint32_t offset, uint32_t length)
{
    if (length > scan->limits->of[LIMIT_TEXT_BYTES]) {
        Finding *finding =
            scan_too_long(scan, LIMIT_TEXT_BYTES, "text", scan_place(scan, offset, 1));
        finding_label(scan->findings, finding, "it has %u bytes", length);
        finding_help(scan->findings, finding,
                     "keep the long version in a document, and `link` to it");
    }
    token_keep(scan, TOK_TEXT, offset, length);
}

void scan_open(Scan *scan, uint32_t offset)
{
    if (scan->depth >= scan->limits->of[LIMIT_NESTING]) {
        Finding *finding =
            finding_add(scan->findings, RULE_nested_too_deeply, scan_place(scan, offset, 1),
                        "nested too deeply (limit %u)", scan->depth);
        finding_label(scan->findings, finding, "reading stops here");
        scan->is_over = true;
        return;
    }
    scan->depth++;
    token_keep(scan, TOK_OPEN, offset, 1);
}

// A statement before a `}` ends there, so the grammar finds every statement ended in one way.
void scan_close(Scan *scan, uint32_t offset)
{
    scan->depth -= scan->depth > 0;
    if (scan->last_kind != TOK_LINE && scan->last_kind != TOK_OPEN) {
        token_keep(scan, TOK_LINE, offset, 0);
    }
    token_keep(scan, TOK_CLOSE, offset, 1);
}

static void scan_line(Scan *scan, uint32_t offset, uint32_t length)
{
    scan->has_slip = false;
    scan->old_sign = scan->line_sign != NULL ? scan->line_sign : scan->old_sign;
    scan->line_sign = NULL;
    scan->is_picture = false;
    switch (scan->last_kind) {
    case TOK_LINE:
    case TOK_OPEN: return;
    case TOK_COMMA:
    case TOK_ARROW: scan->is_loose = true; return;
    default: token_keep(scan, TOK_LINE, offset, length); return;
    }
}

// Whether a value written as elsewhere may start with this token.
static bool may_start_value(const Scan *scan, uint32_t kind, uint32_t offset)
{
    bool wants_value = token_wants_value(scan->last_kind);
    switch (kind) {
    case TOK_NUMBER:
    case TOK_PERCENT:
    case TOK_BAD_NUMBER: return wants_value || token_is_name(scan->last_kind);
    case TOK_WORD:
    case TOK_STRAY: break;
    default: return false;
    }
    bool is_wide = (unsigned char)scan->source->text.at[offset] >= 0x80;
    bool is_behind_target = scan->count > 1 && scan->tokens[scan->count - 2].kind == TOK_ARROW;
    return wants_value || ((is_wide || is_behind_target) && token_is_name(scan->last_kind));
}

// A value that is written as in another country, of more than one token: it is kept as one mistaken
// number, and the model says what was meant. False where it is none.
static bool scan_odd_value(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    OddValue value;
    Str rest = {scan->source->text.at + offset, scan->source->text.length - offset};
    bool is_odd = scan->odd_count < ODD_MOST && may_start_value(scan, kind, offset)
                  && !value_is_plain(rest) && odd_value_read(rest, scan->arena, &value);
    scan->odd_count += is_odd;
    if (!is_odd || value.fits_grammar || (value.length <= length && kind == TOK_BAD_NUMBER)) {
        return false;
    }
    token_keep(scan, TOK_BAD_NUMBER, offset, (uint32_t)value.length);
    scan->resume = offset + (uint32_t)value.length;
    return true;
}

static void scan_token(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    bool is_passed = (scan->skip != SKIP_NOTHING && scan_skips(scan, kind, offset, length))
                     || (kind == TOK_BAD_NUMBER && scan_is_numbering(scan, offset, length))
                     || (scan->is_in_bad_name && scan_more_of_bad_name(scan, kind, offset, length))
                     || scan_odd_value(scan, kind, offset, length);
    if (is_passed) {
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
    case TOK_BAD_NUMBER: scan_bad_number(scan, offset, length); return;
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
        if (kind == 0) {
            break; // only now has flex put back every byte that it changed
        }
        scan_put_back(scanner);
        uint32_t offset = (uint32_t)(scan_get_text(scanner) - base);
        if (!scan->is_over) {
            scan_token(scan, kind, offset, (uint32_t)scan_get_leng(scanner));
        }
        if (scan->resume != 0) {
            scan__scan_buffer(base + scan->resume, scan->source->text.length - scan->resume + 2,
                              scanner);
            scan->resume = 0;
        }
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

// A text that runs to the end of the file holds lines that nobody read: the blocks around it lack
// statements, and what else it declares is not known.
static void lose_rest(Tree *tree, Arena *arena)
{
    for (uint32_t i = tree->token_count; i-- > 0;) {
        if (tree->tokens[i].kind == TOK_TEXT) {
            tree->breaks_off = i;
            tree_lose_line(tree, arena, i);
            break;
        }
    }
    tree->lost = UINT64_MAX;
}

Tree *scan_source(const Source *source, const Limits *limits, Arena *arena, Findings *findings)
{
    Scan scan = {.source = source,
                 .limits = limits,
                 .arena = arena,
                 .findings = findings,
                 .last_kind = TOK_LINE};
    // More than almost any file needs: what is not written to costs no memory.
    scan.capacity = (uint32_t)(source->text.length / 2 + 64);
    scan.tokens = ARENA_MANY(arena, scan.capacity, Token);
    uint32_t start = 0;
    bool is_text = bytes_check(source, findings, &start);
    scan.is_over = is_text && foreign_file_report(source, start, findings);
    if (is_text && !scan.is_over) {
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
    tree->heard = scan.heard;
    tree->heard_count = scan.heard_count;
    tree->slips = scan.slips;
    tree->slip_count = scan.slip_count;
    Findings *heard = scan.has_open_block ? NULL : findings;
    opens_mend(tree, arena, heard);
    braces_mend(tree, limits, arena, heard);
    if (scan.has_open_block) {
        lose_rest(tree, arena);
    }
    return tree;
}
