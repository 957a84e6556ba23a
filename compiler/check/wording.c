// Texts as people read them: small letters, single blanks, words.
#include "check/wording.h"

#include "base/utf8.h"
#include "check/sieve.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>

// ---- keys ---------------------------------------------------------------------------------------

static bool is_blank(int32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
}

static int32_t small_letter(int32_t c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return (int32_t)uc_tolower((ucs4_t)c);
}

static bool is_end_mark(char c)
{
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == ' ';
}

Str text_key(Arena *arena, Str text)
{
    const char *at = text.at, *end = str_end(text);
    char *key = arena_take(arena, 2 * text.length + 1); // a small letter may take a byte more
    size_t length = 0;
    for (uint32_t size = 1; at < end; at += size) {
        if ((unsigned char)*at > ' ' && (unsigned char)*at < 0x7F) { // nearly always
            key[length++] = (char)small_letter(*at);
            size = 1;
            continue;
        }
        int32_t c = utf8_next(at, end, &size);
        if (is_blank(c)) {
            if (length > 0 && key[length - 1] != ' ') {
                key[length++] = ' ';
            }
        } else if (c >= 0 && !utf8_is_invisible(c)) {
            length += utf8_put(small_letter(c), key + length);
        }
    }
    while (length > 0 && is_end_mark(key[length - 1])) {
        length--;
    }
    return (Str){key, length};
}

uint64_t text_hash(Str text)
{
    const char *at = text.at, *end = text.at + text.length;
    uint64_t hash = hash_start();
    for (uint32_t size = 1; at < end; at += size) {
        size = 1;
        int32_t c = (unsigned char)*at < 0x80 ? *at : utf8_next(at, end, &size);
        bool is_seen =
            c < 0x80 ? c > ' ' && !is_end_mark((char)c) : !is_blank(c) && !utf8_is_invisible(c);
        hash = is_seen ? hash_next(hash, small_letter(c)) : hash;
    }
    return hash;
}

bool texts_read_alike(Arena *arena, Str left, Str right)
{
    size_t least = left.length < right.length ? left.length : right.length;
    for (size_t i = 0; i < least; i++) {
        unsigned char a = (unsigned char)left.at[i], b = (unsigned char)right.at[i];
        bool is_plain = a > ' ' && a < 0x7F && b > ' ' && b < 0x7F;
        if (is_plain && small_letter(a) != small_letter(b) && !is_end_mark((char)a)
            && !is_end_mark((char)b)) {
            return false; // nearly always
        }
        if (!is_plain && (a != ' ' || b != ' ')) {
            break;
        }
    }
    return str_equal(text_key(arena, left), text_key(arena, right));
}

// ---- words --------------------------------------------------------------------------------------

static bool is_word_letter(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0xC0;
}

// Typographic marks stand between words as their plain forms do.
static bool is_mark(int32_t c)
{
    return c >= 0x2000 && c < 0x2070;
}

void wording_read(Wording *wording, Str text)
{
    const char *at = text.at, *end = str_end(text);
    size_t length = 0, start = 0;
    wording->count = 0;
    while (wording->count < WORDS_READ && length + 4 < sizeof wording->letters) {
        uint32_t size = at < end;
        int32_t c = at == end ? 0 : (unsigned char)*at < 0x80 ? *at : utf8_next(at, end, &size);
        c = small_letter(c);
        if (c < 0x80 && is_word_letter(c)) {
            wording->letters[length++] = (char)c;
        } else if (is_word_letter(c) && !is_mark(c)) {
            length += utf8_put(c, wording->letters + length);
        } else if (length > start) {
            wording->at[wording->count++] = (Str){wording->letters + start, length - start};
            start = length;
        }
        if (at == end) {
            break;
        }
        at += size;
    }
}

static int row_compare(const void *left, const void *right)
{
    return strcmp(((const WordRow *)left)->word, ((const WordRow *)right)->word);
}

WordTable word_table_make(Arena *arena, const WordRow *rows, uint32_t count)
{
    WordTable table = {.rows = ARENA_MANY(arena, count, WordRow)};
    memcpy(table.rows, rows, count * sizeof(WordRow));
    qsort(table.rows, count, sizeof(WordRow), row_compare);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && strcmp(table.rows[i].word, table.rows[table.count - 1].word) == 0) {
            table.rows[table.count - 1].means |= table.rows[i].means;
        } else {
            table.rows[table.count++] = table.rows[i];
        }
    }
    for (uint32_t i = 0, letter = 0; letter < LETTERS + 1; letter++) {
        while (i < table.count && (unsigned char)table.rows[i].word[0] < 'a' + letter) {
            i++;
        }
        table.starts[letter] = i;
    }
    return table;
}

static int word_compare(Str word, const char *row)
{
    int order = strncmp(word.at, row, word.length);
    return order != 0 ? order : row[word.length] == '\0' ? 0 : -1;
}

uint32_t word_means(const WordTable *table, Str word)
{
    uint32_t low = 0, high = table->count;
    if (word.at[0] >= 'a' && word.at[0] <= 'z') {
        low = table->starts[word.at[0] - 'a'];
        high = table->starts[word.at[0] - 'a' + 1];
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = word_compare(word, table->rows[middle].word);
        if (order == 0) {
            return table->rows[middle].means;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return 0;
}

// Whether the phrase stands at this word.
static bool has_at(const Wording *wording, uint32_t word, const char *phrase)
{
    if (wording->at[word].at[0] != phrase[0]) {
        return false; // nearly always
    }
    while (word < wording->count) {
        size_t length = strcspn(phrase, " ");
        if (wording->at[word].length != length
            || memcmp(wording->at[word].at, phrase, length) != 0) {
            return false;
        }
        if (phrase[length] == '\0') {
            return true;
        }
        phrase += length + 1;
        word++;
    }
    return false;
}

bool wording_has(const Wording *wording, const char *phrase)
{
    for (uint32_t i = 0; i < wording->count; i++) {
        if (has_at(wording, i, phrase)) {
            return true;
        }
    }
    return false;
}
