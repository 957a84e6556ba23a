// The ways of each process as a graph, with what is in doubt taken kindly.
#include "base/suggest.h"
#include "check/checker.h"
#include "syntax/losses.h"

// One flow while it is made.
typedef struct Builder {
    Checker *checker;
    Flow *flow;
    Candidate *steps; // stages, then ends; made on the first question
    uint32_t all_count, likely_count;
    bool is_filling; // counted first, then filled
} Builder;

// Stands for a process that nobody knows.
static const Process elsewhere;

// ---- guesses ------------------------------------------------------------------------------------

static void builder_steps(Builder *builder)
{
    const Process *process = builder->flow->process;
    uint32_t stages = process->stages.count;
    uint32_t count = stages + process->ends.count;
    builder->steps = ARENA_MANY(builder->checker->arena, count, Candidate);
    for (uint32_t i = 0; i < count; i++) {
        const Entity *entity =
            i < stages ? &process->stages.at[i]->entity : &process->ends.at[i - stages]->entity;
        builder->steps[i] = (Candidate){name_str(entity->name), entity->label, NULL};
    }
}

// What a name that means nothing was most likely to mean; nothing where no name is near.
static Target guess(Builder *builder, Str name)
{
    const Process *process = builder->flow->process;
    if (builder->steps == NULL) {
        builder_steps(builder);
    }
    uint32_t count = process->stages.count + process->ends.count;
    Suggestion near = suggest(name, builder->steps, count, &builder->checker->guess_budget);
    if (near.candidate == NULL) {
        return (Target){.stage = NULL};
    }
    uint32_t step = (uint32_t)(near.candidate - builder->steps);
    if (step < process->stages.count) {
        return (Target){.stage = process->stages.at[step]};
    }
    return (Target){.end = process->ends.at[step - process->stages.count]};
}

static bool is_set(const Target *target)
{
    return target->stage != NULL || target->end != NULL || target->process != NULL;
}

static bool has_point(Str name)
{
    for (size_t i = 0; i < name.length; i++) {
        if (name.at[i] == '.') {
            return true;
        }
    }
    return false;
}

// Where an outcome leads; a name that means nothing is guessed at. A dotted one means another
// process, whichever.
static Target outcome_target(Builder *builder, const Outcome *outcome)
{
    if (is_set(&outcome->target)) {
        return outcome->target;
    }
    const Statement *owner;
    const Part *part = head_find(outcome->entity.node, CLAUSE_TO, &owner);
    if (part == NULL) {
        return outcome->target;
    }
    Str name = part_text(owner, part);
    return has_point(name) ? (Target){.process = &elsewhere} : guess(builder, name);
}

// ---- ways ---------------------------------------------------------------------------------------

static void builder_edge(Builder *builder, const Stage *to, bool is_likely)
{
    Flow *flow = builder->flow;
    if (builder->is_filling) {
        flow->all.heads[builder->all_count] = to->index;
        if (is_likely) {
            flow->likely.heads[builder->likely_count] = to->index;
        }
    }
    builder->all_count += 1;
    builder->likely_count += is_likely ? 1 : 0;
}

static void builder_way(Builder *builder, const Stage *stage, const Way *way)
{
    Flow *flow = builder->flow;
    Target target = outcome_target(builder, way->outcome);
    bool is_likely = !share_is_zero(way->share);
    bool is_here = target.process == NULL || target.process == flow->process;
    if (!is_set(&target)) {
        flow->is_vague[stage->index] = true;
    } else if (target.stage != NULL && is_here) {
        builder_edge(builder, target.stage, is_likely);
    } else {
        if (target.end != NULL) {
            flow->is_led_to[target.end->index] = true;
        }
        flow->leaves[stage->index] = flow->leaves[stage->index] || is_likely;
    }
}

// A stage whose shares do not come to anything has a fault of its own, which is reported there.
static bool has_faulty_shares(const Stage *stage)
{
    bool all_given = stage->outcomes.count > 0;
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        all_given = all_given && stage->outcomes.at[i]->has_percent;
    }
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        all_given = all_given && share_is_zero(stage->ways.at[i].share);
    }
    return all_given;
}

static void builder_stage(Builder *builder, const Stage *stage)
{
    Flow *flow = builder->flow;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        builder_way(builder, stage, &stage->ways.at[i]);
    }
    if (stage->ways.count == 0 && stage->outcomes.count > 0) {
        flow->is_vague[stage->index] = true; // over the limit of ways
    }
    bool is_vague = flow->is_vague[stage->index];
    bool has_doubt = places_within(&builder->checker->doubts.arrows, stage->entity.node) > 0;
    flow->has_vague = flow->has_vague || is_vague;
    flow->leaves[stage->index] =
        flow->leaves[stage->index] || is_vague || has_doubt || has_faulty_shares(stage);
}

static void builder_stages(Builder *builder)
{
    Flow *flow = builder->flow;
    builder->all_count = 0;
    builder->likely_count = 0;
    for (uint32_t i = 0; i < flow->process->stages.count; i++) {
        builder_stage(builder, flow->process->stages.at[i]);
        if (builder->is_filling) {
            flow->all.starts[i + 1] = builder->all_count;
            flow->likely.starts[i + 1] = builder->likely_count;
        }
    }
}

// ---- entries ------------------------------------------------------------------------------------

// A start that means nothing: the stage it was most likely to mean, or any.
static void enter_at_guessed_start(Builder *builder, const Statement *start)
{
    Flow *flow = builder->flow;
    Target target = guess(builder, part_text(start, start->parts));
    if (target.stage != NULL) {
        flow->is_entered[target.stage->index] = true;
        return;
    }
    for (uint32_t i = 0; i < flow->process->stages.count; i++) {
        flow->is_entered[i] = true;
    }
}

static void enter_at_start(Builder *builder)
{
    Flow *flow = builder->flow;
    const Process *process = flow->process;
    flow->is_entered[process->start->index] = true;
    for (const Statement *at = process->entity.node->children; at != NULL; at = at->next) {
        bool is_start = at->kind == STATEMENT_START && at->form == FORM_PLAIN;
        if (is_start && at->parts != NULL
            && !str_equal(part_text(at, at->parts), name_str(process->start->entity.name))) {
            enter_at_guessed_start(builder, at);
        }
    }
}

// An arrow on a line that could not be read, outside of all stages, may have been an anytime.
static void doubt_anytimes(Builder *builder)
{
    Flow *flow = builder->flow;
    const Process *process = flow->process;
    const PlaceList *arrows = &builder->checker->doubts.arrows;
    uint32_t outside = places_within(arrows, process->entity.node);
    for (uint32_t i = 0; i < process->stages.count && outside > 0; i++) {
        uint32_t inside = places_within(arrows, process->stages.at[i]->entity.node);
        outside -= inside < outside ? inside : outside;
    }
    for (uint32_t i = 0; i < process->stages.count && outside > 0; i++) {
        flow->leaves[i] = true;
    }
}

// A process whose base is not known may have any stages and ways.
static bool is_unknown(const Process *process)
{
    return process->like == NULL && part_find(process->entity.node, CLAUSE_LIKE) != NULL;
}

// Whether something may be led to by what is not seen: it has the name of an earlier one, it stands
// in a line that could not be read, or its own head is broken.
static bool has_doubt(const Doubts *doubts, const HeardNames *heard, const Entity *entity)
{
    return entity->node->is_broken || doubts_is_double(doubts, entity->node)
           || heard_has(heard, name_str(entity->name));
}

static void mark_doubts(Builder *builder)
{
    Flow *flow = builder->flow;
    const Process *process = flow->process;
    const Doubts *doubts = &builder->checker->doubts;
    bool unknown = is_unknown(process);
    HeardNames heard = heard_in(process->entity.node->tree, builder->checker->arena);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Entity *entity = &process->stages.at[i]->entity;
        flow->is_entered[i] = unknown || has_doubt(doubts, &heard, entity);
        flow->leaves[i] = flow->leaves[i] || unknown || entity->node->is_broken
                          || doubts_is_double(doubts, entity->node)
                          || statement_breaks_off(entity->node);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        flow->is_led_to[i] = unknown || process->ends.at[i]->is_named_elsewhere
                             || has_doubt(doubts, &heard, &process->ends.at[i]->entity);
    }
}

static void flow_make(Checker *checker, Flow *flow, const Process *process)
{
    Arena *arena = checker->arena;
    uint32_t stages = process->stages.count;
    Builder builder = {.checker = checker, .flow = flow};
    flow->process = process;
    flow->is_entered = ARENA_MANY(arena, stages, bool);
    flow->leaves = ARENA_MANY(arena, stages, bool);
    flow->is_vague = ARENA_MANY(arena, stages, bool);
    flow->is_led_to = ARENA_MANY(arena, process->ends.count, bool);
    flow->all = (Digraph){stages, ARENA_MANY(arena, (size_t)stages + 1, uint32_t), NULL};
    flow->likely = (Digraph){stages, ARENA_MANY(arena, (size_t)stages + 1, uint32_t), NULL};
    if (process->start == NULL) {
        return;
    }
    doubt_anytimes(&builder);
    mark_doubts(&builder);
    enter_at_start(&builder);
    builder_stages(&builder);
    flow->all.heads = ARENA_MANY(arena, builder.all_count, uint32_t);
    flow->likely.heads = ARENA_MANY(arena, builder.likely_count, uint32_t);
    builder.is_filling = true;
    builder_stages(&builder);
}

// ---- from process to process --------------------------------------------------------------------

static void enter_stage(Checker *checker, const Stage *stage)
{
    if (stage != NULL) {
        checker->flows[stage->process->index].is_entered[stage->index] = true;
    }
}

// Marks the stages of other processes that this one leads to. A reopening does not count.
static void enter_others(Checker *checker, const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const WayList *ways = &process->stages.at[i]->ways;
        for (uint32_t j = 0; j < ways->count; j++) {
            const Target *target = &ways->at[j].outcome->target;
            if (target->process != NULL && target->process != process) {
                enter_stage(checker, target->stage);
            }
        }
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const ProcessUseList *then = &process->ends.at[i]->then;
        for (uint32_t j = 0; j < then->count; j++) {
            enter_stage(checker, then->at[j].stage);
        }
    }
}

void flows_make(Checker *checker)
{
    const ProcessList *processes = &checker->model->processes;
    checker->flows = ARENA_MANY(checker->arena, processes->count, Flow);
    for (uint32_t i = 0; i < processes->count; i++) {
        flow_make(checker, &checker->flows[i], processes->at[i]);
    }
    for (uint32_t i = 0; i < processes->count; i++) {
        enter_others(checker, processes->at[i]);
    }
}
