// The view `funnel`: how many of those who enter come how far, and where the others go.
//
// Steps are the stages on the way to the win (views/route), then the win itself, then the stages
// aside of the way. The share of a step is the chance that a deal is ever there. What leaves a
// stage is counted by visits: how often a deal is there, times the share of visits that take the
// way out; over all steps, those that end and the wins come to all that entered.
#include "views/funnel.h"

#include "base/out.h"
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
    double volume; // what enters in a period; below 0: the file does not say
    const char *period;
    bool has_assumed;
    bool has_money;
} Maker;

// ---- numbers ------------------------------------------------------------------------------------

// "540", "12.5": of those who enter, where the file says how many do; else a percentage.
static Str amount_text(const Maker *maker, double share)
{
    if (maker->volume < 0) {
        return percent_text(share, maker->arena);
    }
    return count_text(share * maker->volume, maker->arena);
}

// What deals would have been worth, or nothing where volume or value are not known.
static Str worth_text(Maker *maker, double share)
{
    Money money = maker->process->deal;
    double worth = (double)money.amount * share * maker->volume;
    if (money.currency[0] == '\0' || maker->volume < 0 || worth > 9e18) {
        return STR("");
    }
    money.amount = (Fixed)worth;
    maker->has_money = true;
    Str text = money_text(money, maker->arena);
    return str_format(maker->arena, " · %.*s", STR_ARGS(text));
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
    double *shares; // by place
    Str *names;     // of the outcomes that go there
} Flowing;

static void add_way(Maker *maker, Flowing *flowing, const Stage *stage, const Way *way)
{
    uint32_t place = place_of(maker, stage, &way->outcome->target);
    double share = maker->odds->stages[stage->index].visits * share_value(way->share);
    maker->has_assumed |= way->share.kind == SHARE_ASSUMED && share > 0;
    if (place == UINT32_MAX || share <= 0) {
        return;
    }
    flowing->shares[place] += share;
    flowing->names[place] =
        text_join(flowing->names[place], ", ", way->outcome->entity.label, maker->arena);
}

static const char *exit_word(ExitKind kind)
{
    switch (kind) {
    case EXIT_LOSS: return "lost";
    case EXIT_NEUTRAL: return "leave";
    case EXIT_ELSEWHERE: return "handed on";
    case EXIT_ASIDE: return "aside";
    }
    return "";
}

static void add_exit(Maker *maker, FunnelStep *step, ExitKind kind, double share, Str names)
{
    FunnelExit *exit = &step->exits[step->exit_count++];
    Str amount = amount_text(maker, share);
    Str worth = kind == EXIT_LOSS ? worth_text(maker, share) : STR("");
    exit->kind = kind;
    exit->text = str_format(maker->arena, "%.*s %s%.*s: %.*s", STR_ARGS(amount), exit_word(kind),
                            STR_ARGS(worth), STR_ARGS(names));
}

static void add_exits(Maker *maker, FunnelStep *step, const Stage *stage)
{
    const EndList *ends = &maker->process->ends;
    Flowing flowing = {ARENA_MANY(maker->arena, ends->count + 2, double),
                       ARENA_MANY(maker->arena, ends->count + 2, Str)};
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        add_way(maker, &flowing, stage, &stage->ways.at[i]);
    }
    step->exits = ARENA_MANY(maker->arena, ends->count + 2, FunnelExit);
    for (uint32_t i = 0; i < ends->count + 2; i++) {
        bool is_end = i < ends->count;
        if (flowing.shares[i] <= 0 || (is_end && ends->at[i]->kind == END_WIN)) {
            continue;
        }
        ExitKind kind = !is_end ? (i == ends->count ? EXIT_ELSEWHERE : EXIT_ASIDE)
                        : ends->at[i]->kind == END_LOSS ? EXIT_LOSS
                                                        : EXIT_NEUTRAL;
        add_exit(maker, step, kind, flowing.shares[i], flowing.names[i]);
    }
}

// ---- steps --------------------------------------------------------------------------------------

static void say_step(Maker *maker, FunnelStep *step)
{
    step->amount = amount_text(maker, step->share);
    step->overall = maker->volume < 0 ? STR("") : percent_text(step->share, maker->arena);
    Out out;
    out_start_in(&out, maker->arena);
    out_str(&out, step->title);
    out_text(&out, ": ");
    out_str(&out, step->amount);
    if (maker->volume >= 0) {
        out_format(&out, " per %s", maker->period);
    }
    out_text(&out, step->is_win ? " are won" : " come here");
    for (uint32_t i = 0; i < step->exit_count; i++) {
        out_text(&out, "; ");
        out_str(&out, step->exits[i].text);
    }
    step->spoken = out_finish(&out);
}

static void add_stage(Maker *maker, const Stage *stage)
{
    FunnelStep *step = &maker->funnel->steps[maker->funnel->step_count++];
    const Entity *entity = &stage->entity;
    int32_t place = maker->route.steps[stage->index];
    step->id = id_text("stage", maker->process->entity.name, NULL, entity->name, maker->arena);
    step->title = entity->label;
    step->number = place >= 0 ? str_format(maker->arena, "%d", (int)place + 1) : STR("");
    step->link = entity->more->links.count > 0 ? entity->more->links.at[0].address : STR("");
    step->group = stage->phase != NULL ? (int32_t)stage->phase->index : -1;
    step->share = maker->odds->stages[stage->index].reach;
    step->time = stage->takes.text;
    step->is_assumed = stage->ways.count > 0 && stage->ways.at[0].share.kind == SHARE_ASSUMED;
    add_exits(maker, step, stage);
}

static void add_win(Maker *maker)
{
    const End *goal = maker->route.goal;
    if (goal == NULL || goal->kind != END_WIN) {
        return;
    }
    FunnelStep *step = &maker->funnel->steps[maker->funnel->step_count++];
    step->id = id_text("end", maker->process->entity.name, NULL, goal->entity.name, maker->arena);
    step->title = goal->entity.label;
    step->group = -1;
    step->share = maker->odds->win;
    step->is_win = true;
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

// "45%", "~33%" where the shares of the stage are assumed.
static Str next_text(const Maker *maker, const FunnelStep *step, double next)
{
    Str text = percent_text(next / step->share, maker->arena);
    return step->is_assumed ? str_format(maker->arena, "~%.*s", STR_ARGS(text)) : text;
}

static void finish_steps(Maker *maker)
{
    Funnel *funnel = maker->funnel;
    for (uint32_t i = 0; i < funnel->step_count; i++) {
        FunnelStep *step = &funnel->steps[i];
        say_step(maker, step);
        if (i + 1 < funnel->main_count && step->share > 0) {
            double next = funnel->steps[i + 1].share;
            step->onward = next < step->share ? next : step->share;
            // More may come to the next step than were here: some join from aside.
            step->next = next <= step->share ? next_text(maker, step, next) : STR("");
        }
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

static void read_volume(Maker *maker)
{
    const Value *volume = &maker->process->volume;
    maker->volume = -1;
    if (volume->kind == VALUE_RATE && volume->currency[0] == '\0') {
        maker->volume = (double)volume->amount / FIXED_ONE;
        maker->period = unit_text(volume->period);
    }
}

static void add_words(Maker *maker)
{
    Funnel *funnel = maker->funnel;
    Arena *arena = maker->arena;
    Str won = percent_text(maker->odds->win, arena), edition = page_edition(maker->process, arena);
    funnel->title = maker->process->entity.label;
    funnel->subtitle = str_format(arena, "Of all that enter, %.*s are won", STR_ARGS(won));
    funnel->description = str_format(arena, "Funnel of %.*s: %u steps, %.*s of what enters is won.",
                                     STR_ARGS(funnel->title), funnel->main_count, STR_ARGS(won));
    funnel->bars_label =
        maker->volume < 0 ? STR("Come here") : str_format(arena, "Come here per %s", maker->period);
    funnel->foot.at = ARENA_MANY(arena, 4, Str);
    if (edition.length > 0) {
        funnel->foot.at[funnel->foot.count++] = edition;
    }
    if (maker->volume < 0) {
        funnel->foot.at[funnel->foot.count++] =
            STR("Shares of all that enter; the file gives no volume.");
    }
    if (maker->has_money) {
        funnel->foot.at[funnel->foot.count++] =
            STR("Money beside losses: what those deals would have been worth, each won.");
    }
    if (maker->has_assumed) {
        funnel->foot.at[funnel->foot.count++] = STR(
            "~ Some shares are assumed: where a stage gives none, all its ways out count alike.");
    }
}

Funnel *funnel_make(const Process *process, const Odds *odds, const ViewOptions *options,
                    Arena *arena)
{
    (void)options;
    if (!is_known(process, odds)) {
        return NULL;
    }
    Maker maker = {.process = process, .odds = odds, .arena = arena};
    maker.funnel = ARENA_NEW(arena, Funnel);
    maker.route = route_find(process, odds, arena);
    maker.funnel->steps = ARENA_MANY(arena, process->stages.count + 1, FunnelStep);
    maker.funnel->groups = page_groups(process, arena);
    maker.funnel->group_count = process->phases.count;
    read_volume(&maker);
    add_main(&maker);
    add_aside(&maker);
    finish_steps(&maker);
    add_words(&maker);
    return maker.funnel;
}
