// Works out how much enters a process, from the volumes and shares of all that lead to it.
//
// An inlet is a stage by which deals enter a process: its start, or one that another process names. Of
// each the chances are known, so what enters there gives what is passed on to others:
// a linear system, solved by going round until nothing changes. That bounds the work and ends in
// circles too: where one keeps growing, the amount is not known.
#include "views/inflow.h"

#include "views/assumed.h"

enum { INLETS_MOST = 64, WAYS_MOST = 400000, ROUNDS_MOST = 20000, NEEDED_ROUNDS = 64 };
#define NO_INLET UINT32_MAX

// A way from one process to another: out of a stage, or what an end begins.
typedef struct Pass {
    const Process *from;
    const Stage *stage; // NULL: an end
    const End *end;
    double share; // of the visits to the stage, or 1
    bool is_assumed;
    const Stage *entry;
    uint32_t inlet;
} Pass;

typedef struct Inlet {
    const Stage *entry;
    Odds odds;
    double own;    // what starts here, a minute
    double amount; // with all that is passed on
} Inlet;

typedef struct Maker {
    const Model *model;
    Arena *arena;
    Pass *passes;
    uint32_t pass_count;
    bool *is_needed; // by Process.index: it is the one asked for, or leads there
    Inlet inlets[INLETS_MOST];
    uint32_t inlet_count;
    double gains[INLETS_MOST][INLETS_MOST]; // [to][from]
    uint64_t ways;                          // of all inlets, for a bound on the work
    bool is_partial;
} Maker;

// ---- ways from one process to another -----------------------------------------------------------

static uint32_t count_passes(const Model *model)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->processes.count; i++) {
        const Process *process = model->processes.at[i];
        for (uint32_t j = 0; j < process->stages.count; j++) {
            const WayList *ways = &process->stages.at[j]->ways;
            for (uint32_t k = 0; k < ways->count; k++) {
                count += ways->at[k].outcome->target.process != NULL;
            }
        }
        for (uint32_t j = 0; j < process->ends.count; j++) {
            count += process->ends.at[j]->then.count;
        }
    }
    return count;
}

static void add_pass(Maker *maker, Pass pass)
{
    if (pass.entry != NULL && pass.share > 0) {
        maker->passes[maker->pass_count++] = pass;
    }
}

static void add_stage_passes(Maker *maker, const Process *process, const Stage *stage,
                             bool is_assumed)
{
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        if (way->outcome->target.process != NULL) {
            add_pass(maker, (Pass){.from = process,
                                   .stage = stage,
                                   .share = share_value(way->share),
                                   .is_assumed = is_assumed,
                                   .entry = way->outcome->target.stage});
        }
    }
}

static void add_end_passes(Maker *maker, const Process *process, const End *end, bool is_assumed)
{
    for (uint32_t i = 0; i < end->then.count; i++) {
        const ProcessUse *use = &end->then.at[i];
        const Stage *start = use->process != NULL ? use->process->start : NULL;
        add_pass(maker, (Pass){.from = process,
                               .end = end,
                               .share = 1,
                               .is_assumed = is_assumed,
                               .entry = use->stage != NULL ? use->stage : start});
    }
}

static void add_passes(Maker *maker, const Process *process)
{
    const bool *arrivals = assumed_arrivals(process, maker->arena);
    const bool *ends = assumed_ends(process, arrivals, maker->arena);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        add_stage_passes(maker, process, stage, arrivals[i] || assumed_at(stage));
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        add_end_passes(maker, process, process->ends.at[i], ends[i]);
    }
}

// Marks all that lead to the process that is asked for, over others too.
static void find_needed(Maker *maker, const Process *process)
{
    bool is_new = true;
    maker->is_needed[process->index] = true;
    for (int round = 0; is_new && round < NEEDED_ROUNDS; round++) {
        is_new = false;
        for (uint32_t i = 0; i < maker->pass_count; i++) {
            const Pass *pass = &maker->passes[i];
            if (maker->is_needed[pass->entry->process->index]
                && !maker->is_needed[pass->from->index]) {
                maker->is_needed[pass->from->index] = is_new = true;
            }
        }
    }
    maker->is_partial |= is_new;
}

// ---- inlets -------------------------------------------------------------------------------------

static uint64_t count_ways(const Process *process)
{
    uint64_t count = process->stages.count;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        count += process->stages.at[i]->ways.count;
    }
    return count;
}

// The inlet at which a stage is entered, made when first asked for; NO_INLET where they are too many.
static uint32_t inlet_at(Maker *maker, const Stage *entry)
{
    for (uint32_t i = 0; i < maker->inlet_count; i++) {
        if (maker->inlets[i].entry == entry) {
            return i;
        }
    }
    maker->ways += count_ways(entry->process);
    if (maker->inlet_count == INLETS_MOST || maker->ways > WAYS_MOST) {
        maker->is_partial = true;
        return NO_INLET;
    }
    Process begun = *entry->process;
    begun.start = entry;
    maker->inlets[maker->inlet_count] =
        (Inlet){.entry = entry, .odds = odds_of(&begun, maker->arena)};
    return maker->inlet_count++;
}

static bool has_volume(const Process *process)
{
    const Value *volume = &process->volume;
    return volume->kind == VALUE_RATE && volume->currency[0] == '\0' && process->start != NULL;
}

static void make_inlets(Maker *maker)
{
    for (uint32_t i = 0; i < maker->model->processes.count; i++) {
        const Process *process = maker->model->processes.at[i];
        const Value *volume = &process->volume;
        uint32_t inlet =
            maker->is_needed[i] && has_volume(process) ? inlet_at(maker, process->start) : NO_INLET;
        if (inlet != NO_INLET) {
            maker->inlets[inlet].own =
                (double)volume->amount / FIXED_ONE / unit_minutes(volume->period);
        }
    }
    for (uint32_t i = 0; i < maker->pass_count; i++) {
        Pass *pass = &maker->passes[i];
        bool is_needed = maker->is_needed[pass->entry->process->index];
        pass->inlet = is_needed ? inlet_at(maker, pass->entry) : NO_INLET;
    }
}

// How many of those who enter at a inlet take the way.
static double gain(const Inlet *inlet, const Pass *pass)
{
    if (inlet->entry->process != pass->from || !inlet->odds.is_known) {
        return 0;
    }
    double most = pass->stage != NULL ? inlet->odds.stages[pass->stage->index].visits
                                      : inlet->odds.ends[pass->end->index];
    return most > 0 ? most * pass->share : 0;
}

static void make_gains(Maker *maker)
{
    for (uint32_t i = 0; i < maker->pass_count; i++) {
        const Pass *pass = &maker->passes[i];
        for (uint32_t from = 0; pass->inlet != NO_INLET && from < maker->inlet_count; from++) {
            maker->gains[pass->inlet][from] += gain(&maker->inlets[from], pass);
        }
    }
}

// One round; whether nothing changes any more.
static bool pass_on(Maker *maker)
{
    double next[INLETS_MOST], largest = 0, change = 0;
    for (uint32_t to = 0; to < maker->inlet_count; to++) {
        next[to] = maker->inlets[to].own;
        for (uint32_t from = 0; from < maker->inlet_count; from++) {
            next[to] += maker->gains[to][from] * maker->inlets[from].amount;
        }
        double more = next[to] - maker->inlets[to].amount;
        largest = next[to] > largest ? next[to] : largest;
        change = more > change ? more : change;
    }
    for (uint32_t to = 0; to < maker->inlet_count; to++) {
        maker->inlets[to].amount = next[to];
    }
    return change <= largest * 1e-12;
}

static bool solve(Maker *maker)
{
    for (int round = 0; round < ROUNDS_MOST; round++) {
        if (pass_on(maker)) {
            return true;
        }
    }
    return false;
}

// ---- what is told -------------------------------------------------------------------------------

static void add_part(Inflow *inflow, const Process *from, const Stage *entry, double share)
{
    for (uint32_t i = 0; i < inflow->part_count; i++) {
        if (inflow->parts[i].from == from && inflow->parts[i].entry == entry) {
            inflow->parts[i].share += share;
            return;
        }
    }
    inflow->parts[inflow->part_count++] = (InflowPart){from, entry, share};
}

static void add_parts(const Maker *maker, Inflow *inflow, const Process *process, double total)
{
    inflow->parts = ARENA_MANY(maker->arena, maker->pass_count + 1, InflowPart);
    for (uint32_t i = 0; i < maker->inlet_count; i++) {
        if (maker->inlets[i].entry->process == process && maker->inlets[i].own > 0) {
            add_part(inflow, NULL, process->start, maker->inlets[i].own / total);
        }
    }
    for (uint32_t i = 0; i < maker->pass_count; i++) {
        const Pass *pass = &maker->passes[i];
        double amount = 0;
        for (uint32_t j = 0; pass->inlet != NO_INLET && j < maker->inlet_count; j++) {
            amount += gain(&maker->inlets[j], pass) * maker->inlets[j].amount;
        }
        inflow->is_assumed |= amount > 0 && pass->is_assumed;
        if (amount > 0 && pass->entry->process == process) {
            add_part(inflow, pass->from, pass->entry, amount / total);
        }
    }
}

static double mixed(double sum, double chance, double weight)
{
    return sum < 0 || chance < 0 ? -1 : sum + chance * weight;
}

static void add_odds(Odds *odds, const Process *process, const Odds *from, double weight)
{
    odds->is_known = odds->is_known && from->is_known;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        StageOdds *stage = &odds->stages[i];
        stage->reach += from->stages[i].reach * weight;
        stage->visits += from->stages[i].visits * weight;
        stage->win = from->stages[i].win; // from here on it is one, wherever the deal began
        stage->has_reach = stage->has_reach && from->stages[i].has_reach;
        stage->has_win = from->stages[i].has_win;
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        odds->ends[i] = mixed(odds->ends[i], from->ends[i], weight);
    }
    odds->win = mixed(odds->win, from->win, weight);
    odds->loss = mixed(odds->loss, from->loss, weight);
    odds->neutral = mixed(odds->neutral, from->neutral, weight);
    odds->handed_on = mixed(odds->handed_on, from->handed_on, weight);
}

// The chances of all that enters, each inlet by its part of the total.
static Odds mix_odds(const Maker *maker, const Process *process, double total)
{
    Odds odds = {.is_known = true};
    odds.stages = ARENA_MANY(maker->arena, process->stages.count, StageOdds);
    odds.ends = ARENA_MANY(maker->arena, process->ends.count, double);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        odds.stages[i].has_reach = true;
    }
    for (uint32_t i = 0; i < maker->inlet_count; i++) {
        const Inlet *inlet = &maker->inlets[i];
        if (inlet->entry->process == process && inlet->amount > 0) {
            add_odds(&odds, process, &inlet->odds, inlet->amount / total);
        }
    }
    return odds;
}

// The process's own period; else that of one that leads to it, else of any that does over others.
static Unit period_of(const Maker *maker, const Process *process)
{
    const ProcessList *all = &maker->model->processes;
    const Process *giver = has_volume(process) ? process : NULL;
    for (uint32_t i = 0; i < maker->pass_count && giver == NULL; i++) {
        const Pass *pass = &maker->passes[i];
        giver = pass->entry->process == process && has_volume(pass->from) ? pass->from : NULL;
    }
    for (uint32_t i = 0; i < all->count && giver == NULL; i++) {
        giver = maker->is_needed[i] && has_volume(all->at[i]) ? all->at[i] : NULL;
    }
    return giver != NULL ? giver->volume.period : UNIT_MONTH;
}

Inflow inflow_of(const Model *model, const Process *process, Arena *arena)
{
    const double AMOUNT_MOST = 1e15; // a minute: a circle in which they become more and more
    Maker *maker = ARENA_NEW(arena, Maker);
    maker->model = model;
    maker->arena = arena;
    maker->passes = ARENA_MANY(arena, count_passes(model) + 1, Pass);
    maker->is_needed = ARENA_MANY(arena, model->processes.count + 1, bool);
    for (uint32_t i = 0; i < model->processes.count; i++) {
        add_passes(maker, model->processes.at[i]);
    }
    find_needed(maker, process);
    make_inlets(maker);
    make_gains(maker);
    bool is_solved = solve(maker);
    double total = 0;
    for (uint32_t i = 0; i < maker->inlet_count; i++) {
        total += maker->inlets[i].entry->process == process ? maker->inlets[i].amount : 0;
    }
    Inflow inflow = {.amount = -1, .is_partial = maker->is_partial};
    if (!is_solved || !(total > 0 && total < AMOUNT_MOST)) {
        inflow.is_endless = total > 0;
        inflow.odds = odds_of(process, arena);
        return inflow;
    }
    inflow.period = period_of(maker, process);
    inflow.amount = total * unit_minutes(inflow.period);
    add_parts(maker, &inflow, process, total);
    inflow.odds = mix_odds(maker, process, total);
    return inflow;
}
