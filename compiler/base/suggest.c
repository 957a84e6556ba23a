// "Did you mean": which of the names that fit is nearest.
//
// Both sides are compared letter by letter in small letters without accents, with `-` for `_` and
// blanks, so that capitals, accents and labels ("Closed won" for `closed-won`) cost nothing. Each
// look at a candidate is paid from the budget before it is done: twenty thousand unknown names
// against twenty thousand declared ones run out of budget, not of time.
#include "base/suggest.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

enum {
    MOST_LETTERS = 128,
    CERTAIN_LETTERS = 4, // shorter words one letter apart are too often two things: `sdr`, `bdr`
    INITIALS_DISTANCE = 2,
    LOOK_PRICE = 40, // of a look at a candidate, in steps of the comparison of two words
};

typedef struct Word {
    int32_t letters[MOST_LETTERS];
    uint32_t count; // 0: empty, or too long to compare
} Word;

typedef struct Search {
    Word wrong;
    Word other; // the candidate's name or label
    uint32_t limit;
    uint64_t *budget;
    bool is_broke; // the budget is spent
} Search;

// A blank and `_` are as good as `-`.
static int32_t name_letter(int32_t c)
{
    return c == '_' || c == ' ' ? '-' : fold_letter(c);
}

static void fold_word(Word *word, Str text)
{
    const char *at = text.at, *end = str_end(text);
    word->count = 0;
    while (at < end) {
        uint32_t size = 1;
        int32_t c = (unsigned char)*at < 0x80 ? *at : utf8_next(at, end, &size);
        if (word->count == MOST_LETTERS) {
            word->count = 0;
            return;
        }
        if (!fold_is_mark(c)) {
            word->letters[word->count++] = name_letter(c);
        }
        at += size;
    }
}

static uint32_t least(uint32_t left, uint32_t right)
{
    return left < right ? left : right;
}

static void pay(Search *search, uint64_t price)
{
    if (*search->budget < price) {
        search->is_broke = true;
        *search->budget = 0;
    } else {
        *search->budget -= price;
    }
}

// Restricted Damerau-Levenshtein distance (letters changed, left out, added, or two neighbours
// swapped) with three rows of the table. row[0] is the newest.
static uint32_t edit_distance(const Word *left, const Word *right)
{
    uint32_t rows[3][MOST_LETTERS + 1];
    uint32_t *row[3] = {rows[0], rows[1], rows[2]};
    for (uint32_t j = 0; j <= right->count; j++) {
        row[0][j] = j;
    }
    for (uint32_t i = 1; i <= left->count; i++) {
        uint32_t *oldest = row[2];
        row[2] = row[1];
        row[1] = row[0];
        row[0] = oldest;
        row[0][0] = i;
        for (uint32_t j = 1; j <= right->count; j++) {
            const int32_t *a = &left->letters[i - 1], *b = &right->letters[j - 1];
            uint32_t changed = row[1][j - 1] + (*a != *b);
            uint32_t best = least(changed, least(row[1][j], row[0][j - 1]) + 1);
            if (i > 1 && j > 1 && *a == b[-1] && a[-1] == *b) {
                best = least(best, row[2][j - 2] + 1);
            }
            row[0][j] = best;
        }
    }
    return row[0][right->count];
}

// Whether one word is the other and a plural's "ies" for "y".
static bool is_plural(const Word *one, const Word *many)
{
    uint32_t stem = one->count - 1;
    return one->count > 2 && many->count == stem + 3 && one->letters[stem] == 'y'
           && many->letters[stem] == 'i' && many->letters[stem + 1] == 'e'
           && many->letters[stem + 2] == 's'
           && memcmp(one->letters, many->letters, stem * sizeof(int32_t)) == 0;
}

// Whether `small` has the first letters of all parts of `large`: `ae` of `account-executive`, or
// that of several, `AEs`.
static bool is_initials(const Word *small, const Word *large)
{
    uint32_t found = 0;
    uint32_t count = small->count;
    for (uint32_t i = 0; i < large->count; i++) {
        if (large->letters[i] != '-' && (i == 0 || large->letters[i - 1] == '-')) {
            if (found == count || small->letters[found] != large->letters[i]) {
                return false;
            }
            found++;
        }
    }
    bool is_many = found + 1 == count && small->letters[found] == 's';
    return found > 1 && (found == count || is_many);
}

// Whether a look at the bytes of a text says already that it is nothing like the wrong word: it is
// much shorter or longer, and neither is the other's initials. Most candidates are.
static bool is_far(const Search *search, Str text)
{
    uint32_t letters = search->wrong.count, slack = search->limit > 2 ? search->limit : 2;
    bool is_shorter = text.length + slack<letters, is_longer = text.length> letters + slack;
    if (text.length == 0 || !(is_shorter || is_longer) || !str_is_ascii(text)) {
        return false;
    }
    int32_t first = name_letter(text.at[0]);
    return first != '-' && search->wrong.letters[0] != '-' && first != search->wrong.letters[0];
}

// How far a name or a label is from the wrong word; over the limit: UINT32_MAX.
static uint32_t text_distance(Search *search, Str text)
{
    const Word *wrong = &search->wrong;
    Word *other = &search->other;
    pay(search, LOOK_PRICE + 2 * text.length);
    if (search->is_broke || is_far(search, text)) {
        return UINT32_MAX;
    }
    fold_word(other, text);
    if (other->count == 0) {
        return UINT32_MAX;
    }
    if (is_plural(wrong, other) || is_plural(other, wrong)) {
        return 1;
    }
    if (is_initials(wrong, other) || is_initials(other, wrong)) {
        return INITIALS_DISTANCE;
    }
    uint32_t longer = wrong->count > other->count ? wrong->count : other->count;
    if (longer - least(wrong->count, other->count) > search->limit) {
        return UINT32_MAX;
    }
    pay(search, (uint64_t)wrong->count * other->count);
    if (search->is_broke) {
        return UINT32_MAX;
    }
    uint32_t distance = edit_distance(wrong, other);
    return distance <= search->limit && distance < longer ? distance : UINT32_MAX;
}

static uint32_t candidate_distance(Search *search, const Candidate *candidate)
{
    uint32_t by_name = text_distance(search, candidate->name);
    if (by_name == 0 || candidate->label.length == 0) {
        return by_name;
    }
    return least(by_name, text_distance(search, candidate->label));
}

Suggestion suggest(Str wrong, const Candidate *candidates, uint32_t count, uint64_t *budget)
{
    Search search = {.budget = budget};
    fold_word(&search.wrong, wrong);
    uint32_t letters = search.wrong.count;
    search.limit = letters < 3 ? 1 : letters / 3;
    const Candidate *best = NULL;
    uint32_t best_distance = UINT32_MAX, best_count = 0;
    for (uint32_t i = 0; letters > 0 && i < count; i++) {
        uint32_t distance = candidate_distance(&search, &candidates[i]);
        if (search.is_broke) {
            return (Suggestion){NULL, false};
        }
        best_count += distance == best_distance;
        if (distance < best_distance) {
            best = &candidates[i];
            best_distance = distance;
            best_count = 1;
        }
    }
    bool is_near = best_distance == 0 || (best_distance == 1 && letters >= CERTAIN_LETTERS);
    return (Suggestion){best, is_near && best_count == 1};
}
