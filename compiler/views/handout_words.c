// The last pages of a handout but one: the words used in it, and what they mean.
//
// A word of the file means what its summary says; where it has none, what we say of its kind, and its
// first note. A method's first note stands behind its summary: it says whose mark the name is. Of a tool
// all notes do, as it has no card of its own. Of ends and roles, which have none either, all is told:
// what they are, for a role the first thing it does, how an end is recorded and what may follow, summary,
// notes, and links last.
#include "views/handout_parts.h"
#include "views/rich.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct Word {
    Str word;
    Str meaning; // our own, or plain text of the file
    Str rich;    // the file's words; where `meaning` is told too, they follow it
    bool is_both;
    const LinkList *links; // told last; NULL: none
    uint32_t order;
} Word;

typedef struct Glossary {
    const Handout *handout;
    Word *words;
    uint32_t count;
    bool *tools, *methods, *roles, *metrics; // by index: in it already
} Glossary;

static void add_word(Glossary *glossary, Str word, Str meaning, Str rich)
{
    glossary->words[glossary->count] =
        (Word){.word = word, .meaning = meaning, .rich = rich, .order = glossary->count};
    glossary->count++;
}

static Str told_of(const Entity *entity)
{
    const EntityDetail *more = entity->more;
    return more->summary.length == 0 && more->notes.count > 0 ? more->notes.at[0].text
                                                              : more->summary;
}

// Where there is no summary, a note alone would not say what a thing is.
static void add_told(Glossary *glossary, const Entity *entity, Str meaning, Str told)
{
    add_word(glossary, entity->label, meaning, told);
    glossary->words[glossary->count - 1].is_both = entity->more->summary.length == 0;
}

// What has no card of its own.
static void add_whole(Glossary *glossary, const Entity *entity, Str meaning)
{
    add_word(glossary, entity->label, meaning, handout_told_whole(glossary->handout, entity));
    Word *word = &glossary->words[glossary->count - 1];
    word->is_both = true;
    word->links = entity->more->links.count > 0 ? &entity->more->links : NULL;
}

static Str told_of_method(const Glossary *glossary, const Method *method)
{
    const EntityDetail *more = method->entity.more;
    if (more->summary.length == 0 || more->notes.count == 0) {
        return told_of(&method->entity);
    }
    return str_format(glossary->handout->arena, "%.*s\n\n%.*s", STR_ARGS(more->summary),
                      STR_ARGS(more->notes.at[0].text));
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
    add_told(glossary, &method->entity,
             phrase_with(glossary->handout->arena, PHRASE_WORD_METHOD, points.text),
             told_of_method(glossary, method));
    const TextList *notes = &method->entity.more->notes;
    for (uint32_t i = 1; i < notes->count; i++) {
        add_word(glossary, method->entity.label, (Str){0}, notes->at[i].text);
    }
}

// "your manager. Coaches"; of a colleague what it does is enough.
static Str meaning_of_role(const Handout *handout, const Role *role)
{
    bool is_manager = role == handout->role->reports;
    Str does = role->does.count > 0 ? role->does.at[0].text : (Str){0};
    Str kind = phrase(role->is_external ? PHRASE_WORD_EXTERNAL
                      : is_manager      ? PHRASE_YOUR_MANAGER
                                        : PHRASE_WORD_ROLE);
    if (does.length == 0) {
        return kind;
    }
    return role->is_external || is_manager
               ? phrase_join(handout->arena, kind, PHRASE_SENTENCE, does)
               : does;
}

static void add_role(Glossary *glossary, const Role *role)
{
    if (role == glossary->handout->role || glossary->roles[role->index]) {
        return;
    }
    glossary->roles[role->index] = true;
    add_whole(glossary, &role->entity, meaning_of_role(glossary->handout, role));
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
            add_told(glossary, &tool->entity, phrase(PHRASE_WORD_TOOL),
                     handout_told_whole(glossary->handout, &tool->entity));
        }
    }
    for (uint32_t i = 0; i < stage->cover.count; i++) {
        add_method(glossary, stage->cover.at[i].point->method);
    }
}

// What a milestone asks to reach, where it is not explained among the measures; and who takes part.
static void add_milestone_words(Glossary *glossary, const Milestone *milestone)
{
    for (uint32_t i = 0; i < milestone->meet.count; i++) {
        add_role(glossary, milestone->meet.at[i].role);
    }
    for (uint32_t i = 0; i < milestone->tasks.count; i++) {
        if (milestone->tasks.at[i].by) {
            add_role(glossary, milestone->tasks.at[i].by);
        }
    }
    for (uint32_t i = 0; i < milestone->goals.count; i++) {
        const Metric *metric = milestone->goals.at[i].metric;
        bool is_told = metric->formula.length > 0 || told_of(&metric->entity).length > 0;
        if (is_told && metric->owner != glossary->handout->role
            && !glossary->metrics[metric->index]) {
            glossary->metrics[metric->index] = true;
            add_word(glossary, metric->entity.label, metric->formula,
                     metric->formula.length > 0 ? (Str){0} : told_of(&metric->entity));
        }
    }
}

static void add_plan_words(Glossary *glossary)
{
    const Handout *handout = glossary->handout;
    const OnboardingList *all = &handout->model->onboardings;
    for (uint32_t i = 0; i < all->count; i++) {
        const Onboarding *onboarding = all->at[i];
        const Onboarding *wanted = handout->request->onboarding;
        bool is_mine = onboarding->role == handout->role && (!wanted || wanted == onboarding);
        for (uint32_t m = 0; is_mine && m < onboarding->milestones.count; m++) {
            add_milestone_words(glossary, onboarding->milestones.at[m]);
        }
    }
}

// What it is and how it is recorded, what begins when a deal ends there, and where that may come back to.
static Str meaning_of_end(const Handout *handout, const End *end)
{
    static const PhraseId kinds[] = {
        [END_NEUTRAL] = PHRASE_WORD_NEUTRAL,
        [END_WIN] = PHRASE_WORD_WIN,
        [END_LOSS] = PHRASE_WORD_LOSS,
    };
    Series list = {0};
    series_add(handout, &list, PHRASE_LIST_SEMICOLON, phrase(kinds[end->kind]));
    for (uint32_t i = 0; i < end->in.count; i++) {
        const ToolUse *use = &end->in.at[i];
        Str text =
            phrase_with_two(handout->arena, PHRASE_RECORDED_AS, use->tool->entity.label, use->id);
        series_add(handout, &list, PHRASE_LIST_SEMICOLON,
                   phrase_with(handout->arena, PHRASE_END_RECORDED, text));
    }
    for (uint32_t i = 0; i < end->then.count; i++) {
        const ProcessUse *use = &end->then.at[i];
        Str next = use->process->entity.label;
        if (use->stage) {
            next =
                phrase_with_two(handout->arena, PHRASE_IN_PROCESS, next, use->stage->entity.label);
        }
        series_add(handout, &list, PHRASE_LIST_SEMICOLON,
                   phrase_with(handout->arena, PHRASE_END_THEN, next));
    }
    for (uint32_t i = 0; i < end->reopen.count; i++) {
        const Reopening *reopening = &end->reopen.at[i];
        Str place = handout_reopening(handout, reopening->stage->entity.label, reopening);
        series_add(handout, &list, PHRASE_LIST_SEMICOLON,
                   phrase_with(handout->arena, PHRASE_END_REOPEN, place));
    }
    return list.text;
}

static void add_end_words(Glossary *glossary, const Process *process)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        add_whole(glossary, &end->entity, meaning_of_end(glossary->handout, end));
    }
}

static bool has_cards(const Handout *handout)
{
    for (uint32_t p = 0; p < handout->process_count; p++) {
        if (handout->processes[p].stage_count > 0) {
            return true;
        }
    }
    return false;
}

static void add_own_words(Glossary *glossary)
{
    const Handout *handout = glossary->handout;
    if (has_cards(handout)) {
        add_word(glossary, phrase(PHRASE_WORD_OUTCOME), phrase(PHRASE_IS_OUTCOME), (Str){0});
        add_word(glossary, phrase(PHRASE_WORD_OFTEN), phrase(PHRASE_IS_OFTEN), (Str){0});
    }
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
    size_t most = OWN_WORDS + (size_t)model->tools.count + model->methods.count + model->roles.count
                  + model->metrics.count;
    for (uint32_t i = 0; i < model->methods.count; i++) {
        most += model->methods.at[i]->entity.more->notes.count;
    }
    for (uint32_t i = 0; i < handout->process_count; i++) {
        most += handout->processes[i].process->ends.count;
    }
    return most;
}

static bool is_same(const Word *word, const Word *other)
{
    return str_equal(word->word, other->word) && str_equal(word->meaning, other->meaning)
           && str_equal(word->rich, other->rich) && word->links == other->links;
}

static bool is_sentence(Str text)
{
    return text.length > 0 && strchr(".!?", str_end(text)[-1]) != NULL;
}

static void add_links(Document *document, Block *block, const LinkList *links)
{
    for (uint32_t i = 0; i < links->count; i++) {
        line_add(document, block, i > 0 ? phrase(PHRASE_LIST_COMMA) : (Str){0});
        line_add_link(document, block, links->at[i].label, links->at[i].address);
    }
}

// Behind the rich text: in its line, and in what is made of its blocks, the last of them.
static void write_links_behind(Document *document, Block *fact, const LinkList *links)
{
    Block line = {0};
    bool is_ended = is_sentence(rich_words(document->arena, fact->rich));
    const Block *read = rich_read(document, fact->rich);
    fact->first = read->first;
    fact->last = read->last;
    line_add(document, &line, phrase(is_ended ? PHRASE_SPACE : PHRASE_SENTENCE));
    line_add(document, &line, phrase(PHRASE_WORD_MORE));
    add_links(document, &line, links);
    fact->behind = line.line;
    Block *last = block_add(document, fact, BLOCK_PARAGRAPH);
    last->line = (Line){line.line.first->next, line.line.last};
}

static void write_word(Document *document, Block *facts, const Word *word)
{
    bool is_told = word->rich.length > 0, is_both = is_told && word->is_both;
    Block *fact =
        block_add_fact(document, facts, word->word, is_told && !is_both ? (Str){0} : word->meaning);
    fact->rich = word->rich;
    if (is_both) {
        line_add(document, fact,
                 phrase(is_sentence(word->meaning) ? PHRASE_SPACE : PHRASE_SENTENCE));
    }
    if (word->links && is_told) {
        write_links_behind(document, fact, word->links);
    } else if (word->links) {
        line_add(document, fact, phrase(PHRASE_WORD_FURTHER));
        add_links(document, fact, word->links);
    }
}

static void write_words(Handout *handout, Block *section, const Glossary *glossary)
{
    Block *facts = block_add(handout->document, section, BLOCK_FACTS);
    for (uint32_t i = 0; i < glossary->count; i++) {
        const Word *word = &glossary->words[i];
        if (i == 0 || !is_same(word, word - 1)) {
            write_word(handout->document, facts, word);
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
                         ARENA_MANY(handout->arena, model->roles.count + 1, bool),
                         ARENA_MANY(handout->arena, model->metrics.count + 1, bool)};
    add_own_words(&glossary);
    if (handout->role->reports) {
        add_role(&glossary, handout->role->reports);
    }
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++) {
            add_stage_words(&glossary, own->stages[i].stage);
        }
        add_end_words(&glossary, own->process);
    }
    add_plan_words(&glossary);
    if (glossary.count > 0) {
        qsort(glossary.words, glossary.count, sizeof *glossary.words, compare_words);
        write_words(handout, section, &glossary);
    }
}
