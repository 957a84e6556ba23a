// Values as people write them elsewhere: what a number, its unit and its period are in our words.
//
// A value is read from its text, word by word, as people write it: a currency may stand first, a
// range may have any dash, a unit any of the languages of odd_words.def. What comes out is the
// value as this language has it; that it says the same is all that is promised. Whether it fits the
// statement is for others to say.
#include "syntax/odd_value.h"

#include "syntax/currency.h"
#include "syntax/odd_number.h"
#include "syntax/odd_words.h"

#include <string.h>

// A reading under way.
typedef struct Phrase {
    Str rest; // what is not read yet
    Arena *arena;
    OddValue *value;
    bool is_joined; // what the grammar takes for more than one value is in it
    bool is_apart;  // a word of thousands stands behind the number
    bool is_short;  // a unit of one or two letters, which may be something else
    Reading low, high;
    Str scale;              // of both: "k"
    Str unit;               // in our words
    Str code, maybe, count; // currency, the other it may be, the word of what is counted
    Str period;
} Phrase;

static void skip(Phrase *phrase, size_t length)
{
    phrase->rest = (Str){phrase->rest.at + length, phrase->rest.length - length};
}

static bool skip_blanks(Phrase *phrase)
{
    bool has_any = false;
    for (size_t size; (size = odd_blank(phrase->rest)) > 0; has_any = true) {
        phrase->value->has[ODD_SPACE] |= size > 1;
        phrase->is_joined = phrase->is_joined || size > 1;
        skip(phrase, size);
    }
    return has_any;
}

static bool has_blank(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (odd_blank((Str){text.at + i, text.length - i}) > 0) {
            return true;
        }
    }
    return false;
}

// ---- parts --------------------------------------------------------------------------------------

static void slip(Phrase *phrase, OddSlip which)
{
    phrase->value->has[which] = true;
}

static void take_about(Phrase *phrase)
{
    size_t length;
    if (odd_word_find(phrase->rest, WORD_ABOUT, &length) != NULL) {
        slip(phrase, ODD_INEXACT);
        phrase->is_joined = true;
        skip(phrase, length);
        skip_blanks(phrase);
    }
}

static void set_currency(Phrase *phrase, const OddWord *word)
{
    Str meant = str_from(word->meant);
    if (meant.length > 4 && meant.at[1] == ' ') { // "k EUR"
        phrase->scale = (Str){meant.at, 1};
        meant = (Str){meant.at + 2, meant.length - 2};
    }
    phrase->code = (Str){meant.at, 3};
    if (meant.length > 3) {
        phrase->maybe = (Str){meant.at + 4, 3};
    }
    if (word->kind == WORD_MAYBE_MONEY) {
        phrase->is_short = true;
    }
}

// A currency, as a code, a word or a sign. `is_ours`: as it is written here.
static bool take_currency(Phrase *phrase, bool *is_ours)
{
    Str text = phrase->rest;
    size_t length = odd_letters(text), matched;
    *is_ours = false;
    const OddWord *word = odd_word_find(text, WORD_MONEY | WORD_MAYBE_MONEY, &matched);
    if (word != NULL) {
        set_currency(phrase, word);
        bool is_word = odd_letters(text) == matched && matched < 8 && (text.at[0] & 0x80) == 0;
        phrase->is_joined = phrase->is_joined || !is_word;
        skip(phrase, matched);
        return true;
    }
    if (length != 3 || (text.at[0] & 0x80) != 0) {
        return false;
    }
    char *code = arena_copy(phrase->arena, text.at, 3);
    for (int i = 0; i < 3; i++) {
        code[i] = code[i] >= 'a' && code[i] <= 'z' ? (char)(code[i] - 'a' + 'A') : code[i];
    }
    if (!currency_is_code((Str){code, 3})) {
        return false;
    }
    phrase->code = (Str){code, 3};
    *is_ours = memcmp(code, text.at, 3) == 0;
    skip(phrase, 3);
    return true;
}

// `€24k`, `EUR 24k`, `R$ 24.000,00`.
static void take_first_currency(Phrase *phrase)
{
    Str start = phrase->rest;
    bool is_ours, is_letters = start.length > 0 && odd_is_letter(start.at[0]);
    if (start.length == 0 || (start.at[0] >= '0' && start.at[0] <= '9')
        || !take_currency(phrase, &is_ours)) {
        return;
    }
    bool is_touching = !skip_blanks(phrase);
    phrase->is_joined = phrase->is_joined || is_letters || !is_touching;
    slip(phrase, ODD_FIRST);
}

// `k` and `M` that touch the number, and their words.
static void take_scale(Phrase *phrase, const Digits *digits)
{
    Str start = phrase->rest;
    bool is_apart = skip_blanks(phrase);
    size_t length;
    const OddWord *word = odd_word_find(phrase->rest, WORD_SCALE, &length);
    Str currency = {phrase->rest.at + length, phrase->rest.length - length};
    bool is_single = word == NULL && phrase->rest.length > 1 && strchr("kKM", phrase->rest.at[0])
                     && odd_word_find((Str){currency.at + 1, currency.length - 1},
                                      WORD_MONEY | WORD_MAYBE_MONEY, &(size_t){0});
    if (is_single) { // `k€`
        length = 1;
    } else if (word == NULL) {
        phrase->rest = start;
        return;
    }
    char first = phrase->rest.at[0];
    bool is_ours = !is_apart && length == 1 && (first == 'k' || first == 'M');
    const char *zeros = is_single ? (first == 'M' ? "6" : "3") : word->meant;
    bool is_whole = memchr(digits->clean, '.', digits->count) == NULL
                    && memchr(digits->clean, ',', digits->count) == NULL;
    if (zeros[0] != '3' && zeros[0] != '6' && !is_whole) {
        phrase->rest = start;
        return;
    }
    phrase->scale = zeros[0] == '3'   ? STR("k")
                    : zeros[0] == '6' ? STR("M")
                    : zeros[0] == '4' ? STR("0k")
                                      : STR("00M");
    skip(phrase, length);
    if (!is_ours) {
        slip(phrase, ODD_SCALED);
        phrase->is_apart = is_apart;
        phrase->is_joined = phrase->is_joined || !odd_is_letter(phrase->rest.at[-1]);
    }
}

// `24'000.-`, `24.000,--`: no cents.
static void take_money_dash(Phrase *phrase)
{
    static const char *const dashes[] = {".--", ",--", ".-", ",-", ".–", ",–", ".—", ",—"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (str_starts(phrase->rest, dashes[i])) {
            slip(phrase, ODD_GROUPS);
            phrase->is_joined = true;
            skip(phrase, strlen(dashes[i]));
            return;
        }
    }
}

// Digits and their scale.
static bool take_number(Phrase *phrase, Reading *reading)
{
    Digits digits;
    if (!odd_digits_take(phrase->rest, &digits)) {
        return false;
    }
    skip(phrase, digits.length);
    take_scale(phrase, &digits);
    take_money_dash(phrase);
    size_t length, blank = 0;
    while (blank < phrase->rest.length && phrase->rest.at[blank] == ' ') {
        blank++;
    }
    Str behind = {phrase->rest.at + blank, phrase->rest.length - blank};
    bool is_share = odd_word_find(behind, WORD_PERCENT, &length) != NULL;
    if (!odd_digits_read(&digits, is_share || phrase->scale.length > 0, phrase->arena, reading)) {
        return false;
    }
    bool has_blanks = memchr(digits.clean, ' ', digits.count) != NULL
                      || memchr(digits.clean, '\'', digits.count) != NULL;
    phrase->is_joined = phrase->is_joined || digits.is_wide || has_blanks;
    phrase->value->has[ODD_WIDE] |= digits.is_wide;
    phrase->value->has[ODD_COMMA] |= reading->has_comma;
    phrase->value->has[ODD_GROUPS] |= reading->has_groups;
    phrase->value->has[ODD_DOUBT] |= reading->other.length > 0;
    return true;
}

static bool take_unit(Phrase *phrase)
{
    size_t length;
    const OddWord *word = odd_word_find(phrase->rest, WORD_UNIT, &length);
    if (word == NULL) {
        return false;
    }
    Str written = {phrase->rest.at, length};
    phrase->unit = str_from(word->meant);
    Str many = str_format(phrase->arena, "%ss", word->meant);
    if (str_equal(written, phrase->unit) || str_equal(written, many)) {
        phrase->unit = written;
    } else {
        slip(phrase, ODD_WORD);
        phrase->is_joined = phrase->is_joined || has_blank(written);
        phrase->is_short = phrase->is_short || length < 3;
    }
    skip(phrase, length);
    return true;
}

static bool take_percent(Phrase *phrase)
{
    bool is_apart = skip_blanks(phrase);
    size_t length;
    if (odd_word_find(phrase->rest, WORD_PERCENT, &length) == NULL) {
        return false;
    }
    Str written = {phrase->rest.at, length};
    bool is_sign = !odd_is_letter(written.at[0]) || (written.at[0] & 0x80) != 0;
    if (!str_is(written, "%") || is_apart) {
        slip(phrase, ODD_SHARE);
        phrase->is_joined = phrase->is_joined || is_sign || !is_apart || has_blank(written);
    }
    skip(phrase, length);
    return true;
}

// What stands behind a number: a percent sign, a currency, a unit of time. False: none of them.
static bool take_unit_word(Phrase *phrase, OddKind *kind)
{
    Str start = phrase->rest;
    bool is_ours;
    if (take_percent(phrase)) {
        *kind = ODD_PERCENT;
        return true;
    }
    phrase->rest = start;
    skip_blanks(phrase);
    bool was_joined = phrase->is_joined;
    phrase->is_joined = phrase->is_joined || phrase->is_apart; // two words
    if (phrase->code.length == 0 && take_currency(phrase, &is_ours)) {
        phrase->value->has[ODD_CURRENCY] |= !is_ours;
        *kind = ODD_MONEY;
        return true;
    }
    if (phrase->code.length == 0 && take_unit(phrase)) {
        *kind = ODD_DURATION;
        return true;
    }
    phrase->rest = start;
    phrase->is_joined = was_joined;
    return false;
}

// The other end of a range: `– 5`, `bis 5 Tage`.
static void take_range(Phrase *phrase, OddKind *kind)
{
    Phrase before = *phrase;
    OddValue value = *phrase->value;
    bool has_unit = take_unit_word(phrase, kind);
    bool is_apart = skip_blanks(phrase);
    size_t length;
    const OddWord *word = odd_word_find(phrase->rest, WORD_TO, &length);
    Str written = {phrase->rest.at, length};
    if (word != NULL) {
        skip(phrase, length);
        skip_blanks(phrase);
    }
    bool fits = word != NULL && take_number(phrase, &phrase->high);
    if (!fits) {
        *phrase = before;
        *phrase->value = value;
        return;
    }
    phrase->value->is_range = true;
    bool is_ours = str_is(written, "to") && is_apart && !has_unit;
    if (!is_ours) {
        slip(phrase, ODD_SPAN);
        phrase->is_joined = true;
    }
}

// `per month`, `pro Monat`, `a month`, `monthly`.
static bool take_period(Phrase *phrase)
{
    Str start = phrase->rest;
    bool is_apart = skip_blanks(phrase);
    size_t length, unit_length;
    const OddWord *each = odd_word_find(phrase->rest, WORD_EACH, &length);
    if (each != NULL && is_apart) {
        skip(phrase, length);
        slip(phrase, ODD_EACH_PERIOD);
        phrase->period = str_from(each->meant);
        bool is_word = odd_is_letter(phrase->rest.at[-1]) && phrase->code.length == 0;
        phrase->is_joined = phrase->is_joined || !is_word;
        return true;
    }
    const OddWord *per = odd_word_find(phrase->rest, WORD_PER, &length);
    Str written = {phrase->rest.at, length};
    if (per != NULL) {
        skip(phrase, length);
        is_apart = skip_blanks(phrase) && is_apart;
    }
    const OddWord *unit = per == NULL ? NULL : odd_word_find(phrase->rest, WORD_UNIT, &unit_length);
    if (unit == NULL) {
        phrase->rest = start;
        return false;
    }
    phrase->period = str_from(unit->meant);
    bool is_ours = str_is(written, "per") && is_apart;
    phrase->is_joined = phrase->is_joined || !is_ours;
    phrase->is_joined = phrase->is_joined || has_blank((Str){phrase->rest.at, unit_length});
    if (!is_ours || !str_equal((Str){phrase->rest.at, unit_length}, phrase->period)) {
        slip(phrase, ODD_EACH_PERIOD);
    }
    skip(phrase, unit_length);
    return true;
}

// A word of what is counted and its period: ` Leads pro Monat`. Nothing is taken without a period.
static bool take_count(Phrase *phrase)
{
    Phrase before = *phrase;
    OddValue value = *phrase->value;
    if (take_period(phrase)) {
        return true;
    }
    skip_blanks(phrase);
    size_t length = odd_letters(phrase->rest);
    phrase->count = (Str){phrase->rest.at, length};
    skip(phrase, length);
    if (length > 0 && take_period(phrase)) {
        return true;
    }
    *phrase = before;
    *phrase->value = value;
    return false;
}

// ---- what it is ---------------------------------------------------------------------------------

static Str amount_text(const Phrase *phrase, Str number)
{
    return str_format(phrase->arena, "%.*s%.*s", STR_ARGS(number), STR_ARGS(phrase->scale));
}

// The value in our words, around one reading of its numbers.
static Str value_text(const Phrase *phrase, Str low, Str high, Str code)
{
    Arena *arena = phrase->arena;
    low = amount_text(phrase, low);
    Str text = phrase->value->is_range ? str_format(arena, "%.*s to %.*s", STR_ARGS(low),
                                                    STR_ARGS(amount_text(phrase, high)))
                                       : low;
    if (phrase->value->kind == ODD_PERCENT) {
        return str_format(arena, "%.*s%%", STR_ARGS(text));
    }
    if (phrase->unit.length > 0) {
        bool is_one = str_is(text, "1") || str_ends(phrase->unit, "s");
        text = str_format(arena, "%.*s %.*s%s", STR_ARGS(text), STR_ARGS(phrase->unit),
                          is_one ? "" : "s");
    }
    if (code.length > 0) {
        text = str_format(arena, "%.*s %.*s", STR_ARGS(text), STR_ARGS(code));
    }
    if (phrase->count.length > 0) {
        text = str_format(arena, "%.*s %.*s", STR_ARGS(text), STR_ARGS(phrase->count));
    }
    return phrase->period.length == 0
               ? text
               : str_format(arena, "%.*s per %.*s", STR_ARGS(text), STR_ARGS(phrase->period));
}

// Whether two units are one but for their plural.
static bool is_same_unit(Str left, Str right)
{
    left.length -= str_ends(left, "s");
    right.length -= str_ends(right, "s");
    return str_equal(left, right);
}

static void set_readings(Phrase *phrase)
{
    OddValue *value = phrase->value;
    Str low = phrase->low.right, high = phrase->high.right;
    Str low_other = phrase->low.other.length > 0 ? phrase->low.other : low;
    Str high_other = phrase->high.other.length > 0 ? phrase->high.other : high;
    value->number = amount_text(phrase, low);
    if (value->is_range && value->kind != ODD_DURATION && value->kind != ODD_NUMBER) {
        value->is_range = false; // one of the two
        value->right = value_text(phrase, low, high, phrase->code);
        value->other = value_text(phrase, high, high, phrase->code);
        value->is_range = true;
        return;
    }
    value->right = value_text(phrase, low, high, phrase->code);
    if (value->has[ODD_DOUBT]) {
        value->other = value_text(phrase, low_other, high_other, phrase->code);
    } else if (phrase->maybe.length > 0) {
        value->other = value_text(phrase, low, high, phrase->maybe);
    }
}

static bool is_odd(const OddValue *value)
{
    for (int i = 0; i < ODD_SLIP_COUNT; i++) {
        if (value->has[i]) {
            return true;
        }
    }
    return false;
}

bool odd_value_read(Str text, Arena *arena, OddValue *value)
{
    *value = (OddValue){.kind = ODD_NUMBER};
    text.length = text.length < ODD_LONGEST ? text.length : ODD_LONGEST;
    Phrase phrase = {.rest = text, .arena = arena, .value = value};
    take_about(&phrase);
    take_first_currency(&phrase);
    if (!take_number(&phrase, &phrase.low)) {
        return false;
    }
    take_range(&phrase, &value->kind);
    Str low_unit = phrase.unit;
    take_unit_word(&phrase, &value->kind);
    bool has_two_units = low_unit.length > 0 && !is_same_unit(low_unit, phrase.unit);
    if (phrase.code.length > 0) {
        value->kind = ODD_MONEY;
    }
    bool is_rate = value->kind == ODD_MONEY
                       ? take_period(&phrase)
                       : value->kind == ODD_NUMBER && !value->is_range && take_count(&phrase);
    if (is_rate) {
        value->kind = ODD_RATE;
    }
    if (!odd_is_boundary(phrase.rest) || !is_odd(value)) {
        return false;
    }
    value->length = text.length - phrase.rest.length;
    value->fits_grammar = !phrase.is_joined;
    if (!has_two_units) {
        set_readings(&phrase);
    }
    if (str_equal(value->right, (Str){text.at, value->length})) {
        return false;
    }
    bool asks = value->has[ODD_DOUBT] || value->has[ODD_INEXACT] || value->has[ODD_COMMA]
                || value->has[ODD_GROUPS] || value->has[ODD_SCALED];
    value->is_certain = !asks && !phrase.is_short && !has_two_units && value->other.length == 0;
    return true;
}
