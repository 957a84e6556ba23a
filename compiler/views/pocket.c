// The pocket version of a handout: only what somebody looks up in the middle of a deal.
//
// Cards stand in the order of the process, under the numbers that stages and hand-offs have in the
// pictures. Texts are short, so that all of it fits on a page.
#include "views/pocket.h"

#include "views/handout_parts.h"
#include "views/words.h"

// ---- what proves a stage done -------------------------------------------------------------------

static void add_box(const Handout *handout, Block *boxes, const Stage *stage, uint32_t index)
{
    const Criterion *criterion = &stage->exit.at[index];
    Duty *duty = ARENA_NEW(handout->arena, Duty);
    Str process = lasting_name(&stage->process->entity, handout->arena);
    Str name = lasting_name(&stage->entity, handout->arena);
    duty->key = str_format(handout->arena, "%.*s.%.*s/exit/%u", STR_ARGS(process), STR_ARGS(name),
                           index + 1);
    duty->due.day = DAY_NONE;
    duty->stage = stage->entity.label;
    Block *box = block_add_text(handout->document, boxes, BLOCK_TASK, criterion->text);
    box->task = duty;
    if (criterion->when.length > 0) {
        line_add_words(handout->document, box,
                       phrase_with(handout->arena, PHRASE_ONLY_WHEN, criterion->when), RUN_PLAIN);
    }
    if (criterion->proof.length > 0) {
        Str proof = phrase_with(handout->arena, PHRASE_PROOF, criterion->proof);
        line_add(handout->document, box, proof)->style = RUN_EMPHASIS | RUN_ASIDE;
    }
}

static void add_boxes(const Handout *handout, Block *card, const Stage *stage)
{
    if (stage->exit.count == 0) {
        return;
    }
    Block *boxes = block_add(handout->document, card, BLOCK_TASKS);
    for (uint32_t i = 0; i < stage->exit.count; i++) {
        add_box(handout, boxes, stage, i);
    }
}

// ---- where it leads -----------------------------------------------------------------------------

// Two ways to one place are told once.
static bool led_before(const Stage *stage, uint32_t way)
{
    const Target *target = &stage->ways.at[way].outcome->target;
    for (uint32_t i = 0; i < way; i++) {
        const Target *before = &stage->ways.at[i].outcome->target;
        if (before->stage == target->stage && before->end == target->end
            && before->process == target->process) {
            return true;
        }
    }
    return false;
}

enum { WAYS_MOST = 12 }; // more than a small card holds

static void add_ways(const Handout *handout, Block *facts, const RoleProcess *own,
                     const Stage *stage)
{
    Block *fact = NULL;
    for (uint32_t i = 0, told = 0; i < stage->ways.count && told < WAYS_MOST; i++) {
        if (led_before(stage, i)) {
            continue;
        }
        if (fact) {
            line_add(handout->document, fact, phrase(PHRASE_LIST_COMMA));
        } else {
            fact = block_add_fact(handout->document, facts, phrase(PHRASE_LEADS_TO), (Str){0});
        }
        handout_add_target(handout, fact, own, &stage->ways.at[i].outcome->target);
        told++;
    }
}

// ---- hand-offs ----------------------------------------------------------------------------------

static Str handoff_text(const Handout *handout, const Handoff *handoff)
{
    Str number = str_format(handout->arena, "%u", handoff->number);
    bool is_mine = handoff->giver == handout->role;
    return phrase_with_two(handout->arena, is_mine ? PHRASE_POCKET_TO : PHRASE_POCKET_FROM,
                           phrase_with(handout->arena, PHRASE_HANDOFF_ID, number),
                           role_label(is_mine ? handoff->receiver : handoff->giver));
}

// Those that leave the stage and, where the role receives, those that come into it.
static void add_handoffs(const Handout *handout, Block *facts, const RoleProcess *own,
                         const Stage *stage)
{
    Series list = {0};
    for (uint32_t i = 0; i < own->handoffs.count; i++) {
        const Handoff *handoff = &own->handoffs.at[i];
        bool leaves = handoff->giver == handout->role && handoff->stage == stage;
        bool enters =
            handoff->receiver == handout->role && outcome_next_stage(handoff->outcome) == stage;
        if (leaves || enters) {
            series_add(handout, &list, PHRASE_LIST_SEMICOLON, handoff_text(handout, handoff));
        }
    }
    handout_add_fact(handout, facts, PHRASE_HANDOFFS, list.text);
}

// ---- cards --------------------------------------------------------------------------------------

static void fill_card(const Handout *handout, const RoleProcess *own, const RoleStage *mine)
{
    const Stage *stage = mine->stage;
    add_boxes(handout, mine->card, stage);
    Block *facts = block_add(handout->document, mine->card, BLOCK_FACTS);
    handout_add_fact(handout, facts, PHRASE_TIME_LIMIT, handout_limit(handout, stage));
    add_ways(handout, facts, own, stage);
    add_handoffs(handout, facts, own, stage);
}

static void add_cards(const Handout *handout, Block *section, RoleProcess *own)
{
    handout_title_cards(handout, section, own);
    for (uint32_t i = 0; i < own->stage_count; i++) {
        fill_card(handout, own, &own->stages[i]);
    }
}

Document *pocket_document(const HandoutRequest *request, Arena *arena)
{
    Handout handout = handout_start(request, PHRASE_POCKET_TITLE, arena);
    Document *document = handout.document;
    document->kind = DOCUMENT_POCKET;
    document->key =
        str_format(arena, "%.*s pocket", STR_ARGS(document->key)); // no name has a space
    uint32_t stages = 0;
    if (request->person.length > 0) {
        handout_add_fact(&handout, &document->cover, PHRASE_COVER_NAME, request->person);
    }
    if (document->about.length > 0) {
        line_set_apart(block_add_text(document, &document->body, BLOCK_PARAGRAPH, document->about));
    }
    for (uint32_t i = 0; i < handout.process_count; i++) {
        RoleProcess *own = &handout.processes[i];
        Block *section = &document->body;
        if (handout.process_count > 1 && own->stage_count > 0) {
            section = block_add_text(document, section, BLOCK_SECTION, own->process->entity.label);
        }
        add_cards(&handout, section, own);
        stages += own->stage_count;
    }
    if (stages == 0) {
        block_add_text(document, &document->body, BLOCK_PARAGRAPH, phrase(PHRASE_HERE_NOWHERE));
    }
    return document;
}
