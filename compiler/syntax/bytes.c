// The bytes of a source: UTF-8, no controls, nothing that makes text look different from what it is.
//
// Ordinary text is passed over eight bytes at a time; only what is left is looked at one character
// at a time. Runs of bad bytes are one finding.

#include "syntax/bytes.h"

#include "base/utf8.h"

#include <string.h>

static bool is_utf16(Str text)
{
    if (text.length < 2) {
        return false;
    }
    const unsigned char *at = (const unsigned char *)text.at;
    if ((at[0] == 0xff && at[1] == 0xfe) || (at[0] == 0xfe && at[1] == 0xff)) {
        return true;
    }
    // Without a mark: every other byte of the start is NUL.
    size_t zeros[2] = {0, 0};
    size_t seen = text.length < 64 ? text.length : 64;
    for (size_t i = 0; i < seen; i++) {
        zeros[i % 2] += at[i] == 0;
    }
    return seen >= 4 && (zeros[0] >= seen / 3 || zeros[1] >= seen / 3)
           && (zeros[0] == 0 || zeros[1] == 0);
}

static void report_bad_bytes(const Source *source, Findings *findings, uint32_t offset,
                             uint32_t length)
{
    unsigned char byte = (unsigned char)source->text.at[offset];
    Finding *finding =
        finding_add(findings, RULE_not_utf8, (Place){source, offset, length},
                    length == 1 ? "this byte is no UTF-8 text" : "these bytes are no UTF-8 text");
    finding_label(findings, finding, "<%02X> at byte %u of the file", (unsigned)byte, offset);
    finding_help(findings, finding, "save the file as UTF-8");
}

// Whether a character is all that stands between two quotes.
static bool is_whole_text(const Source *source, uint32_t offset, uint32_t length)
{
    Str text = source->text;
    return offset > 0 && offset + length < text.length && text.at[offset - 1] == '"'
           && text.at[offset + length] == '"';
}

static void report_character(const Source *source, Findings *findings, uint32_t offset,
                             uint32_t length, int32_t character)
{
    Place place = {source, offset, length};
    Finding *finding;
    if (character == '\r') {
        finding = finding_add(findings, RULE_forbidden_character, place,
                              "a line end that is only half there (a lone CR)");
        finding_help(findings, finding, "save the file with LF or CRLF line ends");
        finding_fix(findings, finding, false, place, STR("\n"));
        return;
    }
    finding = finding_add(findings, RULE_forbidden_character, place,
                          "invisible character U+%04X here", (unsigned)character);
    finding_label(findings, finding, "shown as <U+%04X>", (unsigned)character);
    finding_help(findings, finding,
                 utf8_is_bidi_control(character)
                     ? "it makes the text look different from what it is; remove it"
                     : "remove it");
    // What has a width of its own may have been meant for a blank, and an escape has letters
    // behind it that would be left; the others leave what people see as it is.
    bool is_unseen = utf8_is_bidi_control(character) || character == 0xfeff;
    if (is_whole_text(source, offset, length)) {
        return; // an empty text would be left
    }
    finding_fix(findings, finding, is_unseen, place, STR(""));
}

// One character that is not plain text; returns its length.
static uint32_t check_character(const Source *source, Findings *findings, uint32_t offset)
{
    const char *at = source->text.at + offset;
    const char *end = source->text.at + source->text.length;
    uint32_t size;
    int32_t character = utf8_next(at, end, &size);
    if (character < 0) {
        uint32_t run = size;
        while (at + run < end && utf8_next(at + run, end, &size) < 0) {
            run += size;
        }
        report_bad_bytes(source, findings, offset, run);
        return run;
    }
    bool is_line_end = character == '\r' && at + 1 < end && at[1] == '\n';
    if (!is_line_end && (utf8_is_forbidden(character) || character == 0xfeff)) {
        report_character(source, findings, offset, size, character);
    }
    return size;
}

bool bytes_check(const Source *source, Findings *findings, uint32_t *start)
{
    Str text = source->text;
    *start = 0;
    if (is_utf16(text)) {
        Finding *finding = finding_add(findings, RULE_not_utf8, (Place){source, 0, 1},
                                       "this file is saved as UTF-16");
        finding_help(findings, finding, "save it as UTF-8");
        return false;
    }
    if (text.length >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0) {
        *start = 3;
    }
    const char *end = str_end(text);
    const char *at = utf8_skip_plain(text.at + *start, end);
    while (at < end) {
        at += check_character(source, findings, (uint32_t)(at - text.at));
        at = utf8_skip_plain(at, end);
    }
    return true;
}
