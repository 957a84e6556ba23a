// The view `lanes`: a process as swimlanes, a lane a role.
//
// A stage stands in the lane of its owner. The way to the win runs from column to column; what lies
// aside stands one column behind the first stage that leads to it, but in no other phase's columns,
// and below what is there already.
#include "views/lanes.h"

#include "base/out.h"
#include "views/lane_order.h"
#include "views/lanes_cards.h"
#include "views/lanes_words.h"
#include "views/page.h"
#include "views/route.h"
#include "views/words.h"

typedef struct Maker {
    const Process *process;
    const ViewOptions *options;
    Arena *arena;
    Lanes *lanes;
    Route route;
    HandoffList handoffs;
    uint32_t *lane_of;     // by stage
    const Role **owners;   // by lane
    uint32_t *card_of_end; // by End.index; NO_CARD where it is no card
    Detail detail;
    LanesNotes notes;
} Maker;

#define NO_CARD UINT32_MAX

// ---- lanes --------------------------------------------------------------------------------------

// The lanes that are used, by Role.index and with nobody's last: an order that neither a new label
// nor a new stage changes.
static void number_lanes(Maker *maker, uint32_t *lane_of_place, uint32_t places)
{
    const StageList *stages = &maker->process->stages;
    const Role **owners = ARENA_MANY(maker->arena, places, const Role *);
    for (uint32_t i = 0; i < stages->count; i++) {
        const Role *owner = stages->at[i]->owner;
        uint32_t place = owner != NULL ? owner->index : places - 1;
        lane_of_place[place] = 1;
        owners[place] = owner;
    }
    maker->owners = ARENA_MANY(maker->arena, stages->count, const Role *);
    for (uint32_t i = 0; i < places; i++) {
        if (lane_of_place[i] == 1) {
            maker->owners[maker->lanes->lane_count] = owners[i];
            lane_of_place[i] = maker->lanes->lane_count++;
        }
    }
}

static void fill_lane(const Maker *maker, Lane *lane, const Role *owner)
{
    const Role *chosen = maker->options->role;
    lane->label = owner != NULL ? owner->entity.label : STR("Nobody yet");
    lane->is_external = owner != NULL && owner->is_external;
    lane->is_chosen = chosen != NULL && owner == chosen;
    lane->is_quiet = chosen != NULL && owner != chosen;
    lane->cast = cast_new(maker->options->role_count, maker->arena);
    cast_add(lane->cast, owner);
}

static void make_lanes(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    Lanes *lanes = maker->lanes;
    uint32_t places = 1;
    for (uint32_t i = 0; i < stages->count; i++) {
        const Role *owner = stages->at[i]->owner;
        places = owner != NULL && owner->index + 2 > places ? owner->index + 2 : places;
    }
    uint32_t *lane_of_place = ARENA_MANY(maker->arena, places, uint32_t);
    number_lanes(maker, lane_of_place, places);
    maker->lane_of = ARENA_MANY(maker->arena, stages->count, uint32_t);
    for (uint32_t i = 0; i < stages->count; i++) {
        const Role *owner = stages->at[i]->owner;
        maker->lane_of[i] = lane_of_place[owner != NULL ? owner->index : places - 1];
    }
    lanes->lanes = ARENA_MANY(maker->arena, lanes->lane_count, Lane);
    for (uint32_t i = 0; i < lanes->lane_count; i++) {
        fill_lane(maker, &lanes->lanes[i], maker->owners[i]);
    }
}

// ---- cards --------------------------------------------------------------------------------------

// A to Z, then AA and so on.
static Str letters(uint32_t index, Arena *arena)
{
    Str text = str_format(arena, "%c", 'A' + (int)(index % 26));
    for (index /= 26; index > 0; index = (index - 1) / 26) {
        text = str_format(arena, "%c%.*s", 'A' + (int)((index - 1) % 26), STR_ARGS(text));
    }
    return text;
}

static void add_stages(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    LaneCards cards = {.process = maker->process,
                       .detail = maker->detail,
                       .role = maker->options->role,
                       .role_count = maker->options->role_count,
                       .goal = maker->route.goal,
                       .arena = maker->arena};
    uint32_t asides = 0;
    for (uint32_t i = 0; i < stages->count; i++) {
        LaneCard *card = &maker->lanes->cards[maker->lanes->card_count++];
        int32_t step = maker->route.steps[i];
        card->number = step >= 0 ? str_format(maker->arena, "%d", (int)step + 1) : STR("");
        card->mark = step >= 0 ? card->number : letters(asides, maker->arena);
        asides += step < 0;
        card->lane = maker->lane_of[i];
        lane_card_fill(&cards, card, stages->at[i], maker->lanes->lanes[card->lane].label);
    }
    maker->notes.has_assumed = cards.has_assumed;
}

// Ends that are wins, and the goal, are cards.
static void add_ends(Maker *maker)
{
    const EndList *ends = &maker->process->ends;
    maker->card_of_end = ARENA_MANY(maker->arena, ends->count, uint32_t);
    for (uint32_t i = 0; i < ends->count; i++) {
        const End *end = ends->at[i];
        maker->card_of_end[i] = NO_CARD;
        if (end->kind == END_WIN || end == maker->route.goal) {
            maker->card_of_end[i] = maker->lanes->card_count;
            lane_card_fill_end(&maker->lanes->cards[maker->lanes->card_count++], end, maker->arena);
        }
    }
}

// ---- columns ------------------------------------------------------------------------------------

// The card in this process that a way leads to; NO_CARD if to none.
static uint32_t target_card(const Maker *maker, const Outcome *outcome)
{
    const Target *target = &outcome->target;
    if (target->process != NULL && target->process != maker->process) {
        return NO_CARD;
    }
    return target->stage != NULL ? target->stage->index
           : target->end != NULL ? maker->card_of_end[target->end->index]
                                 : NO_CARD;
}

// The last column of each phase that has one on the way.
static uint32_t *last_columns(const Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    uint32_t *last = ARENA_MANY(maker->arena, maker->process->phases.count, uint32_t);
    for (uint32_t i = 0; i < maker->process->phases.count; i++) {
        last[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < stages->count; i++) {
        int32_t step = maker->route.steps[i], group = maker->lanes->cards[i].group;
        if (step >= 0 && group >= 0
            && (last[group] == UINT32_MAX || (uint32_t)step > last[group])) {
            last[group] = (uint32_t)step;
        }
    }
    return last;
}

// Cards aside: one column behind the first that leads to them, in the order found.
static void set_columns_aside(Maker *maker, uint32_t *queue, uint32_t count, bool *is_set)
{
    LaneCard *cards = maker->lanes->cards;
    const uint32_t *last = last_columns(maker);
    for (uint32_t next = 0; next < count; next++) {
        if (queue[next] >= maker->process->stages.count) {
            continue; // an end
        }
        const Stage *stage = maker->process->stages.at[queue[next]];
        for (uint32_t i = 0; i < stage->ways.count; i++) {
            uint32_t to = target_card(maker, stage->ways.at[i].outcome);
            if (to == NO_CARD || is_set[to]) {
                continue;
            }
            LaneCard *card = &cards[to];
            uint32_t column = cards[stage->index].column + 1;
            bool is_banded = card->group >= 0 && last[card->group] != UINT32_MAX;
            card->column = is_banded && column > last[card->group] ? last[card->group] : column;
            card->lane = card->kind == NODE_STAGE ? card->lane : cards[stage->index].lane;
            is_set[to] = true;
            queue[count++] = to;
        }
    }
}

static void set_columns(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    LaneCard *cards = maker->lanes->cards;
    uint32_t *queue = ARENA_MANY(maker->arena, maker->lanes->card_count, uint32_t), count = 0;
    bool *is_set = ARENA_MANY(maker->arena, maker->lanes->card_count, bool);
    for (uint32_t i = 0; i < stages->count; i++) {
        if (maker->route.steps[i] >= 0) {
            cards[i].column = (uint32_t)maker->route.steps[i];
            is_set[i] = true;
            queue[maker->route.steps[i]] = i;
            count += 1;
        }
    }
    if (maker->route.goal != NULL) {
        uint32_t goal = maker->card_of_end[maker->route.goal->index];
        cards[goal].column = maker->route.count;
        cards[goal].lane = cards[queue[maker->route.count - 1]].lane;
        is_set[goal] = true;
    }
    set_columns_aside(maker, queue, count, is_set);
}

// ---- links --------------------------------------------------------------------------------------

static void add_link(Maker *maker, const Stage *stage, const Outcome *outcome, uint32_t way,
                     uint32_t handoff)
{
    LaneCard *from = &maker->lanes->cards[stage->index];
    LaneLink *link = &maker->lanes->links[maker->lanes->link_count++];
    int32_t step = maker->route.steps[stage->index];
    const Role *role = maker->options->role;
    link->from = stage->index;
    link->way = way;
    link->to = target_card(maker, outcome);
    link->is_main = step >= 0 && maker->route.outcomes[step] == outcome;
    link->is_loop =
        outcome->target.stage != NULL && route_is_back(&maker->route, stage, outcome->target.stage);
    link->handoff = handoff;
    link->is_quiet =
        role != NULL && stage->owner != role && (handoff == 0 || outcome_receiver(outcome) != role);
    link->cast = cast_new(maker->options->role_count, maker->arena);
    cast_add(link->cast, stage->owner);
    cast_add(link->cast, handoff > 0 ? outcome_receiver(outcome) : NULL);
    from->ways[way].is_loop = link->is_loop;
}

// Ways and hand-offs stand in the same order.
static void add_links(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    uint32_t next = 0;
    for (uint32_t i = 0; i < stages->count; i++) {
        uint32_t way = 0;
        for (uint32_t j = 0; j < stages->at[i]->ways.count; j++) {
            const Outcome *outcome = stages->at[i]->ways.at[j].outcome;
            bool is_next =
                next < maker->handoffs.count && maker->handoffs.at[next].outcome == outcome;
            uint32_t handoff = is_next ? maker->handoffs.at[next].number : 0;
            next += is_next && !outcome->is_anytime;
            if (outcome->is_anytime) {
                continue;
            }
            if (target_card(maker, outcome) != NO_CARD) {
                add_link(maker, stages->at[i], outcome, way++, handoff);
            } else {
                way += lane_way_is_shown(maker->detail, outcome);
            }
        }
    }
}

// Ends stand out where a link to them does.
static void quiet_ends(Maker *maker)
{
    Lanes *lanes = maker->lanes;
    for (uint32_t i = maker->process->stages.count; i < lanes->card_count; i++) {
        lanes->cards[i].is_quiet = maker->options->role != NULL;
        lanes->cards[i].cast = cast_new(maker->options->role_count, maker->arena);
    }
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        LaneCard *to = &lanes->cards[lanes->links[i].to];
        to->is_quiet = to->is_quiet && (to->kind == NODE_STAGE || lanes->links[i].is_quiet);
        cast_join(to->kind == NODE_STAGE ? NULL : to->cast, lanes->links[i].cast);
    }
}

// ---- the whole ----------------------------------------------------------------------------------

static Detail detail_for(Detail wanted, uint32_t stages)
{
    enum { CARDS_MOST = 24 };
    return wanted != DETAIL_AUTO ? wanted : stages <= CARDS_MOST ? DETAIL_CARD : DETAIL_TITLE;
}

static Lanes *start_lanes(Maker *maker)
{
    const Process *process = maker->process;
    Lanes *lanes = ARENA_NEW(maker->arena, Lanes);
    uint32_t ways = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        ways += process->stages.at[i]->ways.count;
    }
    lanes->width = maker->options->width;
    lanes->direction = maker->options->direction;
    lanes->cards = ARENA_MANY(maker->arena, process->stages.count + process->ends.count, LaneCard);
    lanes->links = ARENA_MANY(maker->arena, ways, LaneLink);
    lanes->groups = page_groups(process, maker->arena);
    lanes->group_count = process->phases.count;
    lanes->group_notes = ARENA_MANY(maker->arena, process->phases.count, Str);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        lanes->group_notes[i] =
            lanes_anytimes(&process->phases.at[i]->anytimes, &maker->handoffs, maker->arena);
    }
    return lanes;
}

Lanes *lanes_make(const Process *process, const Odds *odds, const ViewOptions *options,
                  Arena *arena)
{
    Maker maker = {.process = process, .options = options, .arena = arena};
    maker.route = route_find(process, odds, arena);
    maker.handoffs = handoffs_of(process, arena);
    maker.detail = detail_for(options->detail, process->stages.count);
    maker.notes.is_reduced = options->detail == DETAIL_AUTO && maker.detail == DETAIL_TITLE;
    maker.lanes = start_lanes(&maker);
    make_lanes(&maker);
    add_stages(&maker);
    add_ends(&maker);
    set_columns(&maker);
    if (!lanes_set_slots(maker.lanes, arena)) {
        return NULL;
    }
    add_links(&maker);
    quiet_ends(&maker);
    lanes_order(maker.lanes, arena);
    lanes_words(maker.lanes, process, &maker.handoffs, &maker.notes, options, arena);
    return maker.lanes;
}
