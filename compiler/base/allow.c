// What files allow, found by binary search: the blocks of one rule are sorted by where they start,
// and each knows the one around it, so that a place climbs outward from the last that starts
// before.
#include "base/allow.h"

#include <stdlib.h>
#include <string.h>

void allow_add(Allows *allows, RuleId rule, Place block, Place at)
{
    if (allows->count == allows->capacity) {
        allows->capacity = allows->capacity == 0 ? 8 : allows->capacity * 2;
        Allow *grown = ARENA_MANY(allows->arena, allows->capacity, Allow);
        if (allows->count > 0) {
            memcpy(grown, allows->at, allows->count * sizeof(Allow));
        }
        allows->at = grown;
    }
    allows->at[allows->count++] = (Allow){.rule = rule, .block = block, .at = at};
}

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

static int compare_places(Place left, Place right)
{
    int order = compare_numbers(left.source->index, right.source->index);
    return order ? order : compare_numbers(left.offset, right.offset);
}

// By rule, then by block: the one that starts first, of two the longer.
static int compare_allows(const void *left, const void *right)
{
    const Allow *one = left;
    const Allow *other = right;
    int order = compare_numbers(one->rule, other->rule);
    if (order == 0) {
        order = compare_places(one->block, other->block);
    }
    if (order == 0) {
        order = compare_numbers(other->block.length, one->block.length);
    }
    return order ? order : compare_places(one->at, other->at);
}

static bool holds_at(const Allow *allow, Place place)
{
    return allow->block.source == place.source && allow->block.offset <= place.offset
           && place.offset < allow->block.offset + allow->block.length;
}

// The nearest before `index` that holds where it starts, or `index`.
static uint32_t find_outer(const Allows *allows, uint32_t index)
{
    const Allow *allow = &allows->at[index];
    uint32_t at = index;
    while (at > allows->starts[allow->rule]) {
        uint32_t before = at == index ? index - 1 : allows->at[at].outer;
        if (before == at) {
            break;
        }
        at = before;
        if (holds_at(&allows->at[at], allow->block)) {
            return at;
        }
    }
    return index;
}

void allows_ready(Allows *allows)
{
    if (allows->count > 1) {
        qsort(allows->at, allows->count, sizeof(Allow), compare_allows);
    }
    for (uint32_t i = 0; i < allows->count; i++) {
        allows->starts[allows->at[i].rule + 1]++;
    }
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        allows->starts[rule + 1] += allows->starts[rule];
    }
    for (uint32_t i = 0; i < allows->count; i++) {
        allows->at[i].outer = find_outer(allows, i);
    }
}

// How many of a rule's blocks, in order, start at or before a place.
static uint32_t count_before(const Allow *at, uint32_t count, Place place)
{
    uint32_t low = 0;
    uint32_t high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_places(at[middle].block, place) <= 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool allows_use(Allows *allows, RuleId rule, Place place)
{
    uint32_t start = allows->starts[rule];
    uint32_t count = allows->starts[rule + 1] - start;
    if (count == 0 || !place.source) {
        return false;
    }
    uint32_t before = count_before(&allows->at[start], count, place);
    if (before == 0) {
        return false;
    }
    for (uint32_t i = start + before - 1;; i = allows->at[i].outer) {
        Allow *allow = &allows->at[i];
        if (holds_at(allow, place)) {
            allow->is_used = true;
            return true;
        }
        if (allow->outer == i) {
            return false;
        }
    }
}
