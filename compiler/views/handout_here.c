// The first pages of a handout: where the role stands in its processes, and what it is for.
#include "views/handout_parts.h"
#include "views/staff.h"

// ---- you are here -------------------------------------------------------------------------------

Str date_text(const Handout *handout, const Value *date)
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

// Nothing where the process has no phases at all: the column is left out then.
static Str phase_text(const Process *process, const Stage *stage)
{
    if (stage->phase) {
        return stage->phase->entity.label;
    }
    return process->phases.count > 0 ? phrase(PHRASE_NONE) : (Str){0};
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
    block_add_text(document, row, BLOCK_CELL, phase_text(own->process, stage));
    Block *mine = block_add(document, row, BLOCK_CELL);
    if (part != PART_NONE) {
        line_add_strong(document, mine, role_part_text(part));
    } else {
        line_add(document, mine, stage->owner ? role_label(stage->owner) : phrase(PHRASE_NOBODY));
    }
}

// Of longer processes only the role's own stages are listed.
enum { HERE_ROWS_MOST = 60 };

// "You take part in 2 of the 3 stages of "
static Str part_taken(const RoleProcess *own, Arena *arena)
{
    uint32_t mine = own->stage_count, all = own->process->stages.count;
    Str count = str_format(arena, "%u", all);
    if (mine == 0) {
        return phrase_with(arena, PHRASE_HERE_NONE, count);
    }
    if (mine < all) {
        return phrase_with_two(arena, PHRASE_HERE_COUNT, str_format(arena, "%u", mine), count);
    }
    switch (all) {
    case 1: return phrase(PHRASE_HERE_ONLY);
    case 2: return phrase(PHRASE_HERE_BOTH);
    }
    return phrase_with(arena, PHRASE_HERE_ALL, count);
}

static void add_opening(const Handout *handout, Block *section, const RoleProcess *own)
{
    Block *opening = block_add_text(handout->document, section, BLOCK_PARAGRAPH,
                                    part_taken(own, handout->arena));
    line_add_strong(handout->document, opening, own->process->entity.label);
    line_add(handout->document, opening, STR("."));
    if (own->process->owner == handout->role) {
        line_add(handout->document, opening, phrase(PHRASE_HERE_OWNER));
    }
}

// What the process and its phases say of themselves, and where to read more.
static void add_here_remarks(const Handout *handout, Block *section, const Process *process)
{
    Block *remarks = NULL, *links = NULL;
    for (uint32_t i = 0; i < process->phases.count; i++) {
        handout_add_remarks(handout, section, &remarks, &process->phases.at[i]->entity);
    }
    handout_add_notes(handout, section, &process->entity);
    handout_add_more(handout, section, &links, &process->entity);
    for (uint32_t i = 0; i < process->phases.count; i++) {
        handout_add_more(handout, section, &links, &process->phases.at[i]->entity);
    }
}

static void add_here_process(const Handout *handout, Block *section, const RoleProcess *own)
{
    static const PhraseId heads[] = {PHRASE_NUMBER, PHRASE_STAGE, PHRASE_PHASE, PHRASE_WHO};
    const Process *process = own->process;
    add_opening(handout, section, own);
    Block *facts = block_add(handout->document, section, BLOCK_FACTS);
    handout_add_fact(handout, facts, PHRASE_VERSION, process->version);
    handout_add_fact(handout, facts, PHRASE_EFFECTIVE, date_text(handout, &process->effective));
    handout_add_fact(handout, facts, PHRASE_REVIEW, date_text(handout, &process->review));
    if (process->owner) {
        handout_add_fact(handout, facts, PHRASE_PROCESS_OWNER, role_label(process->owner));
    }
    handout_add_fact(handout, facts, PHRASE_RECORDED, handout_records(handout, &process->in));
    block_add_rich(handout->document, section, process->entity.more->summary);
    block_add_picture(handout->document, section, process, handout->role, own->cards);
    Block *table = handout_add_table(handout, section, heads, 4);
    bool shows_all = process->stages.count <= HERE_ROWS_MOST;
    uint32_t next = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        bool is_mine = next < own->stage_count && own->stages[next].stage == own->order[i];
        RolePart part = is_mine ? own->stages[next++].part : PART_NONE;
        if (is_mine || shows_all) {
            add_here_row(handout, table, own, own->order[i], part);
        }
    }
    table_drop_empty(table);
    add_here_remarks(handout, section, process);
}

void handout_add_here(Handout *handout, Block *section)
{
    if (handout->process_count == 0 && !handout->only_helps) {
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
        if (role->reports == handout->role
            && (role->is_external
                || staff_has(handout->model, handout->request->processes, role, handout->arena))) {
            series_add(handout, &list, PHRASE_LIST_COMMA, role_label(role));
        }
    }
    return list.text;
}

void handout_add_role(Handout *handout, Block *section)
{
    const Role *role = handout->role;
    Block scratch = {0};
    block_add_rich(handout->document, section, role->entity.more->summary);
    Block *facts = block_add(handout->document, &scratch, BLOCK_FACTS);
    if (role->reports) {
        handout_add_fact(handout, facts, PHRASE_REPORTS, role_label(role->reports));
    }
    handout_add_fact(handout, facts, PHRASE_REPORT_TO_YOU, reports_to(handout));
    handout_add_fact(handout, facts, PHRASE_TEAM, role->team);
    handout_add_fact(handout, facts, PHRASE_QUOTA, role->quota.text);
    if (role->headcount > 0) {
        handout_add_fact(handout, facts, PHRASE_HEADCOUNT,
                         fixed_text(handout->arena, role->headcount));
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
    handout_add_links(handout, section, &role->entity);
}
