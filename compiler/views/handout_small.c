// The small things that all parts of a handout need.
#include "views/handout_parts.h"

#include <ctype.h>
#include <string.h>

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

Str stage_label(const Handout *handout, const Stage *stage)
{
    Str label = stage->entity.label;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; own->process != stage->process && i < own->stage_count; i++) {
            if (str_equal(own->stages[i].stage->entity.label, label)) {
                return phrase_with_two(handout->arena, PHRASE_IN_PROCESS,
                                       stage->process->entity.label, label);
            }
        }
    }
    return label;
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

void handout_add_fact(const Handout *handout, Block *facts, PhraseId key, Str text)
{
    if (text.length > 0) {
        block_add_fact(handout->document, facts, phrase(key), text);
    }
}

Block *handout_add_table(const Handout *handout, Block *parent, const PhraseId *heads, size_t count)
{
    Block *table = block_add(handout->document, parent, BLOCK_TABLE);
    Block *row = block_add(handout->document, table, BLOCK_ROW);
    for (size_t i = 0; i < count; i++) {
        block_add_text(handout->document, row, BLOCK_CELL, phrase(heads[i]));
    }
    return table;
}

static void add_plain_notes(const Handout *handout, Block *block, const Entity *entity)
{
    for (uint32_t i = 0; i < entity->more->notes.count; i++) {
        block_add_rich(handout->document, block, entity->more->notes.at[i].text);
    }
}

void handout_add_notes(const Handout *handout, Block *block, const Entity *entity)
{
    if (entity->more->notes.count > 0) {
        block_add_text(handout->document, block, BLOCK_LABEL, phrase(PHRASE_NOTES));
        add_plain_notes(handout, block, entity);
    }
}

void handout_add_opening(const Handout *handout, Block *block, const Entity *entity)
{
    block_add_rich(handout->document, block, entity->more->summary);
    add_plain_notes(handout, block, entity);
}

Str handout_reopening(const Handout *handout, Str place, const Reopening *reopening)
{
    if (reopening->within.text.length == 0) {
        return place;
    }
    return phrase_with_two(handout->arena, PHRASE_REOPENED, place, reopening->within.text);
}

// In a line two texts would run together where the first, a line itself, ends with a letter.
static const char *parting(const Out *text)
{
    char last = text->length > 0 ? text->bytes[text->length - 1] : '.';
    bool is_bare = isalnum((unsigned char)last) && !memchr(text->bytes, '\n', text->length);
    return text->length == 0 ? "" : is_bare ? ".\n\n" : "\n\n";
}

Str handout_told_whole(const Handout *handout, const Entity *entity)
{
    const EntityDetail *more = entity->more;
    Out text;
    out_start_in(&text, handout->arena);
    out_str(&text, more->summary);
    for (uint32_t i = 0; i < more->notes.count; i++) {
        out_text(&text, parting(&text));
        out_str(&text, more->notes.at[i].text);
    }
    return out_finish(&text);
}

void handout_add_remarks(const Handout *handout, Block *block, Block **facts, const Entity *entity)
{
    Str told = handout_told_whole(handout, entity);
    if (told.length > 0) {
        *facts = *facts ? *facts : block_add(handout->document, block, BLOCK_FACTS);
        block_add_fact(handout->document, *facts, entity->label, (Str){0})->rich = told;
    }
}

void handout_add_more(const Handout *handout, Block *block, Block **list, const Entity *entity)
{
    const LinkList *links = &entity->more->links;
    if (links->count > 0 && !*list) {
        block_add_text(handout->document, block, BLOCK_LABEL, phrase(PHRASE_FURTHER));
        *list = block_add(handout->document, block, BLOCK_LIST);
    }
    for (uint32_t i = 0; i < links->count; i++) {
        line_add_link(handout->document, block_add(handout->document, *list, BLOCK_ITEM),
                      links->at[i].label, links->at[i].address);
    }
}

void handout_add_links(const Handout *handout, Block *block, const Entity *entity)
{
    Block *list = NULL;
    handout_add_more(handout, block, &list, entity);
}
