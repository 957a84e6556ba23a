// What stands on a card of swimlanes: its facts, its ways out, and what a screen reader says.
#include "views/lanes_cards.h"

#include "base/out.h"
#include "views/words.h"

// ---- facts --------------------------------------------------------------------------------------

static void add_fact(LaneCard *card, FactKind kind, Str text)
{
    if (text.length > 0) {
        card->facts[card->fact_count++] = (Fact){kind, text};
    }
}

static void add_exits(const LaneCards *cards, LaneCard *card, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->exit.count; i++) {
        const Criterion *exit = &stage->exit.at[i];
        Str text = exit->when.length == 0 ? exit->text
                                          : str_format(cards->arena, "%.*s (if: %.*s)",
                                                       STR_ARGS(exit->text), STR_ARGS(exit->when));
        add_fact(card, FACT_CRITERION, text);
    }
}

static void add_facts(const LaneCards *cards, LaneCard *card, const Stage *stage)
{
    enum { OTHERS = 5 };
    bool is_full = cards->detail == DETAIL_FULL;
    card->facts =
        ARENA_MANY(cards->arena, stage->alongside.count + stage->exit.count + OTHERS, Fact);
    if (cards->detail != DETAIL_TITLE) {
        add_fact(card, FACT_WITH, role_labels(&stage->with, cards->arena));
        add_fact(card, FACT_TIME, stage->takes.text);
    }
    if (is_full) {
        add_fact(card, FACT_SKILL, skill_labels(&stage->needs, cards->arena));
        add_exits(cards, card, stage);
    }
    if (stage->runs != NULL) {
        add_fact(card, FACT_RUNS, stage->runs->entity.label);
    }
    for (uint32_t i = 0; i < stage->alongside.count; i++) {
        add_fact(card, FACT_ALONGSIDE, stage->alongside.at[i].process->entity.label);
    }
}

// ---- ways ---------------------------------------------------------------------------------------

static bool is_elsewhere(const LaneCards *cards, const Target *target)
{
    return target->process != NULL && target->process != cards->process;
}

// Whether the label of the way says well enough which end it comes to.
static bool is_clear(const LaneCards *cards, const Outcome *outcome)
{
    const End *end = outcome->target.end;
    uint32_t alike = 0;
    for (uint32_t i = 0; i < cards->process->ends.count; i++) {
        alike += cards->process->ends.at[i]->kind == end->kind;
    }
    return (alike == 1 && end->kind == END_LOSS)
           || str_equal(outcome->entity.label, end->entity.label);
}

// "Does not fit", with where it ends where the label does not say so.
static Str way_label(const LaneCards *cards, const Outcome *outcome)
{
    const Target *target = &outcome->target;
    Str label = outcome->entity.label, end = {"", 0};
    if (is_elsewhere(cards, target)) {
        end = target->process->entity.label;
    } else if (target->end != NULL && target->end->kind != END_WIN && target->end != cards->goal
               && !is_clear(cards, outcome)) {
        end = target->end->entity.label;
    }
    return end.length == 0 ? label
                           : str_format(cards->arena, "%.*s: %.*s", STR_ARGS(label), STR_ARGS(end));
}

static LaneWayKind way_kind(const LaneCards *cards, const Target *target)
{
    if (is_elsewhere(cards, target)) {
        return LANE_WAY_AWAY;
    }
    if (target->stage != NULL || target->end == NULL || target->end == cards->goal) {
        return LANE_WAY_ON;
    }
    switch (target->end->kind) {
    case END_WIN: return LANE_WAY_ON;
    case END_LOSS: return LANE_WAY_LOSS;
    case END_NEUTRAL: break;
    }
    return LANE_WAY_END;
}

static Str share_text(LaneCards *cards, Share share)
{
    Str text = percent_text(share_value(share), cards->arena);
    switch (share.kind) {
    case SHARE_ASSUMED:
        cards->has_assumed = true;
        return str_format(cards->arena, "~%.*s", STR_ARGS(text));
    case SHARE_UNESTIMATED: return STR("");
    case SHARE_GIVEN:
    case SHARE_REST: break;
    }
    return text;
}

bool lane_way_is_shown(Detail detail, const Outcome *outcome)
{
    const End *end = outcome->target.end;
    return detail != DETAIL_TITLE || end == NULL || end->kind != END_LOSS;
}

static void add_way(LaneCards *cards, LaneCard *card, const Way *way)
{
    LaneWayKind kind = way_kind(cards, &way->outcome->target);
    if (kind == LANE_WAY_LOSS && !lane_way_is_shown(cards->detail, way->outcome)) {
        card->has_loss = true;
        return;
    }
    LaneWay *own = &card->ways[card->way_count++];
    own->kind = kind;
    own->label = way_label(cards, way->outcome);
    own->share = cards->detail == DETAIL_TITLE ? STR("") : share_text(cards, way->share);
}

// A stage's own outcomes; an anytime stands at its phase.
static void add_ways(LaneCards *cards, LaneCard *card, const Stage *stage)
{
    card->ways = ARENA_MANY(cards->arena, stage->ways.count + 1, LaneWay);
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        if (!stage->ways.at[i].outcome->is_anytime) {
            add_way(cards, card, &stage->ways.at[i]);
        }
    }
    if (card->way_count == 0) {
        Str words = card->has_loss ? STR("No way on") : STR("As from any stage");
        card->ways[card->way_count++] = (LaneWay){.kind = LANE_WAY_NONE, .label = words};
    }
}

// ---- the whole ----------------------------------------------------------------------------------

static Str spoken_card(const LaneCards *cards, const LaneCard *card, const Stage *stage, Str owner)
{
    Out out;
    out_start_in(&out, cards->arena);
    out_format(&out, "Stage %.*s%s%.*s. ", STR_ARGS(card->number),
               card->number.length > 0 ? ": " : "", STR_ARGS(card->title));
    out_str(&out, owner);
    if (stage->ways.count > 0) {
        out_text(&out, ". Next: ");
        out_str(&out, next_steps(stage, cards->arena));
    }
    return out_finish(&out);
}

// Whether the role that is brought out works on the stage.
static bool works_on(const Role *role, const Stage *stage)
{
    bool works = stage->owner == role;
    for (uint32_t i = 0; i < stage->with.count; i++) {
        works = works || stage->with.at[i].role == role;
    }
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        works = works || stage->tasks.at[i].by == role;
    }
    return works;
}

static Cast *cast_of_workers(const LaneCards *cards, const Stage *stage)
{
    Cast *cast = cast_new(cards->role_count, cards->arena);
    RoleList workers = cast ? stage_workers(stage, cards->arena) : (RoleList){NULL, 0};
    for (uint32_t i = 0; i < workers.count; i++) {
        cast_add(cast, workers.at[i]);
    }
    return cast;
}

void lane_card_fill(LaneCards *cards, LaneCard *card, const Stage *stage, Str owner)
{
    const Entity *entity = &stage->entity;
    card->kind = NODE_STAGE;
    card->id = id_text("stage", &cards->process->entity, NULL, entity->name, cards->arena);
    card->title = entity->label;
    card->link = entity->more->links.count > 0 ? entity->more->links.at[0].address : STR("");
    card->group = stage->phase != NULL ? (int32_t)stage->phase->index : -1;
    card->is_quiet = cards->role != NULL && !works_on(cards->role, stage);
    card->cast = cast_of_workers(cards, stage);
    add_facts(cards, card, stage);
    add_ways(cards, card, stage);
    card->spoken = spoken_card(cards, card, stage, owner);
}

void lane_card_fill_end(LaneCard *card, const End *end, Arena *arena)
{
    card->kind = end->kind == END_WIN ? NODE_WIN : end->kind == END_LOSS ? NODE_LOSS : NODE_NEUTRAL;
    card->id = id_text("end", &end->process->entity, NULL, end->entity.name, arena);
    card->title = end->entity.label;
    card->spoken = str_format(arena, "End %.*s", STR_ARGS(end->entity.label));
    card->mark = end->entity.label;
    card->group = -1;
    card->facts = ARENA_MANY(arena, end->then.count, Fact);
    for (uint32_t i = 0; i < end->then.count; i++) {
        add_fact(card, FACT_THEN, end->then.at[i].process->entity.label);
    }
}
