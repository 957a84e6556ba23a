// What the writers of the model's JSON share, through jansson: small values first, then what all
// declarations have.
//
// Places are relative to the project's root. Numbers are rounded to four decimals, which also hides
// the last bits of what was worked out.

#include "emit/json_parts.h"

#include "base/utf8.h"

#include <math.h>

// ---- small values -------------------------------------------------------------------------------

void json_put(JsonWriter *writer, json_t *object, const char *key, json_t *value)
{
    writer->failed |= json_object_set_new(object, key, value) != 0;
}

void json_add(JsonWriter *writer, json_t *array, json_t *value)
{
    writer->failed |= json_array_append_new(array, value) != 0;
}

json_t *json_str(Str text)
{
    return text.at == NULL || text.length == 0 ? json_null() : json_stringn(text.at, text.length);
}

json_t *json_name(const Entity *entity)
{
    return json_stringn(entity->name->text, entity->name->length);
}

static double rounded(double value)
{
    return round(value * 10000) / 10000;
}

json_t *json_fraction(double value)
{
    return value < 0 ? json_null() : json_real(rounded(value));
}

// A number as people count: whole ones without a point.
json_t *json_number(double value)
{
    bool is_whole = value == floor(value) && fabs(value) < 1e15;
    return is_whole ? json_integer((json_int_t)value) : json_real(rounded(value));
}

static const char hex_digits[] = "0123456789ABCDEF";

Str json_path_text(Arena *arena, Str path)
{
    const char *end = str_end(path);
    char *text = ARENA_MANY(arena, path.length * 3, char);
    size_t length = 0;
    uint32_t size;
    for (const char *at = path.at; at < end; at += size) {
        bool is_text = utf8_next(at, end, &size) >= 0;
        for (uint32_t i = 0; i < size; i++) {
            unsigned char byte = (unsigned char)at[i];
            if (is_text) {
                text[length++] = at[i];
            } else {
                text[length++] = '%';
                text[length++] = hex_digits[byte >> 4];
                text[length++] = hex_digits[byte & 15];
            }
        }
    }
    return (Str){text, length};
}

json_t *json_place(JsonWriter *writer, Place place)
{
    Position position = source_position(place.source, writer->arena, place.offset);
    json_t *object = json_object();
    json_put(writer, object, "file", json_str(json_path_text(writer->arena, place.source->path)));
    json_put(writer, object, "line", json_integer(position.line));
    json_put(writer, object, "column", json_integer(position.column));
    return object;
}

json_t *json_texts(JsonWriter *writer, const TextList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_add(writer, array, json_str(list->at[i].text));
    }
    return array;
}

json_t *json_duration(JsonWriter *writer, const Duration *duration)
{
    if (duration->text.length == 0) {
        return json_null();
    }
    json_t *object = json_object();
    json_put(writer, object, "text", json_str(duration->text));
    json_put(writer, object, "minutes",
             json_number((duration->low_minutes + duration->high_minutes) / 2));
    json_put(writer, object, "low_minutes", json_number(duration->low_minutes));
    json_put(writer, object, "high_minutes", json_number(duration->high_minutes));
    return object;
}

double json_fixed(Fixed fixed)
{
    return (double)fixed / FIXED_ONE;
}

json_t *json_money(JsonWriter *writer, Fixed amount, const char *currency)
{
    if (currency[0] == '\0') {
        return json_null();
    }
    json_t *object = json_object();
    json_put(writer, object, "amount", json_number(json_fixed(amount)));
    json_put(writer, object, "currency", json_string(currency));
    return object;
}

static const char *const value_kinds[] = {
    [VALUE_NONE] = "none",   [VALUE_PERCENT] = "percent",   [VALUE_NUMBER] = "number",
    [VALUE_MONEY] = "money", [VALUE_DURATION] = "duration", [VALUE_RATE] = "rate",
    [VALUE_DATE] = "date",
};

json_t *json_value(JsonWriter *writer, const Value *value)
{
    if (value->kind == VALUE_NONE) {
        return json_null();
    }
    bool is_percent = value->kind == VALUE_PERCENT;
    bool has_amount = value->kind != VALUE_DURATION && value->kind != VALUE_DATE;
    json_t *object = json_object();
    json_put(writer, object, "kind", json_string(value_kinds[value->kind]));
    json_put(writer, object, "text", json_str(value->text));
    json_put(writer, object, "amount",
             !has_amount  ? json_null()
             : is_percent ? json_fraction(json_fixed(value->amount))
                          : json_number(json_fixed(value->amount)));
    json_put(writer, object, "currency", json_str(str_from(value->currency)));
    json_put(writer, object, "unit", json_str(value->unit_word));
    json_put(writer, object, "per",
             value->kind == VALUE_RATE ? json_string(unit_text(value->period)) : json_null());
    json_put(writer, object, "duration", json_duration(writer, &value->duration));
    return object;
}

json_t *json_date(JsonWriter *writer, const Value *value)
{
    if (value->kind != VALUE_DATE) {
        return json_null();
    }
    Str text = str_format(writer->arena, "%04d-%02d-%02d", value->year, value->month, value->day);
    return json_str(text);
}

// ---- what all declarations have -----------------------------------------------------------------

static json_t *json_links(JsonWriter *writer, const LinkList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *link = json_object();
        json_put(writer, link, "label", json_str(list->at[i].label));
        json_put(writer, link, "address", json_str(list->at[i].address));
        json_add(writer, array, link);
    }
    return array;
}

void json_put_entity(JsonWriter *writer, json_t *object, const Entity *entity)
{
    json_put(writer, object, "name", json_name(entity));
    json_put(writer, object, "label", json_str(entity->label));
    json_put(writer, object, "summary", json_str(entity->more->summary));
    json_put(writer, object, "notes", json_texts(writer, &entity->more->notes));
    json_put(writer, object, "links", json_links(writer, &entity->more->links));
    json_t *was = json_array();
    for (uint32_t i = 0; i < entity->more->was.count; i++) {
        json_add(writer, was, json_str(name_str(entity->more->was.at[i])));
    }
    json_put(writer, object, "was", was);
    json_put(writer, object, "place", json_place(writer, statement_name_place(entity->node)));
}

json_t *json_entity(JsonWriter *writer, const Entity *entity)
{
    json_t *object = json_object();
    json_put_entity(writer, object, entity);
    return object;
}
