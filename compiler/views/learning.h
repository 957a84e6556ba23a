// What a role has to be able to do, in an order in which it can be learned.
#pragma once

#include "model/model.h"

typedef struct NeededSkill {
    const Skill *skill;
    SkillLevel level;      // the highest that is asked for
    const Stage *first_in; // the first stage that needs it; NULL: no stage needs it
} NeededSkill;

typedef struct NeededSkillList {
    NeededSkill *at;
    uint32_t count;
} NeededSkillList;

// The skills that those of the stages need which the role owns, that it `has`, and that its onboardings
// teach. What a skill comes `after` stands before it; apart from that, the order is that of their first
// use in these stages.
NeededSkillList skills_needed(const Model *model, const Role *role, const Stage *const *stages,
                              uint32_t count, Arena *arena);
