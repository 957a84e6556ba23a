// Which roles a team has. What the files of the project name is meant; what they only see, because
// the library declares it, has to be named by something.
#include "views/staff.h"

#include "model/entity.h"
#include "views/handout_parts.h"

static bool has_part(const Process *process, const Role *role, Arena *arena)
{
    bool has = process->owner == role;
    for (uint32_t i = 0; !has && i < process->stages.count; i++) {
        has = role_part(process->stages.at[i], role, arena) != PART_NONE;
    }
    return has;
}

// Measures and onboardings of the library are there for whoever uses them, as its roles are.
static bool is_named(const Model *model, const Role *role)
{
    bool is = false;
    for (uint32_t i = 0; !is && i < model->metrics.count; i++) {
        const Metric *metric = model->metrics.at[i];
        is = metric->owner == role && !entity_came_along(&metric->entity);
    }
    for (uint32_t i = 0; !is && i < model->onboardings.count; i++) {
        const Onboarding *onboarding = model->onboardings.at[i];
        is = onboarding->role == role && !entity_came_along(&onboarding->entity);
    }
    return is;
}

bool staff_has(const Model *model, const ProcessList *processes, const Role *role, Arena *arena)
{
    if (role->is_external) {
        return false;
    }
    bool has = !entity_came_along(&role->entity) || is_named(model, role);
    for (uint32_t i = 0; !has && i < processes->count; i++) {
        has = has_part(processes->at[i], role, arena);
    }
    return has;
}
