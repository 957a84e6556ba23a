// The parts of a handout that look beyond the role's own stages: hand-offs, what it is told, and
// the words used.
//
// Hand-offs carry the numbers that they have in every picture of the process.
#include "views/handout_parts.h"

#include <stdlib.h>
#include <strings.h>

// ---- hand-offs ----------------------------------------------------------------------------------

static Str given_text(const Handout *handout, const Outcome *outcome)
{
    Series list = {0};
    for (uint32_t i = 0; i < outcome->more->give.count; i++) {
        series_add(handout, &list, PHRASE_LIST_SEMICOLON, outcome->more->give.at[i].text);
    }
    return list.text;
}

static Str accept_text(const Handout *handout, const Outcome *outcome)
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
    handout_add_target(handout, block_add(document, row, BLOCK_CELL), own,
                       &handoff->outcome->target);
    block_add_text(document, row, BLOCK_CELL, given_text(handout, handoff->outcome));
    block_add_text(document, row, BLOCK_CELL, accept_text(handout, handoff->outcome));
}

static Block *start_handoffs(const Handout *handout, Block *section, const RoleProcess *own,
                             PhraseId label, PhraseId who)
{
    const PhraseId heads[] = {PHRASE_NUMBER,   who,          PHRASE_AT_OUTCOME,
                              PHRASE_LEADS_TO, PHRASE_GIVEN, PHRASE_TAKEN_OVER};
    Str title = phrase(label);
    if (handout->process_count > 1) {
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
}

void handout_add_handoffs(Handout *handout, Block *section)
{
    for (uint32_t i = 0; i < handout->process_count; i++) {
        add_direction(handout, section, &handout->processes[i], false);
        add_direction(handout, section, &handout->processes[i], true);
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
            Str place = phrase_with_two(handout->arena, PHRASE_STEP, where, outcome->entity.label);
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

// ---- the words used -----------------------------------------------------------------------------

typedef struct Word {
    Str word;
    Str meaning; // our own, or plain text of the file
    Str rich;    // the file's summary, which goes before `meaning`
    uint32_t order;
} Word;

typedef struct Glossary {
    const Handout *handout;
    Word *words;
    uint32_t count;
    bool *tools, *methods, *roles; // by index: in it already
} Glossary;

static void add_word(Glossary *glossary, Str word, Str meaning, Str rich)
{
    glossary->words[glossary->count] = (Word){word, meaning, rich, glossary->count};
    glossary->count++;
}

static void add_method(Glossary *glossary, const Method *method)
{
    Series points = {0};
    if (glossary->methods[method->index]) {
        return;
    }
    glossary->methods[method->index] = true;
    for (uint32_t i = 0; i < method->points.count; i++) {
        series_add(glossary->handout, &points, PHRASE_LIST_COMMA,
                   method->points.at[i]->entity.label);
    }
    add_word(glossary, method->entity.label,
             phrase_with(glossary->handout->arena, PHRASE_WORD_METHOD, points.text),
             method->entity.more->summary);
}

static void add_role(Glossary *glossary, const Role *role)
{
    if (role == glossary->handout->role || glossary->roles[role->index]) {
        return;
    }
    glossary->roles[role->index] = true;
    Str meaning = phrase(role->is_external ? PHRASE_WORD_EXTERNAL : PHRASE_WORD_ROLE);
    add_word(glossary, role_label(role), role->does.count > 0 ? role->does.at[0].text : meaning,
             role->entity.more->summary);
}

static void add_stage_words(Glossary *glossary, const Stage *stage)
{
    RoleList roles = stage_participants(stage, glossary->handout->arena);
    for (uint32_t i = 0; i < roles.count; i++) {
        add_role(glossary, roles.at[i]);
    }
    for (uint32_t i = 0; i < stage->uses.count; i++) {
        const Tool *tool = stage->uses.at[i].tool;
        if (!glossary->tools[tool->index]) {
            glossary->tools[tool->index] = true;
            add_word(glossary, tool->entity.label, phrase(PHRASE_WORD_TOOL),
                     tool->entity.more->summary);
        }
    }
    for (uint32_t i = 0; i < stage->cover.count; i++) {
        add_method(glossary, stage->cover.at[i].point->method);
    }
}

static void add_end_words(Glossary *glossary, const Process *process)
{
    static const PhraseId meanings[] = {
        [END_NEUTRAL] = PHRASE_WORD_NEUTRAL,
        [END_WIN] = PHRASE_WORD_WIN,
        [END_LOSS] = PHRASE_WORD_LOSS,
    };
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        add_word(glossary, end->entity.label, phrase(meanings[end->kind]),
                 end->entity.more->summary);
    }
}

static void add_own_words(Glossary *glossary)
{
    const Handout *handout = glossary->handout;
    add_word(glossary, phrase(PHRASE_WORD_OUTCOME), phrase(PHRASE_IS_OUTCOME), (Str){0});
    add_word(glossary, phrase(PHRASE_WORD_OFTEN), phrase(PHRASE_IS_OFTEN), (Str){0});
    if (handout->has_proofs) {
        add_word(glossary, phrase(PHRASE_WORD_PROOF), phrase(PHRASE_IS_PROOF), (Str){0});
    }
    if (handout->has_handoffs) {
        add_word(glossary, phrase(PHRASE_WORD_HANDOFF), phrase(PHRASE_IS_HANDOFF), (Str){0});
    }
    if (handout->has_limits) {
        add_word(glossary, phrase(PHRASE_WORD_LIMIT), phrase(PHRASE_IS_LIMIT), (Str){0});
    }
}

// By letters, capitals aside; equal words in the order in which they were found.
static int compare_words(const void *left, const void *right)
{
    const Word *a = left, *b = right;
    size_t length = a->word.length < b->word.length ? a->word.length : b->word.length;
    int order = strncasecmp(a->word.at, b->word.at, length);
    if (order != 0) {
        return order;
    }
    if (a->word.length != b->word.length) {
        return a->word.length < b->word.length ? -1 : 1;
    }
    return a->order < b->order ? -1 : 1;
}

static size_t most_words(const Handout *handout)
{
    enum { OWN_WORDS = 8 };
    const Model *model = handout->model;
    size_t most =
        OWN_WORDS + (size_t)model->tools.count + model->methods.count + model->roles.count;
    for (uint32_t i = 0; i < handout->process_count; i++) {
        most += handout->processes[i].process->ends.count;
    }
    return most;
}

static void write_words(Handout *handout, Block *section, const Glossary *glossary)
{
    Block *facts = block_add(handout->document, section, BLOCK_FACTS);
    for (uint32_t i = 0; i < glossary->count; i++) {
        const Word *word = &glossary->words[i];
        bool is_same = i > 0 && str_equal(word->word, glossary->words[i - 1].word)
                       && str_equal(word->meaning, glossary->words[i - 1].meaning);
        if (!is_same) {
            bool is_rich = word->rich.length > 0;
            block_add_fact(handout->document, facts, word->word, is_rich ? (Str){0} : word->meaning)
                ->rich = word->rich;
        }
    }
}

void handout_add_glossary(Handout *handout, Block *section)
{
    const Model *model = handout->model;
    Glossary glossary = {handout,
                         ARENA_MANY(handout->arena, most_words(handout), Word),
                         0,
                         ARENA_MANY(handout->arena, model->tools.count + 1, bool),
                         ARENA_MANY(handout->arena, model->methods.count + 1, bool),
                         ARENA_MANY(handout->arena, model->roles.count + 1, bool)};
    add_own_words(&glossary);
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++) {
            add_stage_words(&glossary, own->stages[i].stage);
        }
        add_end_words(&glossary, own->process);
    }
    qsort(glossary.words, glossary.count, sizeof *glossary.words, compare_words);
    write_words(handout, section, &glossary);
}
