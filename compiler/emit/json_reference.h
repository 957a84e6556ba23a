// References of the model's JSON: the id of a declared thing, and lists of what a statement names.
#pragma once

#include "emit/json_parts.h"

// The id of a role, skill, tool, method, metric, process or onboarding: its name, or "FILE:NAME"
// where another of its kind has that name too.
Str json_id_text(JsonWriter *writer, const Entity *entity);
json_t *json_id(JsonWriter *writer, const Entity *entity);

// The same of a role that may be absent.
json_t *json_role_id(JsonWriter *writer, const Role *role);

// The object of such a thing, with its id and what all declared things have; the caller adds the
// rest.
json_t *json_declaration(JsonWriter *writer, const Entity *entity);

// Lists of ids.
json_t *json_role_uses(JsonWriter *writer, const RoleUseList *list);
json_t *json_tool_uses(JsonWriter *writer, const ToolUseList *list);
json_t *json_skill_ids(JsonWriter *writer, const SkillUseList *list);

// "PROCESS" or "PROCESS.STAGE".
Str json_process_use_text(JsonWriter *writer, const ProcessUse *use);
json_t *json_process_uses(JsonWriter *writer, const ProcessUseList *list);

// [{skill, level}]; what a thing is called in a tool, [{tool, id}]; what is to be done.
json_t *json_skill_uses(JsonWriter *writer, const SkillUseList *list);
json_t *json_tool_ids(JsonWriter *writer, const ToolUseList *list);
json_t *json_tasks(JsonWriter *writer, const TaskList *list);
