// The skills of a handout: a table of all, then a card each.
//
// The order is that of learning: what a skill comes after stands before it (views/learning).
#include "views/effort.h"
#include "views/handout_parts.h"
#include "views/words.h"

// ---- cards ----------------------------------------------------------------------------------------

// For every skill (by index) the stages of the role that need it.
static Series *list_needs(const Handout *handout)
{
    Series *lists = ARENA_MANY(handout->arena, handout->model->skills.count + 1, Series);
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++) {
            const Stage *stage = own->stages[i].stage;
            for (uint32_t n = 0; n < stage->needs.count; n++) {
                series_add(handout, &lists[stage->needs.at[n].skill->index], PHRASE_LIST_COMMA,
                           stage_label(handout, stage));
            }
        }
    }
    return lists;
}

static Str learned_after(const Handout *handout, const Skill *skill)
{
    Series list = {0};
    for (uint32_t i = 0; i < skill->after.count; i++) {
        const Skill *before = skill->after.at[i].skill;
        Str label = before->entity.label;
        if (!handout->skill_cards[before->index]) { // nobody asks the role for it
            label = phrase_with(handout->arena, PHRASE_TAKEN_AS_KNOWN, label);
        }
        series_add(handout, &list, PHRASE_LIST_COMMA, label);
    }
    return list.text;
}

static void add_lessons(const Handout *handout, Block *card, const Skill *skill)
{
    if (skill->learn.count == 0) {
        return;
    }
    block_add_text(handout->document, card, BLOCK_LABEL, phrase(PHRASE_WAYS_TO_LEARN));
    Block *list = block_add(handout->document, card, BLOCK_LIST);
    for (uint32_t i = 0; i < skill->learn.count; i++) {
        const Lesson *lesson = &skill->learn.at[i];
        Block *item = block_add(handout->document, list, BLOCK_ITEM);
        line_add_link(handout->document, item, lesson->text, lesson->link);
        if (lesson->takes.text.length > 0) {
            line_add_words(handout->document, item,
                           phrase_with(handout->arena, PHRASE_LASTS, lesson->takes.text),
                           RUN_PLAIN);
        }
    }
}

static void add_proofs(const Handout *handout, Block *card, const Skill *skill)
{
    if (skill->proof.count == 0) {
        return;
    }
    block_add_text(handout->document, card, BLOCK_LABEL, phrase(PHRASE_HOW_SHOWN));
    Block *list = block_add(handout->document, card, BLOCK_LIST);
    for (uint32_t i = 0; i < skill->proof.count; i++) {
        block_add_text(handout->document, list, BLOCK_ITEM, skill->proof.at[i].text);
    }
}

static void add_skill(const Handout *handout, Block *section, const NeededSkill *needed,
                      uint32_t number, Str needed_in)
{
    const Skill *skill = needed->skill;
    Str title = phrase_with_two(handout->arena, PHRASE_NUMBERED,
                                str_format(handout->arena, "%u", number), skill->entity.label);
    Block *card = block_add_text(handout->document, section, BLOCK_CARD, title);
    card->key = id_lasting("skill", &skill->entity, NULL, handout->arena);
    handout->skill_cards[skill->index] = card;
    block_add_rich(handout->document, card, skill->entity.more->summary);
    Block *facts = block_add(handout->document, card, BLOCK_FACTS);
    handout_add_fact(handout, facts, PHRASE_LEVEL, str_from(skill_level_text(needed->level)));
    handout_add_fact(handout, facts, PHRASE_NEEDED_IN, needed_in);
    handout_add_fact(handout, facts, PHRASE_AFTER, learned_after(handout, skill));
    handout_add_fact(handout, facts, PHRASE_TIME_TO_LEARN,
                     effort_text(effort_of(skill), handout->arena));
    handout_add_notes(handout, card, &skill->entity);
    add_lessons(handout, card, skill);
    add_proofs(handout, card, skill);
    handout_add_links(handout, card, &skill->entity);
}

void handout_add_skills(Handout *handout, Block *section)
{
    const Series *lists = list_needs(handout);
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        const NeededSkill *needed = &handout->skills.at[i];
        add_skill(handout, section, needed, i + 1, lists[needed->skill->index].text);
    }
}

// ---- all of them --------------------------------------------------------------------------------

static void add_row(const Handout *handout, Block *table, const NeededSkill *needed,
                    uint32_t number)
{
    Document *document = handout->document;
    const Skill *skill = needed->skill;
    const SkillDays *days = &handout->skill_days[skill->index];
    Block *row = block_add(document, table, BLOCK_ROW);
    Str none = phrase(PHRASE_NONE), effort = effort_text(effort_of(skill), handout->arena);
    block_add_text(document, row, BLOCK_CELL, str_format(handout->arena, "%u", number));
    Block *name = block_add(document, row, BLOCK_CELL);
    line_add_strong(document, name, skill->entity.label)->aim = handout->skill_cards[skill->index];
    block_add_text(document, row, BLOCK_CELL, str_from(skill_level_text(needed->level)));
    block_add_text(document, row, BLOCK_CELL, effort.length > 0 ? effort : none);
    block_add_text(document, row, BLOCK_CELL,
                   days->learn.text.length > 0 ? days->learn.text : none);
    block_add_text(document, row, BLOCK_CELL,
                   days->prove.text.length > 0 ? days->prove.text : none);
}

void handout_add_skill_table(const Handout *handout, Block *section)
{
    static const PhraseId heads[] = {PHRASE_NUMBER, PHRASE_SKILL, PHRASE_LEVEL,
                                     PHRASE_EFFORT, PHRASE_LEARN, PHRASE_PROVE};
    Effort sum = {0};
    Block *opening =
        block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_SKILLS_ORDER));
    Block *table = handout_add_table(handout, section, heads, sizeof heads / sizeof *heads);
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        add_row(handout, table, &handout->skills.at[i], i + 1);
        effort_add(&sum, effort_of(handout->skills.at[i].skill));
    }
    Str effort = effort_text(sum, handout->arena);
    if (effort.length > 0) {
        line_add(handout->document, opening,
                 phrase_with(handout->arena, PHRASE_SKILLS_EFFORT, effort));
    }
}
