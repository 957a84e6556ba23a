// Whole lines that are not as they were meant: two versions that a merge left, lines with numbers,
// and lines that end too early.

#include "syntax/scan.h"
#include "syntax/scan_words.h"
#include "syntax/tokens.h"

#include <string.h>

// ---- merge conflicts ----------------------------------------------------------------------------

static bool is_conflict_sign(const Scan *scan, uint32_t offset, Str text, const char *sign)
{
    const char *all = scan->source->text.at;
    return str_is(text, sign) && (offset == 0 || all[offset - 1] == '\n');
}

bool scan_conflict(Scan *scan, uint32_t offset, Str text)
{
    Str all = scan->source->text;
    if (scan->conflict != NULL
        && (is_conflict_sign(scan, offset, text, "=======")
            || is_conflict_sign(scan, offset, text, "|||||||"))) {
        finding_also(scan->findings, scan->conflict, scan_place(scan, offset, 7),
                     "what follows is passed over");
        scan->conflict = NULL;
        scan->skip = SKIP_CONFLICT;
        return true;
    }
    if (scan->conflict != NULL || scan->has_no_conflict
        || !is_conflict_sign(scan, offset, text, "<<<<<<<")) {
        return false;
    }
    if (memmem(all.at + offset, all.length - offset, "\n>>>>>>>", 8) == NULL) {
        scan->has_no_conflict = true;
        return false;
    }
    scan->conflict = finding_add(scan->findings, RULE_merge_conflict, scan_place(scan, offset, 7),
                                 "two versions of these lines stand in the file");
    finding_label(scan->findings, scan->conflict, "a merge left both; the first one is read");
    finding_help(scan->findings, scan->conflict,
                 "keep one version, and take out the lines with `<<<<<<<`, `=======`, `>>>>>>>`");
    scan_slip(scan, offset);
    scan->skip = SKIP_LINE;
    return true;
}

static void hear_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    if (token_is_name(kind) && scan->heard_count < HEARD_LIMIT) {
        Heard *heard = ARENA_NEW(scan->arena, Heard);
        heard->name = (Str){scan->source->text.at + offset, length};
        heard->next = scan->heard;
        scan->heard = heard;
        scan->heard_count++;
    }
}

bool scan_skips(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    Str text = {scan->source->text.at + offset, length};
    bool is_end = false;
    switch (scan->skip) {
    case SKIP_NOTHING: return false;
    case SKIP_LINE: is_end = kind == TOK_LINE; break;
    case SKIP_PARENTHESIS:
        is_end = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_COMMENT;
        if (kind == TOK_STRAY && text.at[0] == ')') {
            scan->skip = SKIP_NOTHING;
        }
        break;
    case SKIP_HEADER: is_end = kind == TOK_LINE || kind == TOK_OPEN || kind == TOK_COMMENT; break;
    case SKIP_CONFLICT:
        hear_name(scan, kind, offset, length);
        if (kind == TOK_STRAY && is_conflict_sign(scan, offset, text, ">>>>>>>")) {
            scan->skip = SKIP_LINE;
        }
        break;
    }
    scan->skip = is_end ? SKIP_NOTHING : scan->skip;
    return !is_end && kind != TOK_COMMENT;
}

// ---- numbered lines -----------------------------------------------------------------------------

bool scan_is_numbering(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    bool is_numbering = length < 5 && at[length - 1] == '.';
    for (uint32_t i = 0; is_numbering && i + 1 < length; i++) {
        is_numbering = at[i] >= '0' && at[i] <= '9';
    }
    if (!is_numbering || !scan_at_line_start(scan, offset)) {
        return false;
    }
    Finding *finding = finding_add(scan->findings, RULE_syntax, scan_place(scan, offset, length),
                                   "`%.*s` means nothing here", (int)length, at);
    finding_help(scan->findings, finding, "leave it out: lines are not numbered");
    finding_fix(scan->findings, finding, false, scan_place(scan, offset, length), STR(""));
    scan->line_sign = finding;
    scan_slip(scan, offset);
    return true;
}

// The kind of a word that opens a declaration, its capitals aside.
static uint32_t header_kind(Str word)
{
    char small[8];
    if (word.length == 0 || word.length > sizeof small) {
        return TOK_WORD;
    }
    memcpy(small, word.at, word.length);
    small[0] = small[0] >= 'A' && small[0] <= 'Z' ? (char)(small[0] - 'A' + 'a') : small[0];
    return token_word((Str){small, word.length});
}

bool scan_numbered_header(Scan *scan, uint32_t offset, Str text)
{
    Token *tokens = scan->tokens;
    uint32_t first = scan->count - 2;
    if (text.length != 1 || strchr(":-.)", text.at[0]) == NULL || scan->count < 2
        || tokens[first + 1].kind != TOK_NUMBER
        || !scan_at_line_start(scan, tokens[first].offset)) {
        return false;
    }
    uint32_t kind =
        header_kind((Str){scan->source->text.at + tokens[first].offset, tokens[first].length});
    if (kind != TOK_STAGE && kind != TOK_PHASE) {
        return false;
    }
    const char *keyword = statement_row(token_statement(kind))->keyword;
    Finding *finding = finding_add(
        scan->findings, RULE_syntax,
        scan_place(scan, tokens[first + 1].offset, offset + 1 - tokens[first + 1].offset),
        "a %s has a name, and no number", keyword);
    finding_help(scan->findings, finding,
                 "a name of one word, then what people see: `%s meet \"Meet the buyer\" {`",
                 keyword);
    tokens[first].kind = kind & 0xffU;
    tokens[first + 1].kind = TOK_MISTAKE & 0xffU; // nobody knows the name yet
    scan->last_kind = TOK_MISTAKE;
    scan->skip = SKIP_HEADER;
    scan_slip(scan, offset);
    return true;
}

// ---- loose ends ---------------------------------------------------------------------------------

// Whether a keyword at the start of the line below, and the token behind it, are a statement.
static bool is_statement_start(uint32_t sign, uint32_t kind)
{
    switch (kind) {
    case TOK_LINE:
    case TOK_COMMA:
    case TOK_OPEN:
    case TOK_CLOSE:
    case TOK_END_OF_FILE: return false;
    case TOK_AT:
    case TOK_LINK:
    case TOK_TAKES: return sign != TOK_COMMA;
    case TOK_PERCENT:
    case TOK_NUMBER:
    case TOK_BAD_NUMBER: return sign != TOK_ARROW;
    default: return true;
    }
}

// Whether the last slip stands on the line of a place behind it.
static bool slip_is_on_line(const Scan *scan, uint32_t offset)
{
    uint32_t slip = scan->slip_count > 0 ? scan->slips[scan->slip_count - 1] : UINT32_MAX;
    return slip < offset && memchr(scan->source->text.at + slip, '\n', offset - slip) == NULL;
}

static void report_loose_end(Scan *scan, const Token *sign)
{
    Place place = scan_place(scan, sign->offset, sign->length);
    bool is_comma = sign->kind == TOK_COMMA;
    if (slip_is_on_line(scan, sign->offset)) {
        bool is_ours = scan->source->text.at[sign->offset] == ',';
        if (is_comma && scan->old_sign != NULL && !is_ours) {
            scan->old_sign->fixes = NULL; // `sdr +`: a comma is no mend for it
        } else if (is_comma && scan->old_sign != NULL) {
            scan_more_signs(scan, scan->old_sign, place, STR(""), true,
                            "leave it out: no name follows");
        }
        return; // that line is judged already
    }
    Finding *finding = finding_add(scan->findings, RULE_syntax, place,
                                   is_comma ? "a list ends with a comma"
                                            : "this `->` does not say where the way leads");
    if (is_comma) {
        finding_label(scan->findings, finding, "no name follows");
        finding_help(scan->findings, finding, "take it out");
        finding_fix(scan->findings, finding, true, place, STR(""));
    } else {
        finding_label(scan->findings, finding, "a stage or an end belongs behind it");
        finding_help(scan->findings, finding, "for example: outcome qualified -> meet 45%%");
    }
}

// The last token that is no comment, before one.
static uint32_t before_comments(const Scan *scan, uint32_t at)
{
    while (at > 0 && scan->tokens[at - 1].kind == TOK_COMMENT) {
        at--;
    }
    return at;
}

// A comma before a `}`.
static void end_list(Scan *scan)
{
    uint32_t sign = before_comments(scan, scan->count);
    if (sign > 0 && scan->tokens[sign - 1].kind == TOK_COMMA) {
        report_loose_end(scan, &scan->tokens[sign - 1]);
        scan->tokens[sign - 1].kind = TOK_LINE & 0xffU;
    }
}

void scan_loose_end(Scan *scan, uint32_t kind)
{
    if (kind == TOK_COMMENT || (!scan->is_loose && scan->loose_word == 0)) {
        return;
    }
    uint32_t at = scan->loose_word;
    scan->loose_word = 0;
    if (scan->is_loose) {
        scan->is_loose = false;
        if (kind == TOK_LINE) {
            end_list(scan);
        }
        scan->loose_word = token_statement(kind) != STATEMENT_COUNT ? scan->count : 0;
        return;
    }
    uint32_t sign = before_comments(scan, at);
    if (at == 0 || sign == 0 || at + 1 != scan->count
        || !is_statement_start(scan->tokens[sign - 1].kind, kind)) {
        return;
    }
    Token word = scan->tokens[at];
    report_loose_end(scan, &scan->tokens[sign - 1]);
    scan->tokens[sign - 1].kind =
        (scan->tokens[sign - 1].kind == TOK_COMMA ? TOK_LINE : TOK_MISTAKE) & 0xffU;
    if (scan->tokens[sign - 1].kind == TOK_MISTAKE) {
        scan->tokens[at] = (Token){.offset = word.offset, .kind = TOK_LINE & 0xffU, .length = 0};
        token_keep(scan, word.kind, word.offset, word.length);
    }
}
