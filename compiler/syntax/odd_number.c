// Digits as people of other countries write them.
//
// A sign that parts thousands in one country parts the fraction in another: where two signs are
// there, the last is the fraction's; where one stands before three digits, both readings are given.
#include "syntax/odd_number.h"

#include "base/utf8.h"

#include <string.h>

enum { MOST_GROUPS = 12 };

typedef struct Groups {
    Str at[MOST_GROUPS];
    char signs[MOST_GROUPS]; // before each group; the first has none
    uint32_t count;
} Groups;

static Str behind(Str text, size_t count)
{
    return (Str){text.at + count, text.length - count};
}

size_t odd_blank(Str text)
{
    static const char *const blanks[] = {"\u00a0", "\u202f", "\u2009", "\u3000"};
    if (text.length == 0 || (text.at[0] & 0x80) == 0) {
        return text.length > 0 && char_is_blank(text.at[0]);
    }
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        if (str_starts(text, blanks[i])) {
            return strlen(blanks[i]);
        }
    }
    return 0;
}

// The plain character for the digit that a text starts with, 0 if it starts with none.
static char digit_take(Str text, size_t *length)
{
    uint32_t size = 1;
    int32_t c = text.length > 0 ? utf8_next(text.at, str_end(text), &size) : -1;
    *length = size;
    if (c >= '0' && c <= '9') {
        return (char)c;
    }
    return c >= 0xff10 && c <= 0xff19 ? (char)(c - 0xff10 + '0') : (char)0;
}

// The plain character for the sign between digits that a text starts with, 0 if there is none.
static char sign_take(Str text, size_t *length)
{
    static const struct {
        const char *written;
        char plain;
    } signs[] = {{".", '.'},       {",", ','},      {"_", '_'},      {"'", '\''},
                 {"\u2019", '\''}, {"\uff0e", '.'}, {"\uff0c", ','}, {"\u00b4", '\''}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (str_starts(text, signs[i].written)) {
            *length = strlen(signs[i].written);
            return signs[i].plain;
        }
    }
    *length = odd_blank(text);
    return *length > 0 ? ' ' : (char)0;
}

static size_t digit_run(Str text)
{
    size_t count = 0, size;
    while (digit_take(text, &size) != 0) {
        text = behind(text, size);
        count++;
    }
    return count;
}

bool odd_digits_take(Str text, Digits *digits)
{
    *digits = (Digits){0};
    Str rest = text;
    size_t size, run = digit_run(text);
    for (;;) {
        char c = digit_take(rest, &size);
        if (c == 0) {
            c = sign_take(rest, &size);
            size_t next = c == 0 ? 0 : digit_run(behind(rest, size));
            bool fits = c == ' ' ? run <= 3 && next == 3 : next > 0; // `3 5 days` are two
            if (!fits || digits->count == 0) {
                break;
            }
            run = next;
        }
        if (digits->count == sizeof digits->clean) {
            return false;
        }
        digits->is_wide = digits->is_wide || (c != ' ' && c != '\'' && size > 1);
        digits->clean[digits->count++] = c;
        rest = behind(rest, size);
    }
    digits->length = text.length - rest.length;
    return digits->count > 0;
}

static bool groups_cut(const Digits *digits, Groups *groups)
{
    *groups = (Groups){.count = 1};
    groups->at[0].at = digits->clean;
    for (size_t i = 0; i < digits->count; i++) {
        char c = digits->clean[i];
        if (c >= '0' && c <= '9') {
            groups->at[groups->count - 1].length++;
        } else if (groups->count == MOST_GROUPS) {
            return false;
        } else {
            groups->signs[groups->count] = c;
            groups->at[groups->count++].at = digits->clean + i + 1;
        }
    }
    return true;
}

static uint32_t sign_count(const Groups *groups, char sign)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < groups->count; i++) {
        count += groups->signs[i] == sign;
    }
    return count;
}

// Whether the groups up to a place part thousands, or (as in India) hundreds of them.
static bool are_thousands(const Groups *groups, uint32_t end)
{
    for (uint32_t i = 1; i < end; i++) {
        size_t length = groups->at[i].length;
        bool is_last = i + 1 == end;
        bool fits = length == 3 || (length == 2 && !is_last && groups->signs[i] == ',');
        if (!fits || groups->signs[i] != groups->signs[1]) {
            return false;
        }
    }
    return groups->at[0].length <= 3;
}

static Str joined(Arena *arena, const Groups *groups, uint32_t end)
{
    Str text = STR("");
    for (uint32_t i = 0; i < end; i++) {
        text = str_format(arena, "%.*s%s%.*s", STR_ARGS(text), i > 0 ? "_" : "",
                          STR_ARGS(groups->at[i]));
    }
    return text;
}

// A fraction without the zeros that it ends in; whole and nothing more where none is left.
static Str with_fraction(Arena *arena, Str whole, Str fraction)
{
    while (fraction.length > 0 && fraction.at[fraction.length - 1] == '0') {
        fraction.length--;
    }
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(whole), fraction.length > 0 ? "." : "",
                      STR_ARGS(fraction));
}

// A number of one `.` or `,`: a fraction, or thousands too.
static void read_one_sign(const Groups *groups, bool is_exact, Arena *arena, Reading *reading)
{
    Str whole = groups->at[0], fraction = groups->at[1];
    bool is_comma = groups->signs[1] == ',';
    bool is_doubtful =
        !is_exact && fraction.length == 3 && !str_is(whole, "0") && whole.length <= 3;
    if (is_doubtful) {
        reading->right = joined(arena, groups, 2);
        reading->other = with_fraction(arena, whole, fraction);
        return;
    }
    reading->has_comma = is_comma;
    reading->right = is_comma ? with_fraction(arena, whole, fraction)
                              : str_format(arena, "%.*s.%.*s", STR_ARGS(whole), STR_ARGS(fraction));
}

bool odd_digits_read(const Digits *digits, bool is_exact, Arena *arena, Reading *reading)
{
    Groups groups;
    *reading = (Reading){0};
    bool has_zero = digits->count > 1 && digits->clean[0] == '0' && digits->clean[1] != '.'
                    && digits->clean[1] != ',';
    if (has_zero || !groups_cut(digits, &groups)) {
        return false;
    }
    uint32_t last = groups.count - 1;
    char sign = groups.signs[last];
    bool is_point = sign == '.' || sign == ',';
    bool is_fraction = last > 0 && is_point && sign_count(&groups, sign) == 1;
    if (sign_count(&groups, '_') == last) {
        reading->right =
            str_format(arena, "%.*s", (int)digits->count, digits->clean); // as it should be
        return true;
    }
    if (last == 1 && is_point) {
        read_one_sign(&groups, is_exact, arena, reading);
        return true;
    }
    uint32_t whole_end = is_fraction ? last : groups.count;
    bool is_ours = is_fraction && sign == '.' && sign_count(&groups, '_') == last - 1;
    if (!is_ours && !are_thousands(&groups, whole_end)) {
        return false;
    }
    Str whole = joined(arena, &groups, whole_end);
    reading->has_groups = !is_ours;
    reading->has_comma = is_fraction && sign == ',' && whole_end == 1;
    reading->right = is_fraction ? with_fraction(arena, whole, groups.at[last]) : whole;
    if (is_ours) {
        reading->right = str_format(arena, "%.*s", (int)digits->count, digits->clean);
    }
    return true;
}
