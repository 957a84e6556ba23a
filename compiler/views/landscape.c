// The view `landscape`: several processes, and what leads from one to another.
//
// A process is a card in the lane of its owner; its ways are the outcomes that lead elsewhere, what
// begins when a deal ends, what a stage runs, and what goes on beside one. Several of one kind to
// one process are one way. Cards stand behind those that lead to them.
#include "views/landscape.h"

#include "base/out.h"
#include "views/lane_order.h"
#include "views/words.h"

#include <stdlib.h>

enum { CARDS_MOST = 2000 };
#define NO_CARD UINT32_MAX

typedef enum BondKind { BOND_LEADS, BOND_THEN, BOND_RUNS, BOND_BESIDE, BOND_KINDS } BondKind;

// One way from a process to another.
typedef struct Bond {
    uint32_t from, to; // by Process.index
    BondKind kind;
    Str label;
    uint32_t count; // how many ways it stands for
} Bond;

typedef struct Maker {
    const Model *model;
    Detail detail; // never DETAIL_AUTO
    const Role *role;
    uint32_t role_count;
    Lanes *lanes;
    Arena *arena;
    Bond *bonds;
    uint32_t bond_count, bond_room;
    uint32_t *card;            // by Process.index; NO_CARD if it has none
    const Process **processes; // by card
} Maker;

// ---- bonds --------------------------------------------------------------------------------------

static void add_bond(Maker *maker, const Process *from, const Process *to, BondKind kind, Str label)
{
    if (to == NULL || to == from) {
        return;
    }
    for (uint32_t i = maker->bond_count; i-- > 0 && maker->bonds[i].from == from->index;) {
        if (maker->bonds[i].to == to->index && maker->bonds[i].kind == kind) {
            maker->bonds[i].count += 1;
            return;
        }
    }
    if (maker->bond_count < maker->bond_room) {
        maker->bonds[maker->bond_count++] = (Bond){from->index, to->index, kind, label, 1};
    }
}

static void add_stage_bonds(Maker *maker, const Process *process, const Stage *stage)
{
    Str label = stage->entity.label;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Outcome *outcome = stage->ways.at[i].outcome;
        add_bond(maker, process, outcome->target.process, BOND_LEADS, outcome->entity.label);
    }
    add_bond(maker, process, stage->runs, BOND_RUNS, label);
    for (uint32_t i = 0; i < stage->alongside.count; i++) {
        add_bond(maker, process, stage->alongside.at[i].process, BOND_BESIDE, label);
    }
}

static void add_bonds(Maker *maker, const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        add_stage_bonds(maker, process, process->stages.at[i]);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        for (uint32_t j = 0; j < end->then.count; j++) {
            add_bond(maker, process, end->then.at[j].process, BOND_THEN, end->entity.label);
        }
    }
}

// ---- cards --------------------------------------------------------------------------------------

static void take(Maker *maker, const Process *process)
{
    if (maker->card[process->index] == NO_CARD) {
        maker->card[process->index] = maker->lanes->card_count;
        maker->processes[maker->lanes->card_count++] = process;
    }
}

static void take_all(Maker *maker)
{
    const ProcessList *all = &maker->model->processes;
    for (uint32_t i = 0; i < all->count; i++) {
        maker->card[i] = NO_CARD;
    }
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->is_given) {
            take(maker, all->at[i]);
        }
    }
    for (uint32_t i = 0; i < maker->bond_count; i++) { // bonds stand in the order of processes
        if (all->at[maker->bonds[i].from]->is_given) {
            take(maker, all->at[maker->bonds[i].to]);
        }
    }
}

// "3 ways", "After 3 ends".
static Str many_text(const Maker *maker, const Bond *bond)
{
    switch (bond->kind) {
    case BOND_LEADS: return str_format(maker->arena, "%u ways", bond->count);
    case BOND_THEN: return str_format(maker->arena, "After %u ends", bond->count);
    case BOND_RUNS: return str_format(maker->arena, "%u of its stages", bond->count);
    case BOND_BESIDE: return str_format(maker->arena, "While in %u stages", bond->count);
    case BOND_KINDS: break;
    }
    return bond->label;
}

static Str bond_label(const Maker *maker, const Bond *bond)
{
    if (bond->count > 1) {
        return many_text(maker, bond);
    }
    switch (bond->kind) {
    case BOND_LEADS: return bond->label;
    case BOND_THEN: return str_format(maker->arena, "%.*s, then", STR_ARGS(bond->label));
    case BOND_RUNS: return str_format(maker->arena, "Its stage %.*s", STR_ARGS(bond->label));
    case BOND_BESIDE: return str_format(maker->arena, "While in %.*s", STR_ARGS(bond->label));
    case BOND_KINDS: break;
    }
    return bond->label;
}

static LaneWayKind bond_way(BondKind kind)
{
    switch (kind) {
    case BOND_RUNS: return LANE_WAY_RUNS;
    case BOND_BESIDE: return LANE_WAY_BESIDE;
    case BOND_LEADS:
    case BOND_THEN:
    case BOND_KINDS: break;
    }
    return LANE_WAY_ON;
}

static uint32_t lane_for(Maker *maker, const Process *process)
{
    Str label = process->owner != NULL ? process->owner->entity.label : STR("No owner");
    Lanes *lanes = maker->lanes;
    for (uint32_t i = 0; i < lanes->lane_count; i++) {
        if (str_equal(lanes->lanes[i].label, label)) {
            return i;
        }
    }
    lanes->lanes[lanes->lane_count].label = label;
    return lanes->lane_count++;
}

static void add_fact(LaneCard *card, Str text)
{
    if (text.length > 0) {
        card->facts[card->fact_count++] = (Fact){FACT_CRITERION, text};
    }
}

static Str count_of(const Maker *maker, uint32_t count, const char *what)
{
    return str_format(maker->arena, "%u %s%s", count, what,
                      count == 1                      ? ""
                      : str_ends(str_from(what), "s") ? "es"
                                                      : "s");
}

// "9 stages in 6 phases".
static Str size_text(const Maker *maker, const Process *process)
{
    Str text = count_of(maker, process->stages.count, "stage");
    return process->phases.count == 0
               ? text
               : text_join(text, " in ", count_of(maker, process->phases.count, "phase"),
                           maker->arena);
}

static Str deal_text(const Maker *maker, const Process *process)
{
    Str money = money_text(process->deal, maker->arena);
    return money.length == 0 ? money : str_format(maker->arena, "%.*s a deal", STR_ARGS(money));
}

// "Won and kept, Lost".
static Str ends_text(const Maker *maker, const Process *process)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < process->ends.count; i++) {
        text = text_join(text, ", ", process->ends.at[i]->entity.label, maker->arena);
    }
    return text.length == 0 ? text : str_format(maker->arena, "Ends: %.*s", STR_ARGS(text));
}

static Str phases_text(const Maker *maker, const Process *process)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < process->phases.count; i++) {
        text = text_join(text, ", ", process->phases.at[i]->entity.label, maker->arena);
    }
    return text.length == 0 ? text : str_format(maker->arena, "Phases: %.*s", STR_ARGS(text));
}

static void add_facts(Maker *maker, LaneCard *card, const Process *process)
{
    enum { FACTS_MOST = 6 };
    card->facts = ARENA_MANY(maker->arena, FACTS_MOST, Fact);
    if (maker->detail == DETAIL_TITLE) {
        return;
    }
    if (process->like != NULL) {
        add_fact(card,
                 str_format(maker->arena, "Like %.*s", STR_ARGS(process->like->entity.label)));
    }
    add_fact(card, size_text(maker, process));
    add_fact(card, process->volume.text);
    add_fact(card, deal_text(maker, process));
    if (maker->detail == DETAIL_FULL) {
        add_fact(card, phases_text(maker, process));
        add_fact(card, ends_text(maker, process));
    }
}

static bool has_role(const Role *role, const Process *process)
{
    bool has = role == NULL || process->owner == role;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        has = has || stage->owner == role;
        for (uint32_t j = 0; j < stage->with.count; j++) {
            has = has || stage->with.at[j].role == role;
        }
    }
    return has;
}

static void fill_card(Maker *maker, uint32_t index)
{
    const Process *process = maker->processes[index];
    LaneCard *card = &maker->lanes->cards[index];
    const EntityDetail *more = process->entity.more;
    card->kind = NODE_STAGE;
    card->id = id_text("process", &process->entity, NULL, NULL, maker->arena);
    card->title = process->entity.label;
    card->mark = str_format(maker->arena, "%u", index + 1);
    card->link = more->links.count > 0 ? more->links.at[0].address : STR("");
    card->group = -1;
    card->lane = lane_for(maker, process);
    card->is_plain = true;
    card->is_quiet = !has_role(maker->role, process);
    card->cast = cast_new(maker->role_count, maker->arena);
    cast_add(card->cast, process->owner);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        cast_join(card->cast,
                  cast_of_stage(maker->role_count, process->stages.at[i], maker->arena));
    }
    add_facts(maker, card, process);
    card->spoken = str_format(maker->arena, "Process %.*s, %.*s", STR_ARGS(card->title),
                              STR_ARGS(size_text(maker, process)));
}

// A process that stands by itself says so; what lines lead to needs no words for where it ends.
static void fill_alone(Lanes *lanes, Arena *arena)
{
    bool *is_led_to = ARENA_MANY(arena, lanes->card_count + 1, bool);
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        is_led_to[lanes->links[i].to] = true;
    }
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        LaneCard *card = &lanes->cards[i];
        if (card->way_count == 0 && !is_led_to[i]) {
            card->ways[card->way_count++] =
                (LaneWay){.kind = LANE_WAY_NONE, .label = STR("Leads to no other")};
        }
    }
}

// ---- links --------------------------------------------------------------------------------------

static void count_ways(Maker *maker)
{
    Lanes *lanes = maker->lanes;
    for (uint32_t i = 0; i < maker->bond_count; i++) {
        uint32_t from = maker->card[maker->bonds[i].from];
        if (from != NO_CARD && maker->card[maker->bonds[i].to] != NO_CARD) {
            lanes->cards[from].way_count += 1;
        }
    }
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        lanes->cards[i].ways = ARENA_MANY(maker->arena, lanes->cards[i].way_count + 1, LaneWay);
        lanes->cards[i].way_count = 0;
    }
}

static void add_links(Maker *maker)
{
    Lanes *lanes = maker->lanes;
    lanes->links = ARENA_MANY(maker->arena, maker->bond_count, LaneLink);
    count_ways(maker);
    for (uint32_t i = 0; i < maker->bond_count; i++) {
        const Bond *bond = &maker->bonds[i];
        uint32_t from = maker->card[bond->from], to = maker->card[bond->to];
        if (from != NO_CARD && to != NO_CARD) {
            LaneCard *card = &lanes->cards[from];
            lanes->links[lanes->link_count++] =
                (LaneLink){.from = from, .way = card->way_count, .to = to};
            card->ways[card->way_count++] =
                (LaneWay){.kind = bond_way(bond->kind), .label = bond_label(maker, bond)};
            card->spoken = str_format(maker->arena, "%.*s. %.*s: %.*s", STR_ARGS(card->spoken),
                                      STR_ARGS(card->ways[card->way_count - 1].label),
                                      STR_ARGS(lanes->cards[to].title));
        }
    }
}

// A walk in depth, which finds the links that lead back: those to a card that the walk is still
// below. Cards are put down when all that they lead to is, so the last is first of all.
typedef struct Walk {
    const Lanes *lanes;
    const uint32_t *first_link; // by card; links stand in the order of the cards they come from
    bool *is_seen, *is_open, *is_back; // by card, by card, by link
    uint32_t *order;
    uint32_t count;
} Walk;

static void walk_from(Walk *walk, uint32_t card)
{
    walk->is_seen[card] = walk->is_open[card] = true;
    for (uint32_t i = walk->first_link[card]; i < walk->first_link[card + 1]; i++) {
        uint32_t to = walk->lanes->links[i].to;
        walk->is_back[i] = walk->is_open[to];
        if (!walk->is_seen[to]) {
            walk_from(walk, to);
        }
    }
    walk->is_open[card] = false;
    walk->order[walk->count++] = card;
}

static uint32_t *first_links(const Lanes *lanes, Arena *arena)
{
    uint32_t *first = ARENA_MANY(arena, lanes->card_count + 1, uint32_t);
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        first[lanes->links[i].from + 1] += 1;
    }
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        first[i + 1] += first[i];
    }
    return first;
}

static int compare_links(const void *left, const void *right)
{
    const LaneLink *a = left, *b = right;
    if (a->from != b->from) {
        return a->from < b->from ? -1 : 1;
    }
    return (a->way > b->way) - (a->way < b->way);
}

// Behind all that lead to it, but for links back. Gives how many columns there are.
static uint32_t set_columns_far(const Walk *walk, Lanes *lanes)
{
    uint32_t columns = 0;
    for (uint32_t i = walk->count; i-- > 0;) {
        uint32_t card = walk->order[i], next = lanes->cards[card].column + 1;
        columns = next > columns ? next : columns;
        for (uint32_t j = walk->first_link[card]; j < walk->first_link[card + 1]; j++) {
            LaneCard *to = &lanes->cards[lanes->links[j].to];
            if (!walk->is_back[j] && to->column < next) {
                to->column = next;
            }
        }
    }
    return columns;
}

// Behind the first that leads to it: fewer columns, but links within one.
static void set_columns_near(const Walk *walk, Lanes *lanes, Arena *arena)
{
    uint32_t *queue = ARENA_MANY(arena, lanes->card_count, uint32_t), count = 0;
    bool *is_set = ARENA_MANY(arena, lanes->card_count, bool);
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        if (lanes->cards[i].column == 0) { // nothing leads to it
            queue[count++] = i;
            is_set[i] = true;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = walk->first_link[queue[i]]; j < walk->first_link[queue[i] + 1]; j++) {
            uint32_t to = lanes->links[j].to;
            if (!walk->is_back[j] && !is_set[to]) {
                lanes->cards[to].column = lanes->cards[queue[i]].column + 1;
                is_set[to] = true;
                queue[count++] = to;
            }
        }
    }
}

static void set_columns(Maker *maker)
{
    enum { COLUMNS_CALM = 4 };
    Lanes *lanes = maker->lanes;
    uint32_t cards = lanes->card_count;
    if (lanes->link_count > 1) {
        qsort(lanes->links, lanes->link_count, sizeof *lanes->links, compare_links);
    }
    Walk walk = {.lanes = lanes,
                 .first_link = first_links(lanes, maker->arena),
                 .is_seen = ARENA_MANY(maker->arena, cards, bool),
                 .is_open = ARENA_MANY(maker->arena, cards, bool),
                 .is_back = ARENA_MANY(maker->arena, lanes->link_count, bool),
                 .order = ARENA_MANY(maker->arena, cards, uint32_t)};
    for (uint32_t i = 0; i < cards; i++) {
        if (!walk.is_seen[i]) {
            walk_from(&walk, i);
        }
    }
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        lanes->links[i].is_loop = walk.is_back[i];
    }
    if (set_columns_far(&walk, lanes) > COLUMNS_CALM) {
        set_columns_near(&walk, lanes, maker->arena);
    }
}

static void mark_loops(Lanes *lanes)
{
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        LaneLink *link = &lanes->links[i];
        const LaneCard *from = &lanes->cards[link->from], *to = &lanes->cards[link->to];
        link->is_loop = link->is_loop || to->column < from->column;
        link->is_quiet = from->is_quiet || to->is_quiet;
        link->cast = from->cast;
        from->ways[link->way].is_loop = link->is_loop;
    }
}

Lanes *landscape_make(const Model *model, const ViewOptions *options, Arena *arena)
{
    enum { BONDS_OF_EACH = 64 };
    Maker maker = {.model = model,
                   .detail = options->detail == DETAIL_AUTO ? DETAIL_CARD : options->detail,
                   .role = options->role,
                   .role_count = options->role_count,
                   .arena = arena,
                   .lanes = ARENA_NEW(arena, Lanes)};
    Lanes *lanes = maker.lanes;
    uint32_t count = model->processes.count;
    if (count > CARDS_MOST) {
        return NULL;
    }
    maker.bond_room = count * BONDS_OF_EACH;
    maker.bonds = ARENA_MANY(arena, maker.bond_room, Bond);
    maker.card = ARENA_MANY(arena, count, uint32_t);
    maker.processes = ARENA_MANY(arena, count, const Process *);
    for (uint32_t i = 0; i < count; i++) {
        add_bonds(&maker, model->processes.at[i]);
    }
    take_all(&maker);
    lanes->cards = ARENA_MANY(arena, lanes->card_count, LaneCard);
    lanes->lanes = ARENA_MANY(arena, lanes->card_count, Lane);
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        fill_card(&maker, i);
    }
    lanes->width = options->width;
    lanes->direction = options->direction;
    add_links(&maker);
    set_columns(&maker);
    if (!lanes_set_slots(lanes, arena)) {
        return NULL;
    }
    mark_loops(lanes);
    fill_alone(lanes, arena);
    lanes_order(lanes, arena);
    lanes->title = STR("Processes");
    Str cards = count_of(&maker, lanes->card_count, "process");
    lanes->subtitle =
        lanes->card_count == 1
            ? STR("One process, which leads to no other")
            : str_format(arena, "%.*s, and what leads from one to another", STR_ARGS(cards));
    lanes->description = str_format(arena, "Landscape of %.*s.", STR_ARGS(cards));
    return lanes;
}
