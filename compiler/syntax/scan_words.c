// Names while a source is scanned: what no name may have, and arrows, blanks and commas of other
// keyboards that stand between names.
//
// Each mistake is reported here and then read as what it means, so that nothing behind it suffers.

#include "syntax/scan_words.h"

#include "base/utf8.h"
#include "syntax/scan.h"
#include "syntax/scan_fixes.h"
#include "syntax/tokens.h"

#include <string.h>

enum { MOST_BLANKS = 20000 }; // edits of one fix; a file of them is no slip

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

// The length of a run of dashes with a `>` behind it, without that: `—>`, as word processors make it
// of `-->`. 0 where there is none.
static uint32_t scan_dash_arrow(const Scan *scan, uint32_t offset)
{
    Str text = scan->source->text;
    const char *start = text.at + offset, *end = text.at + text.length, *at = start;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        bool is_dash = (character >= 0x2010 && character <= 0x2015) || character == 0x2212;
        if (!is_dash) {
            break;
        }
        at += size;
    }
    return at > start && at < end && *at == '>' ? (uint32_t)(at - start) : 0;
}

// A blank that does not break: all of a file are one finding.
static void scan_blank(Scan *scan, uint32_t offset, uint32_t size)
{
    if (++scan->blank_count == 1) {
        scan->blanks =
            finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, size),
                        "`%.*s` cannot stand here", (int)size, scan->source->text.at + offset);
        finding_label(scan->findings, scan->blanks, "a special space, as word processors write it");
        finding_help(scan->findings, scan->blanks, "replace it with an ordinary space");
        scan_fix_character(scan, scan->blanks, offset, size, TOK_SPACE);
        return;
    }
    finding_label(scan->findings, scan->blanks,
                  "a special space, as word processors write it; the first of %u in this file",
                  scan->blank_count);
    finding_help(scan->findings, scan->blanks, "replace each with an ordinary space");
    if (scan->blank_count > MOST_BLANKS) {
        scan->blanks->fixes = NULL;
    } else {
        finding_fix_more(scan->findings, scan->blanks, scan_place(scan, offset, size), STR(" "));
    }
}

static void scan_bad_character(Scan *scan, uint32_t offset, uint32_t size, uint32_t meant)
{
    if (meant == TOK_SPACE) {
        scan_blank(scan, offset, size);
        return;
    }
    Finding *finding =
        finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, size),
                    "`%.*s` cannot stand here", (int)size, scan->source->text.at + offset);
    if (meant == TOK_ARROW) {
        finding_help(scan->findings, finding, "write `->`");
    } else if (meant == TOK_COMMA) {
        finding_help(scan->findings, finding, "write `,`");
    } else {
        finding_label(scan->findings, finding, "not a letter or digit");
        finding_help(scan->findings, finding,
                     "a name has letters, digits, `-` and `_`; other text goes in quotes: \"...\"");
        return;
    }
    scan_fix_character(scan, finding, offset, size, meant);
}

static void scan_invisible(Scan *scan, uint32_t offset, uint32_t size, int32_t character)
{
    Finding *finding =
        finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, size),
                    "invisible character U+%04X in a name", (unsigned)character);
    finding_help(scan->findings, finding, "remove it");
    finding_fix(scan->findings, finding, true, scan_place(scan, offset, size), STR(""));
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
            uint32_t dashes = scan_dash_arrow(scan, offset);
            uint32_t meant = dashes > 0 ? TOK_ARROW : scan_foreign_sign(character);
            if (dashes > 0) {
                size = dashes;
            }
            scan_bad_character(scan, offset, size + (dashes > 0), meant);
            if (meant != TOK_SPACE) {
                token_keep(scan, meant, offset, size);
            }
            return size | 0x80000000U;
        }
        at += size;
    }
    return length;
}

// How much of a word there is up to its last character beyond ASCII; 0 for most.
static uint32_t wide_length(const char *at, uint32_t length)
{
    while (length > 0 && (unsigned char)at[length - 1] < 0x80) {
        length--;
    }
    return length;
}

// The kind of a run of digits that is a right number, or TOK_BAD_NUMBER.
static uint32_t number_kind(const char *at, uint32_t length)
{
    bool is_percent = at[length - 1] == '%';
    bool is_short = at[length - 1] == 'k' || at[length - 1] == 'M';
    for (uint32_t i = 0; i < length - (is_percent || is_short); i++) {
        if (at[i] < '0' || at[i] > '9') {
            return TOK_BAD_NUMBER;
        }
    }
    return length == 1 && (is_percent || is_short) ? TOK_BAD_NUMBER
           : is_percent                            ? TOK_PERCENT
                                                   : TOK_NUMBER;
}

// How much of a word behind a special space is a number, `60` or `24k`; 0 for none.
static uint32_t number_length(const Scan *scan, const char *at, uint32_t length)
{
    uint32_t count = 0;
    bool is_behind_blank = scan->blank_count > 0 && at >= scan->source->text.at + 2
                           && memcmp(at - 2, "\xc2\xa0", 2) == 0;
    while (is_behind_blank && count < length && at[count] >= '0' && at[count] <= '9') {
        count++;
    }
    return count > 0 && count < length && (at[count] == 'k' || at[count] == 'M') ? count + 1
                                                                                 : count;
}

void scan_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t rest = length;
    uint32_t wide_end = offset + wide_length(at, length);
    while (offset < wide_end) {
        uint32_t digits = number_length(scan, at, rest);
        if (digits > 0) {
            token_keep(scan, number_kind(at, digits), offset, digits);
            at += digits;
            offset += digits;
            rest -= digits;
            continue;
        }
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
    if (number_length(scan, at, rest) == rest) {
        token_keep(scan, number_kind(at, rest), offset, rest);
        return;
    }
    if (rest > scan->limits->of[LIMIT_NAME_BYTES] && kind == TOK_WORD) {
        Finding *finding =
            scan_too_long(scan, LIMIT_NAME_BYTES, "name", scan_place(scan, offset, rest));
        finding_help(scan->findings, finding,
                     "give it a short name, and what people see as a label: `stage demo \"...\"`");
        kind = TOK_MISTAKE;
    }
    token_keep(scan, kind, offset, rest);
}

void scan_dotted(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t parts = 1;
    for (uint32_t i = 0; i < length; i++) {
        parts += at[i] == '.';
    }
    if (parts > 3 || length > 3 * scan->limits->of[LIMIT_NAME_BYTES]) {
        Finding *finding =
            finding_add(scan->findings, RULE_name_characters, scan_place(scan, offset, length),
                        "a dotted name has at most three parts");
        finding_help(scan->findings, finding, "for example `bant.budget` or `shared.b2b.meet`");
        token_keep(scan, TOK_MISTAKE, offset, length);
        return;
    }
    token_keep(scan, TOK_DOTTED, offset, length);
}

// A number and its unit with a special space between them are two words; a value that is wrong in
// more than its space is one mistake.
void scan_bad_number(Scan *scan, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    const char *blank = memmem(at, length, "\xc2\xa0", 2);
    uint32_t digits = blank != NULL ? (uint32_t)(blank - at) : 0;
    uint32_t rest = digits + 2;
    bool is_word = rest < length && (at[rest] | 0x20) >= 'a' && (at[rest] | 0x20) <= 'z';
    bool is_two_words = digits > 0 && is_word && number_kind(at, digits) != TOK_BAD_NUMBER;
    if (!is_two_words) {
        token_keep(scan, TOK_BAD_NUMBER, offset, length);
        return;
    }
    token_keep(scan, number_kind(at, digits), offset, digits);
    scan_blank(scan, offset + digits, 2);
    scan_name(scan, token_word((Str){at + rest, length - rest}), offset + rest, length - rest);
}
