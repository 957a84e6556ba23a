// The view `handoffs`: what passes between roles.
//
// Anytimes stand last, as their numbers are the last ones, in a group of their own behind those of
// the phases.
#include "views/exchange.h"

#include "views/handoffs.h"
#include "views/page.h"
#include "views/route.h"
#include "views/words.h"

#include <string.h>

typedef struct Maker {
    const Process *process;
    Route route;
    Exchange *exchange;
    uint32_t *place;  // by Role.index: one more than its place among the roles
    const Role *role; // whose part is brought out; NULL: nobody's
    uint32_t role_count;
    Arena *arena;
} Maker;

static uint32_t role_place(Maker *maker, const Role *role)
{
    uint32_t *place = &maker->place[role->index];
    if (*place == 0) {
        StrList *roles = &maker->exchange->roles;
        maker->exchange->is_quiet[roles->count] = maker->role != NULL && maker->role != role;
        maker->exchange->casts[roles->count] = cast_new(maker->role_count, maker->arena);
        cast_add(maker->exchange->casts[roles->count], role);
        roles->at[roles->count++] = role->entity.label;
        *place = roles->count;
    }
    return *place - 1;
}

static void make_places(Maker *maker, const HandoffList *handoffs)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < handoffs->count; i++) {
        uint32_t giver = handoffs->at[i].giver->index, receiver = handoffs->at[i].receiver->index;
        most = giver > most ? giver : most;
        most = receiver > most ? receiver : most;
    }
    maker->place = ARENA_MANY(maker->arena, most + 1, uint32_t);
    maker->exchange->roles.at = ARENA_MANY(maker->arena, (size_t)handoffs->count * 2, Str);
    maker->exchange->is_quiet = ARENA_MANY(maker->arena, (size_t)handoffs->count * 2, bool);
    maker->exchange->casts = ARENA_MANY(maker->arena, (size_t)handoffs->count * 2, Cast *);
}

static Str soon_text(const Maker *maker, const OutcomeDetail *more)
{
    if (more->accept.text.length == 0) {
        return STR("");
    }
    Str text = str_format(maker->arena, "taken within %.*s", STR_ARGS(more->accept.text));
    return more->tell == NULL ? text
                              : str_format(maker->arena, "%.*s, else %.*s is told", STR_ARGS(text),
                                           STR_ARGS(more->tell->entity.label));
}

static bool goes_back(const Maker *maker, const Handoff *handoff)
{
    const Stage *next = outcome_next_stage(handoff->outcome);
    return !handoff->outcome->is_anytime && next != NULL && next->process == maker->process
           && route_is_back(&maker->route, handoff->stage, next);
}

// "Qualify lead", "Any stage of Meet".
static Str from_text(const Maker *maker, const Handoff *handoff)
{
    const Outcome *outcome = handoff->outcome;
    if (!outcome->is_anytime) {
        return handoff->stage->entity.label;
    }
    return outcome->phase == NULL ? STR("Any stage")
                                  : str_format(maker->arena, "Any stage of %.*s",
                                               STR_ARGS(outcome->phase->entity.label));
}

static int32_t group_of(const Maker *maker, const Handoff *handoff)
{
    const Phase *phase = handoff->stage->phase;
    if (handoff->outcome->is_anytime) {
        return (int32_t)maker->process->phases.count;
    }
    return phase != NULL ? (int32_t)phase->index : -1;
}

static void add_pass(Maker *maker, const Handoff *handoff)
{
    const OutcomeDetail *more = handoff->outcome->more;
    ExchangePass *pass = &maker->exchange->passes[maker->exchange->pass_count++];
    Str from = from_text(maker, handoff);
    pass->id = str_format(maker->arena, "handoff-%u", maker->exchange->pass_count);
    pass->number = str_format(maker->arena, "%u", handoff->number);
    pass->title = str_format(maker->arena, "%.*s: %.*s", STR_ARGS(from),
                             STR_ARGS(handoff->outcome->entity.label));
    pass->given.at = ARENA_MANY(maker->arena, more->give.count, Str);
    for (uint32_t i = 0; i < more->give.count; i++) {
        pass->given.at[pass->given.count++] = more->give.at[i].text;
    }
    pass->soon = soon_text(maker, more);
    pass->group = group_of(maker, handoff);
    pass->from = role_place(maker, handoff->giver);
    pass->to = role_place(maker, handoff->receiver);
    pass->is_back = goes_back(maker, handoff);
    pass->is_quiet = maker->role != NULL && handoff->giver != maker->role
                     && handoff->receiver != maker->role && more->tell != maker->role;
    pass->cast = cast_new(maker->role_count, maker->arena);
    cast_add(pass->cast, handoff->giver);
    cast_add(pass->cast, handoff->receiver);
    cast_add(pass->cast, more->tell);
    pass->spoken = str_format(maker->arena, "Hand-off %.*s from %.*s to %.*s, %.*s",
                              STR_ARGS(pass->number), STR_ARGS(handoff->giver->entity.label),
                              STR_ARGS(handoff->receiver->entity.label), STR_ARGS(pass->title));
}

// The phases, and a group for what holds at any stage; without phases it needs no name.
static void add_groups(Maker *maker)
{
    uint32_t count = maker->process->phases.count;
    Exchange *exchange = maker->exchange;
    exchange->groups = ARENA_MANY(maker->arena, count + 1, Group);
    exchange->group_count = count + 1;
    if (count > 0) {
        memcpy(exchange->groups, page_groups(maker->process, maker->arena), count * sizeof(Group));
    }
    exchange->groups[count] = (Group){STR("any-stage"), STR("At any stage"), STR("slate"), count};
}

static void add_foot(Maker *maker)
{
    StrList *foot = &maker->exchange->foot;
    Str lines[] = {page_edition(maker->process, maker->arena),
                   STR("Dashed arrows lead back to an earlier stage."),
                   page_role_note(maker->role, maker->arena)};
    bool has_back = false;
    for (uint32_t i = 0; i < maker->exchange->pass_count; i++) {
        has_back |= maker->exchange->passes[i].is_back;
    }
    foot->at = ARENA_MANY(maker->arena, 3, Str);
    for (uint32_t i = 0; i < 3; i++) {
        if (lines[i].length > 0 && (i != 1 || has_back)) {
            foot->at[foot->count++] = lines[i];
        }
    }
}

Exchange *exchange_make(const Process *process, const Odds *odds, const ViewOptions *options,
                        Arena *arena)
{
    Maker maker = {.process = process,
                   .arena = arena,
                   .role = options->role,
                   .role_count = options->role_count};
    maker.route = route_find(process, odds, arena);
    maker.exchange = ARENA_NEW(arena, Exchange);
    Exchange *exchange = maker.exchange;
    HandoffList handoffs = handoffs_of(process, arena);
    exchange->width = options->width;
    exchange->title = process->entity.label;
    exchange->subtitle = STR("What passes between people, and how soon");
    add_groups(&maker);
    exchange->passes = ARENA_MANY(arena, handoffs.count, ExchangePass);
    make_places(&maker, &handoffs);
    for (uint32_t i = 0; i < handoffs.count; i++) {
        add_pass(&maker, &handoffs.at[i]);
    }
    exchange->description =
        str_format(arena, "Hand-offs of %.*s: %u between %u roles.", STR_ARGS(exchange->title),
                   exchange->pass_count, exchange->roles.count);
    add_foot(&maker);
    return exchange;
}
