// The model as JSON, through jansson: one function a kind of thing, then the whole.
//
// Processes stand in emit/json_process, what all share in emit/json_parts; docs/model.schema.json
// says what comes out, and the tests hold this to it.

#include "emit/json.h"

#include "base/memory.h"
#include "emit/json_out.h"
#include "emit/json_process.h"

// ---- roles, skills, tools, methods, metrics -----------------------------------------------------

static json_t *json_role(JsonWriter *writer, const Role *role)
{
    json_t *object = json_declaration(writer, &role->entity);
    json_put(writer, object, "external", json_boolean(role->is_external));
    json_put(writer, object, "reports", json_role_id(writer, role->reports));
    json_put(writer, object, "team", json_str(role->team));
    json_put(writer, object, "does", json_texts(writer, &role->does));
    json_put(writer, object, "has", json_skill_uses(writer, &role->has));
    json_put(writer, object, "headcount",
             role->headcount > 0 ? json_number(json_fixed(role->headcount)) : json_null());
    json_put(writer, object, "quota", json_value(writer, &role->quota));
    return object;
}

static json_t *json_skill(JsonWriter *writer, const Skill *skill)
{
    json_t *object = json_declaration(writer, &skill->entity);
    json_t *learn = json_array();
    for (uint32_t i = 0; i < skill->learn.count; i++) {
        const Lesson *lesson = &skill->learn.at[i];
        json_t *item = json_object();
        json_put(writer, item, "text", json_str(lesson->text));
        json_put(writer, item, "link", json_str(lesson->link));
        json_put(writer, item, "takes", json_duration(writer, &lesson->takes));
        json_add(writer, learn, item);
    }
    json_put(writer, object, "after", json_skill_ids(writer, &skill->after));
    json_put(writer, object, "learn", learn);
    json_put(writer, object, "proof", json_texts(writer, &skill->proof));
    return object;
}

static json_t *json_method(JsonWriter *writer, const Method *method)
{
    json_t *object = json_declaration(writer, &method->entity);
    json_t *points = json_array();
    for (uint32_t i = 0; i < method->points.count; i++) {
        const Point *point = method->points.at[i];
        json_t *item = json_entity(writer, &point->entity);
        json_put(writer, item, "ask", json_texts(writer, &point->ask));
        json_add(writer, points, item);
    }
    json_put(writer, object, "points", points);
    return object;
}

static json_t *json_metric(JsonWriter *writer, const Metric *metric)
{
    json_t *object = json_declaration(writer, &metric->entity);
    json_put(writer, object, "formula", json_str(metric->formula));
    json_put(writer, object, "target", json_value(writer, &metric->target));
    json_put(writer, object, "owner", json_role_id(writer, metric->owner));
    json_put(writer, object, "at", json_process_uses(writer, &metric->at));
    return object;
}

// ---- onboardings --------------------------------------------------------------------------------

static json_t *json_milestone(JsonWriter *writer, const Milestone *milestone)
{
    json_t *object = json_entity(writer, &milestone->entity);
    json_t *reading = json_array();
    json_t *goals = json_array();
    for (uint32_t i = 0; i < milestone->reading.count; i++) {
        json_t *item = json_object();
        json_put(writer, item, "text", json_str(milestone->reading.at[i].text));
        json_put(writer, item, "link", json_str(milestone->reading.at[i].link));
        json_add(writer, reading, item);
    }
    for (uint32_t i = 0; i < milestone->goals.count; i++) {
        json_t *item = json_object();
        json_put(writer, item, "metric", json_id(writer, &milestone->goals.at[i].metric->entity));
        json_put(writer, item, "value", json_value(writer, &milestone->goals.at[i].value));
        json_add(writer, goals, item);
    }
    json_put(writer, object, "day", json_integer(milestone->day));
    json_put(writer, object, "do", json_tasks(writer, &milestone->tasks));
    json_put(writer, object, "read", reading);
    json_put(writer, object, "learn", json_skill_ids(writer, &milestone->learn));
    json_put(writer, object, "prove", json_skill_ids(writer, &milestone->prove));
    json_put(writer, object, "meet", json_role_uses(writer, &milestone->meet));
    json_put(writer, object, "reach", goals);
    return object;
}

static json_t *json_onboarding(JsonWriter *writer, const Onboarding *onboarding)
{
    json_t *object = json_declaration(writer, &onboarding->entity);
    json_t *milestones = json_array();
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        json_add(writer, milestones, json_milestone(writer, onboarding->milestones.at[i]));
    }
    json_put(writer, object, "role", json_role_id(writer, onboarding->role));
    json_put(writer, object, "milestones", milestones);
    return object;
}

// ---- the whole ----------------------------------------------------------------------------------

// Puts an array of all things of one kind.
#define PUT_ALL(key, list, function)                                                               \
    do {                                                                                           \
        json_t *array = json_array();                                                              \
        for (uint32_t i = 0; i < model->list.count; i++) {                                         \
            json_add(writer, array, function(writer, model->list.at[i]));                          \
        }                                                                                          \
        json_put(writer, object, key, array);                                                      \
    } while (0)

static json_t *json_tool(JsonWriter *writer, const Tool *tool)
{
    return json_declaration(writer, &tool->entity);
}

static json_t *json_model(JsonWriter *writer, const Model *model)
{
    json_t *object = json_object();
    json_put(writer, object, "schema", json_string("stagecraft-model"));
    json_put(writer, object, "version", json_integer(MODEL_JSON_VERSION));
    PUT_ALL("processes", processes, json_process);
    PUT_ALL("roles", roles, json_role);
    PUT_ALL("skills", skills, json_skill);
    PUT_ALL("tools", tools, json_tool);
    PUT_ALL("methods", methods, json_method);
    PUT_ALL("metrics", metrics, json_metric);
    PUT_ALL("onboardings", onboardings, json_onboarding);
    return object;
}

// Where the arena has no memory left, the values made so far belong to nobody and cannot be given
// back: the process ends.
static json_t *build_or_end(JsonWriter *writer, const Model *model)
{
    jmp_buf *outer = writer->arena->out_of_memory, out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        memory_end();
    }
    writer->arena->out_of_memory = &out_of_memory;
    json_t *root = json_model(writer, model);
    writer->arena->out_of_memory = outer;
    return root;
}

void json_write_model(const Model *model, Arena *arena, Out *out)
{
    JsonWriter writer = {.arena = arena};
    json_t *root = build_or_end(&writer, model);
    size_t flags = JSON_INDENT(2) | JSON_REAL_PRECISION(15);
    json_write(root, flags, 0, out);
    out_char(out, '\n');
    out->failed |= writer.failed;
    json_decref(root);
}
