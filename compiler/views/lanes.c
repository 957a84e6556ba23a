// The view `lanes`: a process as swimlanes, a lane a role.
//
// A stage stands in the lane of its owner. The way to the win runs from column to column; what lies
// aside stands one column behind the first stage that leads to it, below what is there already.
#include "views/lanes.h"

#include "base/out.h"
#include "views/handoffs.h"
#include "views/lane_order.h"
#include "views/page.h"
#include "views/route.h"
#include "views/words.h"

typedef struct Maker {
    const Process *process;
    const Odds *odds;
    Arena *arena;
    Lanes *lanes;
    Route route;
    uint32_t *lane_of;   // by stage
    const Role **owners; // by lane
    uint32_t goal;       // the card of the win; NO_CARD if it has none
    bool has_assumed;
} Maker;

#define NO_CARD UINT32_MAX

// ---- lanes --------------------------------------------------------------------------------------

// Roles by their index, and one more place for stages without an owner.
static uint32_t role_place(const Role *owner)
{
    return owner != NULL ? owner->index + 1 : 0;
}

static void make_lanes(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    Lanes *lanes = maker->lanes;
    uint32_t places = 1;
    for (uint32_t i = 0; i < stages->count; i++) {
        uint32_t place = role_place(stages->at[i]->owner);
        places = place + 1 > places ? place + 1 : places;
    }
    uint32_t *lane_of_role = ARENA_MANY(maker->arena, places, uint32_t); // one more than the lane
    maker->lane_of = ARENA_MANY(maker->arena, stages->count, uint32_t);
    maker->owners = ARENA_MANY(maker->arena, stages->count, const Role *);
    for (uint32_t i = 0; i < stages->count; i++) {
        uint32_t *lane = &lane_of_role[role_place(stages->at[i]->owner)];
        if (*lane == 0) {
            maker->owners[lanes->lane_count] = stages->at[i]->owner;
            *lane = ++lanes->lane_count;
        }
        maker->lane_of[i] = *lane - 1;
    }
    lanes->lanes = ARENA_MANY(maker->arena, lanes->lane_count, Lane);
    for (uint32_t i = 0; i < lanes->lane_count; i++) {
        const Role *owner = maker->owners[i];
        lanes->lanes[i].label = owner != NULL ? owner->entity.label : STR("Nobody yet");
        lanes->lanes[i].is_external = owner != NULL && owner->is_external;
    }
}

// ---- cards --------------------------------------------------------------------------------------

static void add_fact(LaneCard *card, FactKind kind, Str text)
{
    if (text.length > 0) {
        card->facts[card->fact_count++] = (Fact){kind, text};
    }
}

static void add_facts(Maker *maker, LaneCard *card, const Stage *stage)
{
    card->facts = ARENA_MANY(maker->arena, stage->alongside.count + 3, Fact);
    add_fact(card, FACT_WITH, role_labels(&stage->with, maker->arena));
    add_fact(card, FACT_TIME, stage->takes.text);
    if (stage->runs != NULL) {
        add_fact(card, FACT_RUNS, stage->runs->entity.label);
    }
    for (uint32_t i = 0; i < stage->alongside.count; i++) {
        add_fact(card, FACT_ALONGSIDE, stage->alongside.at[i].process->entity.label);
    }
}

// "Does not fit", with where it ends where several ends are of that kind.
static Str way_label(const Maker *maker, const Outcome *outcome)
{
    const Target *target = &outcome->target;
    Str label = outcome->entity.label;
    if (target->end != NULL && target->end->kind != END_WIN) {
        uint32_t alike = 0;
        for (uint32_t i = 0; i < maker->process->ends.count; i++) {
            alike += maker->process->ends.at[i]->kind == target->end->kind;
        }
        bool is_clear = (alike == 1 && target->end->kind == END_LOSS)
                        || str_equal(label, target->end->entity.label);
        return is_clear ? label
                        : str_format(maker->arena, "%.*s: %.*s", STR_ARGS(label),
                                     STR_ARGS(target->end->entity.label));
    }
    if (target->process != NULL && target->process != maker->process) {
        return str_format(maker->arena, "%.*s: %.*s", STR_ARGS(label),
                          STR_ARGS(target->process->entity.label));
    }
    return label;
}

static LaneWayKind way_kind(const Maker *maker, const Target *target)
{
    if (target->process != NULL && target->process != maker->process) {
        return LANE_WAY_AWAY;
    }
    if (target->stage != NULL || target->end == NULL || target->end == maker->route.goal) {
        return LANE_WAY_ON;
    }
    return target->end->kind == END_LOSS ? LANE_WAY_LOSS : LANE_WAY_END;
}

static Str share_text(Maker *maker, Share share)
{
    Str text = percent_text(share_value(share), maker->arena);
    switch (share.kind) {
    case SHARE_ASSUMED:
        maker->has_assumed = true;
        return str_format(maker->arena, "~%.*s", STR_ARGS(text));
    case SHARE_UNESTIMATED: return STR("");
    case SHARE_GIVEN:
    case SHARE_REST: break;
    }
    return text;
}

// A stage's own outcomes; an anytime stands at its phase.
static void add_ways(Maker *maker, LaneCard *card, const Stage *stage)
{
    card->ways = ARENA_MANY(maker->arena, stage->ways.count, LaneWay);
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        if (!way->outcome->is_anytime) {
            LaneWay *own = &card->ways[card->way_count++];
            own->kind = way_kind(maker, &way->outcome->target);
            own->label = way_label(maker, way->outcome);
            own->share = share_text(maker, way->share);
        }
    }
}

static Str spoken_card(const Maker *maker, const LaneCard *card)
{
    Out out;
    out_start_in(&out, maker->arena);
    out_format(&out, "Stage %.*s%s%.*s. ", STR_ARGS(card->number),
               card->number.length > 0 ? ": " : "", STR_ARGS(card->title));
    out_str(&out, maker->lanes->lanes[card->lane].label);
    for (uint32_t i = 0; i < card->way_count; i++) {
        out_text(&out, i == 0 ? ". Ways out: " : "; ");
        out_str(&out, card->ways[i].label);
        out_char(&out, ' ');
        out_str(&out, card->ways[i].share);
    }
    return out_finish(&out);
}

static void add_card(Maker *maker, const Stage *stage)
{
    LaneCard *card = &maker->lanes->cards[maker->lanes->card_count++];
    const Entity *entity = &stage->entity;
    int32_t step = maker->route.steps[stage->index];
    card->kind = NODE_STAGE;
    card->id = id_text("stage", maker->process->entity.name, NULL, entity->name, maker->arena);
    card->title = entity->label;
    card->number = step >= 0 ? str_format(maker->arena, "%d", (int)step + 1) : STR("");
    card->link = entity->more->links.count > 0 ? entity->more->links.at[0].address : STR("");
    card->group = stage->phase != NULL ? (int32_t)stage->phase->index : -1;
    card->lane = maker->lane_of[stage->index];
    add_facts(maker, card, stage);
    add_ways(maker, card, stage);
    card->spoken = spoken_card(maker, card);
}

static void add_goal(Maker *maker)
{
    const End *goal = maker->route.goal;
    maker->goal = NO_CARD;
    if (goal == NULL) {
        return;
    }
    maker->goal = maker->lanes->card_count++;
    LaneCard *card = &maker->lanes->cards[maker->goal];
    card->kind = goal->kind == END_WIN    ? NODE_WIN
                 : goal->kind == END_LOSS ? NODE_LOSS
                                          : NODE_NEUTRAL;
    card->id = id_text("end", maker->process->entity.name, NULL, goal->entity.name, maker->arena);
    card->title = goal->entity.label;
    card->spoken = str_format(maker->arena, "End %.*s", STR_ARGS(goal->entity.label));
    card->group = -1;
}

// ---- columns ------------------------------------------------------------------------------------

// Stages aside: one column behind the first that leads to them. Each round finds those whose
// predecessor has a column; there are as many rounds as the longest way aside has stages.
static void set_columns(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    LaneCard *cards = maker->lanes->cards;
    uint32_t *queue = ARENA_MANY(maker->arena, stages->count, uint32_t), count = 0;
    bool *is_set = ARENA_MANY(maker->arena, stages->count, bool);
    for (uint32_t i = 0; i < stages->count; i++) {
        if (maker->route.steps[i] >= 0) {
            cards[i].column = (uint32_t)maker->route.steps[i];
            is_set[i] = true;
            queue[maker->route.steps[i]] = i;
            count += 1;
        }
    }
    for (uint32_t next = 0; next < count; next++) {
        const Stage *stage = stages->at[queue[next]];
        for (uint32_t i = 0; i < stage->ways.count; i++) {
            const Target *target = &stage->ways.at[i].outcome->target;
            bool is_here = target->process == NULL || target->process == maker->process;
            if (target->stage != NULL && is_here && !is_set[target->stage->index]) {
                cards[target->stage->index].column = cards[stage->index].column + 1;
                is_set[target->stage->index] = true;
                queue[count++] = target->stage->index;
            }
        }
    }
    if (maker->goal != NO_CARD) {
        const LaneCard *last = &cards[queue[maker->route.count - 1]];
        cards[maker->goal].column = maker->route.count;
        cards[maker->goal].lane = last->lane;
    }
}

// ---- links --------------------------------------------------------------------------------------

static uint32_t handoff_number(const HandoffList *handoffs, const Outcome *outcome)
{
    for (uint32_t i = 0; i < handoffs->count; i++) {
        if (handoffs->at[i].outcome == outcome) {
            return handoffs->at[i].number;
        }
    }
    return 0;
}

static void add_link(Maker *maker, const Stage *stage, const Outcome *outcome, uint32_t way,
                     const HandoffList *handoffs)
{
    const Target *target = &outcome->target;
    LaneCard *cards = maker->lanes->cards;
    uint32_t to = target->stage != NULL ? target->stage->index : maker->goal;
    LaneLink *link = &maker->lanes->links[maker->lanes->link_count++];
    int32_t step = maker->route.steps[stage->index];
    link->from = stage->index;
    link->way = way;
    link->to = to;
    link->is_main = step >= 0 && maker->route.outcomes[step] == outcome;
    link->is_loop = cards[to].column <= cards[stage->index].column;
    link->handoff = handoff_number(handoffs, outcome);
    cards[stage->index].ways[way].is_loop = link->is_loop;
}

static void add_links(Maker *maker, const HandoffList *handoffs)
{
    const StageList *stages = &maker->process->stages;
    for (uint32_t i = 0; i < stages->count; i++) {
        uint32_t way = 0;
        for (uint32_t j = 0; j < stages->at[i]->ways.count; j++) {
            const Outcome *outcome = stages->at[i]->ways.at[j].outcome;
            if (outcome->is_anytime) {
                continue;
            }
            if (maker->lanes->cards[i].ways[way].kind == LANE_WAY_ON) {
                add_link(maker, stages->at[i], outcome, way, handoffs);
            }
            way += 1;
        }
    }
}

// ---- words --------------------------------------------------------------------------------------

static Str target_label(const Target *target)
{
    return target->end != NULL     ? target->end->entity.label
           : target->stage != NULL ? target->stage->entity.label
                                   : target->process->entity.label;
}

// "From any stage: Gone silent 10% to Keep in touch".
static Str anytimes_text(const Maker *maker, const OutcomeList *anytimes)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < anytimes->count; i++) {
        const Outcome *anytime = anytimes->at[i];
        Str share = anytime->has_percent
                        ? percent_text((double)anytime->percent / FIXED_ONE, maker->arena)
                        : STR("");
        Str word = str_format(maker->arena, "%.*s%s%.*s to %.*s", STR_ARGS(anytime->entity.label),
                              share.length > 0 ? " " : "", STR_ARGS(share),
                              STR_ARGS(target_label(&anytime->target)));
        text = text_join(text, "; ", word, maker->arena);
    }
    return text.length == 0 ? text
                            : str_format(maker->arena, "From any stage: %.*s", STR_ARGS(text));
}

static Str handoff_text(const Maker *maker, const Handoff *handoff)
{
    const OutcomeDetail *more = handoff->outcome->more;
    Str text = str_format(maker->arena, "%u  %.*s to %.*s", handoff->number,
                          STR_ARGS(handoff->giver->entity.label),
                          STR_ARGS(handoff->receiver->entity.label));
    for (uint32_t i = 0; i < more->give.count; i++) {
        text = text_join(text, i == 0 ? ": " : "; ", more->give.at[i].text, maker->arena);
    }
    if (more->accept.text.length > 0) {
        Str soon = str_format(maker->arena, "taken within %.*s", STR_ARGS(more->accept.text));
        text = text_join(text, " · ", soon, maker->arena);
    }
    return text;
}

static void add_words(Maker *maker, const HandoffList *handoffs)
{
    Lanes *lanes = maker->lanes;
    Arena *arena = maker->arena;
    Str edition = page_edition(maker->process, arena);
    Str anytimes = anytimes_text(maker, &maker->process->anytimes);
    lanes->title = maker->process->entity.label;
    lanes->subtitle = str_format(arena, "Who does what, and %u hand-off%s between them",
                                 handoffs->count, handoffs->count == 1 ? "" : "s");
    lanes->description =
        str_format(arena, "Swimlanes of %.*s: %u stages in %u lanes.", STR_ARGS(lanes->title),
                   maker->process->stages.count, lanes->lane_count);
    lanes->handoffs.at = ARENA_MANY(arena, handoffs->count, Str);
    for (uint32_t i = 0; i < handoffs->count; i++) {
        lanes->handoffs.at[lanes->handoffs.count++] = handoff_text(maker, &handoffs->at[i]);
    }
    lanes->foot.at = ARENA_MANY(arena, 4, Str);
    Str notes[] = {anytimes, edition,
                   maker->has_assumed ? STR("Shares marked ~ are assumed: the file gives none.")
                                      : STR("")};
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        if (notes[i].length > 0) {
            lanes->foot.at[lanes->foot.count++] = notes[i];
        }
    }
}

Lanes *lanes_make(const Process *process, const Odds *odds, const ViewOptions *options,
                  Arena *arena)
{
    Maker maker = {.process = process, .odds = odds, .arena = arena};
    Lanes *lanes = maker.lanes = ARENA_NEW(arena, Lanes);
    uint32_t ways = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        ways += process->stages.at[i]->ways.count;
    }
    maker.route = route_find(process, odds, arena);
    lanes->width = options->width;
    lanes->cards = ARENA_MANY(arena, process->stages.count + 1, LaneCard);
    lanes->links = ARENA_MANY(arena, ways, LaneLink);
    lanes->groups = page_groups(process, arena);
    lanes->group_count = process->phases.count;
    lanes->group_notes = ARENA_MANY(arena, process->phases.count, Str);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        lanes->group_notes[i] = anytimes_text(&maker, &process->phases.at[i]->anytimes);
    }
    make_lanes(&maker);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        add_card(&maker, process->stages.at[i]);
    }
    add_goal(&maker);
    set_columns(&maker);
    HandoffList handoffs = handoffs_of(process, arena);
    add_links(&maker, &handoffs);
    lanes_order(lanes, arena);
    add_words(&maker, &handoffs);
    return lanes_set_slots(lanes, arena) ? lanes : NULL;
}
