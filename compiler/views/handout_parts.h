// What the parts of a handout share; only the handout's own files include this.
#pragma once

#include "views/handoffs.h"
#include "views/handout.h"
#include "views/learning.h"
#include "views/phrases.h"
#include "views/route.h"

typedef enum RolePart { PART_NONE, PART_OWNER_OF, PART_WORKER_ON, PART_ADVISER_OF } RolePart;

// A stage that the role takes part in.
typedef struct RoleStage {
    const Stage *stage;
    RolePart part;
    Block *card;
} RoleStage;

// One process of the handout.
typedef struct RoleProcess {
    const Process *process;
    RoleStage *stages;
    uint32_t stage_count;
    Block **cards; // by Stage.index; NULL where the role has no part
    HandoffList handoffs;
    Odds odds;
    Route route; // stages carry the numbers that they have in the map
} RoleProcess;

typedef struct Handout {
    Document *document;
    Arena *arena;
    const Model *model;
    const Role *role;
    RoleProcess *processes;
    uint32_t process_count;
    NeededSkillList skills;
    Block **skill_cards; // by Skill.index; NULL where it is not needed
    bool has_handoffs;   // for the glossary
    bool has_limits;
    bool has_proofs;
} Handout;

// A text that lists things: "a, b". It grows by doubling, so that long lists stay cheap.
typedef struct Series {
    Str text;
    size_t capacity;
} Series;

// Adds an item; nothing where the text is empty. `between` is the phrase that separates.
void series_add(const Handout *handout, Series *series, PhraseId between, Str text);

// The number that a stage has in the map: its step on the way to a win; empty off that way.
Str stage_number(const Handout *handout, const RoleProcess *own, const Stage *stage);

Str role_label(const Role *role);

// The part a role has in a stage.
RolePart role_part(const Stage *stage, const Role *role, Arena *arena);
Str role_part_text(RolePart part);

// The sections, in the order of the handout. Each fills `section`.
void handout_add_stages(Handout *handout, Block *section, RoleProcess *own);
void handout_add_days(Handout *handout, Block *section);
void handout_add_handoffs(Handout *handout, Block *section);
void handout_add_told(Handout *handout, Block *section);
// Whether a process would tell the role anything.
bool handout_is_told(const Handout *handout, const Process *process);
void handout_add_glossary(Handout *handout, Block *section);

// Notes and links of a declaration.
void handout_add_notes(const Handout *handout, Block *block, const Entity *entity);

// "Closed won (a win)", "Meet", "Renewal: Start" in a block's line, leading to the card if there is
// one.
void handout_add_target(const Handout *handout, Block *block, const RoleProcess *own,
                        const Target *target);
