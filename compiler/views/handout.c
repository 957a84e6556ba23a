// A role's handout, from its cover to the signatures.
//
// The order is fixed: where the role stands, what it is for, what to learn, the first days, its
// stages, its hand-offs, what it is told, does for new colleagues and answers for, the words used,
// sign-off. All words that are not the file's come from views/phrases.def. Sections that would be
// empty are left out.
#include "views/handout_parts.h"
#include "views/words.h"

// Moves the blocks of a scratch section behind those of another.
static void take_over(Block *section, Block *scratch)
{
    for (Block *next = NULL, *block = scratch->first; block; block = next) {
        next = block->next;
        block->next = NULL;
        block_adopt(section, block);
    }
}

// ---- measures -----------------------------------------------------------------------------------

static Str measured_at(const Handout *handout, const Metric *metric)
{
    Series list = {0};
    for (uint32_t i = 0; i < metric->at.count; i++) {
        const ProcessUse *use = &metric->at.at[i];
        series_add(handout, &list, PHRASE_LIST_COMMA,
                   use->stage ? use->stage->entity.label : use->process->entity.label);
    }
    return list.text;
}

static void add_measures(const Handout *handout, Block *section)
{
    static const PhraseId heads[] = {PHRASE_MEASURE, PHRASE_FORMULA, PHRASE_TARGET,
                                     PHRASE_MEASURED_AT};
    Block *table = NULL, *remarks = NULL, scratch = {0};
    for (uint32_t i = 0; i < handout->model->metrics.count; i++) {
        const Metric *metric = handout->model->metrics.at[i];
        if (metric->owner != handout->role) {
            continue;
        }
        table = table ? table : handout_add_table(handout, section, heads, 4);
        Block *row = block_add(handout->document, table, BLOCK_ROW);
        line_add_strong(handout->document, block_add(handout->document, row, BLOCK_CELL),
                        metric->entity.label);
        block_add_text(handout->document, row, BLOCK_CELL, metric->formula);
        block_add_text(handout->document, row, BLOCK_CELL, metric->target.text);
        block_add_text(handout->document, row, BLOCK_CELL, measured_at(handout, metric));
        handout_add_remarks(handout, &scratch, &remarks, &metric->entity);
        handout_add_links(handout, &scratch, &metric->entity);
    }
    take_over(section, &scratch);
}

// ---- sign-off -----------------------------------------------------------------------------------

static void add_signature(const Handout *handout, Block *table, Str who)
{
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    block_add_text(handout->document, row, BLOCK_CELL, who);
    static const Room rooms[] = {ROOM_WORDS, ROOM_DAY, ROOM_WORDS};
    for (int i = 0; i < 3; i++) {
        block_add(handout->document, row, BLOCK_CELL)->room = rooms[i];
    }
}

static void add_sign_off(const Handout *handout, Block *section)
{
    static const PhraseId heads[] = {PHRASE_SIGN_ROLE, PHRASE_SIGN_NAME, PHRASE_SIGN_DATE,
                                     PHRASE_SIGN_MARK};
    block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_SIGN_TEXT));
    Block *table = handout_add_table(handout, section, heads, 4);
    add_signature(handout, table, role_label(handout->role));
    if (handout->role->reports) {
        add_signature(handout, table, role_label(handout->role->reports));
    } else {
        add_signature(handout, table, phrase(PHRASE_MANAGER));
    }
    add_signature(handout, table, phrase(PHRASE_MENTOR));
}

// ---- the whole ----------------------------------------------------------------------------------

static Block *add_section(const Handout *handout, PhraseId title)
{
    Block *body = &handout->document->body;
    return block_add_text(handout->document, body, BLOCK_SECTION, phrase(title));
}

// A section is kept only if something was put into it.
static void add_if_filled(Handout *handout, PhraseId title, void (*fill)(Handout *, Block *))
{
    Block scratch = {0};
    Block *section = block_add_text(handout->document, &scratch, BLOCK_SECTION, phrase(title));
    fill(handout, section);
    if (section->first) {
        block_adopt(&handout->document->body, section);
    }
}

static void fill_measures(Handout *handout, Block *section)
{
    add_measures(handout, section);
}

static void fill_stages(Handout *handout, Block *section)
{
    if (handout->process_count == 1) {
        handout_add_stages(handout, section, &handout->processes[0]);
        return;
    }
    for (uint32_t i = 0; i < handout->process_count; i++) {
        RoleProcess *own = &handout->processes[i];
        if (own->stage_count > 0) {
            Block *block = block_add_text(handout->document, section, BLOCK_SECTION,
                                          own->process->entity.label);
            block->key = id_lasting("stages", &own->process->entity, NULL, handout->arena);
            handout_add_stages(handout, block, own);
        }
    }
}

static Str days_title(const Handout *handout)
{
    switch (handout->last_day) {
    case 0: return phrase(PHRASE_DAYS_BEFORE);
    case 1: return phrase(PHRASE_DAYS_ONE);
    }
    Str last = str_format(handout->arena, "%u", handout->last_day);
    return phrase_with(handout->arena, PHRASE_DAYS, last);
}

static void add_days(Handout *handout, Block *days)
{
    Block *section = block_add_text(handout->document, &handout->document->body, BLOCK_SECTION,
                                    days_title(handout));
    take_over(section, days);
}

// What others lead to is made before them: the cards of stages and skills, then the days, which the
// table of skills names.
static void write_sections(Handout *handout)
{
    Document *document = handout->document;
    Block stages = {.kind = BLOCK_SECTION}, skills = {.kind = BLOCK_SECTION}, days = skills;
    fill_stages(handout, &stages);
    handout_add_skills(handout, &skills);
    handout_add_days(handout, &days);
    plan_part_keys(handout);
    block_add_text(document, &document->body, BLOCK_PARAGRAPH,
                   phrase(handout->only_helps ? PHRASE_INTRODUCTION_HELPER : PHRASE_INTRODUCTION));
    add_if_filled(handout, PHRASE_HERE, handout_add_here);
    add_if_filled(handout, PHRASE_THE_ROLE, handout_add_role);
    if (handout->skills.count > 0) {
        Block *section = add_section(handout, PHRASE_SKILLS);
        handout_add_skill_table(handout, section);
        take_over(section, &skills);
    }
    if (days.first) {
        add_days(handout, &days);
    }
    if (stages.first) {
        take_over(add_section(handout, PHRASE_STAGES), &stages);
    }
    add_if_filled(handout, PHRASE_HANDOFFS, handout_add_handoffs);
    add_if_filled(handout, PHRASE_TOLD, handout_add_told);
    add_if_filled(handout, PHRASE_COLLEAGUES, handout_add_colleagues);
    add_if_filled(handout, PHRASE_MEASURES, fill_measures);
    add_if_filled(handout, PHRASE_GLOSSARY, handout_add_glossary);
    if (handout->only_helps) {
        handout_add_errands(handout, &document->errands);
    } else {
        add_sign_off(handout, add_section(handout, PHRASE_SIGN_OFF));
    }
}

// ---- the cover ----------------------------------------------------------------------------------

static void add_blank_or(const Handout *handout, PhraseId key, Str text, Room room)
{
    Document *document = handout->document;
    if (text.length > 0) {
        handout_add_fact(handout, &document->cover, key, text);
    } else {
        Block *blank = block_add(document, &document->cover, BLOCK_BLANK);
        blank->key = phrase(key);
        blank->room = room;
    }
}

static void add_cover(Handout *handout)
{
    const HandoutRequest *request = handout->request;
    Document *document = handout->document;
    const Role *role = handout->role;
    add_blank_or(handout, PHRASE_COVER_NAME, request->person, ROOM_WORDS);
    if (!handout->only_helps) {
        add_blank_or(handout, PHRASE_COVER_START,
                     schedule_first_day(&request->schedule, handout->arena), ROOM_DAY);
    }
    if (role->reports) {
        handout_add_fact(handout, &document->cover, PHRASE_REPORTS, role_label(role->reports));
    }
    static const PhraseId people[] = {PHRASE_COVER_MANAGER, PHRASE_COVER_MENTOR,
                                      PHRASE_COVER_BUDDY};
    for (int i = 0; !handout->only_helps && i < 3; i++) {
        add_blank_or(handout, people[i], (Str){0}, ROOM_WORDS);
    }
    if (document->about.length > 0) {
        line_set_apart(block_add_fact(document, &document->cover, phrase(PHRASE_COVER_ABOUT),
                                      document->about));
    }
}

// ---- all of it ----------------------------------------------------------------------------------

static void list_skills(const Handout *handout)
{
    Document *document = handout->document;
    document->skills = ARENA_MANY(handout->arena, handout->skills.count + 1, DocumentSkill);
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        const NeededSkill *needed = &handout->skills.at[i];
        const SkillDays *days = &handout->skill_days[needed->skill->index];
        document->skills[document->skill_count++] = (DocumentSkill){
            needed->skill, needed->level, needed->first_in, days->learn, days->prove};
    }
}

Document *handout_document(const HandoutRequest *request, Arena *arena)
{
    Handout handout = handout_start(request, PHRASE_TITLE, arena);
    add_cover(&handout);
    write_sections(&handout);
    list_skills(&handout);
    return handout.document;
}
