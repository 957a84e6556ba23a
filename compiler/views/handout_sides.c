// The parts of a handout that look beyond the role's own stages: hand-offs, and what it is told.
//
// Hand-offs carry the numbers that they have in every picture of the process.
#include "views/handout_parts.h"

// ---- hand-offs ----------------------------------------------------------------------------------

Str handout_given(const Handout *handout, const Outcome *outcome)
{
    Series list = {0};
    for (uint32_t i = 0; i < outcome->more->give.count; i++) {
        series_add(handout, &list, PHRASE_LIST_SEMICOLON, outcome->more->give.at[i].text);
    }
    return list.text;
}

Str handout_accepted(const Handout *handout, const Outcome *outcome)
{
    if (outcome->more->accept.text.length == 0) {
        return (Str){0};
    }
    if (!outcome->more->tell) {
        return phrase_with(handout->arena, PHRASE_WITHIN, outcome->more->accept.text);
    }
    return phrase_with_two(handout->arena, PHRASE_WITHIN_TELL, outcome->more->accept.text,
                           role_label(outcome->more->tell));
}

static Str handoff_place(const Handout *handout, const Handoff *handoff)
{
    Str label = handoff->outcome->entity.label;
    if (handoff->outcome->is_anytime) {
        return phrase_with(handout->arena, PHRASE_ANY_TIME, label);
    }
    return phrase_with_two(handout->arena, PHRASE_STEP, handoff->stage->entity.label, label);
}

// Where it leads; by way of an end, in which process that is, as the receiver needs to know, and what
// begins then.
static void add_aim(const Handout *handout, Block *cell, const RoleProcess *own,
                    const Handoff *handoff)
{
    const Target *target = &handoff->outcome->target;
    const Stage *next = target->end ? end_next_stage(target->end) : NULL;
    if (next && handoff->receiver == handout->role) {
        line_add(handout->document, cell,
                 phrase_with(handout->arena, PHRASE_END_OF, own->process->entity.label));
    }
    handout_add_target(handout, cell, own, target);
    if (next) {
        const Target begun = {.process = next->process, .stage = next};
        line_add(handout->document, cell, phrase(PHRASE_THEN));
        handout_add_target(handout, cell, own, &begun);
    }
}

static void add_handoff(const Handout *handout, Block *table, const RoleProcess *own,
                        const Handoff *handoff, const Role *other)
{
    Document *document = handout->document;
    Block *row = block_add(document, table, BLOCK_ROW);
    Str number = str_format(handout->arena, "%u", handoff->number);
    block_add_text(document, row, BLOCK_CELL,
                   phrase_with(handout->arena, PHRASE_HANDOFF_ID, number));
    block_add_text(document, row, BLOCK_CELL, role_label(other));
    block_add_text(document, row, BLOCK_CELL, handoff_place(handout, handoff));
    add_aim(handout, block_add(document, row, BLOCK_CELL), own, handoff);
    block_add_text(document, row, BLOCK_CELL, handout_given(handout, handoff->outcome));
    block_add_text(document, row, BLOCK_CELL, handout_accepted(handout, handoff->outcome));
}

static Block *start_handoffs(const Handout *handout, Block *section, const RoleProcess *own,
                             PhraseId label, PhraseId who)
{
    const PhraseId heads[] = {PHRASE_NUMBER,   who,          PHRASE_AT_OUTCOME,
                              PHRASE_LEADS_TO, PHRASE_GIVEN, PHRASE_TAKEN_OVER};
    Str title = phrase(label);
    if (handout->process_count + handout->giver_count > 1) {
        title =
            phrase_with_two(handout->arena, PHRASE_IN_PROCESS, own->process->entity.label, title);
    }
    block_add_text(handout->document, section, BLOCK_LABEL, title);
    Block *table = block_add(handout->document, section, BLOCK_TABLE);
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        block_add_text(handout->document, row, BLOCK_CELL, phrase(heads[i]));
    }
    return table;
}

static void add_direction(Handout *handout, Block *section, const RoleProcess *own, bool is_out)
{
    Block *table = NULL;
    for (uint32_t i = 0; i < own->handoffs.count; i++) {
        const Handoff *handoff = &own->handoffs.at[i];
        const Role *mine = is_out ? handoff->giver : handoff->receiver;
        const Role *other = is_out ? handoff->receiver : handoff->giver;
        if (mine != handout->role) {
            continue;
        }
        if (!table) {
            table = start_handoffs(handout, section, own, is_out ? PHRASE_OUT : PHRASE_INTO,
                                   is_out ? PHRASE_TO_WHOM : PHRASE_FROM_WHOM);
        }
        add_handoff(handout, table, own, handoff, other);
        handout->has_handoffs = true;
    }
    if (table) {
        table_drop_empty(table);
    }
}

void handout_add_handoffs(Handout *handout, Block *section)
{
    for (uint32_t i = 0; i < handout->process_count; i++) {
        add_direction(handout, section, &handout->processes[i], false);
        add_direction(handout, section, &handout->processes[i], true);
    }
    for (uint32_t i = 0; i < handout->giver_count; i++) {
        add_direction(handout, section, &handout->givers[i], false);
    }
}

// ---- what the role is told ----------------------------------------------------------------------

static bool uses_have(const RoleUseList *uses, const Role *role)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        if (uses->at[i].role == role) {
            return true;
        }
    }
    return false;
}

static void add_told(const Handout *handout, Block **list, Block *section, Str text)
{
    if (!*list) {
        *list = block_add(handout->document, section, BLOCK_LIST);
    }
    block_add_text(handout->document, *list, BLOCK_ITEM, text);
}

static void add_told_outcomes(const Handout *handout, Block **list, Block *section,
                              const OutcomeList *outcomes, Str where)
{
    for (uint32_t i = 0; i < outcomes->count; i++) {
        const Outcome *outcome = outcomes->at[i];
        if (outcome->more->tell == handout->role) {
            Str place =
                phrase_with_two(handout->arena, PHRASE_TOLD_STEP, where, outcome->entity.label);
            add_told(handout, list, section,
                     phrase_with_two(handout->arena, PHRASE_TOLD_NOT_TAKEN, place,
                                     outcome->more->accept.text));
        }
    }
}

static void add_told_stage(const Handout *handout, Block **list, Block *section, const Stage *stage)
{
    Str label = stage->entity.label;
    if (uses_have(&stage->inform, handout->role)) {
        add_told(handout, list, section, phrase_with(handout->arena, PHRASE_TOLD_STAGE, label));
    }
    if (stage->sla_tell == handout->role) {
        add_told(handout, list, section,
                 phrase_with_two(handout->arena, PHRASE_TOLD_LATE, label, stage->sla.text));
    }
    add_told_outcomes(handout, list, section, &stage->outcomes, label);
}

static void add_told_process(const Handout *handout, Block **list, Block *section,
                             const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        add_told_stage(handout, list, section, process->stages.at[i]);
    }
    add_told_outcomes(handout, list, section, &process->anytimes, process->entity.label);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        const Phase *phase = process->phases.at[i];
        add_told_outcomes(handout, list, section, &phase->anytimes, phase->entity.label);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        if (uses_have(&end->inform, handout->role)) {
            add_told(handout, list, section,
                     phrase_with(handout->arena, PHRASE_TOLD_END, end->entity.label));
        }
    }
}

bool handout_is_told(const Handout *handout, const Process *process)
{
    Block scratch = {0};
    Block *list = NULL;
    add_told_process(handout, &list, &scratch, process);
    return list != NULL;
}

void handout_add_told(Handout *handout, Block *section)
{
    Block *list = NULL;
    for (uint32_t i = 0; i < handout->process_count; i++) {
        add_told_process(handout, &list, section, handout->processes[i].process);
    }
}
