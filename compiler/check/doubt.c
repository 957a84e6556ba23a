// Collects from the findings so far what they leave in doubt; see doubt.h.
#include "check/doubt.h"

#include <stdlib.h>

enum { LINE_SEARCHED = 4096 }; // bytes before and after a mistake in which an arrow is looked for

// The rules about lines that could not be read stand first in the table.
static bool is_unread(RuleId rule)
{
    return rule <= RULE_repeated_statement;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

// Whether the word at a place means a way out in other tools: `goto won`, `won: 40%`.
static bool is_way_word(Place place)
{
    static const char *const words[] = {"next", "goto", "then", "decision", "gateway",
                                        "won",  "lost", "win",  "loss"};
    Str text = {place.source->text.at + place.offset, place.length};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(text, words[i])) {
            return true;
        }
    }
    return false;
}

// Whether an arrow stands on the line of a place.
static bool has_arrow(Place place)
{
    const char *text = place.source->text.at;
    size_t length = place.source->text.length;
    size_t start = place.offset < length ? place.offset : length;
    size_t end = start;
    while (start > 0 && place.offset - start < LINE_SEARCHED && !is_line_end(text[start - 1])) {
        start -= 1;
    }
    while (end < length && end - place.offset < LINE_SEARCHED && !is_line_end(text[end])) {
        end += 1;
    }
    for (size_t i = start; i + 1 < end; i++) {
        if (text[i] == '-' && text[i + 1] == '>') {
            return true;
        }
    }
    return false;
}

static int place_compare(const void *left, const void *right)
{
    const Place *one = left;
    const Place *other = right;
    if (one->source != other->source) {
        return one->source->index < other->source->index ? -1 : 1;
    }
    return (one->offset > other->offset) - (one->offset < other->offset);
}

static void place_add(PlaceList *places, Place place)
{
    places->at[places->count] = place;
    places->count += 1;
}

static void places_sort(PlaceList *places)
{
    if (places->count > 1) {
        qsort(places->at, places->count, sizeof(Place), place_compare);
    }
}

static void doubts_add(Doubts *doubts, const Finding *finding)
{
    Place place = finding->main.place;
    if (finding->rule == RULE_duplicate_name) {
        place_add(&doubts->doubles, place);
    } else if (is_unread(finding->rule)) {
        place_add(&doubts->unread, place);
        if (has_arrow(place) || is_way_word(place)) {
            place_add(&doubts->arrows, place);
        }
    }
}

// The number of places that stand before one.
static uint32_t places_before(const PlaceList *places, Place place)
{
    uint32_t low = 0;
    uint32_t high = places->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (place_compare(&places->at[middle], &place) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

uint32_t places_within(const PlaceList *places, const Statement *statement)
{
    if (places->count == 0) {
        return 0;
    }
    Place place = tokens_place(statement->tree, statement->first, statement->last);
    Place end = {place.source, place.offset + place.length, 0};
    return places_before(places, end) - places_before(places, place);
}

bool line_has_place(const PlaceList *places, const Statement *statement)
{
    if (places->count == 0) {
        return false;
    }
    Place place = tokens_place(statement->tree, statement->first, statement->last);
    Str text = place.source->text;
    uint32_t end = place.offset + place.length;
    while (end < text.length && !is_line_end(text.at[end])) {
        end++;
    }
    return places_before(places, (Place){place.source, end, 0}) > places_before(places, place);
}

bool doubts_is_double(const Doubts *doubts, const Statement *statement)
{
    if (doubts->doubles.count == 0) {
        return false;
    }
    Place name = statement_name_place(statement);
    uint32_t at = places_before(&doubts->doubles, name);
    return at < doubts->doubles.count && place_compare(&doubts->doubles.at[at], &name) == 0;
}

// ---- names in lines that could not be read ------------------------------------------------------

static int name_compare(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

static void names_sort(HeardNames *names)
{
    if (names->count > 1) {
        qsort(names->at, names->count, sizeof(Str), name_compare);
    }
}

static uint32_t heard_count(const Tree *tree)
{
    uint32_t count = 0;
    for (const Heard *heard = tree->heard; heard != NULL; heard = heard->next) {
        count += 1;
    }
    return count;
}

static void heard_add(const Tree *tree, HeardNames *names)
{
    for (const Heard *heard = tree->heard; heard != NULL; heard = heard->next) {
        names->at[names->count++] = heard->name;
    }
}

HeardNames heard_in(const Tree *tree, Arena *arena)
{
    HeardNames names = {ARENA_MANY(arena, heard_count(tree), Str), 0};
    heard_add(tree, &names);
    names_sort(&names);
    return names;
}

// Names in lines of all files that could not be read, and what the fix of each finding would write:
// of an unknown name, the one that it most likely means.
static HeardNames names_meant(const Model *model, const Findings *findings, uint32_t most,
                              Arena *arena)
{
    for (uint32_t i = 0; i < model->trees.count; i++) {
        most += heard_count(model->trees.at[i]);
    }
    HeardNames names = {ARENA_MANY(arena, most, Str), 0};
    for (uint32_t i = 0; i < model->trees.count; i++) {
        heard_add(model->trees.at[i], &names);
    }
    for (const Finding *finding = findings->first; finding != NULL; finding = finding->next) {
        if (finding->fixes != NULL) {
            names.at[names.count++] = finding->fixes->edits[0].text;
        }
    }
    names_sort(&names);
    return names;
}

static HeardNames names_at(const PlaceList *places, Arena *arena)
{
    HeardNames names = {ARENA_MANY(arena, places->count, Str), places->count};
    for (uint32_t i = 0; i < places->count; i++) {
        Place place = places->at[i];
        names.at[i] = (Str){place.source->text.at + place.offset, place.length};
    }
    names_sort(&names);
    return names;
}

bool heard_has(const HeardNames *heard, Str name)
{
    return heard->count > 0
           && bsearch(&name, heard->at, heard->count, sizeof(Str), name_compare) != NULL;
}

// ---- all of it ----------------------------------------------------------------------------------

static uint32_t finding_count(const Findings *findings)
{
    uint32_t count = 0;
    for (const Finding *finding = findings->first; finding != NULL; finding = finding->next) {
        count += 1;
    }
    return count;
}

Doubts doubts_of(const Model *model, const Findings *findings, Arena *arena)
{
    uint32_t most = finding_count(findings);
    Doubts doubts = {
        .unread.at = ARENA_MANY(arena, most, Place),
        .arrows.at = ARENA_MANY(arena, most, Place),
        .doubles.at = ARENA_MANY(arena, most, Place),
        .meant = most > 0 ? names_meant(model, findings, most, arena) : (HeardNames){NULL, 0},
        .has_more = most < findings->error_count,
    };
    for (const Finding *finding = findings->first; finding != NULL; finding = finding->next) {
        if (finding->main.place.source != NULL) {
            doubts_add(&doubts, finding);
        }
    }
    places_sort(&doubts.unread);
    places_sort(&doubts.arrows);
    places_sort(&doubts.doubles);
    doubts.doubled = names_at(&doubts.doubles, arena);
    return doubts;
}
