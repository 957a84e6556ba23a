// The view `landscape`: several processes, and what leads from one to another.
//
// A process is a card in the lane of its owner; its ways are the outcomes that lead elsewhere, what
// begins when a deal ends, what a stage runs, and what goes on beside one. Several of one kind to
// one process are one way. Cards stand behind those that lead to them.
#include "views/landscape.h"

#include "base/out.h"
#include "views/lane_order.h"
#include "views/words.h"

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

static Str bond_label(const Maker *maker, const Bond *bond)
{
    static const char *const words[BOND_KINDS] = {"", "then", "runs in", "beside"};
    if (bond->kind == BOND_LEADS) {
        return bond->count == 1 ? bond->label : str_format(maker->arena, "%u ways", bond->count);
    }
    if (bond->kind == BOND_THEN) {
        return str_format(maker->arena, "%.*s, then", STR_ARGS(bond->label));
    }
    return bond->count == 1
               ? str_format(maker->arena, "%s %.*s", words[bond->kind], STR_ARGS(bond->label))
               : str_format(maker->arena, "%s %u stages", words[bond->kind], bond->count);
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

static void add_fact(LaneCard *card, FactKind kind, Str text)
{
    card->facts[card->fact_count++] = (Fact){kind, text};
}

static void fill_card(Maker *maker, uint32_t index)
{
    const Process *process = maker->processes[index];
    LaneCard *card = &maker->lanes->cards[index];
    card->kind = NODE_STAGE;
    card->id = id_text("process", process->entity.name, NULL, NULL, maker->arena);
    card->title = process->entity.label;
    card->group = -1;
    card->lane = lane_for(maker, process);
    card->facts = ARENA_MANY(maker->arena, 2, Fact);
    add_fact(card, FACT_CRITERION,
             str_format(maker->arena, "%u stage%s", process->stages.count,
                        process->stages.count == 1 ? "" : "s"));
    if (process->like != NULL) {
        add_fact(card, FACT_CRITERION,
                 str_format(maker->arena, "like %.*s", STR_ARGS(process->like->entity.label)));
    }
    card->spoken = str_format(maker->arena, "Process %.*s, %u stages", STR_ARGS(card->title),
                              process->stages.count);
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
        lanes->cards[i].ways = ARENA_MANY(maker->arena, lanes->cards[i].way_count, LaneWay);
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
                (LaneWay){.kind = LANE_WAY_ON, .label = bond_label(maker, bond)};
        }
    }
}

// Breadth first from those that nothing leads to; then from whatever is left, in order.
static void set_columns(Maker *maker)
{
    Lanes *lanes = maker->lanes;
    bool *is_led_to = ARENA_MANY(maker->arena, lanes->card_count, bool);
    bool *is_set = ARENA_MANY(maker->arena, lanes->card_count, bool);
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        is_led_to[lanes->links[i].to] = true;
    }
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < lanes->card_count; i++) {
            if (is_set[i] || (round == 0 && is_led_to[i])) {
                continue;
            }
            is_set[i] = true;
            bool is_new = true;
            while (is_new) {
                is_new = false;
                for (uint32_t j = 0; j < lanes->link_count; j++) {
                    const LaneLink *link = &lanes->links[j];
                    if (is_set[link->from] && !is_set[link->to]) {
                        lanes->cards[link->to].column = lanes->cards[link->from].column + 1;
                        is_set[link->to] = is_new = true;
                    }
                }
            }
        }
    }
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        LaneLink *link = &lanes->links[i];
        link->is_loop = lanes->cards[link->to].column <= lanes->cards[link->from].column;
        lanes->cards[link->from].ways[link->way].is_loop = link->is_loop;
    }
}

Lanes *landscape_make(const Model *model, const ViewOptions *options, Arena *arena)
{
    enum { BONDS_OF_EACH = 64 };
    Maker maker = {.model = model, .arena = arena, .lanes = ARENA_NEW(arena, Lanes)};
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
    add_links(&maker);
    set_columns(&maker);
    lanes_order(lanes, arena);
    lanes->width = options->width;
    lanes->title = STR("Processes");
    lanes->subtitle =
        str_format(arena, "%u processes, and what leads from one to another", lanes->card_count);
    lanes->description = str_format(arena, "Landscape of %u processes.", lanes->card_count);
    return lanes_set_slots(lanes, arena) ? lanes : NULL;
}
