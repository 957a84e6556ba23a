// References of the model's JSON: what a declared thing is called by others, and the lists of such.
//
// Names that are unique stand for themselves. Two files that do not see each other, or of which one
// is imported under an alias, may both declare a role `manager`: then each is called by its file
// too, so that every reference means one thing.

#include "emit/json_reference.h"

Str json_id_text(JsonWriter *writer, const Entity *entity)
{
    Str name = name_str(entity->name);
    if (entity->twin == 0) {
        return name;
    }
    Str path = json_path_text(writer->arena, statement_name_place(entity->node).source->path);
    return str_format(writer->arena, "%.*s:%.*s", STR_ARGS(path), STR_ARGS(name));
}

json_t *json_id(JsonWriter *writer, const Entity *entity)
{
    return json_str(json_id_text(writer, entity));
}

json_t *json_declaration(JsonWriter *writer, const Entity *entity)
{
    json_t *object = json_object();
    json_put(writer, object, "id", json_id(writer, entity));
    json_put_entity(writer, object, entity);
    return object;
}

json_t *json_role_id(JsonWriter *writer, const Role *role)
{
    return role != NULL ? json_id(writer, &role->entity) : json_null();
}

json_t *json_role_uses(JsonWriter *writer, const RoleUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_add(writer, array, json_id(writer, &list->at[i].role->entity));
    }
    return array;
}

json_t *json_skill_uses(JsonWriter *writer, const SkillUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *use = json_object();
        json_put(writer, use, "skill", json_id(writer, &list->at[i].skill->entity));
        json_put(writer, use, "level", json_string(skill_level_text(list->at[i].level)));
        json_add(writer, array, use);
    }
    return array;
}

json_t *json_skill_ids(JsonWriter *writer, const SkillUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_add(writer, array, json_id(writer, &list->at[i].skill->entity));
    }
    return array;
}

json_t *json_tool_uses(JsonWriter *writer, const ToolUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_add(writer, array, json_id(writer, &list->at[i].tool->entity));
    }
    return array;
}

json_t *json_tool_ids(JsonWriter *writer, const ToolUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *use = json_object();
        json_put(writer, use, "tool", json_id(writer, &list->at[i].tool->entity));
        json_put(writer, use, "id", json_str(list->at[i].id));
        json_add(writer, array, use);
    }
    return array;
}

Str json_process_use_text(JsonWriter *writer, const ProcessUse *use)
{
    Str process = json_id_text(writer, &use->process->entity);
    return use->stage == NULL ? process
                              : str_format(writer->arena, "%.*s.%s", STR_ARGS(process),
                                           use->stage->entity.name->text);
}

json_t *json_process_uses(JsonWriter *writer, const ProcessUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_add(writer, array, json_str(json_process_use_text(writer, &list->at[i])));
    }
    return array;
}

json_t *json_tasks(JsonWriter *writer, const TaskList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *item = json_object();
        json_put(writer, item, "text", json_str(list->at[i].text));
        json_put(writer, item, "by", json_role_id(writer, list->at[i].by));
        json_put(writer, item, "within", json_duration(writer, &list->at[i].within));
        json_put(writer, item, "when", json_str(list->at[i].when));
        json_add(writer, array, item);
    }
    return array;
}
