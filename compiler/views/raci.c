// The view `raci`: stages by roles.
//
// Accountable: the owner. Responsible: `with` and every `do ... by`, or the owner where there is
// none. Consulted: `consult`. Informed: `inform` and every `tell`.
#include "views/raci.h"

#include "views/page.h"
#include "views/words.h"

enum { ACCOUNTABLE = 1, RESPONSIBLE = 2, CONSULTED = 4, INFORMED = 8 };

static const TableMark MARKS[] = {
    {CELL_STRONG, "A", "accountable"},
    {CELL_MARK, "R", "responsible: does the work"},
    {CELL_QUIET, "C", "consulted"},
    {CELL_QUIET, "I", "informed"},
};

static void add_part(uint8_t *parts, const Role *role, uint8_t part)
{
    if (role != NULL) {
        parts[role->index] |= part;
    }
}

static void add_parts(uint8_t *parts, const RoleUseList *roles, uint8_t part)
{
    for (uint32_t i = 0; i < roles->count; i++) {
        add_part(parts, roles->at[i].role, part);
    }
}

static bool has_worker(const Stage *stage)
{
    bool has = stage->with.count > 0;
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        has |= stage->tasks.at[i].by != NULL;
    }
    return has;
}

// What each role is at a stage, by Role.index.
static void stage_parts(const Stage *stage, uint8_t *parts)
{
    add_part(parts, stage->owner, ACCOUNTABLE);
    add_parts(parts, &stage->with, RESPONSIBLE);
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        add_part(parts, stage->tasks.at[i].by, RESPONSIBLE);
    }
    if (!has_worker(stage)) {
        add_part(parts, stage->owner, RESPONSIBLE);
    }
    add_parts(parts, &stage->consult, CONSULTED);
    add_parts(parts, &stage->inform, INFORMED);
    add_part(parts, stage->sla_tell, INFORMED);
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        add_part(parts, stage->ways.at[i].outcome->more->tell, INFORMED);
    }
}

static void fill_cell(Cell *cell, uint8_t parts, Arena *arena)
{
    static const char letters[] = "ARCI";
    Str text = {"", 0};
    for (int i = 0; i < 4; i++) {
        if (parts & 1 << i) {
            text = text_join(text, " ", (Str){&letters[i], 1}, arena);
        }
    }
    CellTone tone = parts & ACCOUNTABLE   ? CELL_STRONG
                    : parts & RESPONSIBLE ? CELL_MARK
                                          : CELL_QUIET;
    if (parts != 0) {
        cell_set(cell, tone, text);
    }
}

// The roles that are anything at some stage: our own first.
static RoleList roles_with_parts(const Model *model, const Process *process, Arena *arena)
{
    uint8_t *parts = ARENA_MANY(arena, model->roles.count, uint8_t);
    RoleList roles = {ARENA_MANY(arena, model->roles.count, Role *), 0};
    for (uint32_t i = 0; i < process->stages.count; i++) {
        stage_parts(process->stages.at[i], parts);
    }
    for (int is_external = 0; is_external < 2; is_external++) {
        for (uint32_t i = 0; i < model->roles.count; i++) {
            if (parts[i] != 0 && model->roles.at[i]->is_external == (is_external == 1)) {
                roles.at[roles.count++] = model->roles.at[i];
            }
        }
    }
    return roles;
}

static void add_rows(Table *table, const Model *model, const Process *process,
                     const RoleList *roles)
{
    uint8_t *parts = ARENA_MANY(table->arena, model->roles.count, uint8_t);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        TableRow *row = page_stage_row(table, process->stages.at[i]);
        stage_parts(process->stages.at[i], parts);
        for (uint32_t j = 0; j < roles->count; j++) {
            fill_cell(&row->cells[j], parts[roles->at[j]->index], table->arena);
            parts[roles->at[j]->index] = 0;
        }
    }
}

Table *raci_table(const Model *model, const Process *process, const ViewOptions *options,
                  Arena *arena)
{
    RoleList roles = roles_with_parts(model, process, arena);
    Table *table = table_new(arena, process->stages.count, roles.count);
    if (table == NULL) {
        return NULL;
    }
    page_table(table, process, options, "Stage", "Who does what at each stage");
    table->description = str_format(arena, "Responsibilities in %.*s: %u stages by %u roles.",
                                    STR_ARGS(table->title), process->stages.count, roles.count);
    table->marks = MARKS;
    table->mark_count = sizeof MARKS / sizeof MARKS[0];
    for (uint32_t i = 0; i < roles.count; i++) {
        TableColumn *column = table_add_column(table, roles.at[i]->entity.label);
        column->group = roles.at[i]->is_external ? STR("external") : STR("");
    }
    add_rows(table, model, process, &roles);
    page_bring_out(table, &roles, options);
    return table;
}
