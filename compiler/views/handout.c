// A role's handout, from its first page to the signatures.
//
// The order is fixed: where the role stands, what it is for, what to learn, the first 90 days, its
// stages, its hand-offs, what it is told and answers for, the words used, sign-off. All words that
// are not the file's come from views/phrases.def. Sections that would be empty are left out.
#include "views/handout_parts.h"

#include <string.h>

// ---- small things -------------------------------------------------------------------------------

enum { SERIES_FIRST = 64 };

void series_add(const Handout *handout, Series *series, PhraseId between, Str text)
{
    if (text.length == 0) {
        return;
    }
    Str comma = series->text.length > 0 ? phrase(between) : (Str){0};
    size_t length = series->text.length + comma.length + text.length;
    char *bytes = (char *)series->text.at;
    if (length > series->capacity) {
        series->capacity = 2 * length + SERIES_FIRST;
        bytes = ARENA_MANY(handout->arena, series->capacity, char);
        memcpy(bytes, series->text.at ? series->text.at : "", series->text.length);
    }
    memcpy(bytes + series->text.length, comma.at ? comma.at : "", comma.length);
    memcpy(bytes + length - text.length, text.at, text.length);
    series->text = (Str){bytes, length};
}

Str role_label(const Role *role)
{
    return role->entity.label;
}

static bool list_has_role(const RoleList *roles, const Role *role)
{
    for (uint32_t i = 0; i < roles->count; i++) {
        if (roles->at[i] == role) {
            return true;
        }
    }
    return false;
}

RolePart role_part(const Stage *stage, const Role *role, Arena *arena)
{
    if (stage->owner == role) {
        return PART_OWNER_OF;
    }
    if (stage->with.count == 0 && stage->tasks.count == 0 && stage->consult.count == 0) {
        return PART_NONE;
    }
    RoleList workers = stage_workers(stage, arena);
    if (list_has_role(&workers, role)) {
        return PART_WORKER_ON;
    }
    for (uint32_t i = 0; i < stage->consult.count; i++) {
        if (stage->consult.at[i].role == role) {
            return PART_ADVISER_OF;
        }
    }
    return PART_NONE;
}

Str role_part_text(RolePart part)
{
    switch (part) {
    case PART_NONE: return STR("");
    case PART_OWNER_OF: return phrase(PHRASE_PART_OWNER);
    case PART_WORKER_ON: return phrase(PHRASE_PART_WORKER);
    case PART_ADVISER_OF: return phrase(PHRASE_PART_ADVISER);
    }
    return STR("");
}

static Block *add_section(const Handout *handout, PhraseId title)
{
    Block *body = &handout->document->body;
    return block_add_text(handout->document, body, BLOCK_SECTION, phrase(title));
}

static void add_fact(const Handout *handout, Block *facts, PhraseId key, Str text)
{
    if (text.length > 0) {
        block_add_fact(handout->document, facts, phrase(key), text);
    }
}

static Block *add_head(const Handout *handout, Block *parent, const PhraseId *heads, size_t count)
{
    Block *table = block_add(handout->document, parent, BLOCK_TABLE);
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    for (size_t i = 0; i < count; i++) {
        block_add_text(handout->document, row, BLOCK_CELL, phrase(heads[i]));
    }
    return table;
}

void handout_add_notes(const Handout *handout, Block *block, const Entity *entity)
{
    for (uint32_t i = 0; i < entity->more->notes.count; i++) {
        block_add_rich(handout->document, block, entity->more->notes.at[i].text);
    }
    if (entity->more->links.count == 0) {
        return;
    }
    block_add_text(handout->document, block, BLOCK_LABEL, phrase(PHRASE_FURTHER));
    Block *list = block_add(handout->document, block, BLOCK_LIST);
    for (uint32_t i = 0; i < entity->more->links.count; i++) {
        const Link *link = &entity->more->links.at[i];
        line_add_link(handout->document, block_add(handout->document, list, BLOCK_ITEM),
                      link->label, link->address);
    }
}

// ---- you are here -------------------------------------------------------------------------------

static Str date_text(const Handout *handout, const Value *date)
{
    if (date->kind != VALUE_DATE) {
        return (Str){0};
    }
    return str_format(handout->arena, "%04d-%02d-%02d", date->year, date->month, date->day);
}

Str stage_number(const Handout *handout, const RoleProcess *own, const Stage *stage)
{
    int32_t step = own->route.steps[stage->index];
    return step < 0 ? (Str){0} : str_format(handout->arena, "%d", step + 1);
}

static void add_here_row(const Handout *handout, Block *table, const RoleProcess *own,
                         const Stage *stage, RolePart part)
{
    Document *document = handout->document;
    Block *row = block_add(document, table, BLOCK_ROW);
    Str number = stage_number(handout, own, stage);
    block_add_text(document, row, BLOCK_CELL, number.length > 0 ? number : phrase(PHRASE_NONE));
    Block *name = block_add(document, row, BLOCK_CELL);
    if (part == PART_NONE) {
        line_add(document, name, stage->entity.label);
    } else {
        line_add_strong(document, name, stage->entity.label)->aim = own->cards[stage->index];
    }
    block_add_text(document, row, BLOCK_CELL,
                   stage->phase ? stage->phase->entity.label : phrase(PHRASE_NONE));
    Block *mine = block_add(document, row, BLOCK_CELL);
    if (part != PART_NONE) {
        line_add_strong(document, mine, role_part_text(part));
    } else {
        line_add(document, mine, stage->owner ? role_label(stage->owner) : phrase(PHRASE_NOBODY));
    }
}

// Of longer processes only the role's own stages are listed.
enum { HERE_ROWS_MOST = 60 };

static void add_opening(const Handout *handout, Block *section, const RoleProcess *own)
{
    Arena *arena = handout->arena;
    Str all = str_format(arena, "%u", own->process->stages.count);
    Str text = phrase_with(arena, PHRASE_HERE_NONE, all);
    if (own->stage_count > 0) {
        text = phrase_with_two(arena, PHRASE_HERE_COUNT, str_format(arena, "%u", own->stage_count),
                               all);
    }
    if (own->stage_count > 0 && own->process->stages.count == 1) {
        text = phrase(PHRASE_HERE_ONLY);
    }
    Block *opening = block_add_text(handout->document, section, BLOCK_PARAGRAPH, text);
    line_add_strong(handout->document, opening, own->process->entity.label);
    line_add(handout->document, opening, STR("."));
    if (own->process->owner == handout->role) {
        line_add(handout->document, opening, phrase(PHRASE_HERE_OWNER));
    }
}

static void add_here_process(const Handout *handout, Block *section, const RoleProcess *own)
{
    static const PhraseId heads[] = {PHRASE_NUMBER, PHRASE_STAGE, PHRASE_PHASE, PHRASE_WHO};
    const Process *process = own->process;
    add_opening(handout, section, own);
    Block *facts = block_add(handout->document, section, BLOCK_FACTS);
    add_fact(handout, facts, PHRASE_VERSION, process->version);
    add_fact(handout, facts, PHRASE_EFFECTIVE, date_text(handout, &process->effective));
    if (process->owner) {
        add_fact(handout, facts, PHRASE_PROCESS_OWNER, role_label(process->owner));
    }
    block_add_rich(handout->document, section, process->entity.more->summary);
    Block *table = add_head(handout, section, heads, 4);
    bool shows_all = process->stages.count <= HERE_ROWS_MOST;
    uint32_t next = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        bool is_mine = next < own->stage_count && own->stages[next].stage == process->stages.at[i];
        RolePart part = is_mine ? own->stages[next++].part : PART_NONE;
        if (is_mine || shows_all) {
            add_here_row(handout, table, own, process->stages.at[i], part);
        }
    }
}

static void add_here(const Handout *handout, Block *section)
{
    if (handout->process_count == 0) {
        block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_HERE_NOWHERE));
    }
    for (uint32_t i = 0; i < handout->process_count; i++) {
        add_here_process(handout, section, &handout->processes[i]);
    }
}

// ---- the role -----------------------------------------------------------------------------------

static Str reports_to(const Handout *handout)
{
    Series list = {0};
    for (uint32_t i = 0; i < handout->model->roles.count; i++) {
        const Role *role = handout->model->roles.at[i];
        if (role->reports == handout->role) {
            series_add(handout, &list, PHRASE_LIST_COMMA, role_label(role));
        }
    }
    return list.text;
}

static void add_role(Handout *handout, Block *section)
{
    const Role *role = handout->role;
    Block scratch = {0};
    block_add_rich(handout->document, section, role->entity.more->summary);
    Block *facts = block_add(handout->document, &scratch, BLOCK_FACTS);
    if (role->reports) {
        add_fact(handout, facts, PHRASE_REPORTS, role_label(role->reports));
    }
    add_fact(handout, facts, PHRASE_REPORT_TO_YOU, reports_to(handout));
    add_fact(handout, facts, PHRASE_TEAM, role->team);
    add_fact(handout, facts, PHRASE_QUOTA, role->quota.text);
    if (role->headcount > 0) {
        add_fact(handout, facts, PHRASE_HEADCOUNT, fixed_text(handout->arena, role->headcount));
    }
    if (facts->first) {
        block_adopt(section, facts);
    }
    if (role->does.count > 0) {
        block_add_text(handout->document, section, BLOCK_LABEL, phrase(PHRASE_DOES));
        Block *list = block_add(handout->document, section, BLOCK_LIST);
        for (uint32_t i = 0; i < role->does.count; i++) {
            block_add_text(handout->document, list, BLOCK_ITEM, role->does.at[i].text);
        }
    }
    handout_add_notes(handout, section, &role->entity);
}

// ---- skills -------------------------------------------------------------------------------------

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
                           stage->entity.label);
            }
        }
    }
    return lists;
}

static Str learned_after(const Handout *handout, const Skill *skill)
{
    Series list = {0};
    for (uint32_t i = 0; i < skill->after.count; i++) {
        series_add(handout, &list, PHRASE_LIST_COMMA, skill->after.at[i].skill->entity.label);
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
            line_add(handout->document, item,
                     phrase_with(handout->arena, PHRASE_LASTS, lesson->takes.text));
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
    handout->skill_cards[skill->index] = card;
    block_add_rich(handout->document, card, skill->entity.more->summary);
    Block *facts = block_add(handout->document, card, BLOCK_FACTS);
    add_fact(handout, facts, PHRASE_LEVEL, str_from(skill_level_text(needed->level)));
    add_fact(handout, facts, PHRASE_NEEDED_IN, needed_in);
    add_fact(handout, facts, PHRASE_AFTER, learned_after(handout, skill));
    add_lessons(handout, card, skill);
    add_proofs(handout, card, skill);
    handout_add_notes(handout, card, &skill->entity);
}

static void add_skills(const Handout *handout, Block *section)
{
    const Series *lists = list_needs(handout);
    block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_SKILLS_ORDER));
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        const NeededSkill *needed = &handout->skills.at[i];
        add_skill(handout, section, needed, i + 1, lists[needed->skill->index].text);
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
    Block *table = NULL;
    for (uint32_t i = 0; i < handout->model->metrics.count; i++) {
        const Metric *metric = handout->model->metrics.at[i];
        if (metric->owner != handout->role) {
            continue;
        }
        table = table ? table : add_head(handout, section, heads, 4);
        Block *row = block_add(handout->document, table, BLOCK_ROW);
        line_add_strong(handout->document, block_add(handout->document, row, BLOCK_CELL),
                        metric->entity.label);
        block_add_text(handout->document, row, BLOCK_CELL, metric->formula);
        block_add_text(handout->document, row, BLOCK_CELL, metric->target.text);
        block_add_text(handout->document, row, BLOCK_CELL, measured_at(handout, metric));
    }
}

// ---- sign-off -----------------------------------------------------------------------------------

static void add_signature(const Handout *handout, Block *table, const Role *role)
{
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    block_add_text(handout->document, row, BLOCK_CELL, role_label(role));
    for (int i = 0; i < 3; i++) {
        block_add(handout->document, row, BLOCK_CELL);
    }
}

static void add_sign_off(const Handout *handout, Block *section)
{
    static const PhraseId heads[] = {PHRASE_SIGN_ROLE, PHRASE_SIGN_NAME, PHRASE_SIGN_DATE,
                                     PHRASE_SIGN_MARK};
    block_add_text(handout->document, section, BLOCK_PARAGRAPH, phrase(PHRASE_SIGN_TEXT));
    Block *table = add_head(handout, section, heads, 4);
    add_signature(handout, table, handout->role);
    if (handout->role->reports) {
        add_signature(handout, table, handout->role->reports);
    }
}

// ---- the whole ----------------------------------------------------------------------------------

static void find_stages(Handout *handout, RoleProcess *own, const Process *process)
{
    uint32_t count = process->stages.count;
    own->process = process;
    own->stages = ARENA_MANY(handout->arena, count + 1, RoleStage);
    own->cards = ARENA_MANY(handout->arena, count + 1, Block *);
    own->handoffs = handoffs_of(process, handout->arena);
    own->odds = odds_of(process, handout->arena);
    own->route = route_find(process, &own->odds, handout->arena);
    for (uint32_t i = 0; i < count; i++) {
        RolePart part = role_part(process->stages.at[i], handout->role, handout->arena);
        if (part != PART_NONE) {
            own->stages[own->stage_count++] = (RoleStage){process->stages.at[i], part, NULL};
        }
    }
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
            handout_add_stages(handout, block, own);
        }
    }
}

// The cards of stages and skills are made before the pages that lead to them.
static void write_sections(Handout *handout)
{
    Document *document = handout->document;
    Block stages = {.kind = BLOCK_SECTION}, skills = {.kind = BLOCK_SECTION};
    fill_stages(handout, &stages);
    add_skills(handout, &skills);
    block_add_text(document, &document->body, BLOCK_PARAGRAPH, phrase(PHRASE_INTRODUCTION));
    add_here(handout, add_section(handout, PHRASE_HERE));
    add_if_filled(handout, PHRASE_THE_ROLE, add_role);
    if (handout->skills.count > 0) {
        Block *section = add_section(handout, PHRASE_SKILLS);
        section->first = skills.first;
        section->last = skills.last;
    }
    handout_add_days(handout, add_section(handout, PHRASE_DAYS));
    if (stages.first) {
        Block *section = add_section(handout, PHRASE_STAGES);
        section->first = stages.first;
        section->last = stages.last;
    }
    add_if_filled(handout, PHRASE_HANDOFFS, handout_add_handoffs);
    add_if_filled(handout, PHRASE_TOLD, handout_add_told);
    add_if_filled(handout, PHRASE_MEASURES, fill_measures);
    handout_add_glossary(handout, add_section(handout, PHRASE_GLOSSARY));
    add_sign_off(handout, add_section(handout, PHRASE_SIGN_OFF));
}

Document *handout_document(const Model *model, const Role *role, const ProcessList *processes,
                           Arena *arena)
{
    Str title = phrase_with(arena, PHRASE_TITLE, role_label(role));
    Handout handout = {
        .document = document_new(arena, title),
        .arena = arena,
        .model = model,
        .role = role,
        .processes = ARENA_MANY(arena, processes->count + 1, RoleProcess),
        .skills = skills_needed(model, role, processes, arena),
        .skill_cards = ARENA_MANY(arena, model->skills.count + 1, Block *),
    };
    for (uint32_t i = 0; i < processes->count; i++) {
        RoleProcess *own = &handout.processes[handout.process_count];
        *own = (RoleProcess){0};
        find_stages(&handout, own, processes->at[i]);
        if (own->stage_count > 0 || own->process->owner == role
            || handout_is_told(&handout, own->process)) {
            handout.process_count++;
        }
    }
    write_sections(&handout);
    return handout.document;
}
