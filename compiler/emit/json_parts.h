// What the writers of the model's JSON share: small values, the head of declared things, and lists
// of uses. What is absent is null, a list without members is empty; a failure of jansson is
// remembered in the writer and asked for once, at the end.
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

// The name that others use for a declared thing; that of a role may be absent.
json_t *json_name(const Entity *entity);
json_t *json_role_name(const Role *role);

// A fraction with at most four decimals; below 0 stands for not known.
json_t *json_fraction(double value);

// The value of a fixed-point number: 45% is 0.45.
double json_fixed(Fixed fixed);

json_t *json_duration(JsonWriter *writer, const Duration *duration);
json_t *json_money(JsonWriter *writer, Fixed amount, const char *currency);
json_t *json_value(JsonWriter *writer, const Value *value);
json_t *json_date(JsonWriter *writer, const Value *value);
json_t *json_texts(JsonWriter *writer, const TextList *list);

// Where something stands: file (relative to the root), line and column.
json_t *json_place(JsonWriter *writer, Place place);

// The object of a declared thing, with what all of them have; the caller adds the rest.
json_t *json_entity(JsonWriter *writer, const Entity *entity);

// Lists of names: roles, tools, skills, and "process" or "process.stage".
json_t *json_role_uses(JsonWriter *writer, const RoleUseList *list);
json_t *json_tool_uses(JsonWriter *writer, const ToolUseList *list);
json_t *json_skill_names(JsonWriter *writer, const SkillUseList *list);
json_t *json_process_uses(JsonWriter *writer, const ProcessUseList *list);
Str json_process_use_text(JsonWriter *writer, const ProcessUse *use);

// [{skill, level}]; what a thing is called in a tool, [{tool, id}]; what is to be done.
json_t *json_skill_uses(JsonWriter *writer, const SkillUseList *list);
json_t *json_ids(JsonWriter *writer, const ToolUseList *list);
json_t *json_tasks(JsonWriter *writer, const TaskList *list);
