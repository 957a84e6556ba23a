// The model as JSON, through jansson: one function a kind of thing, in the order of the schema.
//
// Only small values are built by hand here; what a declared thing has in common comes from
// json_entity. Places are relative to the project's root. The text that leaves is safe inside HTML:
// `<`, `>` and `&` are written as escapes.

#include "emit/json.h"

#include "model/odds.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

typedef struct Writer {
    Arena *arena;
    bool failed; // jansson had no memory: what is made is not whole
} Writer;

// ---- small values -------------------------------------------------------------------------------

// Adds a member; `value` is taken over, and NULL is a failure.
static void put(Writer *writer, json_t *object, const char *key, json_t *value)
{
    writer->failed |= json_object_set_new(object, key, value) != 0;
}

static void add(Writer *writer, json_t *array, json_t *value)
{
    writer->failed |= json_array_append_new(array, value) != 0;
}

static json_t *json_str(Str text)
{
    return text.at == NULL || text.length == 0 ? json_null() : json_stringn(text.at, text.length);
}

static json_t *json_name(const Entity *entity)
{
    return json_stringn(entity->name->text, entity->name->length);
}

static double rounded(double value)
{
    return round(value * 10000) / 10000;
}

// A fraction with at most four decimals; below 0 stands for not known.
static json_t *json_fraction(double value)
{
    return value < 0 ? json_null() : json_real(rounded(value));
}

// A number as people count: whole ones without a point.
static json_t *json_number(double value)
{
    bool is_whole = value == floor(value) && fabs(value) < 1e15;
    return is_whole ? json_integer((json_int_t)value) : json_real(rounded(value));
}

static json_t *json_place(Writer *writer, Place place)
{
    Position position = source_position(place.source, writer->arena, place.offset);
    json_t *object = json_object();
    put(writer, object, "file", json_str(place.source->path));
    put(writer, object, "line", json_integer(position.line));
    put(writer, object, "column", json_integer(position.column));
    return object;
}

static json_t *json_texts(Writer *writer, const TextList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        add(writer, array, json_str(list->at[i].text));
    }
    return array;
}

static json_t *json_duration(Writer *writer, const Duration *duration)
{
    if (duration->text.length == 0) {
        return json_null();
    }
    json_t *object = json_object();
    put(writer, object, "text", json_str(duration->text));
    put(writer, object, "minutes",
        json_number((duration->low_minutes + duration->high_minutes) / 2));
    put(writer, object, "low_minutes", json_number(duration->low_minutes));
    put(writer, object, "high_minutes", json_number(duration->high_minutes));
    return object;
}

static double fixed_value(Fixed fixed)
{
    return (double)fixed / FIXED_ONE;
}

static json_t *json_money(Writer *writer, Fixed amount, const char *currency)
{
    if (currency[0] == '\0') {
        return json_null();
    }
    json_t *object = json_object();
    put(writer, object, "amount", json_number(fixed_value(amount)));
    put(writer, object, "currency", json_string(currency));
    return object;
}

static const char *const value_kinds[] = {
    [VALUE_NONE] = "none",         [VALUE_PERCENT] = "percent", [VALUE_NUMBER] = "number",
    [VALUE_MONEY] = "money",       [VALUE_DURATION] = "duration", [VALUE_RATE] = "rate",
    [VALUE_DATE] = "date",
};

static json_t *json_value(Writer *writer, const Value *value)
{
    if (value->kind == VALUE_NONE) {
        return json_null();
    }
    bool is_percent = value->kind == VALUE_PERCENT;
    bool has_amount = value->kind != VALUE_DURATION && value->kind != VALUE_DATE;
    json_t *object = json_object();
    put(writer, object, "kind", json_string(value_kinds[value->kind]));
    put(writer, object, "text", json_str(value->text));
    put(writer, object, "amount",
        !has_amount  ? json_null()
        : is_percent ? json_fraction(fixed_value(value->amount))
                     : json_number(fixed_value(value->amount)));
    put(writer, object, "currency", json_str(str_from(value->currency)));
    put(writer, object, "unit", json_str(value->unit_word));
    put(writer, object, "per",
        value->kind == VALUE_RATE ? json_string(unit_text(value->period)) : json_null());
    put(writer, object, "duration", json_duration(writer, &value->duration));
    return object;
}

static json_t *json_date(Writer *writer, const Value *value)
{
    if (value->kind != VALUE_DATE) {
        return json_null();
    }
    Str text = str_format(writer->arena, "%04d-%02d-%02d", value->year, value->month, value->day);
    return json_str(text);
}

// ---- what all declarations have -----------------------------------------------------------------

static json_t *json_links(Writer *writer, const LinkList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *link = json_object();
        put(writer, link, "label", json_str(list->at[i].label));
        put(writer, link, "address", json_str(list->at[i].address));
        add(writer, array, link);
    }
    return array;
}

static json_t *json_entity(Writer *writer, const Entity *entity)
{
    json_t *object = json_object();
    put(writer, object, "name", json_name(entity));
    put(writer, object, "label", json_str(entity->label));
    put(writer, object, "summary", json_str(entity->summary));
    put(writer, object, "notes", json_texts(writer, &entity->notes));
    put(writer, object, "links", json_links(writer, &entity->links));
    json_t *was = json_array();
    for (uint32_t i = 0; i < entity->was.count; i++) {
        add(writer, was, json_str(name_str(entity->was.at[i])));
    }
    put(writer, object, "was", was);
    put(writer, object, "place", json_place(writer, statement_name_place(entity->node)));
    return object;
}

static json_t *json_role_name(const Role *role)
{
    return role != NULL ? json_name(&role->entity) : json_null();
}

static json_t *json_role_uses(Writer *writer, const RoleUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        add(writer, array, json_name(&list->at[i].role->entity));
    }
    return array;
}

static json_t *json_skill_uses(Writer *writer, const SkillUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *use = json_object();
        put(writer, use, "skill", json_name(&list->at[i].skill->entity));
        put(writer, use, "level", json_string(skill_level_text(list->at[i].level)));
        add(writer, array, use);
    }
    return array;
}

static json_t *json_skill_names(Writer *writer, const SkillUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        add(writer, array, json_name(&list->at[i].skill->entity));
    }
    return array;
}

static json_t *json_tool_uses(Writer *writer, const ToolUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        add(writer, array, json_name(&list->at[i].tool->entity));
    }
    return array;
}

// What a thing is called in a tool: [{tool, id}].
static json_t *json_ids(Writer *writer, const ToolUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *use = json_object();
        put(writer, use, "tool", json_name(&list->at[i].tool->entity));
        put(writer, use, "id", json_str(list->at[i].id));
        add(writer, array, use);
    }
    return array;
}

// "process" or "process.stage".
static Str process_use_text(Writer *writer, const ProcessUse *use)
{
    const char *process = use->process->entity.name->text;
    return use->stage == NULL
               ? str_from(process)
               : str_format(writer->arena, "%s.%s", process, use->stage->entity.name->text);
}

static json_t *json_process_uses(Writer *writer, const ProcessUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        add(writer, array, json_str(process_use_text(writer, &list->at[i])));
    }
    return array;
}

// ---- roles, skills, tools, methods, metrics -----------------------------------------------------

static json_t *json_role(Writer *writer, const Role *role)
{
    json_t *object = json_entity(writer, &role->entity);
    put(writer, object, "external", json_boolean(role->is_external));
    put(writer, object, "reports", json_role_name(role->reports));
    put(writer, object, "team", json_str(role->team));
    put(writer, object, "does", json_texts(writer, &role->does));
    put(writer, object, "has", json_skill_uses(writer, &role->has));
    put(writer, object, "headcount",
        role->headcount > 0 ? json_integer(role->headcount) : json_null());
    put(writer, object, "quota", json_value(writer, &role->quota));
    return object;
}

static json_t *json_skill(Writer *writer, const Skill *skill)
{
    json_t *object = json_entity(writer, &skill->entity);
    json_t *learn = json_array();
    for (uint32_t i = 0; i < skill->learn.count; i++) {
        const Lesson *lesson = &skill->learn.at[i];
        json_t *item = json_object();
        put(writer, item, "text", json_str(lesson->text));
        put(writer, item, "link", json_str(lesson->link));
        put(writer, item, "takes", json_duration(writer, &lesson->takes));
        add(writer, learn, item);
    }
    put(writer, object, "after", json_skill_names(writer, &skill->after));
    put(writer, object, "learn", learn);
    put(writer, object, "proof", json_texts(writer, &skill->proof));
    return object;
}

static json_t *json_method(Writer *writer, const Method *method)
{
    json_t *object = json_entity(writer, &method->entity);
    json_t *points = json_array();
    for (uint32_t i = 0; i < method->points.count; i++) {
        const Point *point = method->points.at[i];
        json_t *item = json_entity(writer, &point->entity);
        put(writer, item, "ask", json_texts(writer, &point->ask));
        add(writer, points, item);
    }
    put(writer, object, "points", points);
    return object;
}

static json_t *json_metric(Writer *writer, const Metric *metric)
{
    json_t *object = json_entity(writer, &metric->entity);
    put(writer, object, "formula", json_str(metric->formula));
    put(writer, object, "target", json_value(writer, &metric->target));
    put(writer, object, "owner", json_role_name(metric->owner));
    put(writer, object, "at", json_process_uses(writer, &metric->at));
    return object;
}

// ---- outcomes -----------------------------------------------------------------------------------

static json_t *json_target(Writer *writer, const Target *target)
{
    if (target->process != NULL) {
        ProcessUse use = {.process = target->process, .stage = target->stage};
        return json_str(process_use_text(writer, &use));
    }
    if (target->stage != NULL) {
        return json_name(&target->stage->entity);
    }
    return target->end != NULL ? json_name(&target->end->entity) : json_null();
}

static const char *share_kind_text(ShareKind kind)
{
    switch (kind) {
    case SHARE_GIVEN: return "given";
    case SHARE_REST: return "rest";
    case SHARE_ASSUMED: return "assumed";
    case SHARE_UNESTIMATED: return "unestimated";
    }
    return NULL;
}

// share and assumed belong to a way out of one stage; an anytime has its own percentage only.
static void put_share(Writer *writer, json_t *object, const Share *share)
{
    put(writer, object, "share", json_fraction(share_value(*share)));
    put(writer, object, "assumed", json_boolean(share->kind == SHARE_ASSUMED));
    put(writer, object, "share_from", json_string(share_kind_text(share->kind)));
}

static json_t *json_outcome(Writer *writer, const Outcome *outcome, const Share *share)
{
    json_t *object = json_entity(writer, &outcome->entity);
    put(writer, object, "to", json_target(writer, &outcome->target));
    if (share != NULL) {
        put_share(writer, object, share);
    }
    put(writer, object, "percent",
        outcome->has_percent ? json_fraction(fixed_value(outcome->percent)) : json_null());
    put(writer, object, "when", json_texts(writer, &outcome->when));
    put(writer, object, "after", json_duration(writer, &outcome->after));
    put(writer, object, "reasons", json_texts(writer, &outcome->reasons));
    put(writer, object, "give", json_texts(writer, &outcome->give));
    put(writer, object, "accept_within", json_duration(writer, &outcome->accept));
    put(writer, object, "tell", json_role_name(outcome->tell));
    return object;
}

// The stage's own outcomes, each with its share of visits.
static json_t *json_outcomes(Writer *writer, const Stage *stage)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        if (!way->outcome->is_anytime) {
            add(writer, array, json_outcome(writer, way->outcome, &way->share));
        }
    }
    return array;
}

// All ways out of a stage, anytimes included.
static json_t *json_ways(Writer *writer, const Stage *stage)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        json_t *item = json_object();
        put(writer, item, "name", json_name(&way->outcome->entity));
        put(writer, item, "to", json_target(writer, &way->outcome->target));
        put(writer, item, "anytime", json_boolean(way->outcome->is_anytime));
        put_share(writer, item, &way->share);
        add(writer, array, item);
    }
    return array;
}

static json_t *json_anytimes(Writer *writer, const OutcomeList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        add(writer, array, json_outcome(writer, list->at[i], NULL));
    }
    return array;
}

// ---- stages, phases, ends -----------------------------------------------------------------------

static json_t *json_criteria(Writer *writer, const CriterionList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *item = json_object();
        put(writer, item, "text", json_str(list->at[i].text));
        put(writer, item, "proof", json_str(list->at[i].proof));
        put(writer, item, "when", json_str(list->at[i].when));
        put(writer, item, "place", json_place(writer, statement_keyword_place(list->at[i].node)));
        add(writer, array, item);
    }
    return array;
}

static json_t *json_tasks(Writer *writer, const TaskList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *item = json_object();
        put(writer, item, "text", json_str(list->at[i].text));
        put(writer, item, "by", json_role_name(list->at[i].by));
        put(writer, item, "within", json_duration(writer, &list->at[i].within));
        put(writer, item, "when", json_str(list->at[i].when));
        add(writer, array, item);
    }
    return array;
}

static json_t *json_cover(Writer *writer, const PointUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        const Point *point = list->at[i].point;
        add(writer, array,
            json_str(str_format(writer->arena, "%s.%s", point->method->entity.name->text,
                                point->entity.name->text)));
    }
    return array;
}

static json_t *json_forecast(Forecast forecast)
{
    return forecast == FORECAST_NONE ? json_null() : json_string(forecast_text(forecast));
}

static void put_stage_people(Writer *writer, json_t *object, const Stage *stage)
{
    put(writer, object, "with", json_role_uses(writer, &stage->with));
    put(writer, object, "consult", json_role_uses(writer, &stage->consult));
    put(writer, object, "inform", json_role_uses(writer, &stage->inform));
    put(writer, object, "needs", json_skill_uses(writer, &stage->needs));
    put(writer, object, "uses", json_tool_uses(writer, &stage->uses));
    put(writer, object, "enter", json_criteria(writer, &stage->enter));
    put(writer, object, "do", json_tasks(writer, &stage->tasks));
    put(writer, object, "exit", json_criteria(writer, &stage->exit));
    put(writer, object, "cover", json_cover(writer, &stage->cover));
}

static json_t *json_stage(Writer *writer, const Stage *stage, const StageOdds *odds)
{
    json_t *object = json_entity(writer, &stage->entity);
    put(writer, object, "phase",
        stage->phase != NULL ? json_name(&stage->phase->entity) : json_null());
    put(writer, object, "owner", json_role_name(stage->owner));
    put(writer, object, "reach", json_fraction(odds->has_reach ? odds->reach : -1));
    put(writer, object, "win", json_fraction(odds->has_win ? odds->win : -1));
    put_stage_people(writer, object, stage);
    put(writer, object, "takes", json_duration(writer, &stage->takes));
    put(writer, object, "sla", json_duration(writer, &stage->sla));
    put(writer, object, "sla_tell", json_role_name(stage->sla_tell));
    put(writer, object, "runs",
        stage->runs != NULL ? json_name(&stage->runs->entity) : json_null());
    put(writer, object, "alongside", json_process_uses(writer, &stage->alongside));
    put(writer, object, "probability",
        stage->has_probability ? json_fraction(fixed_value(stage->probability)) : json_null());
    put(writer, object, "forecast", json_forecast(stage->forecast));
    put(writer, object, "in", json_ids(writer, &stage->in));
    put(writer, object, "outcomes", json_outcomes(writer, stage));
    put(writer, object, "ways", json_ways(writer, stage));
    return object;
}

static json_t *json_phase(Writer *writer, const Phase *phase)
{
    json_t *object = json_entity(writer, &phase->entity);
    json_t *stages = json_array();
    for (uint32_t i = 0; i < phase->stages.count; i++) {
        add(writer, stages, json_name(&phase->stages.at[i]->entity));
    }
    put(writer, object, "color", json_str(phase->color));
    put(writer, object, "stages", stages);
    put(writer, object, "anytimes", json_anytimes(writer, &phase->anytimes));
    return object;
}

static const char *end_kind_text(EndKind kind)
{
    switch (kind) {
    case END_NEUTRAL: return "neutral";
    case END_WIN: return "win";
    case END_LOSS: return "loss";
    }
    return NULL;
}

static json_t *json_end(Writer *writer, const End *end, double reach)
{
    json_t *object = json_entity(writer, &end->entity);
    json_t *reopen = json_array();
    for (uint32_t i = 0; i < end->reopen.count; i++) {
        json_t *item = json_object();
        put(writer, item, "stage", json_name(&end->reopen.at[i].stage->entity));
        put(writer, item, "within", json_duration(writer, &end->reopen.at[i].within));
        add(writer, reopen, item);
    }
    put(writer, object, "is", json_string(end_kind_text(end->kind)));
    put(writer, object, "reach", json_fraction(reach));
    put(writer, object, "reasons", json_texts(writer, &end->reasons));
    put(writer, object, "inform", json_role_uses(writer, &end->inform));
    put(writer, object, "then", json_process_uses(writer, &end->then));
    put(writer, object, "reopen", reopen);
    put(writer, object, "forecast", json_forecast(end->forecast));
    put(writer, object, "in", json_ids(writer, &end->in));
    return object;
}

// ---- processes ----------------------------------------------------------------------------------

static void put_process_parts(Writer *writer, json_t *object, const Process *process,
                              const Odds *odds)
{
    const StageOdds unknown = {0};
    json_t *phases = json_array();
    json_t *stages = json_array();
    json_t *ends = json_array();
    for (uint32_t i = 0; i < process->phases.count; i++) {
        add(writer, phases, json_phase(writer, process->phases.at[i]));
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const StageOdds *stage = odds->is_known ? &odds->stages[i] : &unknown;
        add(writer, stages, json_stage(writer, process->stages.at[i], stage));
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        double reach = odds->is_known ? odds->ends[i] : -1;
        add(writer, ends, json_end(writer, process->ends.at[i], reach));
    }
    put(writer, object, "phases", phases);
    put(writer, object, "stages", stages);
    put(writer, object, "ends", ends);
    put(writer, object, "anytimes", json_anytimes(writer, &process->anytimes));
}

static json_t *json_process(Writer *writer, const Process *process)
{
    Odds odds = odds_of(process, writer->arena);
    json_t *object = json_entity(writer, &process->entity);
    put(writer, object, "like",
        process->like != NULL ? json_name(&process->like->entity) : json_null());
    put(writer, object, "owner", json_role_name(process->owner));
    put(writer, object, "version", json_str(process->version));
    put(writer, object, "effective", json_date(writer, &process->effective));
    put(writer, object, "review", json_date(writer, &process->review));
    put(writer, object, "start",
        process->start != NULL ? json_name(&process->start->entity) : json_null());
    put(writer, object, "volume", json_value(writer, &process->volume));
    put(writer, object, "deal",
        json_money(writer, process->deal.amount, process->deal.currency));
    put(writer, object, "in", json_ids(writer, &process->in));
    put(writer, object, "win", json_fraction(odds.is_known ? odds.win : -1));
    put(writer, object, "loss", json_fraction(odds.is_known ? odds.loss : -1));
    put(writer, object, "neutral", json_fraction(odds.is_known ? odds.neutral : -1));
    put(writer, object, "handed_on", json_fraction(odds.is_known ? odds.handed_on : -1));
    put_process_parts(writer, object, process, &odds);
    return object;
}

// ---- onboardings --------------------------------------------------------------------------------

static json_t *json_milestone(Writer *writer, const Milestone *milestone)
{
    json_t *object = json_entity(writer, &milestone->entity);
    json_t *reading = json_array();
    json_t *goals = json_array();
    for (uint32_t i = 0; i < milestone->reading.count; i++) {
        json_t *item = json_object();
        put(writer, item, "text", json_str(milestone->reading.at[i].text));
        put(writer, item, "link", json_str(milestone->reading.at[i].link));
        add(writer, reading, item);
    }
    for (uint32_t i = 0; i < milestone->goals.count; i++) {
        json_t *item = json_object();
        put(writer, item, "metric", json_name(&milestone->goals.at[i].metric->entity));
        put(writer, item, "value", json_value(writer, &milestone->goals.at[i].value));
        add(writer, goals, item);
    }
    put(writer, object, "day", json_integer(milestone->day));
    put(writer, object, "do", json_tasks(writer, &milestone->tasks));
    put(writer, object, "read", reading);
    put(writer, object, "learn", json_skill_names(writer, &milestone->learn));
    put(writer, object, "prove", json_skill_names(writer, &milestone->prove));
    put(writer, object, "meet", json_role_uses(writer, &milestone->meet));
    put(writer, object, "reach", goals);
    return object;
}

static json_t *json_onboarding(Writer *writer, const Onboarding *onboarding)
{
    json_t *object = json_entity(writer, &onboarding->entity);
    json_t *milestones = json_array();
    for (uint32_t i = 0; i < onboarding->milestones.count; i++) {
        add(writer, milestones, json_milestone(writer, onboarding->milestones.at[i]));
    }
    put(writer, object, "role", json_role_name(onboarding->role));
    put(writer, object, "milestones", milestones);
    return object;
}

// ---- the whole ----------------------------------------------------------------------------------

// Puts an array of all things of one kind.
#define PUT_ALL(key, list, function)                                                               \
    do {                                                                                           \
        json_t *array = json_array();                                                              \
        for (uint32_t i = 0; i < model->list.count; i++) {                                         \
            add(writer, array, function(writer, model->list.at[i]));                               \
        }                                                                                          \
        put(writer, object, key, array);                                                           \
    } while (0)

static json_t *json_tool(Writer *writer, const Tool *tool)
{
    return json_entity(writer, &tool->entity);
}

static json_t *json_model(Writer *writer, const Model *model)
{
    json_t *object = json_object();
    put(writer, object, "schema", json_string("stagecraft-model"));
    put(writer, object, "version", json_integer(MODEL_JSON_VERSION));
    PUT_ALL("processes", processes, json_process);
    PUT_ALL("roles", roles, json_role);
    PUT_ALL("skills", skills, json_skill);
    PUT_ALL("tools", tools, json_tool);
    PUT_ALL("methods", methods, json_method);
    PUT_ALL("metrics", metrics, json_metric);
    PUT_ALL("onboardings", onboardings, json_onboarding);
    return object;
}

// These bytes stand only inside strings there.
static int write_safely(const char *bytes, size_t length, void *data)
{
    Out *out = data;
    for (size_t i = 0; i < length; i++) {
        switch (bytes[i]) {
        case '<': out_text(out, "\\u003c"); break;
        case '>': out_text(out, "\\u003e"); break;
        case '&': out_text(out, "\\u0026"); break;
        default: out_char(out, bytes[i]); break;
        }
    }
    return 0;
}

void json_write_model(const Model *model, Arena *arena, Out *out)
{
    Writer writer = {.arena = arena};
    json_t *root = json_model(&writer, model);
    size_t flags = JSON_INDENT(2) | JSON_REAL_PRECISION(15);
    if (writer.failed || json_dump_callback(root, write_safely, out, flags) != 0) {
        out->failed = true;
    }
    out_char(out, '\n');
    json_decref(root);
}
