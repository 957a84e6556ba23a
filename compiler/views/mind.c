// The view `mind`: a process as a mind map.
//
// Around the centre stand the phases, numbered, with their stages; stages without a phase are
// branches of their own, in the order of the file; the ends are the last branch.
#include "views/mind.h"

#include "base/out.h"
#include "views/page.h"
#include "views/words.h"

typedef struct Maker {
    const Process *process;
    Detail detail;
    const Role *role; // whose part is brought out; NULL: nobody's
    uint32_t role_count;
    Arena *arena;
    Mind *mind;
} Maker;

// ---- nodes --------------------------------------------------------------------------------------

static MindNode *add_node(Maker *maker, MindNode *parent, MindKind kind, Str title)
{
    MindNode *node = &parent->children[parent->count++];
    node->kind = kind;
    node->title = title;
    node->group = parent->group;
    node->is_quiet = parent->is_quiet && parent->kind != MIND_CENTRE;
    node->cast = parent->cast;
    maker->mind->node_count += 1;
    return node;
}

// A leaf that says what it is about: "Tools: CRM"; nothing where there are no words for it.
static void add_named_leaf(Maker *maker, MindNode *parent, MindKind kind, const char *lead,
                           Str text)
{
    if (text.length > 0) {
        add_node(maker, parent, kind, str_format(maker->arena, "%s %.*s", lead, STR_ARGS(text)));
    }
}

// A leaf; nothing where there are no words for it.
static void add_leaf(Maker *maker, MindNode *parent, MindKind kind, Str text)
{
    if (text.length > 0) {
        add_node(maker, parent, kind, text);
    }
}

static void make_room(const Maker *maker, MindNode *node, uint32_t room)
{
    node->children = ARENA_MANY(maker->arena, room, MindNode);
    node->room = room;
}

// ---- what a stage holds -------------------------------------------------------------------------

static Str with_condition(const Maker *maker, Str text, Str when)
{
    return when.length == 0
               ? text
               : str_format(maker->arena, "%.*s (if: %.*s)", STR_ARGS(text), STR_ARGS(when));
}

static void add_criteria(Maker *maker, MindNode *node, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->exit.count; i++) {
        const Criterion *exit = &stage->exit.at[i];
        add_leaf(maker, node, MIND_CRITERION, with_condition(maker, exit->text, exit->when));
    }
}

static void add_ways(Maker *maker, MindNode *node, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Outcome *outcome = stage->ways.at[i].outcome;
        const Target *target = &outcome->target;
        const Entity *to = target->end != NULL     ? &target->end->entity
                           : target->stage != NULL ? &target->stage->entity
                                                   : &target->process->entity;
        bool is_lost = target->end != NULL && target->end->kind == END_LOSS;
        add_leaf(maker, node, is_lost ? MIND_WAY_LOST : MIND_WAY,
                 str_format(maker->arena, "%.*s → %.*s", STR_ARGS(outcome->entity.label),
                            STR_ARGS(to->label)));
    }
}

static void add_contents(Maker *maker, MindNode *node, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        const Task *task = &stage->tasks.at[i];
        add_leaf(maker, node, MIND_TASK, with_condition(maker, task->text, task->when));
    }
    add_named_leaf(maker, node, MIND_PEOPLE, "With:", role_labels(&stage->with, maker->arena));
    add_named_leaf(maker, node, MIND_SKILL, "Skills:", skill_labels(&stage->needs, maker->arena));
    add_named_leaf(maker, node, MIND_TOOL, "Tools:", tool_labels(&stage->uses, maker->arena));
    add_named_leaf(maker, node, MIND_QUESTION,
                   "Covers:", point_labels(&stage->cover, maker->arena));
    add_named_leaf(maker, node, MIND_TIME, "Takes", stage->takes.text);
    add_ways(maker, node, stage);
}

static void add_stage(Maker *maker, MindNode *parent, const Stage *stage)
{
    const Entity *entity = &stage->entity;
    MindNode *node = add_node(maker, parent, MIND_STAGE, entity->label);
    node->is_quiet = !page_takes_part(maker->role, stage, maker->arena);
    node->cast = cast_of_stage(maker->role_count, stage, maker->arena);
    node->id = id_text("stage", &maker->process->entity, NULL, entity->name, maker->arena);
    node->detail = stage->owner != NULL ? stage->owner->entity.label : STR("");
    node->link = entity->more->links.count > 0 ? entity->more->links.at[0].address : STR("");
    node->spoken = str_format(maker->arena, "Stage %.*s%s%.*s", STR_ARGS(entity->label),
                              node->detail.length > 0 ? ", owner " : "", STR_ARGS(node->detail));
    make_room(maker, node, stage->exit.count + stage->tasks.count + stage->ways.count + 5);
    if (maker->detail == DETAIL_TITLE) {
        return;
    }
    add_criteria(maker, node, stage);
    if (maker->detail == DETAIL_FULL) {
        add_contents(maker, node, stage);
    }
}

// ---- branches -----------------------------------------------------------------------------------

static bool phase_is_quiet(const Maker *maker, const Phase *phase)
{
    for (uint32_t i = 0; i < phase->stages.count; i++) {
        if (page_takes_part(maker->role, phase->stages.at[i], maker->arena)) {
            return false;
        }
    }
    return true;
}

static void add_phase(Maker *maker, const Phase *phase)
{
    MindNode *node = add_node(maker, &maker->mind->centre, MIND_BRANCH, phase->entity.label);
    node->id = maker->mind->groups[phase->index].id;
    node->group = (int32_t)phase->index;
    node->is_quiet = phase_is_quiet(maker, phase);
    node->number = str_format(maker->arena, "%u", phase->index + 1);
    node->spoken =
        str_format(maker->arena, "Phase %u: %.*s", phase->index + 1, STR_ARGS(phase->entity.label));
    make_room(maker, node, phase->stages.count);
    for (uint32_t i = 0; i < phase->stages.count; i++) {
        add_stage(maker, node, phase->stages.at[i]);
    }
}

// Phases and stages without one, in the order of the file.
static void add_branches(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    const Phase *before = NULL;
    for (uint32_t i = 0; i < stages->count; i++) {
        const Phase *phase = stages->at[i]->phase;
        if (phase == NULL) {
            add_stage(maker, &maker->mind->centre, stages->at[i]);
        } else if (phase != before) {
            add_phase(maker, phase);
        }
        before = phase;
    }
}

static MindKind end_kind(EndKind kind)
{
    switch (kind) {
    case END_WIN: return MIND_WIN;
    case END_LOSS: return MIND_LOSS;
    case END_NEUTRAL: break;
    }
    return MIND_NEUTRAL;
}

static void add_ends(Maker *maker)
{
    const EndList *ends = &maker->process->ends;
    if (ends->count == 0) {
        return;
    }
    MindNode *branch = add_node(maker, &maker->mind->centre, MIND_BRANCH, STR("Ends"));
    branch->id = id_text("ends", &maker->process->entity, NULL, NULL, maker->arena);
    branch->spoken = STR("Ends");
    branch->is_quiet = maker->role != NULL;
    branch->cast = cast_new(maker->role_count, maker->arena);
    make_room(maker, branch, ends->count);
    for (uint32_t i = 0; i < ends->count; i++) {
        const End *end = ends->at[i];
        MindNode *node = add_node(maker, branch, end_kind(end->kind), end->entity.label);
        node->id = id_text("end", &maker->process->entity, NULL, end->entity.name, maker->arena);
        node->spoken = str_format(maker->arena, "End %.*s", STR_ARGS(end->entity.label));
        make_room(maker, node, end->reasons.count);
        for (uint32_t j = 0; j < end->reasons.count && maker->detail != DETAIL_TITLE; j++) {
            add_leaf(maker, node, MIND_REASON, end->reasons.at[j].text);
        }
    }
}

static void add_words(Maker *maker)
{
    Mind *mind = maker->mind;
    const Process *process = maker->process;
    Str edition = page_edition(process, maker->arena);
    mind->title = process->entity.label;
    mind->subtitle = str_format(maker->arena, "%u stage%s, %u end%s", process->stages.count,
                                process->stages.count == 1 ? "" : "s", process->ends.count,
                                process->ends.count == 1 ? "" : "s");
    mind->description = str_format(maker->arena, "Mind map of %.*s: %.*s.",
                                   STR_ARGS(process->entity.label), STR_ARGS(mind->subtitle));
    Str note = page_role_note(maker->role, maker->arena);
    mind->foot.at = ARENA_MANY(maker->arena, 2, Str);
    if (edition.length > 0) {
        mind->foot.at[mind->foot.count++] = edition;
    }
    if (note.length > 0) {
        mind->foot.at[mind->foot.count++] = note;
    }
}

Mind *mind_make(const Process *process, const ViewOptions *options, Arena *arena)
{
    enum { CARDS_MOST = 24 };
    Maker maker = {.process = process,
                   .detail = options->detail,
                   .role = options->role,
                   .role_count = options->role_count,
                   .arena = arena};
    if (options->detail == DETAIL_AUTO) {
        maker.detail = process->stages.count <= CARDS_MOST ? DETAIL_CARD : DETAIL_TITLE;
    }
    maker.mind = ARENA_NEW(arena, Mind);
    maker.mind->width = options->width;
    maker.mind->groups = page_groups(process, arena);
    maker.mind->group_count = process->phases.count;
    MindNode *centre = &maker.mind->centre;
    centre->kind = MIND_CENTRE;
    centre->title = process->entity.label;
    centre->group = -1;
    centre->id = id_text("process", &process->entity, NULL, NULL, arena);
    centre->spoken = str_format(arena, "Process %.*s", STR_ARGS(process->entity.label));
    make_room(&maker, centre, process->stages.count + process->phases.count + 1);
    maker.mind->node_count = 1;
    add_branches(&maker);
    add_ends(&maker);
    add_words(&maker);
    return maker.mind;
}
