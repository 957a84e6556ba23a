// What earlier findings leave in doubt: lines that may have been ways out, and things that nobody
// can name because another has the same name. No check may invent a second fault from these.
#pragma once

#include "model/model.h"

typedef struct PlaceList {
    Place *at; // in order of source and offset
    uint32_t count;
} PlaceList;

// Names in lines that could not be read, sorted.
typedef struct HeardNames {
    Str *at;
    uint32_t count;
} HeardNames;

typedef struct Doubts {
    PlaceList unread;   // lines that could not be read
    PlaceList arrows;   // those of them with an arrow
    PlaceList doubles;  // names that are declared a second time
    HeardNames doubled; // those names
    HeardNames meant;   // names in lines that could not be read, and what unknown names may mean
    bool has_more;      // there are findings that are only counted, so anything may be meant
} Doubts;

Doubts doubts_of(const Model *model, const Findings *findings, Arena *arena);

// How many of the places stand inside a statement and its block.
uint32_t places_within(const PlaceList *places, const Statement *statement);

// Whether one of the places stands in a statement, or behind it on the line where it ends.
bool line_has_place(const PlaceList *places, const Statement *statement);

// Whether the name that a statement declares is declared before.
bool doubts_is_double(const Doubts *doubts, const Statement *statement);

// Those of one file.
HeardNames heard_in(const Tree *tree, Arena *arena);

bool heard_has(const HeardNames *heard, Str name);
