// The view `handoffs`: what passes between roles.
#include "views/exchange.h"

#include "views/handoffs.h"
#include "views/page.h"
#include "views/words.h"

typedef struct Maker {
    const Process *process;
    Exchange *exchange;
    uint32_t *place; // by Role.index: one more than its place among the roles
    Arena *arena;
} Maker;

static uint32_t role_place(Maker *maker, const Role *role)
{
    uint32_t *place = &maker->place[role->index];
    if (*place == 0) {
        StrList *roles = &maker->exchange->roles;
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

static bool goes_back(const Handoff *handoff)
{
    const Stage *next = outcome_next_stage(handoff->outcome);
    return next != NULL && next->process == handoff->stage->process
           && next->index <= handoff->stage->index;
}

static void add_pass(Maker *maker, const Handoff *handoff)
{
    const OutcomeDetail *more = handoff->outcome->more;
    const Stage *stage = handoff->stage;
    ExchangePass *pass = &maker->exchange->passes[maker->exchange->pass_count++];
    Str from = handoff->outcome->is_anytime ? STR("Any stage") : stage->entity.label;
    pass->id = str_format(maker->arena, "handoff-%u", maker->exchange->pass_count);
    pass->number = str_format(maker->arena, "%u", handoff->number);
    pass->title = str_format(maker->arena, "%.*s: %.*s", STR_ARGS(from),
                             STR_ARGS(handoff->outcome->entity.label));
    pass->given.at = ARENA_MANY(maker->arena, more->give.count, Str);
    for (uint32_t i = 0; i < more->give.count; i++) {
        pass->given.at[pass->given.count++] = more->give.at[i].text;
    }
    pass->soon = soon_text(maker, more);
    pass->group = stage->phase != NULL ? (int32_t)stage->phase->index : -1;
    pass->from = role_place(maker, handoff->giver);
    pass->to = role_place(maker, handoff->receiver);
    pass->is_back = goes_back(handoff);
    pass->spoken = str_format(maker->arena, "Hand-off %.*s from %.*s to %.*s, %.*s",
                              STR_ARGS(pass->number), STR_ARGS(handoff->giver->entity.label),
                              STR_ARGS(handoff->receiver->entity.label), STR_ARGS(pass->title));
}

Exchange *exchange_make(const Process *process, const ViewOptions *options, Arena *arena)
{
    (void)options;
    Maker maker = {.process = process, .arena = arena, .exchange = ARENA_NEW(arena, Exchange)};
    Exchange *exchange = maker.exchange;
    HandoffList handoffs = handoffs_of(process, arena);
    Str edition = page_edition(process, arena);
    exchange->title = process->entity.label;
    exchange->subtitle = STR("What passes between people, and how soon");
    exchange->groups = page_groups(process, arena);
    exchange->group_count = process->phases.count;
    exchange->passes = ARENA_MANY(arena, handoffs.count, ExchangePass);
    make_places(&maker, &handoffs);
    for (uint32_t i = 0; i < handoffs.count; i++) {
        add_pass(&maker, &handoffs.at[i]);
    }
    exchange->description =
        str_format(arena, "Hand-offs of %.*s: %u between %u roles.", STR_ARGS(exchange->title),
                   exchange->pass_count, exchange->roles.count);
    exchange->foot.at = ARENA_MANY(arena, 1, Str);
    if (edition.length > 0) {
        exchange->foot.at[exchange->foot.count++] = edition;
    }
    return exchange;
}
