// The small questions about the model that many ask.
//
// First the texts of its enums, as the language writes them; then shares; then who takes part in a
// stage and where an outcome leads. Nothing here changes the model.
#include "model/model.h"

// ---- texts --------------------------------------------------------------------------------------

const char *skill_level_text(SkillLevel level)
{
    switch (level) {
    case SKILL_BASIC: return "basic";
    case SKILL_WORKING: return "working";
    case SKILL_EXPERT: return "expert";
    }
    return "";
}

const char *forecast_text(Forecast forecast)
{
    switch (forecast) {
    case FORECAST_NONE: return "";
    case FORECAST_OMITTED: return "omitted";
    case FORECAST_PIPELINE: return "pipeline";
    case FORECAST_BEST_CASE: return "best-case";
    case FORECAST_MOST_LIKELY: return "most-likely";
    case FORECAST_COMMIT: return "commit";
    case FORECAST_CLOSED: return "closed";
    }
    return "";
}

const char *unit_text(Unit unit)
{
    switch (unit) {
    case UNIT_MINUTE: return "minute";
    case UNIT_HOUR: return "hour";
    case UNIT_DAY: return "day";
    case UNIT_WORKDAY: return "workday";
    case UNIT_WEEK: return "week";
    case UNIT_MONTH: return "month";
    case UNIT_QUARTER: return "quarter";
    case UNIT_YEAR: return "year";
    }
    return "";
}

double unit_minutes(Unit unit)
{
    static const double all[] = {
#define UNIT(id, one, many, minutes) [UNIT_##id] = minutes,
#include "syntax/units.def"
#undef UNIT
    };
    return all[unit];
}

// ---- shares -------------------------------------------------------------------------------------

double share_value(Share share)
{
    return (double)share.units / ((double)FIXED_ONE * (double)share.divisor);
}

bool share_is_zero(Share share)
{
    return share.units <= 0;
}

// ---- who takes part -----------------------------------------------------------------------------

// A list of roles, each once. `slots` is a table of those in it, at most half full, so that a stage
// with very many roles costs no more than reading it.
typedef struct RoleSet {
    RoleList list;
    const Role **slots;
    uint32_t slot_count; // a power of two
} RoleSet;

static void set_start(RoleSet *set, uint32_t most, Arena *arena)
{
    set->slot_count = 4;
    while (set->slot_count < 2 * (uint64_t)most) {
        set->slot_count *= 2;
    }
    set->slots = ARENA_MANY(arena, set->slot_count, const Role *);
    set->list = (RoleList){ARENA_MANY(arena, most, Role *), 0};
}

static void set_add(RoleSet *set, const Role *role)
{
    if (role == NULL) {
        return;
    }
    uint32_t slot = role->index & (set->slot_count - 1);
    while (set->slots[slot] != NULL) {
        if (set->slots[slot] == role) {
            return;
        }
        slot = (slot + 1) & (set->slot_count - 1);
    }
    set->slots[slot] = role;
    set->list.at[set->list.count] = (Role *)role;
    set->list.count += 1;
}

static void set_add_workers(RoleSet *set, const Stage *stage)
{
    set_add(set, stage->owner);
    for (uint32_t i = 0; i < stage->with.count; i++) {
        set_add(set, stage->with.at[i].role);
    }
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        set_add(set, stage->tasks.at[i].by);
    }
}

RoleList stage_workers(const Stage *stage, Arena *arena)
{
    RoleSet set;
    set_start(&set, 1 + stage->with.count + stage->tasks.count, arena);
    set_add_workers(&set, stage);
    return set.list;
}

RoleList stage_participants(const Stage *stage, Arena *arena)
{
    RoleSet set;
    set_start(&set, 1 + stage->with.count + stage->tasks.count + stage->consult.count, arena);
    set_add_workers(&set, stage);
    for (uint32_t i = 0; i < stage->consult.count; i++) {
        set_add(&set, stage->consult.at[i].role);
    }
    return set.list;
}

// ---- where an outcome leads ---------------------------------------------------------------------

const Stage *outcome_next_stage(const Outcome *outcome)
{
    return outcome->target.stage;
}

const Stage *end_next_stage(const End *end)
{
    for (uint32_t i = 0; i < end->then.count; i++) {
        const ProcessUse *use = &end->then.at[i];
        const Stage *stage = use->stage;
        if (stage == NULL && use->process != NULL) {
            stage = use->process->start;
        }
        if (stage != NULL && stage->owner != NULL) {
            return stage;
        }
    }
    return NULL;
}

const Role *outcome_receiver(const Outcome *outcome)
{
    const Stage *stage = outcome_next_stage(outcome);
    if (stage == NULL && outcome->target.end != NULL) {
        stage = end_next_stage(outcome->target.end);
    }
    return stage != NULL ? stage->owner : NULL;
}

Str fixed_text(Arena *arena, Fixed number)
{
    Str text = str_format(arena, "%lld.%08lld", (long long)(number / FIXED_ONE),
                          (long long)(number % FIXED_ONE));
    while (text.at[text.length - 1] == '0') {
        text.length--;
    }
    text.length -= text.at[text.length - 1] == '.';
    return text;
}

bool process_has_win(const Process *process)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        if (process->ends.at[i]->kind == END_WIN) {
            return true;
        }
    }
    return false;
}
