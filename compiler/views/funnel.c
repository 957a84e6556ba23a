// The view `funnel`: how many of those who enter come how far, and where the others go.
//
// Steps are the stages on the way to the win (views/route), then the win itself, then the stages
// aside of the way. The share of a step is the chance that a deal is ever there. What leaves a
// stage is counted by visits: how often a deal is there, times the share of visits that take the
// way out; over all steps, those that end and the wins come to all that entered.
#include "views/funnel.h"

#include "base/out.h"
#include "views/assumed.h"
#include "views/inflow.h"
#include "views/page.h"
#include "views/route.h"
#include "views/words.h"

#include <stdlib.h>

typedef struct Maker {
    const Process *process;
    const Odds *odds;
    Arena *arena;
    Funnel *funnel;
    Route route;
    const Inflow *inflow;
    double volume; // what enters in a period; below 0: the file does not say
    const char *period;
    double *entering; // by step: those who enter there, of all; 0 for the start
    // Whether how many come there rests on assumed shares, by index.
    const bool *is_assumed, *is_end_assumed;
    bool has_assumed;
    bool has_money;
    const Role *role; // whose part is brought out; NULL: nobody's
    uint32_t role_count;
} Maker;

// ---- numbers ------------------------------------------------------------------------------------

// Digits in threes from 10 000 on, with spaces that do not break.
static Str digits_text(double whole, Arena *arena)
{
    Out out, digits;
    out_start_in(&digits, arena);
    out_decimal(&digits, whole, 0);
    Str text = out_finish(&digits);
    out_start_in(&out, arena);
    for (size_t i = 0; i < text.length; i++) {
        bool is_gap = text.length > 4 && i > 0 && (text.length - i) % 3 == 0;
        out_text(&out, is_gap ? "\xC2\xA0" : "");
        out_char(&out, text.at[i]);
    }
    return out_finish(&out);
}

// "540", "about 6", "<1": nobody loses half a deal, so counts are whole.
static Str deals_text(const Maker *maker, double deals, bool is_assumed)
{
    double whole = (double)(int64_t)(deals < 9e15 ? deals + 0.5 : deals);
    double apart = deals > whole ? deals - whole : whole - deals;
    if (deals > 0 && whole < 1) {
        return STR("<1");
    }
    Str digits = digits_text(whole, maker->arena);
    bool is_about = whole < 10 && apart > 0.05 && !is_assumed;
    return is_about ? str_format(maker->arena, "about %.*s", STR_ARGS(digits)) : digits;
}

// To three digits: more would only look exact.
static Fixed rounded(Fixed amount)
{
    Fixed unit = 1;
    while (amount / unit >= 1000) {
        unit *= 10;
    }
    return amount / unit * unit + (amount % unit >= unit - unit / 2 ? unit : 0);
}

// What deals would have been worth, or nothing where volume or value are not known.
static Str worth_text(Maker *maker, double share)
{
    Money money = maker->process->deal;
    double worth = (double)money.amount * share * maker->volume;
    if (money.currency[0] == '\0' || maker->volume < 0 || worth > 9e17) {
        return STR("");
    }
    money.amount = rounded((Fixed)worth);
    maker->has_money = true;
    Str text = money_text(money, maker->arena);
    return str_format(maker->arena, " · %.*s", STR_ARGS(text));
}

// Of those who enter, where the file says how many do; else a percentage. "~" where it is assumed.
static Str amount_text(Maker *maker, double share, bool is_assumed)
{
    is_assumed = is_assumed || maker->inflow->is_assumed;
    maker->has_assumed |= is_assumed;
    if (maker->volume < 0) {
        return reach_text(share, is_assumed, maker->arena);
    }
    Str text = deals_text(maker, share * maker->volume, is_assumed);
    return is_assumed ? str_format(maker->arena, "~%.*s", STR_ARGS(text)) : text;
}

// ---- exits --------------------------------------------------------------------------------------

// Where a way goes: index of an end, then one for all other processes, then one for stages aside.
static uint32_t place_of(const Maker *maker, const Stage *stage, const Target *target)
{
    uint32_t ends = maker->process->ends.count;
    if (target->end != NULL) {
        return target->end->index;
    }
    if (target->process != NULL && target->process != maker->process) {
        return ends;
    }
    int32_t here = maker->route.steps[stage->index];
    bool is_aside = target->stage != NULL && maker->route.steps[target->stage->index] < 0;
    return is_aside && here >= 0 ? ends + 1 : UINT32_MAX;
}

typedef struct Flowing {
    double *shares;    // by place
    Str *names;        // of the outcomes that go there
    const Entity **to; // what is entered there; NULL: an end
    bool *has_others;  // and more than that
} Flowing;

// "No answer", or with its reasons: "Does not fit (No need)".
static Str way_text(const Maker *maker, const Outcome *outcome)
{
    const TextList *reasons = &outcome->more->reasons;
    Str list = {"", 0};
    for (uint32_t i = 0; i < reasons->count; i++) {
        list = text_join(list, ", ", reasons->at[i].text, maker->arena);
    }
    return list.length == 0 ? outcome->entity.label
                            : str_format(maker->arena, "%.*s (%.*s)",
                                         STR_ARGS(outcome->entity.label), STR_ARGS(list));
}

static void note_target(Flowing *flowing, uint32_t place, const Target *target)
{
    const Entity *to = target->process != NULL ? &target->process->entity
                       : target->stage != NULL ? &target->stage->entity
                                               : NULL;
    flowing->has_others[place] |= flowing->to[place] != NULL && flowing->to[place] != to;
    flowing->to[place] = to;
}

static void add_way(Maker *maker, Flowing *flowing, const Stage *stage, const Way *way)
{
    uint32_t place = place_of(maker, stage, &way->outcome->target);
    double share = maker->odds->stages[stage->index].visits * share_value(way->share);
    if (place == UINT32_MAX || share <= 0) {
        return;
    }
    flowing->shares[place] += share;
    flowing->names[place] =
        text_join(flowing->names[place], ", ", way_text(maker, way->outcome), maker->arena);
    note_target(flowing, place, &way->outcome->target);
}

// "lost", "to Renewal"; "aside" where they go to several stages.
static Str exit_word(const Maker *maker, ExitKind kind, const Entity *to)
{
    if (to != NULL && (kind == EXIT_ELSEWHERE || kind == EXIT_ASIDE)) {
        return str_format(maker->arena, "to %.*s", STR_ARGS(to->label));
    }
    switch (kind) {
    case EXIT_LOSS: return STR("lost");
    case EXIT_NEUTRAL: return STR("leave");
    case EXIT_ELSEWHERE: return STR("handed on");
    case EXIT_ASIDE: return STR("aside");
    }
    return STR("");
}

static ExitKind exit_kind(const EndList *ends, uint32_t place)
{
    if (place >= ends->count) {
        return place == ends->count ? EXIT_ELSEWHERE : EXIT_ASIDE;
    }
    return ends->at[place]->kind == END_LOSS ? EXIT_LOSS : EXIT_NEUTRAL;
}

static void add_exit(Maker *maker, FunnelStep *step, const Flowing *flowing, uint32_t place,
                     bool is_assumed)
{
    FunnelExit *exit = &step->exits[step->exit_count++];
    double share = flowing->shares[place];
    exit->kind = exit_kind(&maker->process->ends, place);
    Str amount = amount_text(maker, share, is_assumed);
    Str worth = exit->kind == EXIT_LOSS ? worth_text(maker, share) : STR("");
    Str word = exit_word(maker, exit->kind, flowing->has_others[place] ? NULL : flowing->to[place]);
    exit->text = str_format(maker->arena, "%.*s %.*s%.*s: %.*s", STR_ARGS(amount), STR_ARGS(word),
                            STR_ARGS(worth), STR_ARGS(flowing->names[place]));
}

static void add_exits(Maker *maker, FunnelStep *step, const Stage *stage)
{
    const EndList *ends = &maker->process->ends;
    uint32_t places = ends->count + 2;
    Flowing flowing = {
        ARENA_MANY(maker->arena, places, double), ARENA_MANY(maker->arena, places, Str),
        ARENA_MANY(maker->arena, places, const Entity *), ARENA_MANY(maker->arena, places, bool)};
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        add_way(maker, &flowing, stage, &stage->ways.at[i]);
    }
    step->exits = ARENA_MANY(maker->arena, places, FunnelExit);
    for (uint32_t i = 0; i < places; i++) {
        bool is_win = i < ends->count && ends->at[i]->kind == END_WIN;
        if (flowing.shares[i] > 0 && !is_win) {
            add_exit(maker, step, &flowing, i, step->is_assumed || maker->is_assumed[stage->index]);
        }
    }
}

// ---- steps --------------------------------------------------------------------------------------

static void fill_figures(Maker *maker, FunnelStep *step, bool is_assumed)
{
    is_assumed = is_assumed && step->share < 1; // that all come where all begin needs no share
    is_assumed = is_assumed || (maker->inflow->is_assumed && maker->inflow->part_count > 1);
    step->amount = amount_text(maker, step->share, is_assumed);
    step->overall = maker->volume < 0 ? STR("") : reach_text(step->share, is_assumed, maker->arena);
}

static void say_step(Maker *maker, FunnelStep *step)
{
    Out out;
    out_start_in(&out, maker->arena);
    out_str(&out, step->title);
    out_text(&out, ": ");
    out_str(&out, step->amount);
    if (maker->volume >= 0) {
        out_format(&out, " per %s", maker->period);
    }
    out_text(&out, step->is_win ? " are won" : " come here");
    if (step->overall.length > 0) {
        out_format(&out, ", %.*s of all", STR_ARGS(step->overall));
    }
    if (step->next.length > 0) {
        out_format(&out, ", %.*s go on", STR_ARGS(step->next));
    }
    for (uint32_t i = 0; i < step->exit_count; i++) {
        out_text(&out, "; ");
        out_str(&out, step->exits[i].text);
    }
    step->spoken = out_finish(&out);
}

// What enters a stage from other processes, where it is not the start.
static double entering_at(const Maker *maker, const Stage *stage)
{
    double share = 0;
    for (uint32_t i = 0; i < maker->inflow->part_count; i++) {
        const InflowPart *part = &maker->inflow->parts[i];
        share += part->entry == stage && stage != maker->process->start ? part->share : 0;
    }
    return share;
}

static void add_stage(Maker *maker, const Stage *stage)
{
    FunnelStep *step = &maker->funnel->steps[maker->funnel->step_count++];
    const Entity *entity = &stage->entity;
    int32_t place = maker->route.steps[stage->index];
    step->id = id_text("stage", &maker->process->entity, NULL, entity->name, maker->arena);
    step->title = entity->label;
    step->number = place >= 0 ? str_format(maker->arena, "%d", (int)place + 1) : STR("");
    step->link = entity->more->links.count > 0 ? entity->more->links.at[0].address : STR("");
    step->group = stage->phase != NULL ? (int32_t)stage->phase->index : -1;
    step->share = maker->odds->stages[stage->index].reach;
    step->time = stage->takes.text;
    step->is_assumed = assumed_at(stage);
    step->is_quiet = !page_takes_part(maker->role, stage, maker->arena);
    step->cast = cast_of_stage(maker->role_count, stage, maker->arena);
    maker->entering[maker->funnel->step_count - 1] = entering_at(maker, stage);
    fill_figures(maker, step, maker->is_assumed[stage->index]);
    add_exits(maker, step, stage);
}

static void add_win(Maker *maker)
{
    const End *goal = maker->route.goal;
    if (goal == NULL || goal->kind != END_WIN) {
        return;
    }
    FunnelStep *step = &maker->funnel->steps[maker->funnel->step_count++];
    step->id = id_text("end", &maker->process->entity, NULL, goal->entity.name, maker->arena);
    step->title = goal->entity.label;
    step->group = -1;
    step->share = maker->odds->win;
    step->is_win = true;
    step->is_quiet = maker->role != NULL;
    step->cast = cast_new(maker->role_count, maker->arena);
    fill_figures(maker, step, assumed_wins(maker->process, maker->is_end_assumed));
}

// Stages in the order of the way.
static void add_main(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    const Stage **order = ARENA_MANY(maker->arena, maker->route.count, const Stage *);
    for (uint32_t i = 0; i < stages->count; i++) {
        if (maker->route.steps[i] >= 0) {
            order[maker->route.steps[i]] = stages->at[i];
        }
    }
    for (uint32_t i = 0; i < maker->route.count; i++) {
        add_stage(maker, order[i]);
    }
    add_win(maker);
    maker->funnel->main_count = maker->funnel->step_count;
}

static void add_aside(Maker *maker)
{
    const StageList *stages = &maker->process->stages;
    for (uint32_t i = 0; i < stages->count; i++) {
        if (maker->route.steps[i] < 0) {
            add_stage(maker, stages->at[i]);
        }
    }
}

// Those of a step who come to the next one. More may come there than were here, as some join from
// aside: then a share of those here would say nothing. Those who enter at the next one do not count.
static void fill_onward(Maker *maker, uint32_t index)
{
    const double ROUNDED = 1 + 1e-9; // chances that are equal may differ in their last digits
    FunnelStep *step = &maker->funnel->steps[index];
    double next = maker->funnel->steps[index + 1].share - maker->entering[index + 1];
    if (step->share <= 0) {
        return;
    }
    step->onward = next < step->share ? next : step->share;
    step->next = next <= step->share * ROUNDED
                     ? reach_text(step->onward / step->share, step->is_assumed, maker->arena)
                     : STR("");
}

static void finish_steps(Maker *maker)
{
    Funnel *funnel = maker->funnel;
    for (uint32_t i = 0; i < funnel->step_count; i++) {
        if (i + 1 < funnel->main_count) {
            fill_onward(maker, i);
        }
        say_step(maker, &funnel->steps[i]);
    }
}

// ---- the whole ----------------------------------------------------------------------------------

static bool is_known(const Process *process, const Odds *odds)
{
    bool known = odds->is_known && process_has_win(process) && odds->win >= 0;
    for (uint32_t i = 0; known && i < process->stages.count; i++) {
        known = odds->stages[i].has_reach;
    }
    return known;
}

// "Enter per month · its own: 30 at Taste · Inquiries: 103 at Taste". Nothing where all is its own.
static Str inflow_note(const Maker *maker)
{
    const Inflow *inflow = maker->inflow;
    Str text = str_format(maker->arena, "Enter per %s", maker->period);
    bool has_others = false;
    for (uint32_t i = 0; i < inflow->part_count; i++) {
        const InflowPart *part = &inflow->parts[i];
        Str amount = deals_text(maker, part->share * maker->volume, false);
        Str from = part->from != NULL ? part->from->entity.label : STR("its own");
        Str words = str_format(maker->arena, "%.*s: %.*s at %.*s", STR_ARGS(from), STR_ARGS(amount),
                               STR_ARGS(part->entry->entity.label));
        text = text_join(text, " · ", words, maker->arena);
        has_others |= part->from != NULL;
    }
    if (inflow->is_partial) {
        text =
            text_join(text, " · ", STR("and more, by too many ways to be counted"), maker->arena);
    }
    return has_others ? text : STR("");
}

static void add_foot(Maker *maker, Str line)
{
    StrList *foot = &maker->funnel->foot;
    if (line.length > 0) {
        foot->at[foot->count++] = line;
    }
}

// What the figures are shares of.
static Str basis_note(const Maker *maker)
{
    if (maker->volume >= 0) {
        return STR(
            "Of all: of what enters, what ever comes here. Go on: of those here, who reach the "
            "next step.");
    }
    return maker->inflow->is_endless ? STR(
               "Shares are of all that enter; how many do is not known, as processes hand deals "
               "on in a circle that loses none. Go on: of those here, who reach the next step.")
                                     : STR("Shares are of all that enter; the file gives no "
                                           "volume. Go on: of those here, "
                                           "who reach the next step.");
}

static void add_feet(Maker *maker)
{
    enum { LINES_MOST = 7 };
    maker->funnel->foot.at = ARENA_MANY(maker->arena, LINES_MOST, Str);
    add_foot(maker, page_edition(maker->process, maker->arena));
    add_foot(maker, basis_note(maker));
    add_foot(maker, inflow_note(maker));
    if (maker->has_money) {
        add_foot(maker,
                 STR("Money beside losses: what those deals would have been worth, each won."));
    }
    if (maker->has_assumed) {
        add_foot(maker, STR("~ rests on assumed shares: where a stage gives none, all its ways out "
                            "count alike."));
    }
    add_foot(maker, page_role_note(maker->role, maker->arena));
}

static Str headline(Maker *maker)
{
    bool is_assumed = assumed_wins(maker->process, maker->is_end_assumed);
    Str won = reach_text(maker->odds->win, is_assumed, maker->arena);
    if (maker->volume < 0) {
        return str_format(maker->arena, "Of all that enter, %.*s are won", STR_ARGS(won));
    }
    Str in = deals_text(maker, maker->volume, false);
    Str out = amount_text(maker, maker->odds->win, is_assumed);
    return str_format(maker->arena, "Of %.*s that enter per %s, %.*s are won: %.*s of all",
                      STR_ARGS(in), maker->period, STR_ARGS(out), STR_ARGS(won));
}

static void add_words(Maker *maker)
{
    Funnel *funnel = maker->funnel;
    Arena *arena = maker->arena;
    Str won = percent_text(maker->odds->win, arena);
    funnel->title = maker->process->entity.label;
    funnel->subtitle = headline(maker);
    funnel->description = str_format(arena, "Funnel of %.*s: %u steps, %.*s of what enters is won.",
                                     STR_ARGS(funnel->title), funnel->main_count, STR_ARGS(won));
    funnel->bars_label = maker->volume < 0 ? STR("Come here, of all that enter")
                                           : str_format(arena, "Come here per %s", maker->period);
    add_feet(maker);
}

Funnel *funnel_make(const Model *model, const Process *process, const ViewOptions *options,
                    Arena *arena)
{
    const Inflow inflow = inflow_of(model, process, arena);
    const Odds *odds = &inflow.odds;
    if (!is_known(process, odds)) {
        return NULL;
    }
    Maker maker = {.process = process,
                   .odds = odds,
                   .inflow = &inflow,
                   .volume = inflow.amount,
                   .period = unit_text(inflow.period),
                   .arena = arena,
                   .role = options->role,
                   .role_count = options->role_count};
    maker.funnel = ARENA_NEW(arena, Funnel);
    maker.funnel->width = options->width;
    maker.route = route_find(process, odds, arena);
    maker.funnel->steps = ARENA_MANY(arena, process->stages.count + 1, FunnelStep);
    maker.funnel->groups = page_groups(process, arena);
    maker.funnel->group_count = process->phases.count;
    maker.entering = ARENA_MANY(arena, process->stages.count + 1, double);
    maker.is_assumed = assumed_arrivals(process, arena);
    maker.is_end_assumed = assumed_ends(process, maker.is_assumed, arena);
    add_main(&maker);
    add_aside(&maker);
    finish_steps(&maker);
    add_words(&maker);
    return maker.funnel;
}
