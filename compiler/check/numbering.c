// Reads the number that a label begins with.
//
// "3-year deal", "2nd call" and "30 days to go" begin with a number as well and are not numbered: a
// point, colon, bracket or dash stands behind a numbering, or the word "stage" before it, or else
// at least a capital follows.
#include "check/numbering.h"

#include "base/utf8.h"

#include <unictype.h>

// A label while it is read.
typedef struct Reader {
    const char *at, *end;
} Reader;

static char peek(const Reader *reader)
{
    return reader->at < reader->end ? *reader->at : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static void skip_blanks(Reader *reader)
{
    while (peek(reader) == ' ') {
        reader->at++;
    }
}

// Passes over "Stage", "Step" or "Phase", however written.
static bool skip_word(Reader *reader)
{
    static const char *const words[] = {"stage", "step", "phase", "stufe", "schritt", "etapa"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *at = reader->at;
        const char *letter = words[i];
        while (*letter != '\0' && at < reader->end && (*at | 0x20) == *letter) {
            at++;
            letter++;
        }
        if (*letter == '\0') {
            reader->at = at;
            return true;
        }
    }
    return false;
}

// At most three digits. False where there are none, or more.
static bool read_number(Reader *reader, uint32_t *number)
{
    uint32_t digits = 0;
    *number = 0;
    while (is_digit(peek(reader))) {
        if (++digits > 3) {
            return false;
        }
        *number = *number * 10 + (uint32_t)(*reader->at++ - '0');
    }
    return digits > 0;
}

// "a" of "2a", "1" of "2.1".
static uint32_t read_sub(Reader *reader)
{
    const char *next = reader->at + 1;
    bool has_next = next < reader->end;
    if (is_small(peek(reader)) && !(has_next && (is_small(*next) || is_digit(*next)))) {
        return (uint32_t)(*reader->at++ - 'a') + 1;
    }
    uint32_t sub = 0;
    if (peek(reader) == '.' && has_next && is_digit(*next)) {
        reader->at++;
        if (!read_number(reader, &sub)) {
            reader->at = reader->end;
        }
    }
    return sub;
}

static int32_t next_character(const Reader *reader)
{
    uint32_t size;
    return reader->at < reader->end ? utf8_next(reader->at, reader->end, &size) : 0;
}

static bool is_letter(int32_t c)
{
    return c > 0 && uc_is_property_alphabetic((ucs4_t)c);
}

// A dash of any length.
static bool skip_dash(Reader *reader)
{
    int32_t c = next_character(reader);
    if (c != '-' && c != 0x2013 && c != 0x2014) {
        return false;
    }
    reader->at += c == '-' ? 1 : 3;
    return true;
}

// Whether what stands behind the number makes it a numbering; *is_plain if nothing but a blank
// does.
static bool read_mark(Reader *reader, bool *is_plain)
{
    const char *start = reader->at;
    char c = peek(reader);
    bool is_mark = c == '.' || c == ')' || c == ':';
    reader->at += is_mark ? 1 : 0;
    bool has_blank = peek(reader) == ' ';
    skip_blanks(reader);
    if (is_mark) {
        return reader->at == reader->end || (has_blank && is_letter(next_character(reader)));
    }
    if (skip_dash(reader) || peek(reader) == '|') {
        reader->at += peek(reader) == '|' ? 1 : 0;
        bool is_apart = has_blank && peek(reader) == ' ';
        skip_blanks(reader);
        int32_t next = next_character(reader);
        bool is_capital = is_letter(next) && uc_is_property_uppercase((ucs4_t)next);
        return is_letter(next) && (is_apart || is_capital);
    }
    int32_t next = next_character(reader);
    *is_plain = true;
    return reader->at > start && is_letter(next) && uc_is_property_uppercase((ucs4_t)next);
}

Numbering numbering_read(Str label)
{
    Reader reader = {label.at, label.at + label.length};
    Numbering numbering = {0};
    skip_blanks(&reader);
    bool has_word = skip_word(&reader);
    skip_blanks(&reader);
    reader.at += peek(&reader) == '#' ? 1 : 0;
    if (!read_number(&reader, &numbering.number)) {
        return numbering;
    }
    numbering.sub = read_sub(&reader);
    if (has_word && !is_letter(next_character(&reader))) {
        numbering.is_found = true;
    } else {
        numbering.is_found = !has_word && read_mark(&reader, &numbering.is_plain);
    }
    return numbering;
}
