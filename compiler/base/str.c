// Slices of text and the table of names.
//
// Names are hashed with SipHash-1-3 under a key that the system draws for each table, so nobody
// can write names that all fall into one slot. Names of plain ASCII, nearly all of them, are in NFC
// as they stand; only the others go through libunistring.
#include "base/str.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <uninorm.h>

enum { FIRST_SLOTS = 256, NORMAL_BUFFER = 512, GROWTH_MOST = 3 };

Str str_from(const char *text)
{
    return (Str){text, strlen(text)};
}

const char *str_end(Str str)
{
    return str.length > 0 ? str.at + str.length : str.at;
}

bool str_equal(Str left, Str right)
{
    return left.length == right.length
           && (left.length == 0 || memcmp(left.at, right.at, left.length) == 0);
}

bool str_is(Str str, const char *text)
{
    return str_equal(str, str_from(text));
}

bool str_starts(Str str, const char *prefix)
{
    size_t length = strlen(prefix);
    return str.length >= length && (length == 0 || memcmp(str.at, prefix, length) == 0);
}

bool str_ends(Str str, const char *suffix)
{
    size_t length = strlen(suffix);
    return str.length >= length
           && (length == 0 || memcmp(str.at + str.length - length, suffix, length) == 0);
}

bool str_is_ascii(Str text)
{
    uint64_t seen = 0, word;
    const char *at = text.at;
    size_t left = text.length;
    for (; left >= sizeof word; at += sizeof word, left -= sizeof word) {
        memcpy(&word, at, sizeof word);
        seen |= word;
    }
    for (; left > 0; at++, left--) {
        seen |= (unsigned char)*at;
    }
    return (seen & 0x8080808080808080) == 0;
}

int str_compare(Str left, Str right)
{
    size_t shorter = left.length < right.length ? left.length : right.length;
    int order = shorter == 0 ? 0 : memcmp(left.at, right.at, shorter);
    if (order != 0) {
        return order;
    }
    return (left.length > right.length) - (left.length < right.length);
}

Str str_format_list(Arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    size_t size = length < 0 ? 0 : (size_t)length;
    char *text = arena_take(arena, size + 1);
    if (length > 0) {
        vsnprintf(text, size + 1, format, again);
    }
    va_end(again);
    return (Str){text, size};
}

Str str_format(Arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str str = str_format_list(arena, format, arguments);
    va_end(arguments);
    return str;
}

Str str_copy(Arena *arena, Str str)
{
    return (Str){arena_copy(arena, str.at, str.length), str.length};
}

void names_start(Names *names, Arena *arena)
{
    *names = (Names){.arena = arena, .slot_count = FIRST_SLOTS};
    names->slots = ARENA_MANY(arena, FIRST_SLOTS, Name *);
    if (getrandom(&names->seed, sizeof names->seed, GRND_NONBLOCK) < 0) {
        names->seed = (uint64_t)(uintptr_t)names->slots; // where the system put us, at least
    }
}

static uint64_t turn_left(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = turn_left(v[1], 13) ^ v[0];
    v[3] = turn_left(v[3], 16) ^ v[2];
    v[0] = turn_left(v[0], 32) + v[3];
    v[2] += v[1];
    v[3] = turn_left(v[3], 21) ^ v[0];
    v[1] = turn_left(v[1], 17) ^ v[2];
    v[2] = turn_left(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
}

// SipHash-1-3 (Aumasson and Bernstein) with the seed for both halves of the key.
static uint32_t hash_text(uint64_t seed, Str text)
{
    uint64_t v[4] = {seed ^ 0x736f6d6570736575, seed ^ 0x646f72616e646f6d,
                     seed ^ 0x6c7967656e657261, seed ^ 0x7465646279746573};
    const char *at = text.at;
    size_t left = text.length;
    uint64_t word;
    for (; left >= sizeof word; at += sizeof word, left -= sizeof word) {
        memcpy(&word, at, sizeof word);
        sip_word(v, word);
    }
    word = (uint64_t)text.length << 56;
    for (size_t i = 0; i < left; i++) {
        word |= (uint64_t)(unsigned char)at[i] << (8 * i);
    }
    sip_word(v, word);
    v[2] ^= 0xFF;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    uint64_t hash = v[0] ^ v[1] ^ v[2] ^ v[3];
    return (uint32_t)(hash ^ hash >> 32);
}

static void grow_table(Names *names)
{
    uint32_t count = names->slot_count * 2;
    Name **slots = ARENA_MANY(names->arena, count, Name *);
    for (uint32_t i = 0; i < names->slot_count; i++) {
        for (Name *name = names->slots[i], *next; name; name = next) {
            next = name->next_same_hash;
            Name **slot = &slots[name->hash & (count - 1)];
            name->next_same_hash = *slot;
            *slot = name;
        }
    }
    names->slots = slots;
    names->slot_count = count;
}

static Name *add_name(Names *names, Str text, uint32_t hash)
{
    if (names->count >= names->slot_count && names->slot_count < UINT32_MAX / 2) {
        grow_table(names);
    }
    Name *name = arena_take(names->arena, sizeof(Name) + text.length + 1);
    name->hash = hash;
    name->length = (uint32_t)text.length;
    memcpy(name->text, text.at, text.length);
    Name **slot = &names->slots[hash & (names->slot_count - 1)];
    name->next_same_hash = *slot;
    *slot = name;
    names->count++;
    return name;
}

static const Name *find_or_add(Names *names, Str text)
{
    uint32_t hash = hash_text(names->seed, text);
    Name *name = names->slots[hash & (names->slot_count - 1)];
    for (; name; name = name->next_same_hash) {
        if (name->hash == hash && name->length == text.length
            && memcmp(name->text, text.at, text.length) == 0) {
            return name;
        }
    }
    return add_name(names, text, hash);
}

// The text in NFC: in `buffer`, of *length bytes, or to be freed if it has no room there; NULL where it
// is not UTF-8.
static uint8_t *compose(Arena *arena, Str text, uint8_t *buffer, size_t *length)
{
    uint8_t *normal =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.at, text.length, buffer, length);
    if (!normal && errno == ENOMEM) {
        arena_give_up(arena);
    }
    return normal;
}

Str str_compose(Arena *arena, Str text)
{
    if (str_is_ascii(text)) {
        return text;
    }
    size_t length = text.length * GROWTH_MOST;
    uint8_t *buffer = arena_take(arena, length);
    uint8_t *normal = compose(arena, text, buffer, &length);
    if (!normal || normal == buffer) {
        return normal ? (Str){(const char *)buffer, length} : text;
    }
    Str copy = str_copy(arena, (Str){(const char *)normal, length});
    free(normal);
    return copy;
}

const Name *name_intern(Names *names, Str text)
{
    if (text.length == 0) {
        text = STR("");
    }
    if (str_is_ascii(text)) {
        return find_or_add(names, text);
    }
    size_t length = text.length * GROWTH_MOST;
    uint8_t small[NORMAL_BUFFER];
    uint8_t *buffer = length <= sizeof small ? small : arena_take(names->arena, length);
    uint8_t *normal = compose(names->arena, text, buffer, &length);
    if (!normal) {
        return find_or_add(names, text); // not UTF-8: compared byte by byte
    }
    const Name *name = find_or_add(names, (Str){(const char *)normal, length});
    if (normal != buffer) {
        free(normal);
    }
    return name;
}

Str name_str(const Name *name)
{
    return (Str){name->text, name->length};
}
