// The cards of the stages a role takes part in.
//
// A card reads from top to bottom as the work does: what the stage is for, who and what is needed,
// when it begins, what to do and to ask, what proves it is done, where it leads, why deals are
// lost.
#include "model/odds.h"
#include "views/handout_parts.h"
#include "views/rich.h"
#include "views/words.h"

// ---- the facts ----------------------------------------------------------------------------------

static void add_fact(const Handout *handout, Block *facts, PhraseId key, Str text)
{
    if (text.length > 0) {
        block_add_fact(handout->document, facts, phrase(key), text);
    }
}

static void add_roles(const Handout *handout, Series *list, const RoleUseList *uses, PhraseId as)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        const Role *role = uses->at[i].role;
        if (role != handout->role) {
            series_add(handout, list, PHRASE_LIST_COMMA,
                       phrase_with(handout->arena, as, role_label(role)));
        }
    }
}

static Str others_in(const Handout *handout, const Stage *stage)
{
    Series list = {0};
    if (stage->owner && stage->owner != handout->role) {
        series_add(handout, &list, PHRASE_LIST_COMMA,
                   phrase_with(handout->arena, PHRASE_IS_ACCOUNTABLE, role_label(stage->owner)));
    }
    RoleList workers = stage_workers(stage, handout->arena);
    for (uint32_t i = 0; i < workers.count; i++) {
        if (workers.at[i] != stage->owner && workers.at[i] != handout->role) {
            Str text = phrase_with(handout->arena, PHRASE_WORKS_ON_IT, role_label(workers.at[i]));
            series_add(handout, &list, PHRASE_LIST_COMMA, text);
        }
    }
    add_roles(handout, &list, &stage->consult, PHRASE_GIVES_ADVICE);
    add_roles(handout, &list, &stage->inform, PHRASE_IS_INFORMED);
    return list.text;
}

static Str skills_in(const Handout *handout, const Stage *stage)
{
    Series list = {0};
    for (uint32_t i = 0; i < stage->needs.count; i++) {
        const SkillUse *use = &stage->needs.at[i];
        Str level = str_from(skill_level_text(use->level));
        Str text = str_format(handout->arena, "%.*s (%.*s)", STR_ARGS(use->skill->entity.label),
                              STR_ARGS(level));
        series_add(handout, &list, PHRASE_LIST_COMMA, text);
    }
    return list.text;
}

// Tools lead to their own first link.
static void add_tools(const Handout *handout, Block *facts, const Stage *stage)
{
    Block *fact = NULL;
    for (uint32_t i = 0; i < stage->uses.count; i++) {
        const Entity *tool = &stage->uses.at[i].tool->entity;
        if (fact) {
            line_add(handout->document, fact, phrase(PHRASE_LIST_COMMA));
        } else {
            fact = block_add_fact(handout->document, facts, phrase(PHRASE_TOOLS), (Str){0});
        }
        line_add_link(handout->document, fact, tool->label,
                      tool->more->links.count > 0 ? tool->more->links.at[0].address : (Str){0});
    }
}

Str handout_limit(const Handout *handout, const Stage *stage)
{
    if (stage->sla.text.length == 0 || !stage->sla_tell) {
        return stage->sla.text;
    }
    return phrase_with_two(handout->arena, PHRASE_LIMIT_TELL, stage->sla.text,
                           role_label(stage->sla_tell));
}

Str handout_records(const Handout *handout, const ToolUseList *in)
{
    Series list = {0};
    for (uint32_t i = 0; i < in->count; i++) {
        const ToolUse *use = &in->at[i];
        Str text =
            phrase_with_two(handout->arena, PHRASE_RECORDED_AS, use->tool->entity.label, use->id);
        series_add(handout, &list, PHRASE_LIST_COMMA, text);
    }
    return list.text;
}

static Str beside(const Handout *handout, const Stage *stage)
{
    Series list = {0};
    for (uint32_t i = 0; i < stage->alongside.count; i++) {
        series_add(handout, &list, PHRASE_LIST_COMMA, stage->alongside.at[i].process->entity.label);
    }
    return list.text;
}

static void add_facts(Handout *handout, Block *card, const RoleProcess *process,
                      const RoleStage *own)
{
    const Stage *stage = own->stage;
    Arena *arena = handout->arena;
    Block *facts = block_add(handout->document, card, BLOCK_FACTS);
    const Odds *odds = &process->odds;
    bool has_win =
        process_has_win(stage->process) && odds->is_known && odds->stages[stage->index].has_win;
    add_fact(handout, facts, PHRASE_YOUR_PART, role_part_text(own->part));
    add_fact(handout, facts, PHRASE_WHO_ELSE, others_in(handout, stage));
    add_fact(handout, facts, PHRASE_SKILLS_HERE, skills_in(handout, stage));
    add_tools(handout, facts, stage);
    add_fact(handout, facts, PHRASE_USUALLY_TAKES, stage->takes.text);
    add_fact(handout, facts, PHRASE_TIME_LIMIT, handout_limit(handout, stage));
    if (stage->runs) {
        Str runs = phrase_with(arena, PHRASE_RUNS_PROCESS, stage->runs->entity.label);
        add_fact(handout, facts, PHRASE_RUNS, runs);
    }
    add_fact(handout, facts, PHRASE_ALONGSIDE, beside(handout, stage));
    add_fact(handout, facts, PHRASE_COMES_BACK, process->comes_back[stage->index].text);
    add_fact(handout, facts, PHRASE_RECORDED, handout_records(handout, &stage->in));
    if (stage->forecast != FORECAST_NONE) {
        add_fact(handout, facts, PHRASE_FORECAST, str_from(forecast_text(stage->forecast)));
    }
    if (has_win) {
        Str win = percent_text(odds->stages[stage->index].win, arena);
        bool is_assumed = process->is_assumed[stage->index];
        add_fact(handout, facts, PHRASE_WIN_CHANCE,
                 is_assumed ? phrase_with(arena, PHRASE_WIN_ASSUMED, win) : win);
    }
    handout->has_limits |= stage->sla.text.length > 0;
}

// ---- the work -----------------------------------------------------------------------------------

Block *handout_add_labelled(const Handout *handout, Block *card, PhraseId label, BlockKind kind)
{
    block_add_text(handout->document, card, BLOCK_LABEL, phrase(label));
    return block_add(handout->document, card, kind);
}

static void add_criteria(Handout *handout, Block *card, PhraseId label,
                         const CriterionList *criteria)
{
    if (criteria->count == 0) {
        return;
    }
    Block *list = handout_add_labelled(handout, card, label, BLOCK_LIST);
    for (uint32_t i = 0; i < criteria->count; i++) {
        const Criterion *criterion = &criteria->at[i];
        Block *item = block_add_text(handout->document, list, BLOCK_ITEM, criterion->text);
        if (criterion->when.length > 0) {
            line_add_words(handout->document, item,
                           phrase_with(handout->arena, PHRASE_ONLY_WHEN, criterion->when),
                           RUN_PLAIN);
        }
        if (criterion->proof.length > 0) {
            handout->has_proofs = true;
            Str proof = phrase_with(handout->arena, PHRASE_PROOF, criterion->proof);
            line_add_words(handout->document, item, proof, RUN_EMPHASIS);
        }
    }
}

// Who does it is said where the reader could take it for somebody else's work, or for theirs.
static Str task_doer(const Handout *handout, const Stage *stage, const Task *task)
{
    const Role *doer = task->by ? task->by : stage->owner;
    if (doer == handout->role) {
        return stage->owner == handout->role ? (Str){0} : phrase(PHRASE_YOU);
    }
    return doer ? role_label(doer) : (Str){0};
}

static Str task_detail(const Handout *handout, const Stage *stage, const Task *task)
{
    Series list = {0};
    series_add(handout, &list, PHRASE_LIST_COMMA, task_doer(handout, stage, task));
    if (task->within.text.length > 0) {
        series_add(handout, &list, PHRASE_LIST_COMMA,
                   phrase_with(handout->arena, PHRASE_WITHIN, task->within.text));
    }
    if (task->when.length > 0) {
        series_add(handout, &list, PHRASE_LIST_COMMA,
                   phrase_with(handout->arena, PHRASE_WHEN, task->when));
    }
    return list.text;
}

static void add_tasks(const Handout *handout, Block *card, const Stage *stage)
{
    if (stage->tasks.count == 0) {
        return;
    }
    Block *steps = handout_add_labelled(handout, card, PHRASE_TO_DO, BLOCK_STEPS);
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        const Task *task = &stage->tasks.at[i];
        Block *item = block_add_text(handout->document, steps, BLOCK_ITEM, task->text);
        Str detail = task_detail(handout, stage, task);
        if (detail.length > 0) {
            detail = phrase_with(handout->arena, PHRASE_TASK_DETAIL, detail);
            line_add_words(handout->document, item, detail, RUN_EMPHASIS);
        }
    }
}

// What to ask, and what is noted about it.
static void add_asks(const Handout *handout, Block *item, const Point *point)
{
    const TextList *notes = &point->entity.more->notes;
    Block *asks = NULL;
    if (point->ask.count + notes->count > 0) {
        asks = block_add(handout->document, item, BLOCK_LIST);
    }
    for (uint32_t i = 0; i < point->ask.count; i++) {
        block_add_text(handout->document, asks, BLOCK_ITEM, point->ask.at[i].text);
    }
    for (uint32_t i = 0; i < notes->count; i++) {
        Str words = rich_words(handout->arena, notes->at[i].text);
        if (words.length > 0) {
            line_add(handout->document, block_add(handout->document, asks, BLOCK_ITEM), words)
                ->style = RUN_EMPHASIS;
        }
    }
}

static void add_questions(const Handout *handout, Block *card, const Stage *stage)
{
    if (stage->cover.count == 0) {
        return;
    }
    Block *list = handout_add_labelled(handout, card, PHRASE_QUESTIONS, BLOCK_LIST);
    for (uint32_t i = 0; i < stage->cover.count; i++) {
        const Point *point = stage->cover.at[i].point;
        Block *item = block_add(handout->document, list, BLOCK_ITEM);
        line_add_strong(handout->document, item, point->entity.label);
        line_add(handout->document, item,
                 phrase_with(handout->arena, PHRASE_POINT_OF, point->method->entity.label));
        Str summary = rich_words(handout->arena, point->entity.more->summary);
        if (summary.length > 0) {
            line_add(handout->document, item,
                     phrase_with(handout->arena, PHRASE_POINT_IS, summary));
        }
        add_asks(handout, item, point);
    }
}

// ---- where to read more -------------------------------------------------------------------------

// Of the stage, of its ways out, and of what is asked in it; each method once.
static void add_links(Handout *handout, Block *card, const Stage *stage)
{
    Block *list = NULL;
    handout->card_count++;
    handout_add_more(handout, card, &list, &stage->entity);
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        handout_add_more(handout, card, &list, &stage->ways.at[i].outcome->entity);
    }
    for (uint32_t i = 0; i < stage->cover.count; i++) {
        const Point *point = stage->cover.at[i].point;
        if (handout->method_card[point->method->index] != handout->card_count) {
            handout->method_card[point->method->index] = handout->card_count;
            handout_add_more(handout, card, &list, &point->method->entity);
        }
        handout_add_more(handout, card, &list, &point->entity);
    }
}

// ---- the card -----------------------------------------------------------------------------------

static void fill_card(Handout *handout, const RoleProcess *own, const RoleStage *role_stage)
{
    const Stage *stage = role_stage->stage;
    Block *card = role_stage->card;
    block_add_rich(handout->document, card, stage->entity.more->summary);
    add_facts(handout, card, own, role_stage);
    add_criteria(handout, card, PHRASE_BEGINS, &stage->enter);
    add_tasks(handout, card, stage);
    add_questions(handout, card, stage);
    add_criteria(handout, card, PHRASE_DONE, &stage->exit);
    handout_add_ways(handout, card, own, stage);
    handout_add_reasons(handout, card, stage);
    handout_add_notes(handout, card, &stage->entity);
    add_links(handout, card, stage);
}

void handout_title_cards(const Handout *handout, Block *section, RoleProcess *own)
{
    for (uint32_t i = 0; i < own->stage_count; i++) {
        RoleStage *role_stage = &own->stages[i];
        Str number = stage_number(handout, own, role_stage->stage);
        Str label = role_stage->stage->entity.label;
        Str title = number.length == 0
                        ? label
                        : phrase_with_two(handout->arena, PHRASE_NUMBERED, number, label);
        role_stage->card = block_add_text(handout->document, section, BLOCK_CARD, title);
        role_stage->card->key =
            id_lasting("card", &own->process->entity, &role_stage->stage->entity, handout->arena);
        own->cards[role_stage->stage->index] = role_stage->card;
    }
}

// All cards are made before the first is filled, so that each can lead to any other.
void handout_add_stages(Handout *handout, Block *section, RoleProcess *own)
{
    handout_title_cards(handout, section, own);
    for (uint32_t i = 0; i < own->stage_count; i++) {
        fill_card(handout, own, &own->stages[i]);
    }
}
