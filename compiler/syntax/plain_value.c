// A quick look at values that are right, which are nearly all: number, unit, period, and the line
// ends or a text, a block or a clause follows. What is not plain is read with care elsewhere.
#include "syntax/plain_value.h"

#include "syntax/currency.h"
#include "syntax/odd_words.h"

#include <string.h>

// The length of a number and its `k` or `M`; 0 where there is none.
static size_t plain_number(Str text)
{
    size_t count = 0;
    while (count < text.length && strchr("0123456789_.", text.at[count]) != NULL
           && text.at[count] != '\0') {
        count++;
    }
    bool has_scale = count > 0 && count < text.length && strchr("kM", text.at[count]) != NULL;
    return count + has_scale;
}

static Str past_blanks(Str text)
{
    while (text.length > 0 && text.at[0] == ' ') {
        text = (Str){text.at + 1, text.length - 1};
    }
    return text;
}

// Past one word that is ours: a unit, a currency, `per`, `to`. The same text where there is none.
static Str past_our_word(Str text)
{
    static const char *const ours[] = {
        "per",
        "to",
#define UNIT(id, one, many, minutes) one, many,
#include "syntax/units.def"
#undef UNIT
    };
    size_t length = odd_letters(text);
    if (length == 0) {
        return text;
    }
    Str word = {text.at, length};
    bool is_ours = currency_is_code(word);
    for (size_t i = 0; !is_ours && i < sizeof ours / sizeof *ours; i++) {
        is_ours = ours[i][0] == word.at[0] && str_is(word, ours[i]);
    }
    return is_ours ? (Str){text.at + length, text.length - length} : text;
}

bool value_is_plain(Str text)
{
    size_t number = plain_number(text);
    text = (Str){text.at + number, text.length - number};
    if (number > 0 && text.length > 0 && text.at[0] == '%') {
        text = (Str){text.at + 1, text.length - 1};
    }
    size_t before;
    do {
        text = past_blanks(text);
        before = text.length;
        text = past_our_word(text);
        size_t more = before == text.length ? 0 : plain_number(past_blanks(text));
        if (more > 0) {
            text = past_blanks(text);
            text = (Str){text.at + more, text.length - more};
        }
    } while (text.length < before);
    return number > 0
           && (text.length == 0 || strchr("\r\n{}#\"", text.at[0]) != NULL
               || str_starts(text, "else ") || str_starts(text, "when "));
}
