// The view `skills`: skills by roles.
//
// A role has a skill at a level; the stages it owns need skills at a level. Where the need is the
// higher one, the role has to learn; where nobody who works on the stage has it at that level, that
// is a gap. Rows are the skills that come up in the process, in the order of the file; columns are
// the roles of our own that take part.
#include "views/skills.h"

#include "views/page.h"

static const TableMark MARKS[] = {
    {CELL_STRONG, "expert", "the role has it, at this level"},
    {CELL_QUIET, "to learn", "its stage needs more; others there can do it"},
    {CELL_GAP, "gap", "nobody who works on the stage can do it"},
};

#define NOWHERE UINT32_MAX

typedef struct Skills {
    RoleList roles;   // columns
    SkillList skills; // rows
    uint32_t *column; // by Role.index; NOWHERE: it has none
    uint32_t *row;    // by Skill.index
    uint8_t *has;     // by row and column, as are all of these: a SkillLevel or 0
    uint8_t *needs;
    bool *is_gap;
    Arena *arena;
} Skills;

// ---- rows and columns ---------------------------------------------------------------------------

static void add_role(Skills *skills, Role *role)
{
    if (!role->is_external && skills->column[role->index] == NOWHERE) {
        skills->column[role->index] = skills->roles.count;
        skills->roles.at[skills->roles.count++] = role;
    }
}

static void mark_skills(Skills *skills, const SkillUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        skills->row[uses->at[i].skill->index] = 0;
    }
}

static uint32_t *nowhere(uint32_t count, Arena *arena)
{
    uint32_t *list = ARENA_MANY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        list[i] = NOWHERE;
    }
    return list;
}

static void collect_roles(Skills *skills, const Model *model, const Process *process)
{
    skills->column = nowhere(model->roles.count, skills->arena);
    skills->roles.at = ARENA_MANY(skills->arena, model->roles.count, Role *);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        RoleList participants = stage_participants(process->stages.at[i], skills->arena);
        for (uint32_t j = 0; j < participants.count; j++) {
            add_role(skills, participants.at[j]);
        }
    }
}

// Those that a stage needs or a role has, in the order of the file.
static void collect_skills(Skills *skills, const Model *model, const Process *process)
{
    skills->row = nowhere(model->skills.count, skills->arena);
    skills->skills.at = ARENA_MANY(skills->arena, model->skills.count, Skill *);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        mark_skills(skills, &process->stages.at[i]->needs);
    }
    for (uint32_t i = 0; i < skills->roles.count; i++) {
        mark_skills(skills, &skills->roles.at[i]->has);
    }
    for (uint32_t i = 0; i < model->skills.count; i++) {
        if (skills->row[i] != NOWHERE) {
            skills->row[i] = skills->skills.count;
            skills->skills.at[skills->skills.count++] = model->skills.at[i];
        }
    }
}

// ---- levels -------------------------------------------------------------------------------------

static void raise_level(uint8_t *level, SkillLevel to)
{
    *level = *level < to ? (uint8_t)to : *level;
}

static size_t spot(const Skills *skills, const Role *role, const Skill *skill)
{
    return (size_t)skills->row[skill->index] * skills->roles.count + skills->column[role->index];
}

static bool is_met(const Skills *skills, const RoleList *workers, const SkillUse *need)
{
    for (uint32_t i = 0; i < workers->count; i++) {
        if (!workers->at[i]->is_external
            && skills->has[spot(skills, workers->at[i], need->skill)] >= need->level) {
            return true;
        }
    }
    return false;
}

static void add_needs(Skills *skills, const Stage *stage)
{
    RoleList workers = stage_workers(stage, skills->arena);
    bool is_asked = stage->owner != NULL && !stage->owner->is_external;
    for (uint32_t i = 0; is_asked && i < stage->needs.count; i++) {
        const SkillUse *need = &stage->needs.at[i];
        size_t at = spot(skills, stage->owner, need->skill);
        raise_level(&skills->needs[at], need->level);
        skills->is_gap[at] |= !is_met(skills, &workers, need);
    }
}

static void add_levels(Skills *skills, const Process *process)
{
    size_t spots = (size_t)skills->roles.count * skills->skills.count;
    skills->has = ARENA_MANY(skills->arena, spots, uint8_t);
    skills->needs = ARENA_MANY(skills->arena, spots, uint8_t);
    skills->is_gap = ARENA_MANY(skills->arena, spots, bool);
    for (uint32_t i = 0; i < skills->roles.count; i++) {
        const Role *role = skills->roles.at[i];
        for (uint32_t j = 0; j < role->has.count; j++) {
            const SkillUse *has = &role->has.at[j];
            raise_level(&skills->has[spot(skills, role, has->skill)], has->level);
        }
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        add_needs(skills, process->stages.at[i]);
    }
}

// ---- the table ----------------------------------------------------------------------------------

static void fill_cell(const Skills *skills, const Role *role, const Skill *skill, Cell *cell)
{
    size_t at = spot(skills, role, skill);
    SkillLevel has = skills->has[at], needs = skills->needs[at];
    const char *level = needs > 0 ? skill_level_text(needs) : "";
    if (needs <= has) {
        if (has > 0) {
            cell_set(cell, CELL_STRONG, str_from(skill_level_text(has)));
        }
        return;
    }
    const char *what = skills->is_gap[at] ? "gap" : "to learn";
    Str text = has > 0
                   ? str_format(skills->arena, "%s: %s, has %s", what, level, skill_level_text(has))
                   : str_format(skills->arena, "%s: %s", what, level);
    cell_set(cell, skills->is_gap[at] ? CELL_GAP : CELL_QUIET, text);
}

static void add_row(Table *table, const Skills *skills, const Skill *skill)
{
    TableRow *row = table_add_row(table, skill->entity.label);
    const LinkList *links = &skill->entity.more->links;
    row->link = links->count > 0 ? links->at[0].address : STR("");
    for (uint32_t i = 0; i < skills->roles.count; i++) {
        fill_cell(skills, skills->roles.at[i], skill, &row->cells[i]);
    }
}

// "no gap", "3 gaps".
static Str gaps_text(const Table *table)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->row_count; i++) {
        for (uint32_t j = 0; j < table->column_count; j++) {
            count += table->rows[i].cells[j].tone == CELL_GAP;
        }
    }
    return count == 0 ? STR("no gap")
                      : str_format(table->arena, "%u gap%s", count, count == 1 ? "" : "s");
}

Table *skills_table(const Model *model, const Process *process, const ViewOptions *options,
                    Arena *arena)
{
    Skills skills = {.arena = arena};
    collect_roles(&skills, model, process);
    collect_skills(&skills, model, process);
    Table *table = table_new(arena, skills.skills.count, skills.roles.count);
    if (table == NULL) {
        return NULL;
    }
    add_levels(&skills, process);
    page_table(table, process, options, "Skill", "");
    table->marks = MARKS;
    table->mark_count = sizeof MARKS / sizeof MARKS[0];
    for (uint32_t i = 0; i < skills.roles.count; i++) {
        table_add_column(table, skills.roles.at[i]->entity.label);
    }
    for (uint32_t i = 0; i < skills.skills.count; i++) {
        add_row(table, &skills, skills.skills.at[i]);
    }
    Str gaps = gaps_text(table);
    table->subtitle =
        str_format(arena, "What each role can do, and what is missing: %.*s", STR_ARGS(gaps));
    table->description =
        str_format(arena, "Skills in %.*s: %u skills by %u roles, %.*s.", STR_ARGS(table->title),
                   table->row_count, table->column_count, STR_ARGS(gaps));
    page_bring_out(table, &skills.roles, options);
    return table;
}
