// What stands around every picture and table of a process.
#include "views/page.h"

#include "views/phrases.h"
#include "views/words.h"

enum { PAGE_FEET_MOST = 20 };

Str page_edition(const Process *process, Arena *arena)
{
    Str text = {"", 0};
    if (process->version.length > 0) {
        text = phrase_with(arena, PHRASE_MAP_VERSION, process->version);
    }
    if (process->effective.kind != VALUE_NONE) {
        Str day = phrase_with(arena, PHRASE_MAP_EFFECTIVE, process->effective.text);
        text = phrase_join(arena, text, PHRASE_LIST_DOT, day);
    }
    if (process->owner != NULL) {
        PhraseId owned = text.length > 0 ? PHRASE_MAP_OWNED : PHRASE_MAP_OWNED_FIRST;
        Str owner = phrase_with(arena, owned, process->owner->entity.label);
        text = phrase_join(arena, text, PHRASE_LIST_DOT, owner);
    }
    return text;
}

bool page_takes_part(const Role *role, const Stage *stage, Arena *arena)
{
    RoleList roles = role != NULL ? stage_participants(stage, arena) : (RoleList){NULL, 0};
    for (uint32_t i = 0; i < roles.count; i++) {
        if (roles.at[i] == role) {
            return true;
        }
    }
    return role == NULL;
}

Str page_role_note(const Role *role, Arena *arena)
{
    return role == NULL
               ? STR("")
               : str_format(arena, "Brought out: the part of %.*s.", STR_ARGS(role->entity.label));
}

Group *page_groups(const Process *process, Arena *arena)
{
    const PhaseList *phases = &process->phases;
    Group *groups = ARENA_MANY(arena, phases->count, Group);
    for (uint32_t i = 0; i < phases->count; i++) {
        const Phase *phase = phases->at[i];
        Str id = id_text("phase", &process->entity, NULL, phase->entity.name, arena);
        groups[i] = (Group){id, phase->entity.label, phase->color, i};
    }
    return groups;
}

TableRow *page_stage_row(Table *table, const Stage *stage)
{
    const Entity *entity = &stage->entity;
    TableRow *row = table_add_row(table, entity->label);
    row->id = id_text("stage", &stage->process->entity, NULL, entity->name, table->arena);
    row->group = stage->phase != NULL ? (int32_t)stage->phase->index : -1;
    row->link = entity->more->links.count > 0 ? entity->more->links.at[0].address : STR("");
    return row;
}

void page_bring_out(Table *table, const RoleList *roles, const ViewOptions *options)
{
    const Role *role = options->role;
    uint32_t column = UINT32_MAX;
    for (uint32_t i = 0; i < roles->count; i++) {
        table->columns[i].cast = cast_new(options->role_count, table->arena);
        cast_add(table->columns[i].cast, roles->at[i]);
    }
    for (uint32_t i = 0; i < roles->count; i++) {
        column = roles->at[i] == role ? i : column;
    }
    if (role != NULL) {
        table_bring_out(table, column);
    }
}

void page_add_foot(Table *table, Str line)
{
    if (line.length > 0 && table->foot.count < PAGE_FEET_MOST) {
        table->foot.at[table->foot.count++] = line;
    }
}

void page_table(Table *table, const Process *process, const ViewOptions *options,
                const char *corner, const char *subtitle)
{
    table->title = process->entity.label;
    table->subtitle = str_from(subtitle);
    table->corner = str_from(corner);
    table->group_label = STR("Phase");
    table->groups = page_groups(process, table->arena);
    table->group_count = process->phases.count;
    table->width = options->width;
    table->foot.at = ARENA_MANY(table->arena, PAGE_FEET_MOST, Str);
    page_add_foot(table, page_edition(process, table->arena));
    page_add_foot(table, page_role_note(options->role, table->arena));
}
