// Where a word that is too wide for its line may be parted.
//
// Pictures hold words of any language, and of several at once, so there are no patterns of one of
// them here: a word is parted where a syllable begins to the eye. What is left is seldom wrong, and
// always better than a last letter alone on its line.
#include "draw/hyphen.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <stddef.h>
#include <string.h>
#include <uchar.h>

static const char32_t VOWELS[] = U"aeiouyæœαεηιουωάέήίόύώаеёиоуыэюяіїєў";
// Two letters that are one sound.
static const char *const PAIRS[] = {"ch", "ck", "sc", "sh", "th", "ph",
                                    "qu", "cz", "sz", "rz", "dz"};

bool hyphen_joins(int32_t character)
{
    bool is_script = character < 0x530 || (character >= 0x1e00 && character < 0x2000);
    return is_script && utf8_is_name_start(character);
}

static bool is_vowel(int32_t letter)
{
    int32_t folded = fold_letter(letter);
    for (size_t i = 0; VOWELS[i] != 0; i++) {
        if ((int32_t)VOWELS[i] == folded) {
            return true;
        }
    }
    return false;
}

static bool is_pair(int32_t first, int32_t second)
{
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        if (fold_letter(first) == PAIRS[i][0] && fold_letter(second) == PAIRS[i][1]) {
            return true;
        }
    }
    return false;
}

bool hyphen_is_syllable(const int32_t *letters, uint32_t count, uint32_t at)
{
    if (at == 0 || at + 1 >= count || is_vowel(letters[at])
        || is_pair(letters[at - 1], letters[at])) {
        return false;
    }
    bool is_two = at + 2 < count && is_pair(letters[at], letters[at + 1]);
    if (!is_vowel(letters[at + (is_two ? 2 : 1)])) {
        return false;
    }
    for (uint32_t i = 0; i < at; i++) { // what stays behind is a syllable too
        if (is_vowel(letters[i])) {
            return true;
        }
    }
    return false;
}
