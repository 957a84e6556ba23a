// Skills, methods, measures and tools: lists in the overview, and a card each. What several files
// declare under one name is shown once, as the first has it; what no process uses is left out.
#include "emit/site_parts.h"

#include "views/words.h"

// What a card is written for.
typedef enum ThingKind {
    THING_SKILL,
    THING_METHOD,
    THING_METRIC,
    THING_TOOL,
    THING_COUNT
} ThingKind;

typedef struct Thing {
    ThingKind kind;
    const Entity *entity;
} Thing;

static const struct {
    const char *kind;
    WordId one, many;
} rows[] = {
    [THING_SKILL] = {"skill", WORD_SKILL, WORD_SKILLS},
    [THING_METHOD] = {"method", WORD_METHOD, WORD_METHODS},
    [THING_METRIC] = {"metric", WORD_METRIC, WORD_METRICS},
    [THING_TOOL] = {"tool", WORD_TOOL, WORD_TOOLS},
};

static bool same_name(const Entity *left, const Entity *right)
{
    return left && right && str_equal(name_str(left->name), name_str(right->name));
}

// ---- what is used -------------------------------------------------------------------------------

static bool is_needed_by(const SkillUseList *uses, const Entity *skill)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        if (same_name(&uses->at[i].skill->entity, skill)) {
            return true;
        }
    }
    return false;
}

static bool is_used_by(const ToolUseList *uses, const Entity *tool)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        if (same_name(&uses->at[i].tool->entity, tool)) {
            return true;
        }
    }
    return false;
}

static bool is_covered_by(const PointUseList *uses, const Entity *method)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        if (same_name(&uses->at[i].point->method->entity, method)) {
            return true;
        }
    }
    return false;
}

static bool is_at_stage(Thing thing, const Stage *stage)
{
    switch (thing.kind) {
    case THING_SKILL: return is_needed_by(&stage->needs, thing.entity);
    case THING_METHOD: return is_covered_by(&stage->cover, thing.entity);
    case THING_TOOL:
        return is_used_by(&stage->uses, thing.entity) || is_used_by(&stage->in, thing.entity);
    case THING_METRIC:
    case THING_COUNT: break;
    }
    return false;
}

static bool is_brought(const Site *site, Thing thing)
{
    for (uint32_t i = 0; thing.kind == THING_SKILL && i < site->part_count; i++) {
        const RoleList *roles = &site->parts[i].model->roles;
        for (uint32_t j = 0; j < roles->count; j++) {
            if (is_needed_by(&roles->at[j]->has, thing.entity)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_used(const Site *site, Thing thing)
{
    for (uint32_t i = 0; i < site->part_count; i++) {
        const ProcessList *processes = site->parts[i].processes;
        for (uint32_t j = 0; j < processes->count; j++) {
            for (uint32_t k = 0; k < processes->at[j]->stages.count; k++) {
                if (is_at_stage(thing, processes->at[j]->stages.at[k])) {
                    return true;
                }
            }
        }
    }
    return thing.kind == THING_METRIC || is_brought(site, thing);
}

// ---- every thing once ---------------------------------------------------------------------------

static uint32_t count_of(const Model *model, ThingKind kind)
{
    switch (kind) {
    case THING_SKILL: return model->skills.count;
    case THING_METHOD: return model->methods.count;
    case THING_METRIC: return model->metrics.count;
    case THING_TOOL: return model->tools.count;
    case THING_COUNT: break;
    }
    return 0;
}

static const Entity *entity_at(const Model *model, ThingKind kind, uint32_t index)
{
    switch (kind) {
    case THING_SKILL: return &model->skills.at[index]->entity;
    case THING_METHOD: return &model->methods.at[index]->entity;
    case THING_METRIC: return &model->metrics.at[index]->entity;
    case THING_TOOL: return &model->tools.at[index]->entity;
    case THING_COUNT: break;
    }
    return NULL;
}

static bool is_repeated(const Site *site, uint32_t part, Thing thing)
{
    for (uint32_t i = 0; i < part; i++) {
        for (uint32_t j = 0; j < count_of(site->parts[i].model, thing.kind); j++) {
            if (same_name(entity_at(site->parts[i].model, thing.kind, j), thing.entity)) {
                return true;
            }
        }
    }
    return false;
}

// Calls for each thing that is shown; gives how many those are.
static uint32_t each_thing(SiteWriter *writer, ThingKind kind,
                           void (*act)(SiteWriter *writer, Thing thing, uint32_t index))
{
    const Site *site = writer->site;
    uint32_t count = 0;
    for (uint32_t i = 0; i < site->part_count; i++) {
        for (uint32_t j = 0; j < count_of(site->parts[i].model, kind); j++) {
            Thing thing = {kind, entity_at(site->parts[i].model, kind, j)};
            if (!is_repeated(site, i, thing) && is_used(site, thing)) {
                act(writer, thing, count++);
            }
        }
    }
    return count;
}

// ---- the overview -------------------------------------------------------------------------------

static void write_entry(SiteWriter *writer, Thing thing, uint32_t index)
{
    if (index == 0) {
        site_element(writer, "<div><h3>", word(rows[thing.kind].many), "</h3>\n<ul>\n");
    }
    out_text(writer->out, "<li>");
    site_link(writer, site_thing_id(writer, rows[thing.kind].kind, thing.entity),
              thing.entity->label);
    out_text(writer->out, "</li>\n");
}

void site_reference(SiteWriter *writer)
{
    site_element(writer, "<section><h2>", word(WORD_REFERENCE), "</h2>\n<div class=\"columns\">\n");
    for (int kind = 0; kind < THING_COUNT; kind++) {
        uint32_t count = each_thing(writer, (ThingKind)kind, write_entry);
        out_text(writer->out, count > 0 ? "</ul></div>\n" : "");
    }
    out_text(writer->out, "</div></section>\n");
}

// ---- cards --------------------------------------------------------------------------------------

static void write_stages_of(SiteWriter *writer, Thing thing, const Process *process, WordId heading,
                            uint32_t *count)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        if (is_at_stage(thing, stage)) {
            if ((*count)++ == 0) {
                site_open_list(writer, heading);
            }
            out_text(writer->out, "<li>");
            site_link(writer, site_card_id(writer, process, &stage->entity), stage->entity.label);
            site_element(writer, " <small>", process->entity.label, "</small></li>\n");
        }
    }
}

static void write_stages(SiteWriter *writer, Thing thing, WordId heading)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const ProcessList *processes = writer->site->parts[i].processes;
        for (uint32_t j = 0; j < processes->count; j++) {
            write_stages_of(writer, thing, processes->at[j], heading, &count);
        }
    }
    out_text(writer->out, count > 0 ? "</ul>\n" : "");
}

static void write_lessons(SiteWriter *writer, const LessonList *lessons)
{
    if (lessons->count == 0) {
        return;
    }
    site_open_list(writer, WORD_LEARN);
    for (uint32_t i = 0; i < lessons->count; i++) {
        const Lesson *lesson = &lessons->at[i];
        out_text(writer->out, "<li>");
        site_address(writer, lesson->text, lesson->link);
        if (lesson->takes.text.length > 0) {
            site_element(writer, " <small>", lesson->takes.text, "</small>");
        }
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

static void write_skill(SiteWriter *writer, const Skill *skill)
{
    if (skill->after.count > 0) {
        site_open_list(writer, WORD_SKILL_AFTER);
        for (uint32_t i = 0; i < skill->after.count; i++) {
            site_element(writer, "<li>", skill->after.at[i].skill->entity.label, "</li>\n");
        }
        site_close_list(writer);
    }
    write_lessons(writer, &skill->learn);
    site_list(writer, WORD_SKILL_PROOF, &skill->proof);
    write_stages(writer, (Thing){THING_SKILL, &skill->entity}, WORD_NEEDED_AT);
}

static void write_method(SiteWriter *writer, const Method *method)
{
    if (method->points.count > 0) {
        site_open_list(writer, WORD_COVER);
        for (uint32_t i = 0; i < method->points.count; i++) {
            const Point *point = method->points.at[i];
            site_element(writer, "<li><b>", point->entity.label, "</b>");
            for (uint32_t j = 0; j < point->ask.count; j++) {
                site_element(writer, "<span>", point->ask.at[j].text, "</span>");
            }
            out_text(writer->out, "</li>\n");
        }
        site_close_list(writer);
    }
    write_stages(writer, (Thing){THING_METHOD, &method->entity}, WORD_USED_AT);
}

static void write_metric(SiteWriter *writer, const Metric *metric)
{
    out_text(writer->out, "<dl class=\"facts\">\n");
    site_fact(writer, WORD_TARGET, metric->target.text);
    site_fact(writer, WORD_FORMULA, metric->formula);
    site_fact_role(writer, WORD_OWNER, metric->owner);
    out_text(writer->out, "</dl>\n");
    if (metric->at.count == 0) {
        return;
    }
    site_open_list(writer, WORD_MEASURED_AT);
    for (uint32_t i = 0; i < metric->at.count; i++) {
        const ProcessUse *use = &metric->at.at[i];
        const Entity *entity = use->stage ? &use->stage->entity : &use->process->entity;
        out_text(writer->out, "<li>");
        if (use->stage && use->process->is_given) {
            site_link(writer, site_card_id(writer, use->process, entity), entity->label);
        } else {
            site_text(writer, entity->label);
        }
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

static void write_card(SiteWriter *writer, Thing thing, uint32_t index)
{
    const Entity *entity = thing.entity;
    (void)index;
    site_open_card(writer, rows[thing.kind].kind,
                   site_thing_id(writer, rows[thing.kind].kind, entity), word(rows[thing.kind].one),
                   entity);
    switch (thing.kind) { // an entity is the first member of its thing
    case THING_SKILL: write_skill(writer, (const Skill *)(const void *)entity); break;
    case THING_METHOD: write_method(writer, (const Method *)(const void *)entity); break;
    case THING_METRIC: write_metric(writer, (const Metric *)(const void *)entity); break;
    case THING_TOOL: write_stages(writer, thing, WORD_USED_AT); break;
    case THING_COUNT: break;
    }
    site_common(writer, entity);
    site_close_card(writer);
}

void site_reference_cards(SiteWriter *writer)
{
    for (int kind = 0; kind < THING_COUNT; kind++) {
        each_thing(writer, (ThingKind)kind, write_card);
    }
}
