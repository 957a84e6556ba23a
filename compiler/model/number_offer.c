// What a mistaken number may have meant.
//
// A sign that parts thousands in one country parts the fraction in another, so both are offered
// where three digits follow it; nothing is ever chosen.
#include "model/number_offer.h"

#include <string.h>

enum { LONGEST = 40 };

// A number taken apart: digits, and the one sign between them.
typedef struct Taken {
    Str whole, fraction;
} Taken;

static size_t count_digits(Str text)
{
    size_t count = 0;
    while (count < text.length && text.at[count] >= '0' && text.at[count] <= '9') {
        count++;
    }
    return count;
}

static Str behind(Str text, size_t count)
{
    return (Str){text.at + count, text.length - count};
}

// Takes `48.000` or `2,5` apart, up to where its digits end. False if it is written otherwise.
static bool take_apart(Str *text, Taken *taken)
{
    taken->whole = (Str){text->at, count_digits(*text)};
    Str rest = behind(*text, taken->whole.length);
    if (taken->whole.length == 0 || rest.length < 2 || !strchr(".,", rest.at[0])) {
        return false;
    }
    rest = behind(rest, 1);
    taken->fraction = (Str){rest.at, count_digits(rest)};
    *text = behind(rest, taken->fraction.length);
    return taken->fraction.length > 0;
}

// Without the zeros that it ends in.
static Str shorten(Str fraction)
{
    while (fraction.length > 0 && fraction.at[fraction.length - 1] == '0') {
        fraction.length--;
    }
    return fraction;
}

static void offer_readings(Findings *findings, Finding *finding, Place place, Str text)
{
    Taken taken;
    if (!take_apart(&text, &taken) || text.length > 1
        || (text.length == 1 && !strchr("kM%", text.at[0]))) {
        return;
    }
    Str fraction = shorten(taken.fraction);
    const char *point = fraction.length > 0 ? "." : "";
    if (taken.fraction.length == 3 && text.length == 0) {
        finding_fix(findings, finding, false, place,
                    str_format(findings->arena, "%.*s_%.*s", STR_ARGS(taken.whole),
                               STR_ARGS(taken.fraction)));
    }
    finding_fix(findings, finding, false, place,
                str_format(findings->arena, "%.*s%s%.*s%.*s", STR_ARGS(taken.whole), point,
                           STR_ARGS(fraction), STR_ARGS(text)));
}

void number_offer(Reader *reader, Finding *finding, Place place)
{
    if (finding == NULL || place.length > LONGEST) {
        return;
    }
    Findings *findings = reader->findings;
    Str text = {place.source->text.at + place.offset, place.length};
    bool is_dollar = text.at[0] == '$';
    text = behind(text, is_dollar);
    size_t digits = count_digits(text), zeros = 0;
    bool is_plain =
        digits == text.length || (digits + 1 == text.length && strchr("kM", text.at[digits]));
    while (zeros + 1 < digits && text.at[zeros] == '0') {
        zeros++;
    }
    if (is_dollar && is_plain && digits > 0) {
        finding_fix(findings, finding, false, place,
                    str_format(findings->arena, "%.*s USD", STR_ARGS(text)));
    } else if (!is_dollar && is_plain && zeros > 0) {
        finding_fix(findings, finding, false, place, behind(text, zeros));
    } else if (!is_dollar) {
        offer_readings(findings, finding, place, text);
    }
}

// ---- ranges -------------------------------------------------------------------------------------

// The sign between the ends of a range: its length, with *offset where it stands; 0 if there is
// none.
static size_t range_sign(Str text, size_t *offset)
{
    static const char *const signs[] = {"-", "..", "\xe2\x80\x93", "\xe2\x80\x94"}; // long dashes
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        const char *at = memmem(text.at, text.length, signs[i], length);
        if (at != NULL) {
            *offset = (size_t)(at - text.at);
            return length;
        }
    }
    return 0;
}

// Whether a text is digits, with at most one point between them.
static bool is_number(Str text)
{
    size_t whole = count_digits(text);
    bool has_point = whole > 0 && whole < text.length && text.at[whole] == '.';
    Str fraction = has_point ? behind(text, whole + 1) : (Str){0};
    return whole > 0
           && (whole == text.length
               || (fraction.length > 0 && count_digits(fraction) == fraction.length));
}

void range_fix(Reader *reader, Finding *finding, Place place)
{
    Str text = {place.source->text.at + place.offset, place.length};
    size_t offset = 0, length = range_sign(text, &offset);
    Str low = {text.at, offset}, high = behind(text, offset + length);
    if (finding != NULL && length > 0 && is_number(low) && is_number(high)) {
        Findings *findings = reader->findings;
        finding_fix(findings, finding, true, place,
                    str_format(findings->arena, "%.*s to %.*s", STR_ARGS(low), STR_ARGS(high)));
    }
}
