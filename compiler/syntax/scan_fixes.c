// Fixes of what the scanner reads as something else: it says what it was read as.
#include "syntax/scan_fixes.h"

#include "base/utf8.h"
#include "syntax/tokens.h"

#include <string.h>

enum { MOST_QUOTES = 20000 }; // edits of one fix; a file of them is no slip

// ---- quotation marks ----------------------------------------------------------------------------

// The length of the last character of a text.
static uint32_t last_size(const char *at, uint32_t length)
{
    uint32_t size = 1;
    while (size < length && ((unsigned char)at[length - size] & 0xc0) == 0x80) {
        size++;
    }
    return size;
}

static bool is_quote(const char *at, uint32_t size)
{
    static const char *const quotes[] = {
        "'", "`", "\xc2\xbb", "\xef\xbc\x82", "\xe3\x80\x8d", "\xe3\x80\x8f"};
    if (size == 3 && memcmp(at, "\xe2\x80", 2) == 0) {
        return (unsigned char)at[2] >= 0x98 && (unsigned char)at[2] <= 0x9f;
    }
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (strlen(quotes[i]) == size && memcmp(at, quotes[i], size) == 0) {
            return true;
        }
    }
    return false;
}

void scan_fix_quotes(Scan *scan, Finding *finding, uint32_t offset, uint32_t length)
{
    const char *at = scan->source->text.at + offset;
    uint32_t open, close = last_size(at, length);
    utf8_next(at, at + length, &open);
    bool is_straight = at[length - 1] == '"' && length > open;
    bool is_closed =
        is_straight || (length >= open + close && is_quote(at + length - close, close));
    Place place = scan_place(scan, offset, open);
    if (scan->curly_count > MOST_QUOTES || !is_closed) {
        finding->fixes = NULL;
        scan->has_unfit_quotes = true;
    }
    if (scan->has_unfit_quotes) {
        return;
    }
    if (finding->fixes == NULL) {
        finding_fix(scan->findings, finding, true, place, STR("\""));
    } else {
        finding_fix_more(scan->findings, finding, place, STR("\""));
    }
    if (!is_straight) {
        finding_fix_more(scan->findings, finding, scan_place(scan, offset + length - close, close),
                         STR("\""));
    }
}

// ---- signs --------------------------------------------------------------------------------------

void scan_fix_value_sign(Scan *scan, Finding *finding, uint32_t offset)
{
    Str text = scan->source->text;
    const Token *number = &scan->tokens[scan->count - 1];
    uint32_t start = number->offset + number->length, end = offset + 1;
    char sign = text.at[offset];
    while (sign != '%' && end < text.length && char_is_blank(text.at[end])) {
        end++;
    }
    Str written = sign == '%' ? STR("%") : sign == '-' ? STR(" to ") : STR(" per ");
    finding_fix(scan->findings, finding, true, scan_place(scan, start, end - start), written);
}

void scan_fix_character(Scan *scan, Finding *finding, uint32_t offset, uint32_t length,
                        uint32_t meant)
{
    Str written = meant == TOK_ARROW ? STR("->") : meant == TOK_COMMA ? STR(",") : STR(" ");
    finding_fix(scan->findings, finding, true, scan_place(scan, offset, length), written);
}
