// Facts as texts: lists are joined in the order of the file.
#include "views/variant_facts.h"

#include "views/words.h"

enum { FACTS_MOST = 20, WAYS_MOST = 200 };

static void add(TextFactList *facts, const char *label, Str text)
{
    facts->at[facts->count++] = (TextFact){NULL, str_from(label), text};
}

static TextFactList start(uint32_t ways, Arena *arena)
{
    return (TextFactList){ARENA_MANY(arena, FACTS_MOST + ways, TextFact), 0};
}

// ---- lists --------------------------------------------------------------------------------------

static Str skills_text(const SkillUseList *skills, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < skills->count; i++) {
        const SkillUse *use = &skills->at[i];
        Str level = use->level == SKILL_WORKING
                        ? use->skill->entity.label
                        : str_format(arena, "%.*s (%s)", STR_ARGS(use->skill->entity.label),
                                     skill_level_text(use->level));
        text = text_join(text, ", ", level, arena);
    }
    return text;
}

static Str criteria_text(const CriterionList *criteria, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < criteria->count; i++) {
        text = text_join(text, "; ", criteria->at[i].text, arena);
    }
    return text;
}

static Str tasks_text(const TaskList *tasks, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < tasks->count; i++) {
        text = text_join(text, "; ", tasks->at[i].text, arena);
    }
    return text;
}

static Str texts_text(const TextList *texts, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < texts->count; i++) {
        text = text_join(text, "; ", texts->at[i].text, arena);
    }
    return text;
}

static Str role_text(const Role *role)
{
    return role != NULL ? role->entity.label : STR("");
}

// ---- ways out -----------------------------------------------------------------------------------

static Str target_text(const Target *target)
{
    return target->end != NULL       ? target->end->entity.label
           : target->stage != NULL   ? target->stage->entity.label
           : target->process != NULL ? target->process->entity.label
                                     : STR("");
}

static void add_ways(TextFactList *facts, const Stage *stage, Arena *arena)
{
    for (uint32_t i = 0; i < stage->ways.count && i < WAYS_MOST; i++) {
        const Way *way = &stage->ways.at[i];
        const Entity *entity = &way->outcome->entity;
        Str share = percent_text(share_value(way->share), arena);
        bool is_assumed = way->share.kind == SHARE_ASSUMED;
        facts->at[facts->count++] =
            (TextFact){entity->name, entity->label,
                       str_format(arena, "%.*s → %.*s, %s%.*s", STR_ARGS(entity->label),
                                  STR_ARGS(target_text(&way->outcome->target)),
                                  is_assumed ? "~" : "", STR_ARGS(share))};
    }
}

// ---- all facts ----------------------------------------------------------------------------------

TextFactList process_facts(const Process *process, Arena *arena)
{
    TextFactList facts = start(0, arena);
    add(&facts, "Owner", role_text(process->owner));
    add(&facts, "Version", process->version);
    add(&facts, "Effective", process->effective.text);
    add(&facts, "Enters", process->volume.text);
    add(&facts, "A win is worth", money_text(process->deal, arena));
    add(&facts, "Starts at", process->start != NULL ? process->start->entity.label : STR(""));
    return facts;
}

TextFactList stage_facts(const Stage *stage, Arena *arena)
{
    uint32_t ways = stage->ways.count < WAYS_MOST ? stage->ways.count : WAYS_MOST;
    TextFactList facts = start(ways, arena);
    bool has_odds = stage->has_probability, has_forecast = stage->forecast != FORECAST_NONE;
    add(&facts, "Name", stage->entity.label);
    add(&facts, "Phase", stage->phase != NULL ? stage->phase->entity.label : STR(""));
    add(&facts, "Owner", role_text(stage->owner));
    add(&facts, "Works on it too", role_labels(&stage->with, arena));
    add(&facts, "Consulted", role_labels(&stage->consult, arena));
    add(&facts, "Informed", role_labels(&stage->inform, arena));
    add(&facts, "Skills", skills_text(&stage->needs, arena));
    add(&facts, "Tools", tool_labels(&stage->uses, arena));
    add(&facts, "Covers", point_labels(&stage->cover, arena));
    add(&facts, "To begin", criteria_text(&stage->enter, arena));
    add(&facts, "To do", tasks_text(&stage->tasks, arena));
    add(&facts, "Done when", criteria_text(&stage->exit, arena));
    add(&facts, "Takes", stage->takes.text);
    add(&facts, "Time limit", stage->sla.text);
    add(&facts, "Odds of a win",
        has_odds ? percent_text((double)stage->probability / FIXED_ONE, arena) : STR(""));
    add(&facts, "Forecast", has_forecast ? str_from(forecast_text(stage->forecast)) : STR(""));
    add(&facts, "Runs", stage->runs != NULL ? stage->runs->entity.label : STR(""));
    add_ways(&facts, stage, arena);
    return facts;
}

TextFactList end_facts(const End *end, Arena *arena)
{
    TextFactList facts = start(0, arena);
    add(&facts, "Name", end->entity.label);
    add(&facts, "Reasons", texts_text(&end->reasons, arena));
    add(&facts, "Informed", role_labels(&end->inform, arena));
    return facts;
}
