// Where the stages of a handout lead: their ways out, how often each is taken and when, and the common
// reasons for losing.
#include "views/handout_parts.h"
#include "views/words.h"

// ---- where it leads -----------------------------------------------------------------------------

// The card of a stage of another process; NULL where the role has no part in it.
static const Block *card_elsewhere(const Handout *handout, const Target *target)
{
    for (uint32_t i = 0; i < handout->process_count; i++) {
        if (handout->processes[i].process == target->process) {
            return handout->processes[i].cards[target->stage->index];
        }
    }
    return NULL;
}

void handout_add_target(const Handout *handout, Block *block, const RoleProcess *own,
                        const Target *target)
{
    if (target->end) {
        Str label = target->end->entity.label;
        switch (target->end->kind) {
        case END_WIN: label = phrase_with(handout->arena, PHRASE_IS_WIN, label); break;
        case END_LOSS: label = phrase_with(handout->arena, PHRASE_IS_LOSS, label); break;
        case END_NEUTRAL: break;
        }
        line_add(handout->document, block, label);
    } else if (target->process && target->stage) {
        line_add_aim(handout->document, block,
                     phrase_with_two(handout->arena, PHRASE_IN_PROCESS,
                                     target->process->entity.label, target->stage->entity.label),
                     card_elsewhere(handout, target));
    } else if (target->stage) {
        const Block *card = own->cards[target->stage->index];
        line_add_aim(handout->document, block, target->stage->entity.label, card);
    }
}

static Str share_of(const Handout *handout, const Way *way)
{
    Str percent = percent_text(share_value(way->share), handout->arena);
    switch (way->share.kind) {
    case SHARE_GIVEN:
    case SHARE_REST: return percent;
    case SHARE_ASSUMED: return phrase_with(handout->arena, PHRASE_SHARE_ASSUMED, percent);
    case SHARE_UNESTIMATED: return phrase(PHRASE_SHARE_UNKNOWN);
    }
    return percent;
}

static Str condition_of(const Handout *handout, const Outcome *outcome)
{
    Series list = {0};
    if (outcome->more->after.text.length > 0) {
        series_add(handout, &list, PHRASE_LIST_SEMICOLON,
                   phrase_with(handout->arena, PHRASE_AFTER_TIME, outcome->more->after.text));
    }
    for (uint32_t i = 0; i < outcome->more->when.count; i++) {
        series_add(handout, &list, PHRASE_LIST_SEMICOLON, outcome->more->when.at[i].text);
    }
    return list.text;
}

static void add_heads(const Handout *handout, Block *table, const PhraseId *heads, uint32_t count)
{
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    for (uint32_t i = 0; i < count; i++) {
        block_add_text(handout->document, row, BLOCK_CELL, phrase(heads[i]));
    }
}

static bool is_handed_over(const RoleProcess *own, const Outcome *outcome)
{
    for (uint32_t i = 0; i < own->handoffs.count; i++) {
        if (own->handoffs.at[i].outcome == outcome) {
            return true;
        }
    }
    return false;
}

static void add_way(const Handout *handout, Block *table, const RoleProcess *own, const Way *way)
{
    const Outcome *outcome = way->outcome;
    Str label = outcome->entity.label;
    if (outcome->is_anytime) {
        label = phrase_with(handout->arena, PHRASE_ANY_TIME, label);
    }
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    block_add_text(handout->document, row, BLOCK_CELL, label);
    handout_add_target(handout, block_add(handout->document, row, BLOCK_CELL), own,
                       &outcome->target);
    block_add_text(handout->document, row, BLOCK_CELL, share_of(handout, way));
    block_add_text(handout->document, row, BLOCK_CELL, condition_of(handout, outcome));
    bool stays = !is_handed_over(own, outcome); // a hand-off is told among the hand-offs
    block_add_text(handout->document, row, BLOCK_CELL,
                   stays ? handout_given(handout, outcome) : (Str){0});
    block_add_text(handout->document, row, BLOCK_CELL,
                   stays ? handout_accepted(handout, outcome) : (Str){0});
}

void handout_add_ways(const Handout *handout, Block *card, const RoleProcess *own,
                      const Stage *stage)
{
    static const PhraseId heads[] = {PHRASE_OUTCOME,   PHRASE_LEADS_TO, PHRASE_HOW_OFTEN,
                                     PHRASE_WHEN_HEAD, PHRASE_GIVEN,    PHRASE_TAKEN_OVER};
    if (stage->ways.count == 0) {
        return;
    }
    Block *table = handout_add_labelled(handout, card, PHRASE_LEADS, BLOCK_TABLE);
    add_heads(handout, table, heads, sizeof heads / sizeof *heads);
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        add_way(handout, table, own, &stage->ways.at[i]);
    }
    table_drop_empty(table);
    Block *remarks = NULL;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        handout_add_remarks(handout, card, &remarks, &stage->ways.at[i].outcome->entity);
    }
}

// ---- reasons ------------------------------------------------------------------------------------

// The reasons of the ways that lead to a loss: their own, or else those of the end.
static const TextList *reasons_of(const Outcome *outcome)
{
    const End *end = outcome->target.end;
    if (!end || end->kind != END_LOSS) {
        return NULL;
    }
    return outcome->more->reasons.count > 0 ? &outcome->more->reasons : &end->reasons;
}

static bool list_has(const Block *list, Str text)
{
    for (const Block *item = list->first; item; item = item->next) {
        if (item->line.first && str_equal(item->line.first->text, text)) {
            return true;
        }
    }
    return false;
}

enum { REASONS_MOST = 50 };

void handout_add_reasons(const Handout *handout, Block *card, const Stage *stage)
{
    Block *list = NULL;
    uint32_t count = 0;
    for (uint32_t w = 0; w < stage->ways.count; w++) {
        const TextList *reasons = reasons_of(stage->ways.at[w].outcome);
        for (uint32_t i = 0; reasons && i < reasons->count && count < REASONS_MOST; i++) {
            if (!list) {
                list = handout_add_labelled(handout, card, PHRASE_REASONS, BLOCK_LIST);
            }
            if (!list_has(list, reasons->at[i].text)) {
                block_add_text(handout->document, list, BLOCK_ITEM, reasons->at[i].text);
                count++;
            }
        }
    }
}
