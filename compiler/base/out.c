// The growing buffer of the writers.
//
// A failure (no memory, or over the limit) is kept; what is written after it is dropped.
#include "base/out.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 4096, FIRST_IN_ARENA = 64, FORMAT_BUFFER = 256, MOST_DECIMALS = 8 };

void out_start(Out *out)
{
    *out = (Out){0};
}

void out_start_in(Out *out, Arena *arena)
{
    *out = (Out){.arena = arena};
}

void out_free(Out *out)
{
    if (!out->arena) {
        free(out->bytes);
    }
    out_start(out);
}

// The bytes in a place of this capacity; NULL if there is no memory.
static char *grow(const Out *out, size_t capacity)
{
    if (!out->arena) {
        return realloc(out->bytes, capacity);
    }
    char *bytes = arena_take(out->arena, capacity);
    if (out->length > 0) {
        memcpy(bytes, out->bytes, out->length);
    }
    return bytes;
}

static size_t smaller_of(size_t left, size_t right)
{
    return left < right ? left : right;
}

// Makes room for `more` bytes; false, and failed, if that cannot be.
static bool make_more_room(Out *out, size_t more)
{
    if (out->failed || more > SIZE_MAX / 2 - out->length
        || (out->limit > 0 && out->length + more > out->limit)) {
        out->failed = true;
        return false;
    }
    size_t needed = out->length + more;
    size_t first = out->arena ? FIRST_IN_ARENA : FIRST_CAPACITY;
    size_t capacity = out->capacity > 0 ? out->capacity : first;
    while (capacity < needed) {
        capacity *= 2;
    }
    capacity = out->limit > 0 ? smaller_of(capacity, out->limit) : capacity;
    char *bytes = grow(out, capacity);
    if (!bytes) {
        out->failed = true;
        return false;
    }
    out->bytes = bytes;
    out->capacity = capacity;
    return true;
}

// There nearly always is; what is within its room is within its limit.
static inline bool make_room(Out *out, size_t more)
{
    return (more <= out->capacity - out->length && !out->failed) || make_more_room(out, more);
}

void out_bytes(Out *out, const char *bytes, size_t length)
{
    if (length > 0 && make_room(out, length)) {
        memcpy(out->bytes + out->length, bytes, length);
        out->length += length;
    }
}

void out_char(Out *out, char c)
{
    out_bytes(out, &c, 1);
}

void out_text(Out *out, const char *text)
{
    out_bytes(out, text, strlen(text));
}

void out_str(Out *out, Str str)
{
    out_bytes(out, str.at, str.length);
}

void out_repeat(Out *out, char c, size_t count)
{
    if (count > 0 && make_room(out, count)) {
        memset(out->bytes + out->length, c, count);
        out->length += count;
    }
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void out_address(Out *out, Str address, const char *plain)
{
    for (size_t i = 0; i < address.length; i++) {
        char c = address.at[i];
        if (c == '&' && strchr(plain, c) == NULL) {
            out_text(out, "&amp;");
        } else if (is_letter_or_digit(c) || (c != '\0' && strchr(plain, c) != NULL)) {
            out_char(out, c);
        } else {
            out_format(out, "%%%02X", (unsigned)(unsigned char)c);
        }
    }
}

void out_format(Out *out, const char *format, ...)
{
    char buffer[FORMAT_BUFFER];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(buffer, sizeof buffer, format, arguments);
    if (length < 0) {
        out->failed = true;
    } else if ((size_t)length < sizeof buffer) {
        out_bytes(out, buffer, (size_t)length);
    } else if (make_room(out, (size_t)length + 1)) {
        vsnprintf(out->bytes + out->length, (size_t)length + 1, format, again);
        out->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

// `fraction` (at least 0, below 1) in units of the last decimal, rounded half up. Exact: the 53
// bits of the fraction times at most 10^8 fit in 128 bits with every shift that matters.
static uint64_t round_fraction(double fraction, uint64_t units)
{
    __extension__ typedef unsigned __int128 Wide;
    int exponent;
    double mantissa = frexp(fraction, &exponent); // fraction = mantissa * 2^exponent
    int shift = 53 - exponent;
    if (fraction <= 0 || shift > 100) {
        return 0; // far below half a unit
    }
    Wide product = (Wide)(uint64_t)ldexp(mantissa, 53) * units;
    return (uint64_t)((product + ((Wide)1 << (shift - 1))) >> shift);
}

// Pictures hold numbers by the thousand, and printf takes its time.
static void put_digits(Out *out, uint64_t number, int least)
{
    char digits[20];
    size_t first = sizeof digits;
    for (int i = 0; i < least || number > 0; i++) {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    }
    out_bytes(out, digits + first, sizeof digits - first);
}

void out_decimal(Out *out, double value, int decimals)
{
    if (!isfinite(value)) {
        out->failed = true;
        return;
    }
    decimals = decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
    uint64_t units = 1;
    for (int i = 0; i < decimals; i++) {
        units *= 10;
    }
    double whole;
    uint64_t part = round_fraction(modf(fabs(value), &whole), units);
    if (part == units) {
        whole += 1; // exact: a number with a fraction is below 2^53
        part = 0;
    }
    if (value < 0 && (whole > 0 || part > 0)) {
        out_char(out, '-');
    }
    if (whole < 1e15) {
        put_digits(out, (uint64_t)whole, 1);
    } else {
        out_format(out, "%.0f", whole); // exact without decimals, and the same in all locales
    }
    if (part > 0) {
        for (; part % 10 == 0; part /= 10) {
            decimals--;
        }
        out_char(out, '.');
        put_digits(out, part, decimals);
    }
}

void out_base64(Out *out, Str bytes)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.length; i += 3) {
        size_t left = bytes.length - i;
        uint32_t group = (uint32_t)(unsigned char)bytes.at[i] << 16;
        group |= left > 1 ? (uint32_t)(unsigned char)bytes.at[i + 1] << 8 : 0;
        group |= left > 2 ? (uint32_t)(unsigned char)bytes.at[i + 2] : 0;
        char digits[4] = {DIGITS[group >> 18], DIGITS[group >> 12 & 63],
                          left > 1 ? DIGITS[group >> 6 & 63] : '=',
                          left > 2 ? DIGITS[group & 63] : '='};
        out_bytes(out, digits, sizeof digits);
    }
}

Str out_view(const Out *out)
{
    return (Str){out->bytes, out->length};
}

Str out_finish(Out *out)
{
    out_char(out, '\0');
    return out->failed ? STR("") : (Str){out->bytes, out->length - 1};
}
