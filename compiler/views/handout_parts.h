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

// A text that lists things: "a, b". It grows by doubling, so that long lists stay cheap.
typedef struct Series {
    Str text;
    size_t capacity;
} Series;

// One process of the handout.
typedef struct RoleProcess {
    const Process *process;
    const Stage **order; // all its stages, as a deal comes to them
    RoleStage *stages;   // those of the role, in that order
    uint32_t stage_count;
    Block **cards; // by Stage.index; NULL where the role has no part
    HandoffList handoffs;
    Odds odds;
    const bool *is_assumed; // by Stage.index: whether its chance of a win rests on assumed shares
    Route route;            // stages carry the numbers that they have in the map
    Series *comes_back;     // by Stage.index: from which ends a deal may come back
} RoleProcess;

// When a skill is learned and proved; the text is empty where no milestone asks for it.
typedef struct SkillDays {
    DueDay learn, prove;
} SkillDays;

typedef struct Handout {
    Document *document;
    Arena *arena;
    const HandoutRequest *request;
    const Model *model;
    const Role *role;
    RoleProcess *processes;
    uint32_t process_count;
    RoleProcess *givers; // other processes that hand deals over to the role; it has no stage there
    uint32_t giver_count;
    NeededSkillList skills;
    Block **skill_cards;   // by Skill.index; NULL where it is not needed
    SkillDays *skill_days; // by Skill.index
    uint32_t *method_card; // by Method.index: of the cards filled, the last that told its links
    uint32_t card_count;   // filled so far
    uint32_t last_day;     // of the last milestone
    Duty **duties;         // of all tasks, in their order
    uint32_t duty_count, duty_capacity;
    bool only_helps;   // it is there for new colleagues alone, and has no days of its own
    bool has_handoffs; // for the glossary
    bool has_limits;
    bool has_proofs;
} Handout;

// Begins a document for the role of the request, of this title; its body is still empty.
Handout handout_start(const HandoutRequest *request, PhraseId title, Arena *arena);

// Names what a document is made from, by its processes: their versions, and the latest day on which
// one came into force.
void handout_name_edition(Document *document);

// Adds an item; nothing where the text is empty. `between` is the phrase that separates.
void series_add(const Handout *handout, Series *series, PhraseId between, Str text);

// The number that a stage has in the map: its step on the way to a win; empty off that way.
Str stage_number(const Handout *handout, const RoleProcess *own, const Stage *stage);

// A stage's label; with that of its process where the role has stages of one label in several.
Str stage_label(const Handout *handout, const Stage *stage);

Str role_label(const Role *role);

// The part a role has in a stage.
RolePart role_part(const Stage *stage, const Role *role, Arena *arena);
Str role_part_text(RolePart part);

// "2026-04-01"; empty where it is no date.
Str date_text(const Handout *handout, const Value *date);

// Adds a fact; nothing where the text is empty.
void handout_add_fact(const Handout *handout, Block *facts, PhraseId key, Str text);

// What an outcome gives to whoever goes on, and by when that is taken over; empty where it does not say.
Str handout_given(const Handout *handout, const Outcome *outcome);
Str handout_accepted(const Handout *handout, const Outcome *outcome);

// Adds a table with its head.
Block *handout_add_table(const Handout *handout, Block *parent, const PhraseId *heads,
                         size_t count);

// The sections, in the order of the handout. Each fills `section`.
void handout_add_here(Handout *handout, Block *section);
void handout_add_role(Handout *handout, Block *section);
void handout_add_skills(Handout *handout, Block *section);            // their cards
void handout_add_skill_table(const Handout *handout, Block *section); // and what leads to them
void handout_add_days(Handout *handout, Block *section);
void handout_add_stages(Handout *handout, Block *section, RoleProcess *own);
// The cards of all stages, which have their titles only.
void handout_title_cards(const Handout *handout, Block *section, RoleProcess *own);
// A block of a card under a small heading.
Block *handout_add_labelled(const Handout *handout, Block *card, PhraseId label, BlockKind kind);
// The ways out of a stage, and the reasons of those that lead to a loss (handout_ways.c).
void handout_add_ways(const Handout *handout, Block *card, const RoleProcess *own,
                      const Stage *stage);
void handout_add_reasons(const Handout *handout, Block *card, const Stage *stage);
// "CRM: Pipeline Med, ERP: QUO"; empty where nothing is recorded.
Str handout_records(const Handout *handout, const ToolUseList *in);
// "7 days, then tell Sales manager"; empty where a stage has no limit.
Str handout_limit(const Handout *handout, const Stage *stage);
void handout_add_handoffs(Handout *handout, Block *section);
void handout_add_told(Handout *handout, Block *section);
// Whether a process would tell the role anything.
bool handout_is_told(const Handout *handout, const Process *process);
void handout_add_colleagues(Handout *handout, Block *section);
// Whether somebody reports to the role.
bool handout_leads(const Handout *handout);

// Whether all that a role does are tasks in the onboardings of others; and these tasks, for trackers.
bool handout_only_helps(const Handout *handout);
void handout_add_errands(Handout *handout, Block *section);
void handout_add_glossary(Handout *handout, Block *section);
// The summary and all notes of a declaration, as CommonMark; empty where it has none.
Str handout_told_whole(const Handout *handout, const Entity *entity);

// The summary and notes of what has a heading of its own and no more than tasks below.
void handout_add_opening(const Handout *handout, Block *block, const Entity *entity);

// Notes, under a small heading, and links of a declaration.
void handout_add_notes(const Handout *handout, Block *block, const Entity *entity);
void handout_add_links(const Handout *handout, Block *block, const Entity *entity);

// Its links in a list for those of several things; it is made with the first, and may be NULL before
// and behind.
void handout_add_more(const Handout *handout, Block *block, Block **list, const Entity *entity);

// Its summary and notes under its label, for what has no heading of its own. `facts` holds those of
// several things; it is made with the first, and may be NULL before and behind.
void handout_add_remarks(const Handout *handout, Block *block, Block **facts, const Entity *entity);

// Where a deal may come back from, or to: "Lost (within 90 days)".
Str handout_reopening(const Handout *handout, Str place, const Reopening *reopening);

// "Closed won (a win)", "Meet", "Renewal: Start" in a block's line, leading to the card if there is
// one.
void handout_add_target(const Handout *handout, Block *block, const RoleProcess *own,
                        const Target *target);

// ---- milestones and their tasks (handout_duty.c) ------------------------------------------------

// A milestone being filled.
typedef struct Plan {
    Handout *handout;
    const MilestonePart *milestone;
    Block *section; // the milestone
    Block *tasks;
} Plan;

// Begins a milestone in `section`: one of the file, or one that is made from stages and skills. Keys stay
// from edition to edition; those of the latter name the last day, so that words may change.
Plan plan_start(Handout *handout, Block *section, const Onboarding *onboarding,
                const Milestone *declared);
Plan plan_start_derived(Handout *handout, Block *section, PhraseId label, uint32_t day);

// What a milestone is called away from its onboarding: that goes before it where a role has several.
Str milestone_label(const Handout *handout, const Onboarding *onboarding,
                    const Milestone *milestone);

// Adds a task; its line is still empty. `verb` and `about` make its key: "learn", "discovery".
Duty *plan_add(Plan *plan, Party party, const char *verb, Str about);

// The same, with a phrase for a line; {1} leads to `aim`.
Duty *plan_add_phrased(Plan *plan, Party party, const char *verb, Str about, PhraseId id, Str text,
                       const Block *aim);

// Who a role is to the one whose handout this is; NULL is the hire.
Party plan_party(const Handout *handout, const Role *by);

void plan_learn(Plan *plan, const Skill *skill);
void plan_prove(Plan *plan, const Skill *skill);
void plan_meet(Plan *plan, const Role *role);
void plan_reach(Plan *plan, const Metric *metric, Str value);

// Ends a milestone. Its last task is that its manager signs, but where there is no task to sign for.
void plan_finish(Plan *plan);

// Gives tasks of one key different ones; at the very end.
void plan_part_keys(Handout *handout);

// The milestones of a role without an onboarding (handout_plan.c).
void handout_plan_days(Handout *handout, Block *section);
