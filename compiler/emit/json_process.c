// Processes as JSON, through jansson: ways out first, then stages, phases and ends, then the whole.
//
// Shares belong to the visits of one stage; the chances (reach, win) are those of a deal and are
// worked out here, once a process.

#include "emit/json_process.h"

#include "model/odds.h"

// ---- outcomes -----------------------------------------------------------------------------------

static json_t *json_target(JsonWriter *writer, const Target *target)
{
    if (target->process != NULL) {
        ProcessUse use = {.process = target->process, .stage = target->stage};
        return json_str(json_process_use_text(writer, &use));
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
static void put_share(JsonWriter *writer, json_t *object, const Share *share)
{
    json_put(writer, object, "share", json_fraction(share_value(*share)));
    json_put(writer, object, "assumed", json_boolean(share->kind == SHARE_ASSUMED));
    json_put(writer, object, "share_from", json_string(share_kind_text(share->kind)));
}

static json_t *json_outcome(JsonWriter *writer, const Outcome *outcome, const Share *share)
{
    json_t *object = json_entity(writer, &outcome->entity);
    json_put(writer, object, "to", json_target(writer, &outcome->target));
    if (share != NULL) {
        put_share(writer, object, share);
    }
    json_put(writer, object, "percent",
             outcome->has_percent ? json_fraction(json_fixed(outcome->percent)) : json_null());
    json_put(writer, object, "when", json_texts(writer, &outcome->more->when));
    json_put(writer, object, "after", json_duration(writer, &outcome->more->after));
    json_put(writer, object, "reasons", json_texts(writer, &outcome->more->reasons));
    json_put(writer, object, "give", json_texts(writer, &outcome->more->give));
    json_put(writer, object, "accept_within", json_duration(writer, &outcome->more->accept));
    json_put(writer, object, "tell", json_role_id(writer, outcome->more->tell));
    return object;
}

// The stage's own outcomes, each with its share of visits.
static json_t *json_outcomes(JsonWriter *writer, const Stage *stage)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        if (!way->outcome->is_anytime) {
            json_add(writer, array, json_outcome(writer, way->outcome, &way->share));
        }
    }
    return array;
}

// All ways out of a stage, anytimes included.
static json_t *json_ways(JsonWriter *writer, const Stage *stage)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        json_t *item = json_object();
        json_put(writer, item, "name", json_name(&way->outcome->entity));
        json_put(writer, item, "to", json_target(writer, &way->outcome->target));
        json_put(writer, item, "anytime", json_boolean(way->outcome->is_anytime));
        put_share(writer, item, &way->share);
        json_add(writer, array, item);
    }
    return array;
}

static json_t *json_anytimes(JsonWriter *writer, const OutcomeList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_add(writer, array, json_outcome(writer, list->at[i], NULL));
    }
    return array;
}

// ---- stages, phases, ends -----------------------------------------------------------------------

static json_t *json_criteria(JsonWriter *writer, const CriterionList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        json_t *item = json_object();
        json_put(writer, item, "text", json_str(list->at[i].text));
        json_put(writer, item, "proof", json_str(list->at[i].proof));
        json_put(writer, item, "when", json_str(list->at[i].when));
        json_put(writer, item, "place",
                 json_place(writer, statement_keyword_place(list->at[i].node)));
        json_add(writer, array, item);
    }
    return array;
}

static json_t *json_cover(JsonWriter *writer, const PointUseList *list)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < list->count; i++) {
        const Point *point = list->at[i].point;
        Str method = json_id_text(writer, &point->method->entity);
        Str text = str_format(writer->arena, "%.*s.%s", STR_ARGS(method), point->entity.name->text);
        json_add(writer, array, json_str(text));
    }
    return array;
}

static json_t *json_forecast(Forecast forecast)
{
    return forecast == FORECAST_NONE ? json_null() : json_string(forecast_text(forecast));
}

static void put_stage_people(JsonWriter *writer, json_t *object, const Stage *stage)
{
    json_put(writer, object, "with", json_role_uses(writer, &stage->with));
    json_put(writer, object, "consult", json_role_uses(writer, &stage->consult));
    json_put(writer, object, "inform", json_role_uses(writer, &stage->inform));
    json_put(writer, object, "needs", json_skill_uses(writer, &stage->needs));
    json_put(writer, object, "uses", json_tool_uses(writer, &stage->uses));
    json_put(writer, object, "enter", json_criteria(writer, &stage->enter));
    json_put(writer, object, "do", json_tasks(writer, &stage->tasks));
    json_put(writer, object, "exit", json_criteria(writer, &stage->exit));
    json_put(writer, object, "cover", json_cover(writer, &stage->cover));
}

static json_t *json_stage(JsonWriter *writer, const Stage *stage, const StageOdds *odds)
{
    json_t *object = json_entity(writer, &stage->entity);
    json_put(writer, object, "phase",
             stage->phase != NULL ? json_name(&stage->phase->entity) : json_null());
    json_put(writer, object, "owner", json_role_id(writer, stage->owner));
    json_put(writer, object, "reach", json_fraction(odds->has_reach ? odds->reach : -1));
    json_put(writer, object, "win", json_fraction(odds->has_win ? odds->win : -1));
    put_stage_people(writer, object, stage);
    json_put(writer, object, "takes", json_duration(writer, &stage->takes));
    json_put(writer, object, "sla", json_duration(writer, &stage->sla));
    json_put(writer, object, "sla_tell", json_role_id(writer, stage->sla_tell));
    json_put(writer, object, "runs",
             stage->runs != NULL ? json_id(writer, &stage->runs->entity) : json_null());
    json_put(writer, object, "alongside", json_process_uses(writer, &stage->alongside));
    json_put(writer, object, "probability",
             stage->has_probability ? json_fraction(json_fixed(stage->probability)) : json_null());
    json_put(writer, object, "forecast", json_forecast(stage->forecast));
    json_put(writer, object, "in", json_tool_ids(writer, &stage->in));
    json_put(writer, object, "outcomes", json_outcomes(writer, stage));
    json_put(writer, object, "ways", json_ways(writer, stage));
    return object;
}

static json_t *json_phase(JsonWriter *writer, const Phase *phase)
{
    json_t *object = json_entity(writer, &phase->entity);
    json_t *stages = json_array();
    for (uint32_t i = 0; i < phase->stages.count; i++) {
        json_add(writer, stages, json_name(&phase->stages.at[i]->entity));
    }
    json_put(writer, object, "color", json_str(phase->color));
    json_put(writer, object, "stages", stages);
    json_put(writer, object, "anytimes", json_anytimes(writer, &phase->anytimes));
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

static json_t *json_end(JsonWriter *writer, const End *end, double reach)
{
    json_t *object = json_entity(writer, &end->entity);
    json_t *reopen = json_array();
    for (uint32_t i = 0; i < end->reopen.count; i++) {
        json_t *item = json_object();
        json_put(writer, item, "stage", json_name(&end->reopen.at[i].stage->entity));
        json_put(writer, item, "within", json_duration(writer, &end->reopen.at[i].within));
        json_add(writer, reopen, item);
    }
    json_put(writer, object, "is", json_string(end_kind_text(end->kind)));
    json_put(writer, object, "reach", json_fraction(reach));
    json_put(writer, object, "reasons", json_texts(writer, &end->reasons));
    json_put(writer, object, "inform", json_role_uses(writer, &end->inform));
    json_put(writer, object, "then", json_process_uses(writer, &end->then));
    json_put(writer, object, "reopen", reopen);
    json_put(writer, object, "forecast", json_forecast(end->forecast));
    json_put(writer, object, "in", json_tool_ids(writer, &end->in));
    return object;
}

// ---- processes ----------------------------------------------------------------------------------

static void put_process_parts(JsonWriter *writer, json_t *object, const Process *process,
                              const Odds *odds)
{
    const StageOdds unknown = {0};
    json_t *phases = json_array();
    json_t *stages = json_array();
    json_t *ends = json_array();
    for (uint32_t i = 0; i < process->phases.count; i++) {
        json_add(writer, phases, json_phase(writer, process->phases.at[i]));
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const StageOdds *stage = odds->is_known ? &odds->stages[i] : &unknown;
        json_add(writer, stages, json_stage(writer, process->stages.at[i], stage));
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        double reach = odds->is_known ? odds->ends[i] : -1;
        json_add(writer, ends, json_end(writer, process->ends.at[i], reach));
    }
    json_put(writer, object, "phases", phases);
    json_put(writer, object, "stages", stages);
    json_put(writer, object, "ends", ends);
    json_put(writer, object, "anytimes", json_anytimes(writer, &process->anytimes));
}

json_t *json_process(JsonWriter *writer, const Process *process)
{
    Odds odds = odds_of(process, writer->arena);
    json_t *object = json_declaration(writer, &process->entity);
    json_put(writer, object, "given", json_boolean(process->is_given));
    json_put(writer, object, "like",
             process->like != NULL ? json_id(writer, &process->like->entity) : json_null());
    json_put(writer, object, "owner", json_role_id(writer, process->owner));
    json_put(writer, object, "version", json_str(process->version));
    json_put(writer, object, "effective", json_date(writer, &process->effective));
    json_put(writer, object, "review", json_date(writer, &process->review));
    json_put(writer, object, "start",
             process->start != NULL ? json_name(&process->start->entity) : json_null());
    json_put(writer, object, "volume", json_value(writer, &process->volume));
    json_put(writer, object, "deal",
             json_money(writer, process->deal.amount, process->deal.currency));
    json_put(writer, object, "in", json_tool_ids(writer, &process->in));
    json_put(writer, object, "win", json_fraction(odds.is_known ? odds.win : -1));
    json_put(writer, object, "loss", json_fraction(odds.is_known ? odds.loss : -1));
    json_put(writer, object, "neutral", json_fraction(odds.is_known ? odds.neutral : -1));
    json_put(writer, object, "handed_on", json_fraction(odds.is_known ? odds.handed_on : -1));
    put_process_parts(writer, object, process, &odds);
    return object;
}
