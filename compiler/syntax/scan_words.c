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

enum { MOST_EDITS = 20000 }; // edits of one fix; a file of them is no slip

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

// A sign that a program writes again and again: all of a file are one finding.
static void scan_habit(Scan *scan, Habit *habit, uint32_t offset, uint32_t size, const char *help)
{
    bool is_blank = habit == &scan->blanks;
    const char *what = is_blank ? "a special space, as word processors write it"
                                : "a bullet, as word processors write it";
    Place place = scan_place(scan, offset, size);
    Str written = is_blank ? STR(" ") : STR("");
    if (++habit->count == 1) {
        Str shown = {scan->source->text.at + offset, size};
        while (shown.length > 1 && strchr(" \t", str_end(shown)[-1]) != NULL) {
            shown.length--;
        }
        habit->finding = finding_add(scan->findings, RULE_name_characters,
                                     scan_place(scan, offset, (uint32_t)shown.length),
                                     "`%.*s` cannot stand here", STR_ARGS(shown));
        finding_label(scan->findings, habit->finding, "%s", what);
        finding_help(scan->findings, habit->finding, "%s", help);
        finding_fix(scan->findings, habit->finding, true, place, written);
        return;
    }
    finding_label(scan->findings, habit->finding, "%s; the first of %u in this file", what,
                  habit->count);
    finding_help(scan->findings, habit->finding, "%s", help);
    if (habit->count > MOST_EDITS) {
        habit->finding->fixes = NULL;
    } else {
        finding_fix_more(scan->findings, habit->finding, place, written);
    }
}

// A blank that does not break: all of a file are one finding.
static void scan_blank(Scan *scan, uint32_t offset, uint32_t size)
{
    scan_habit(scan, &scan->blanks, offset, size,
               scan->blanks.count == 0 ? "replace it with an ordinary space"
                                       : "replace each with an ordinary space");
}

// What word processors set before the lines of a list.
static bool is_bullet(int32_t character)
{
    static const uint16_t bullets[] = {0x00b7, 0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x203a,
                                       0x25a0, 0x25a1, 0x25aa, 0x25ab, 0x25b6, 0x25b8, 0x25ba,
                                       0x25cb, 0x25cf, 0x25e6, 0x2610, 0x2611, 0x2612, 0x2705,
                                       0x2713, 0x2714, 0x27a2, 0x27a4, 0x30fb, 0xf0a7, 0xf0b7};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        if (bullets[i] == character) {
            return true;
        }
    }
    return false;
}

// A bullet before a line, and the blanks behind it: all of a file are one finding.
static void scan_bullet(Scan *scan, uint32_t offset, uint32_t size)
{
    Str text = scan->source->text;
    while (offset + size < text.length && strchr(" \t", text.at[offset + size]) != NULL) {
        size++;
    }
    scan_habit(scan, &scan->bullets, offset, size,
               scan->bullets.count == 0 ? "take it out: a line starts with its first word"
                                        : "take each out: a line starts with its first word");
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
            if (dashes == 0 && is_bullet(character) && scan_at_line_start(scan, offset)) {
                scan_bullet(scan, offset, size);
                return size | 0x80000000U;
            }
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

// Whether a value starts here, behind a special space: `60`, `60` in wide digits.
static bool is_value_behind_blank(const Scan *scan, const char *at, uint32_t length)
{
    static const char *const blanks[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe3\x80\x80"};
    Str before = {scan->source->text.at, (size_t)(at - scan->source->text.at)};
    bool is_behind_blank = false;
    for (int i = 0; i < 3 && scan->blanks.count > 0; i++) {
        is_behind_blank = is_behind_blank || str_ends(before, blanks[i]);
    }
    if (!is_behind_blank || length == 0) {
        return false;
    }
    int32_t first = utf8_next(at, at + length, &(uint32_t){0});
    return (first >= '0' && first <= '9') || (first >= 0xff10 && first <= 0xff19);
}

void scan_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t rest = length;
    uint32_t wide_end = offset + wide_length(at, length);
    while (offset < wide_end) {
        if (is_value_behind_blank(scan, at, rest)) {
            scan->resume = offset;
            return;
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
    if (is_value_behind_blank(scan, at, rest)) {
        scan->resume = offset;
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
