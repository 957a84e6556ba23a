// What the writers of the model's JSON share: small values, and the head of declared things. What
// is absent is null, a list without members is empty; a failure of jansson is remembered in the
// writer and asked for once, at the end.
#pragma once

#include "base/source.h"
#include "model/model.h"

#include <jansson.h>

typedef struct JsonWriter {
    Arena *arena;
    bool failed; // jansson had no memory: what is made is not whole
} JsonWriter;

// Add a member, or an element; `value` is taken over, and NULL is a failure.
void json_put(JsonWriter *writer, json_t *object, const char *key, json_t *value);
void json_add(JsonWriter *writer, json_t *array, json_t *value);

// A text, null where it is empty. (No text of a sound file is empty.)
json_t *json_str(Str text);

// The bare name of a thing.
json_t *json_name(const Entity *entity);

// A fraction with at most four decimals; below 0 stands for not known.
json_t *json_fraction(double value);

// The value of a fixed-point number: 45% is 0.45.
double json_fixed(Fixed fixed);

// A number as people count: whole ones without a point.
json_t *json_number(double value);

json_t *json_duration(JsonWriter *writer, const Duration *duration);
json_t *json_money(JsonWriter *writer, Fixed amount, const char *currency);
json_t *json_value(JsonWriter *writer, const Value *value);
json_t *json_date(JsonWriter *writer, const Value *value);
json_t *json_texts(JsonWriter *writer, const TextList *list);

// A path as text: bytes that are no UTF-8, which the name of a file may hold, as %XX.
Str json_path_text(Arena *arena, Str path);

// Where something stands: file (relative to the root), line and column.
json_t *json_place(JsonWriter *writer, Place place);

// What all declared things have: name, label, place and so on; into an object, or a new one.
void json_put_entity(JsonWriter *writer, json_t *object, const Entity *entity);
json_t *json_entity(JsonWriter *writer, const Entity *entity);
