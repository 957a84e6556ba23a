// Which skills a role needs, and in which order to learn them.
//
// The needs are collected in the order of first use; then each skill is visited with all that it
// comes after, depth first. The visit keeps its own stack: chains of skills may be long.
#include "views/learning.h"

typedef struct Needs {
    NeededSkill *by_skill; // by Skill.index; level 0: not needed
    const Skill **order;   // of first use
    uint32_t count;
} Needs;

static void need(Needs *needs, const SkillUse *use, const Stage *stage)
{
    NeededSkill *needed = &needs->by_skill[use->skill->index];
    if (!needed->skill) {
        *needed = (NeededSkill){use->skill, use->level, stage};
        needs->order[needs->count++] = use->skill;
    }
    if (use->level > needed->level) {
        needed->level = use->level;
    }
}

static void collect(Needs *needs, const Role *role, const Stage *const *stages, uint32_t count)
{
    for (uint32_t s = 0; s < count; s++) {
        const Stage *stage = stages[s];
        for (uint32_t i = 0; stage->owner == role && i < stage->needs.count; i++) {
            need(needs, &stage->needs.at[i], stage);
        }
    }
    for (uint32_t i = 0; i < role->has.count; i++) {
        need(needs, &role->has.at[i], NULL);
    }
}

static void need_all(Needs *needs, const SkillUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        need(needs, &uses->at[i], NULL);
    }
}

static void collect_taught(Needs *needs, const Model *model, const Role *role)
{
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        const Onboarding *onboarding = model->onboardings.at[i];
        for (uint32_t m = 0; onboarding->role == role && m < onboarding->milestones.count; m++) {
            need_all(needs, &onboarding->milestones.at[m]->learn);
            need_all(needs, &onboarding->milestones.at[m]->prove);
        }
    }
}

// ---- the order ----------------------------------------------------------------------------------

typedef struct Visit {
    const Skill *skill;
    uint32_t next; // of skill->after
} Visit;

typedef struct Walk {
    bool *is_seen; // by Skill.index
    Visit *stack;
    uint32_t depth;
} Walk;

static void enter(Walk *walk, const Skill *skill)
{
    if (!walk->is_seen[skill->index]) {
        walk->is_seen[skill->index] = true;
        walk->stack[walk->depth++] = (Visit){skill, 0};
    }
}

// Adds a skill behind all that it comes after.
static void add_in_order(Walk *walk, const Needs *needs, const Skill *skill, NeededSkillList *list)
{
    enter(walk, skill);
    while (walk->depth > 0) {
        Visit *top = &walk->stack[walk->depth - 1];
        if (top->next < top->skill->after.count) {
            enter(walk, top->skill->after.at[top->next++].skill);
            continue;
        }
        const NeededSkill *needed = &needs->by_skill[top->skill->index];
        if (needed->skill) {
            list->at[list->count++] = *needed;
        }
        walk->depth--;
    }
}

NeededSkillList skills_needed(const Model *model, const Role *role, const Stage *const *stages,
                              uint32_t count, Arena *arena)
{
    uint32_t most = model->skills.count + 1;
    Needs needs = {ARENA_MANY(arena, most, NeededSkill), ARENA_MANY(arena, most, const Skill *), 0};
    Walk walk = {ARENA_MANY(arena, most, bool), ARENA_MANY(arena, most, Visit), 0};
    NeededSkillList list = {ARENA_MANY(arena, most, NeededSkill), 0};
    collect(&needs, role, stages, count);
    collect_taught(&needs, model, role);
    for (uint32_t i = 0; i < needs.count; i++) {
        add_in_order(&walk, &needs, needs.order[i], &list);
    }
    return list;
}
